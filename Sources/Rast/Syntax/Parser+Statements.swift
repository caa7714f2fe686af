extension Parser {
  /// `{ statement… [expression] }`.
  mutating func parseBlock(_ role: String) throws(Abandoned) -> BlockSyntax {
    let start = try expect(.leftBrace, "and \(role)")
    return try nested(start) { parser throws(Abandoned) in try parser.parseBlockRest(start) }
  }

  private mutating func parseBlockRest(_ start: Span) throws(Abandoned) -> BlockSyntax {
    var block = BlockSyntax([], span: start)
    while !at(.rightBrace), current.kind != .endOfFile {
      let first = position
      let comments = takeComments(inLine: false)
      let count = block.statements.count
      do throws(Abandoned) {
        try parseStatement(into: &block)
        if block.statements.count > count {
          block.statements[count].comments = comments + takeComments(inLine: true)
        } else {
          block.comments = comments
        }
      } catch {
        // What is nested too deeply is given up as a whole, or every level would report the consequences.
        if isTooDeep, nesting > 1 { throw error }
        isTooDeep = false
        block.isDamaged = true
        if let declaration { block.statements.append(declaration) }
        declaration = nil
        skipStatement(from: first)
      }
    }
    block.comments += takeComments(inLine: false)
    block.span = start.union(try expect(.rightBrace))
    block.measure()
    return block
  }

  /// Skips the rest of the statement that begins at the token `first`: past its `;` or last block, or to a token that
  /// can only begin another statement.
  private mutating func skipStatement(from first: Int) {
    let depth = depths[first]
    while current.kind != .endOfFile {
      if depths[position] <= depth {
        if at(.rightBrace) || depths[position] < depth { return }
        if take(.semicolon) != nil { return }
        if position > first, case .keyword(let keyword) = current.kind,
          keyword.startsStatement || keyword == .if, startsLine
        {
          return
        }
      }
      let closes = at(.rightBrace) && depths[position] == depth + 1
      advance()
      if closes, !at(.else), !at(.semicolon) { return }
    }
  }

  private mutating func parseStatement(into block: inout BlockSyntax) throws(Abandoned) {
    let start = current
    switch start.kind {
    case .keyword(.let), .keyword(.var): block.statements.append(try parseDeclaration())
    case .keyword(.while): block.statements.append(try parseWhile())
    case .keyword(.for): block.statements.append(try parseFor())
    case .keyword(.break), .keyword(.continue):
      advance()
      let kind: StatementSyntax.Kind = start.kind == .keyword(.break) ? .breakLoop : .continueLoop
      try endStatement()
      block.statements.append(StatementSyntax(kind, span: start.span))
    case .keyword(.return):
      advance()
      let value = at(.semicolon) || at(.rightBrace) ? nil : try parseExpression()
      try endStatement()
      let span = start.span.union(value?.span ?? start.span)
      block.statements.append(StatementSyntax(.returnValue(value), span: span))
    case .keyword(.print): block.statements.append(try parsePrint())
    case .keyword(.if), .symbol(.leftBrace): try parseBlockLike(into: &block)
    case .identifier, .keyword, .int, .float, .imaginary, .char, .string, .badLiteral, .symbol, .endOfFile:
      try parseExpressionStatement(into: &block)
    }
  }

  private mutating func parseDeclaration() throws(Abandoned) -> StatementSyntax {
    let start = current
    advance()
    let name = try parseName("the variable's name")
    if name.name == "mut", case .identifier = current.kind {
      throw fail(.foreign("mut", help: "what can change is declared with `var`"), name.span)
    }
    var type: TypeSyntax?
    let isMutable = start.kind == .keyword(.var)
    let unknown = ExpressionSyntax(.damaged, span: name.span)
    declaration = StatementSyntax(.declare(isMutable: isMutable, name, nil, unknown), span: name.span)
    if take(.colon) != nil { type = try parseType() }
    guard take(.assign) != nil else {
      throw fail(.missingInitialiser(name.name, found: current), current.span)
    }
    let value = try parseExpression()
    try endStatement()
    declaration = nil
    let kind = StatementSyntax.Kind.declare(isMutable: isMutable, name, type, value)
    return StatementSyntax(kind, span: start.span.union(value.span))
  }

  private mutating func parseWhile() throws(Abandoned) -> StatementSyntax {
    let start = current.span
    advance()
    let condition = try parseExpression()
    let body = try parseBlock("the loop's body")
    _ = take(.semicolon)
    return StatementSyntax(.whileLoop(condition, body), span: start.union(condition.span))
  }

  private mutating func parseFor() throws(Abandoned) -> StatementSyntax {
    let start = current.span
    advance()
    let name = try parseName("the loop variable's name")
    guard take(.in) != nil else { throw fail(.expected("`in` and a range", found: current), current.span) }
    let low = try parseExpression()
    try expect(.range, "and the range's end")
    let high = try parseExpression()
    let body = try parseBlock("the loop's body")
    _ = take(.semicolon)
    return StatementSyntax(.forLoop(name, low, high, body), span: start.union(high.span))
  }

  private mutating func parsePrint() throws(Abandoned) -> StatementSyntax {
    let start = current.span
    advance()
    prints.append(start)
    try expect(.leftParen, "and what to print")
    let values = try nested(start) { parser throws(Abandoned) in try parser.parseArguments() }
    let end = try expect(.rightParen)
    try endStatement()
    return StatementSyntax(.print(values), span: start.union(end))
  }

  /// An if or a block that begins a statement, which is complete at its `}`, as in Rust.
  private mutating func parseBlockLike(into block: inout BlockSyntax) throws(Abandoned) {
    let value = try parsePrimary()
    if take(.semicolon) != nil {
      block.statements.append(StatementSyntax(.discard(value), span: value.span))
    } else if at(.rightBrace) {
      block.value = value
    } else {
      block.statements.append(StatementSyntax(.blockLike(value), span: value.span))
    }
  }

  private mutating func parseExpressionStatement(into block: inout BlockSyntax) throws(Abandoned) {
    let target = try parseOperators()
    if case .symbol(let symbol) = current.kind, symbol == .assign || symbol.compoundAssignment != nil {
      block.statements.append(try parseAssignment(target, symbol))
    } else if at(.rightBrace) {
      block.value = target
    } else {
      try rejectForeign(target)
      try endStatement()
      block.statements.append(StatementSyntax(.discard(target), span: target.span))
    }
  }

  private mutating func parseAssignment(
    _ target: ExpressionSyntax, _ symbol: Token.Symbol
  ) throws(Abandoned) -> StatementSyntax {
    let operatorSpan = current.span
    advance()
    let value = try parseExpression()
    let span = target.span.union(value.span)
    try endStatement()
    guard case .name(let name) = target.kind else {
      report(.badTarget(isElement: target.isElement), target.span)
      return StatementSyntax(.damaged, span: span)
    }
    let kind = StatementSyntax.Kind.assign(
      Identifier(name, span: target.span), symbol.compoundAssignment, operatorSpan: operatorSpan, value)
    return StatementSyntax(kind, span: span)
  }

  /// Rejects `n++`, which would be parsed as two operators without operands.
  private mutating func rejectForeign(_ target: ExpressionSyntax) throws(Abandoned) {
    guard case .name(let name) = target.kind else { return }
    for symbol in [Token.Symbol.plus, .minus] where at(symbol) && ahead(1) == .symbol(symbol) {
      throw fail(.increment(name, symbol), current.span)
    }
  }

  /// The `;` of a statement. Where it was plainly forgotten, that is reported and parsing goes on as if it were there.
  mutating func endStatement() throws(Abandoned) {
    if take(.semicolon) != nil || (startsLine && followsUnclosedString) { return }
    if startsLine || at(.rightBrace) || current.kind == .endOfFile || startsStatement(current.kind) {
      report(.missingSemicolon, Span(previousEnd, previousEnd))
      return
    }
    throw fail(.expected("`;` or an operator", found: current), current.span)
  }

  /// Whether an unclosed string, which contains the `;` of its statement as well, has just ended.
  private var followsUnclosedString: Bool {
    unclosedStrings.contains(previousEnd)
  }

  private func startsStatement(_ kind: Token.Kind) -> Bool {
    if case .keyword(let keyword) = kind {
      return keyword.startsStatement || keyword.startsItem || keyword == .if
    }
    return false
  }
}

extension ExpressionSyntax {
  /// Whether it names a part of a value: a field or an element.
  var isElement: Bool {
    switch kind {
    case .field, .element, .index: true
    case .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .prefix, .infix, .cast, .call, .tuple,
      .parentheses, .ifElse, .block, .damaged:
      false
    }
  }
}
