/// The variables that a running program has, by name.
struct ScopedVariables {
  private struct Binding {
    var name: Symbol
    var value: Value
  }

  /// The innermost last.
  private var bindings: [Binding] = []
  /// The index of the running function's first variable.
  private var frame = 0

  /// How many there are, in all functions under way.
  var count: Int { bindings.count }

  /// The value of the innermost variable of a name in the running function.
  subscript(name: Symbol) -> Value? {
    var index = bindings.count - 1
    while index >= frame {
      if bindings[index].name == name { return bindings[index].value }
      index -= 1
    }
    return nil
  }

  /// Changes the innermost variable of a name in the running function; false if there is none.
  mutating func assign(_ name: Symbol, _ value: Value) -> Bool {
    var index = bindings.count - 1
    while index >= frame {
      if bindings[index].name == name {
        bindings[index].value = value
        return true
      }
      index -= 1
    }
    return false
  }

  mutating func declare(_ name: Symbol, _ value: Value) { bindings.append(Binding(name: name, value: value)) }

  /// Removes what was declared since there were `outer` variables.
  mutating func endScope(_ outer: Int) { bindings.removeLast(bindings.count - outer) }

  /// Begins a function, which sees no variables of its caller; returns what ends it.
  mutating func beginFunction() -> (frame: Int, count: Int) {
    let outer = (frame, bindings.count)
    frame = bindings.count
    return outer
  }

  mutating func endFunction(_ outer: (frame: Int, count: Int)) {
    endScope(outer.count)
    frame = outer.frame
  }

  mutating func removeAll() {
    bindings.removeAll(keepingCapacity: true)
    frame = 0
  }
}
