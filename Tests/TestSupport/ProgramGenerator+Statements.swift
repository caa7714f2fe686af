import Rast

/// Statements, each as its lines.
extension ProgramGenerator {
  /// Up to so many statements in the current block.
  mutating func statements(_ most: Int) -> [String] {
    var lines: [String] = []
    for _ in 0..<random.below(most + 1) where budget > 0 { lines += statement() }
    return lines
  }

  /// A block of statements in a scope of its own, between `head {` and `}`. It ends with a jump in so many cases of a
  /// hundred.
  mutating func block(
    _ head: String, _ most: Int, jumps percent: Int = 0, first: [String] = [],
    last: (inout ProgramGenerator) -> [String] = { _ in [] }
  ) -> [String] {
    scoped { generator in
      var lines = first + generator.statements(most) + last(&generator)
      if generator.random.chance(percent) { lines += generator.jump() }
      let opening = head.isEmpty ? "{" : head + " {"
      return [opening] + ProgramGenerator.indented(lines) + ["}"]
    }
  }

  static func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

  /// Any statement.
  mutating func statement() -> [String] {
    budget -= 1
    let choice = random.below(100)
    switch choice {
    case 0..<24: return declaration()
    case 24..<52: return assignment()
    case 52..<57 where mayPrint: return printing()
    case 57..<60: return discarded()
    case 60..<62: return jump()
    case _ where nesting > 4 || budget <= 0: return assignment()
    case 62..<80: return ifStatement()
    case 80..<86: return forLoop()
    case 86..<94: return whileLoop()
    case 94..<97:
      note(.blockStatement)
      return block("", 3, jumps: 5)
    case _: return declaration()
    }
  }

  // MARK: Variables

  mutating func declaration() -> [String] {
    note(.declaration)
    let type = type(1)
    let before = divergences
    let isAnnotated = random.chance(40)
    let value = expression(type, anyDepth(), expected: isAnnotated).text
    // A value that is never reached has no type.
    let annotation = isAnnotated || divergences != before ? ": \(written(type))" : ""
    let isMutable = random.chance(75)
    let name = name()
    declare(Variable(name: name, type: type, isAssignable: isMutable))
    return ["\(isMutable ? "var" : "let") \(name)\(annotation) = \(value);"]
  }

  /// An assignment or compound assignment, or a declaration if there is no variable to assign to.
  mutating func assignment() -> [String] {
    guard let target = random.pick(visible.filter(\.isAssignable)) else { return declaration() }
    let infixes = Infix.all.filter {
      $0.operand == target.type && $0.result == target.type && $0.level > .comparison && $0.level < .power
    }
    if random.chance(45), let infix = random.pick(infixes) {
      note(.compoundAssignment)
      uses.insert(infix.operation)
      return ["\(target.name) \(infix.symbol)= \(rightOperand(infix, anyDepth()).text);"]
    }
    note(.assignment)
    return ["\(target.name) = \(expression(target.type, anyDepth(), expected: true).text);"]
  }

  private mutating func printing() -> [String] {
    note(.printing)
    if random.chance(25) { return observation() }
    let types = (0..<random.choose((5, 0), (50, 1), (35, 2), (10, 4))).map { _ in type(2) }
    var values = expressions(types, anyDepth(), traps: 25).map(\.text)
    if random.chance(30) { values.append("\"\\n\"") }
    return ["print(\(values.joined(separator: ", ")));"]
  }

  private mutating func discarded() -> [String] {
    note(.discarded)
    let type = type(1)
    let value = call(type, anyDepth()) ?? expression(type, max(1, anyDepth()))
    return [value.opening + ";"]
  }

  // MARK: Jumps

  /// A statement that jumps elsewhere.
  mutating func jump() -> [String] {
    if loops > 0, random.chance(70) {
      let isBreak = random.chance(50)
      note(isBreak ? .breakLoop : .continueLoop)
      return [isBreak ? "break;" : "continue;"]
    }
    note(.returnValue)
    if output == .unit, random.chance(70) { return ["return;"] }
    return ["return \(expression(output, anyDepth(), expected: true).text);"]
  }

  private mutating func ifStatement() -> [String] {
    var lines = block("if \(condition().text)", 3, jumps: 25)
    guard random.chance(40) else {
      note(.ifStatement)
      return lines
    }
    note(.ifElseStatement)
    while random.chance(20), budget > 0 {
      note(.elseIf)
      lines[lines.count - 1] = "} else " + "if \(condition().text) {"
      lines += block("", 2, jumps: 15).dropFirst()
    }
    if random.chance(75) {
      lines[lines.count - 1] = "} else {"
      lines += block("", 3, jumps: 15).dropFirst()
    }
    return lines
  }
}
