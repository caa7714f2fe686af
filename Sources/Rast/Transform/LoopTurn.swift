/// What one turn of a loop does to the variables that carry something from turn to turn.
struct LoopTurn {
  /// What the variables are made of where the loop begins.
  let start: [Symbol: Origin]
  /// The variables that follow from others at the end of a turn, as after `size = norm(z)`, with what they follow from.
  let derived: [Symbol: Set<Component>]

  private let turn: Dataflow
  private let types: [Symbol: Type]
  /// The variables that a turn changes and a later one reads, in the order of their declarations.
  private let state: [Symbol]

  /// Follows one turn of a loop.
  ///
  /// - Parameter declared: the variables of the program.
  init(_ loop: Dataflow.Loop, of program: TypedProgram, declared: [Symbol: (type: Type, order: Int)]) {
    var turn = Dataflow(program)
    turn.followTurn(of: loop.statement)
    let changed = turn.assigned.filter { turn.declared[$0] == nil }
    var read = turn.exits
    for name in turn.assigned { read.formUnion(turn.origins.origin(of: Component(variable: name)).all) }
    let state = changed.intersection(read.map(\.variable))
    start = loop.origins
    types = declared.mapValues(\.type)
    derived = LoopTurn.derived(loop.statement.kind, state) {
      changed.contains($0) || turn.declared[$0] != nil
    }
    self.state = state.sorted { (declared[$0]?.order ?? 0) < (declared[$1]?.order ?? 0) }
    self.turn = turn
  }

  /// Finds the variables that the loop's own statements make of others, and of nothing else that varies, after those
  /// were assigned.
  private static func derived(
    _ loop: TypedStatement.Kind, _ state: Set<Symbol>, varies: (Symbol) -> Bool
  ) -> [Symbol: Set<Component>] {
    var (found, assigned): ([Symbol: Set<Component>], Set<Symbol>) = ([:], [])
    for statement in loop.body?.statements ?? [] {
      guard case .assign(let name, let value) = statement.kind else { continue }
      var sources: Set<Symbol> = []
      value.forEachExpression {
        if case .variable(let source) = $0.kind, varies(source) { sources.insert(source) }
      }
      found = found.filter { !$0.value.contains(Component(variable: name)) }
      let follows = !sources.isEmpty && sources.allSatisfy { state.contains($0) && assigned.contains($0) }
      found[name] = follows ? Set(sources.map { Component(variable: $0) }) : nil
      assigned.insert(name)
    }
    return found
  }

  // MARK: What the loop tests

  /// Whether the loop ends because of one of some parameters.
  func ends(by limits: Set<Symbol>) -> Bool {
    tested.contains { start.origin(of: $0).all.contains { limits.contains($0.variable) } }
  }

  /// What decides whether the loop goes on: what its tests read, and what the flags are made of that they read.
  var tested: Set<Component> { traced(turn.exits) { $0 == .bool } }

  /// The same, and what other variables are made of that the tests read.
  var testedIndirectly: Set<Component> { traced(turn.exits) { $0 != .complex } }

  /// The components, and those that they are derived from, or made of if the type of the variable asks for it.
  private func traced(_ components: Set<Component>, through isFollowed: (Type) -> Bool) -> Set<Component> {
    var (found, new) = (components, Array(components))
    while let component = new.popLast() {
      var sources = derived[component.variable] ?? []
      if let type = types[component.variable], isFollowed(type), turn.assigned.contains(component.variable) {
        sources.formUnion(turn.origins.origin(of: component).all)
      }
      for source in sources where found.insert(source).inserted { new.append(source) }
    }
    return found
  }

  // MARK: What the turn computes

  /// The numbers of a type that a turn changes and a later one reads.
  func numbers(_ type: Type) -> [Component] {
    state.flatMap { numbers(type, in: Component(variable: $0), types[$0] ?? .unit) }
  }

  private func numbers(_ wanted: Type, in component: Component, _ type: Type) -> [Component] {
    switch type {
    case .unit, .bool, .char, .int, .float, .complex, .str: type == wanted ? [component] : []
    case .tuple(let tuple):
      tuple.elements.enumerated().flatMap { index, element in
        numbers(wanted, in: Component(variable: component.variable, path: component.path + [index]), element)
      }
    }
  }

  /// Whether what a turn makes of a component depends on what the other one held before the turn. To stay the same is
  /// not to depend on oneself.
  func depends(_ component: Component, on other: Component) -> Bool {
    sources(of: component).contains { $0.overlaps(other) }
  }

  private func sources(of component: Component) -> Set<Component> {
    var new = Array(turn.origins.origin(of: component).sources(besides: component))
    var (found, seen) = (Set<Component>(), Set(new))
    while let source = new.popLast() {
      guard let origins = derived[source.variable] else {
        found.insert(source)
        continue
      }
      for origin in origins where seen.insert(origin).inserted { new.append(origin) }
    }
    return found
  }
}

extension TypedStatement.Kind {
  /// The body of a loop.
  var body: TypedBlock? {
    switch self {
    case .whileLoop(_, let body), .forLoop(_, _, _, let body): body
    case .declare, .assign, .breakLoop, .continueLoop, .returnValue, .print, .trace, .discard: nil
    }
  }
}
