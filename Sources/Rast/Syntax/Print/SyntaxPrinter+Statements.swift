extension SyntaxPrinter {
  /// A statement; its first line is not indented.
  mutating func text(of statement: StatementSyntax) -> String {
    switch statement.kind {
    case .declare(let isMutable, let name, let type, let value):
      let annotation = type.map { ": \(text(of: $0))" } ?? ""
      return "\(isMutable ? "var" : "let") \(name.name)\(annotation) = \(text(of: value));"
    case .assign(let name, let infix, _, let value):
      return "\(name.name) \(infix?.rawValue ?? "")= \(text(of: value));"
    case .whileLoop(let condition, let body):
      return "while \(text(of: condition)) \(braced(lines(of: body)))"
    case .forLoop(let name, let low, let high, let body):
      return "for \(name.name) in \(text(of: low))..\(text(of: high)) \(braced(lines(of: body)))"
    case .breakLoop: return "break;"
    case .continueLoop: return "continue;"
    case .returnValue(let value): return value.map { "return \(text(of: $0));" } ?? "return;"
    case .print(let values): return "print(\(list(values)));"
    case .discard(let value): return text(ofStatement: value) + ";"
    case .blockLike(let value): return text(ofStatement: value)
    case .damaged: return "// unreadable"
    }
  }

  /// An expression that begins a statement. The parser takes an `if` or a block there as the whole statement, so an
  /// expression that merely begins with one is put in parentheses.
  mutating func text(ofStatement value: ExpressionSyntax) -> String {
    let text = text(of: value)
    return value.isBlockLike || !value.beginsWithBlock ? text : "(\(text))"
  }

  /// An `if` with all its `else if`s and its `else`.
  mutating func choice(
    _ condition: ExpressionSyntax, _ then: BlockSyntax, _ other: ExpressionSyntax?
  ) -> String {
    var branches = [(head: "if \(text(of: condition)) ", block: then)]
    var rest = other
    while let last = rest {
      rest = nil
      switch last.kind {
      case .ifElse(let condition, let then, let other):
        branches.append(("else if \(text(of: condition)) ", then))
        rest = other
      case .block(let block): branches.append(("else ", block))
      case .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .prefix, .infix, .cast, .call,
        .field, .element, .index, .tuple, .parentheses, .damaged:
        branches.append(("else ", BlockSyntax([], value: last)))
      }
    }
    let bodies = branches.map { (head: $0.head, lines: lines(of: $0.block)) }
    let isJump = branches.count == 1 && then.isJump
    let areValues = branches.count <= 2 && branches.allSatisfy(\.block.isValue)
    let line = bodies.map { "\($0.head){ \($0.lines.joined()) }" }.joined(separator: " ")
    if isJump || areValues && fits(line) { return line }
    return bodies.map { $0.head + braced($0.lines, emptyInOne: bodies.count == 1) }.joined(separator: " ")
  }
}

extension ExpressionSyntax {
  /// Whether it is an `if` or a block.
  fileprivate var isBlockLike: Bool {
    switch kind {
    case .ifElse, .block: true
    case .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .prefix, .infix, .cast, .call, .field,
      .element, .index, .tuple, .parentheses, .damaged:
      false
    }
  }

  /// Whether its text begins with an `if` or a block.
  fileprivate var beginsWithBlock: Bool {
    switch kind {
    case .ifElse, .block: true
    case .infix(_, _, let first, _), .cast(let first, _), .field(let first, _), .element(let first, _, _),
      .index(let first, _):
      first.beginsWithBlock
    case .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .prefix, .call, .tuple, .parentheses,
      .damaged:
      false
    }
  }
}
