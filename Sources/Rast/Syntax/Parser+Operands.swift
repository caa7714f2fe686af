extension Parser {
  /// An operand with what follows it: elements, fields and indices.
  mutating func parsePostfix() throws(Abandoned) -> ExpressionSyntax {
    var value = try parsePrimary()
    while true {
      if take(.dot) != nil {
        value = try parseMember(of: value)
      } else if at(.leftBracket) {
        let start = current.span
        advance()
        let indexed = value
        value = try nested(start) { parser throws(Abandoned) in
          let index = try parser.parseExpression()
          let end = try parser.expect(.rightBracket)
          return try parser.limited(.index(indexed, index), indexed.span.union(end))
        }
      } else if at(.leftParen), !startsLine {
        throw fail(.notCallable, value.span)
      } else {
        return value
      }
    }
  }

  private mutating func parseMember(of value: ExpressionSyntax) throws(Abandoned) -> ExpressionSyntax {
    let token = current
    let span = value.span.union(token.span)
    switch token.kind {
    case .int(let index):
      advance()
      return try limited(.element(value, Int(clamping: index), token.span), span)
    case .identifier(let name):
      advance()
      let identifier = Identifier(name, span: token.span)
      if at(.leftParen) { throw fail(.methodCall(name), token.span) }
      return try limited(.field(value, identifier), span)
    case .keyword, .float, .imaginary, .char, .string, .badLiteral, .symbol, .endOfFile:
      if case .int = value.kind {
        throw fail(.bareDecimalPoint(source.text(value.span)), Span(value.span.start, previousEnd))
      }
      throw fail(.expected("`re`, `im` or an element's number", found: token), token.span)
    }
  }

  /// The arguments up to, but not including, the closing parenthesis.
  mutating func parseArguments() throws(Abandoned) -> [ExpressionSyntax] {
    var arguments: [ExpressionSyntax] = []
    while !at(.rightParen) {
      arguments.append(try parseExpression())
      if take(.comma) == nil { break }
    }
    if !at(.rightParen) { throw fail(.expected("`,`, `)` or an operator", found: current), current.span) }
    return arguments
  }

  /// An operand without operators.
  mutating func parsePrimary() throws(Abandoned) -> ExpressionSyntax {
    let token = current
    switch token.kind {
    case .int(let value): return number(.int(value))
    case .float(let value): return number(.float(value))
    case .imaginary(let value): return number(.imaginary(value))
    case .char(let value): return literal(.char(value))
    case .string(let value): return literal(.string(value))
    case .badLiteral: return literal(.damaged)
    case .keyword(.true): return literal(.bool(true))
    case .keyword(.false): return literal(.bool(false))
    case .keyword(.if): return try parseIf()
    case .symbol(.leftBrace):
      let block = try parseBlock("a block")
      return ExpressionSyntax(.block(block), span: block.span)
    case .symbol(.leftParen):
      return try nested(token.span) { parser throws(Abandoned) in try parser.parseParentheses(token.span) }
    case .identifier(let name):
      advance()
      return try parseCallOrName(Identifier(name, span: token.span))
    case .keyword(let keyword):
      // `complex(re, im)` is a function; calls of other types are a habit from other languages, reported later.
      guard keyword.type != nil, ahead(1) == .symbol(.leftParen) else {
        throw fail(.expectedExpression(found: token), token.span)
      }
      advance()
      return try parseCallOrName(Identifier(keyword.rawValue, span: token.span))
    case .symbol, .endOfFile:
      throw fail(.expectedExpression(found: token), token.span)
    }
  }

  private mutating func number(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax {
    var number = literal(kind)
    number.spelling = source.text(number.span)
    return number
  }

  private mutating func literal(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax {
    defer { advance() }
    return ExpressionSyntax(kind, span: current.span)
  }

  private mutating func parseCallOrName(_ name: Identifier) throws(Abandoned) -> ExpressionSyntax {
    guard let open = take(.leftParen) else {
      return ExpressionSyntax(.name(name.name), span: name.span)
    }
    return try nested(open) { parser throws(Abandoned) in
      let arguments = try parser.parseArguments()
      let span = name.span.union(try parser.expect(.rightParen))
      return ExpressionSyntax(.call(name, arguments), span: span)
    }
  }

  private mutating func parseParentheses(_ start: Span) throws(Abandoned) -> ExpressionSyntax {
    advance()
    var elements: [ExpressionSyntax] = []
    var hasComma = false
    while !at(.rightParen) {
      elements.append(try parseExpression())
      guard take(.comma) != nil else { break }
      hasComma = true
    }
    guard let end = take(.rightParen) else {
      throw fail(.expected("`)`, `,` or an operator", found: current), current.span)
    }
    let span = start.union(end)
    if elements.isEmpty { return ExpressionSyntax(.unit, span: span) }
    if let only = elements.first, !hasComma { return ExpressionSyntax(.parentheses(only), span: span) }
    checkArity(elements.count, span)
    return ExpressionSyntax(.tuple(elements), span: span)
  }

  /// `if c { } else if d { } else { }`; an `else if` deepens the tree but does not count as nesting.
  private mutating func parseIf() throws(Abandoned) -> ExpressionSyntax {
    var branches: [(span: Span, condition: ExpressionSyntax, block: BlockSyntax)] = []
    var last: ExpressionSyntax?
    repeat {
      let start = current.span
      advance()
      let condition = try parseExpression()
      branches.append((start, condition, try parseBlock("the branch")))
      guard take(.else) != nil else { break }
      if at(.if) { continue }
      let block = try parseBlock("the other branch")
      last = ExpressionSyntax(.block(block), span: block.span)
      break
    } while true
    for branch in branches.reversed() {
      let span = branch.span.union(last?.span ?? branch.block.span)
      last = try limited(.ifElse(branch.condition, branch.block, last), span)
    }
    return last ?? ExpressionSyntax(.damaged, span: current.span)
  }
}
