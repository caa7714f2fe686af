import Rast

/// Ifs, blocks and calls as values.
extension ProgramGenerator {
  /// `if c { a } else { b }`, where one of the branches may be left before its end.
  mutating func ifValue(_ type: Type, _ depth: Int, expected: Bool) -> Fragment {
    note(.ifValue)
    let test = expression(.bool, depth - 1, expected: true).text
    let isNumber = type == .float || type == .complex
    if !expected, isNumber, random.chance(10) {
      // A literal takes the type of the other branch, so that one must be certain.
      let other = leaf(type, expected: false)
      return Fragment(
        text: "if \(test) { \(literal(as: type).text) } else { \(other.opening) }", isBlockLike: true)
    }
    let before = divergences
    let then = branch(type, depth - 1, expected: expected)
    let isKnown = expected || before == divergences
    if random.chance(20) {
      note(.elseIf)
      let rest = ifValue(type, max(1, depth - 1), expected: isKnown)
      return Fragment(text: "if \(test) \(then) else \(rest.text)", isBlockLike: true)
    }
    let other = branch(type, depth - 1, expected: isKnown)
    return Fragment(text: "if \(test) \(then) else \(other)", isBlockLike: true)
  }

  private mutating func branch(_ type: Type, _ depth: Int, expected: Bool) -> String {
    if random.chance(4) { return divergingBlock(depth).text }
    if random.chance(30) { return blockValue(type, depth, expected: expected).text }
    return "{ \(expression(type, depth, expected: expected).opening) }"
  }

  /// `{ statements; value }`, which may assign to a variable that was read as an operand before.
  mutating func blockValue(_ type: Type, _ depth: Int, expected: Bool) -> Fragment {
    note(.blockValue)
    return scoped { generator in
      var lines: [String] = []
      for _ in 0..<generator.random.choose((20, 0), (60, 1), (20, 2)) where generator.budget > 0 {
        lines += generator.random.chance(65) ? generator.assignment() : generator.statement()
      }
      let value = generator.expression(type, max(0, depth - 1), expected: expected).opening
      return Fragment(text: "{ " + (lines + [value]).joined(separator: " ") + " }", isBlockLike: true)
    }
  }

  /// A block that is always left in the middle, and so fits anywhere.
  mutating func divergingBlock(_ depth: Int) -> Fragment {
    note(.divergingValue)
    divergences += 1
    return scoped { generator in
      var lines = generator.random.chance(30) ? generator.assignment() : []
      lines += generator.jump()
      return Fragment(text: "{ " + lines.joined(separator: " ") + " }", isBlockLike: true)
    }
  }

  // MARK: Calls

  /// A call of a function with the given result, if there is one.
  mutating func call(_ type: Type, _ depth: Int) -> Fragment? {
    let fitting = functions.indices.filter { functions[$0].output == type }
    let allowed = fitting.filter { callable.contains($0) || $0 == recursive }
    let isLoose = random.chance(4)
    guard let index = random.pick(isLoose ? fitting : allowed) else { return nil }
    if isLoose { note(.looseCall) }
    return call(of: index, depth, isLoose: isLoose)
  }

  /// A call of a function. A loose one may recurse without end.
  private mutating func call(of index: Int, _ depth: Int, isLoose: Bool = false) -> Fragment {
    note(.call)
    let signature = functions[index]
    var arguments = expressions(signature.parameters.map(\.type), depth - 1, expected: true).map(\.text)
    if signature.countsDown, !isLoose { arguments[0] = countdown(index, signature) }
    if case .tuple = signature.output { note(.tupleResult) }
    return Fragment(text: "\(signature.name)(\(arguments.joined(separator: ", ")))")
  }

  /// Declarations with the results of some functions, so that few functions go unused.
  mutating func calls() -> [String] {
    var lines: [String] = []
    for index in callable where random.chance(40) {
      let value = call(of: index, 2).text
      let variable = Variable(name: name(), type: functions[index].output, isAssignable: true)
      declare(variable)
      lines.append("var \(variable.name): \(variable.type) = \(value);")
    }
    return lines
  }

  private mutating func countdown(_ index: Int, _ signature: Signature) -> String {
    let counter = signature.parameters[0].name
    let isSeen = visible.first { $0.name == counter }?.type == .int
    guard index == recursive, isSeen else {
      return "\(random.chance(4) ? random.within(995...1005) : random.below(9))"
    }
    note(.recursion)
    return "\(counter) - \(random.choose((80, 1), (20, 2)))"
  }
}
