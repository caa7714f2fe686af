extension Parser {
  /// An expression where a value is needed; an assignment in its place is reported.
  mutating func parseExpression() throws(Abandoned) -> ExpressionSyntax {
    let value = try parseOperators()
    if at(.assign) {
      report(.assignmentAsValue, current.span)
      advance()
      let rest = try parseExpression()
      return ExpressionSyntax(.damaged, span: value.span.union(rest.span))
    }
    return value
  }

  /// An expression with the infix operators of at least the given precedence.
  mutating func parseOperators(_ minimum: Int = 0) throws(Abandoned) -> ExpressionSyntax {
    var left = try parseCast()
    try rejectForeignOperator()
    var compared: Span?
    while case .symbol(let symbol) = current.kind, let infix = symbol.infix,
      let precedence = infix.precedence,
      precedence >= minimum
    {
      let operatorSpan = current.span
      if isIncrement(symbol) { break }
      advance()
      let right = try parseOperators(precedence + 1)
      let isChained = infix.isComparison && compared != nil
      if isChained { report(.chainedComparison, operatorSpan) }
      if infix.isComparison { compared = operatorSpan }
      let span = left.span.union(right.span)
      let kind: ExpressionSyntax.Kind =
        isChained ? .damaged : .infix(infix, operatorSpan: operatorSpan, left, right)
      left = try limited(kind, span)
      if !infix.isComparison { compared = nil }
    }
    return left
  }

  /// An operator of another language, which reads as two or as a name.
  private mutating func rejectForeignOperator() throws(Abandoned) {
    let next = tokens[min(position + 1, tokens.count - 1)]
    switch (current.kind, next.kind) {
    case (.identifier(let word), _) where !startsLine:
      if word == "and" { throw fail(.foreign(word, help: "logical and is `&&`"), current.span) }
      if word == "or" { throw fail(.foreign(word, help: "logical or is `||`"), current.span) }
    case (.symbol(let left), .symbol(let right)) where current.span.end == next.span.start:
      let text = left.rawValue + right.rawValue
      guard let help = Parser.foreignOperators[text] else { return }
      throw fail(.foreign(text, help: help), current.span.union(next.span))
    case (_, _): return
    }
  }

  private static let foreignOperators = [
    "**": "a power is written `^`", "<>": "to compare, write `!=`", "=>": "write `>=`", "=<": "write `<=`",
    "===": "to compare, write `==`", "!==": "to compare, write `!=`", "<<": "multiply by a power of 2",
    ">>": "divide by a power of 2", "<<=": "multiply by a power of 2", ">>=": "divide by a power of 2",
    "..=": "write `..` and one more: the end is not part of a range",
    "^=": "write `x = x ^ …;`",
  ]

  /// `n++;` and `n--;`: reported by the statement, not as a missing operand.
  private func isIncrement(_ symbol: Token.Symbol) -> Bool {
    guard symbol == .plus || symbol == .minus, ahead(1) == .symbol(symbol) else { return false }
    let next = ahead(2)
    return next == .symbol(.semicolon) || next == .symbol(.rightBrace) || next == .symbol(.rightParen)
  }

  /// An expression held to the limit of depth: only chains of operators can pass it, all else is held by the
  /// nesting.
  private mutating func limited(
    _ kind: ExpressionSyntax.Kind, _ span: Span
  ) throws(Abandoned) -> ExpressionSyntax {
    let expression = ExpressionSyntax(kind, span: span)
    try checkDepth(expression.depth <= Limits.treeDepth, span, .tooManyOperators)
    return expression
  }

  private mutating func parseCast() throws(Abandoned) -> ExpressionSyntax {
    var value = try parsePrefix()
    while take(.as) != nil {
      let type = try parseType()
      value = try limited(.cast(value, type), value.span.union(type.span))
    }
    return value
  }

  private mutating func parsePrefix() throws(Abandoned) -> ExpressionSyntax {
    let start = current.span
    let prefix: PrefixOperator
    if take(.minus) != nil {
      prefix = .negate
    } else if take(.not) != nil {
      prefix = .not
    } else {
      return try parsePower()
    }
    return try nested(start) { parser throws(Abandoned) in
      let operand = try parser.parsePrefix()
      let kind = ExpressionSyntax.Kind.prefix(prefix, operatorSpan: start, operand)
      return ExpressionSyntax(kind, span: start.union(operand.span))
    }
  }

  /// `a ^ b`, whose right side may have a sign and more powers.
  private mutating func parsePower() throws(Abandoned) -> ExpressionSyntax {
    let base = try parsePostfix()
    guard let operatorSpan = take(.power) else { return base }
    return try nested(operatorSpan) { parser throws(Abandoned) in
      let exponent = try parser.parsePrefix()
      let kind = ExpressionSyntax.Kind.infix(.power, operatorSpan: operatorSpan, base, exponent)
      return try parser.limited(kind, base.span.union(exponent.span))
    }
  }

  private mutating func parsePostfix() throws(Abandoned) -> ExpressionSyntax {
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

  /// Arguments up to, not including, the closing parenthesis.
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
      // `complex(re, im)` is a function; the other types are called by those who come from other languages.
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

  /// `if c { } else if d { } else { }`; an `else if` does not nest, but deepens the tree.
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
