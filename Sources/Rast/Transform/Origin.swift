/// A variable, or an element of the tuple that it holds, or an element of that one, and so on.
struct Component: Hashable {
  var variable: Symbol
  var path: [Int] = []

  /// Whether one of the two is a part of the other.
  func overlaps(_ other: Component) -> Bool {
    variable == other.variable && zip(path, other.path).allSatisfy { $0 == $1 }
  }
}

/// What a value is made of.
enum Origin {
  /// The components that it may be as they were, and those that it is computed from.
  case components(copied: Set<Component>, used: Set<Component>)
  case tuple([Origin])

  /// Nothing but constants.
  static let nothing = Origin.components(copied: [], used: [])

  /// All components that the value depends on.
  var all: Set<Component> {
    switch self {
    case .components(let copied, let used): copied.union(used)
    case .tuple(let elements): elements.reduce(into: []) { $0.formUnion($1.all) }
    }
  }

  /// All components that the value of a component depends on, other than by being what it was.
  func sources(besides component: Component) -> Set<Component> {
    switch self {
    case .components(let copied, let used): used.union(copied.filter { !$0.overlaps(component) })
    case .tuple(let elements): elements.reduce(into: []) { $0.formUnion($1.sources(besides: component)) }
    }
  }

  /// What the element of a tuple is made of.
  func element(_ index: Int) -> Origin {
    switch self {
    case .components(let copied, let used):
      .components(
        copied: Set(copied.map { Component(variable: $0.variable, path: $0.path + [index]) }), used: used)
    case .tuple(let elements): elements[index]
    }
  }

  /// What a value is made of that may be one or the other.
  func joined(_ other: Origin) -> Origin {
    switch (self, other) {
    case (.components(let copied, let used), .components(let otherCopied, let otherUsed)):
      .components(copied: copied.union(otherCopied), used: used.union(otherUsed))
    case (.tuple(let one), .tuple(let two)): .tuple(zip(one, two).map { $0.joined($1) })
    case (.tuple(let elements), .components):
      .tuple(elements.enumerated().map { $1.joined(other.element($0)) })
    case (.components, .tuple): other.joined(self)
    }
  }

  /// What a value is made of that is chosen by others.
  func chosen(by components: Set<Component>) -> Origin {
    if components.isEmpty { return self }
    switch self {
    case .components(let copied, let used): return .components(copied: copied, used: used.union(components))
    case .tuple(let elements): return .tuple(elements.map { $0.chosen(by: components) })
    }
  }
}

extension [Symbol: Origin] {
  /// What a component is made of; a variable that was not assigned holds what it held.
  func origin(of component: Component) -> Origin {
    let whole = Component(variable: component.variable)
    let origin = self[component.variable] ?? .components(copied: [whole], used: [])
    return component.path.reduce(origin) { $0.element($1) }
  }
}
