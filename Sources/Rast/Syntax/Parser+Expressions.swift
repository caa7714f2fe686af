extension Parser {
  /// An expression where a value is needed; an assignment in its place is reported.
  mutating func parseExpression() throws(Abandoned) -> ExpressionSyntax {
    let value = try parseOperators()
    if at(.assign) {
      report(.assignmentAsValue, current.span)
      advance()
      let rest = try parseExpression()
      return ExpressionSyntax(kind: .damaged, span: value.span.union(rest.span))
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
      left = try node(kind, span, left.depth, right.depth)
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

  /// A node above children of the given depths.
  func node(_ kind: ExpressionSyntax.Kind, _ span: Span, _ depths: Int...) -> ExpressionSyntax {
    ExpressionSyntax(kind: kind, span: span, depth: 1 + (depths.max() ?? 0))
  }

  /// The same, held to the limit: only chains of operators can pass it, all else is held by the nesting.
  private mutating func node(
    _ kind: ExpressionSyntax.Kind, _ span: Span, _ left: Int, _ right: Int
  ) throws(Abandoned) -> ExpressionSyntax {
    let depth = 1 + max(left, right)
    try checkDepth(depth <= Limits.treeDepth, span, .tooManyOperators)
    return ExpressionSyntax(kind: kind, span: span, depth: depth)
  }

  private mutating func parseCast() throws(Abandoned) -> ExpressionSyntax {
    var value = try parsePrefix()
    while take(.as) != nil {
      let type = try parseType()
      value = try node(.cast(value, type), value.span.union(type.span), value.depth, 0)
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
      return parser.node(
        .prefix(prefix, operatorSpan: start, operand), start.union(operand.span), operand.depth)
    }
  }

  /// `a ^ b`, whose right side may have a sign and more powers.
  private mutating func parsePower() throws(Abandoned) -> ExpressionSyntax {
    let base = try parsePostfix()
    guard let operatorSpan = take(.power) else { return base }
    return try nested(operatorSpan) { parser throws(Abandoned) in
      let exponent = try parser.parsePrefix()
      let kind = ExpressionSyntax.Kind.infix(.power, operatorSpan: operatorSpan, base, exponent)
      return try parser.node(kind, base.span.union(exponent.span), base.depth, exponent.depth)
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
          return try parser.node(.index(indexed, index), indexed.span.union(end), indexed.depth, index.depth)
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
      return try node(.element(value, Int(clamping: index), token.span), span, value.depth, 0)
    case .identifier(let name):
      advance()
      let identifier = Identifier(name: name, span: token.span)
      if at(.leftParen) { throw fail(.methodCall(name), token.span) }
      return try node(.field(value, identifier), span, value.depth, 0)
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
    case .int(let value): return literal(.int(value))
    case .float(let value): return literal(.float(value))
    case .imaginary(let value): return literal(.imaginary(value))
    case .char(let value): return literal(.char(value))
    case .string(let value): return literal(.string(value))
    case .badLiteral: return literal(.damaged)
    case .keyword(.true): return literal(.bool(true))
    case .keyword(.false): return literal(.bool(false))
    case .keyword(.if): return try parseIf()
    case .symbol(.leftBrace):
      let block = try parseBlock("a block")
      return node(.block(block), block.span, block.depth)
    case .symbol(.leftParen):
      return try nested(token.span) { parser throws(Abandoned) in try parser.parseParentheses(token.span) }
    case .identifier(let name):
      advance()
      return try parseCallOrName(Identifier(name: name, span: token.span))
    case .keyword(let keyword):
      // `complex(re, im)` is a function; the other types are called by those who come from other languages.
      guard keyword.type != nil, ahead(1) == .symbol(.leftParen) else {
        throw fail(.expectedExpression(found: token), token.span)
      }
      advance()
      return try parseCallOrName(Identifier(name: keyword.rawValue, span: token.span))
    case .symbol, .endOfFile:
      throw fail(.expectedExpression(found: token), token.span)
    }
  }

  private mutating func literal(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax {
    defer { advance() }
    return ExpressionSyntax(kind: kind, span: current.span)
  }

  private mutating func parseCallOrName(_ name: Identifier) throws(Abandoned) -> ExpressionSyntax {
    guard let open = take(.leftParen) else {
      return ExpressionSyntax(kind: .name(name.name), span: name.span)
    }
    return try nested(open) { parser throws(Abandoned) in
      let arguments = try parser.parseArguments()
      let span = name.span.union(try parser.expect(.rightParen))
      return parser.node(.call(name, arguments), span, arguments.map(\.depth).max() ?? 0)
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
    if elements.isEmpty { return ExpressionSyntax(kind: .unit, span: span) }
    let depth = elements.map(\.depth).max() ?? 0
    if let only = elements.first, !hasComma { return node(.parentheses(only), span, depth) }
    checkArity(elements.count, span)
    return node(.tuple(elements), span, depth)
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
      last = node(.block(block), block.span, block.depth)
      break
    } while true
    for branch in branches.reversed() {
      let span = branch.span.union(last?.span ?? branch.block.span)
      let depth = max(branch.condition.depth, branch.block.depth, last?.depth ?? 0)
      last = try node(.ifElse(branch.condition, branch.block, last), span, depth, 0)
    }
    return last ?? ExpressionSyntax(kind: .damaged, span: current.span)
  }
}

extension StatementSyntax {
  /// The depth of the deepest expression in it.
  var depth: Int {
    switch kind {
    case .declare(_, _, _, let value), .assign(_, _, _, let value), .discard(let value),
      .blockLike(let value):
      value.depth
    case .whileLoop(let condition, let body): max(condition.depth, body.depth)
    case .forLoop(_, let low, let high, let body): max(low.depth, high.depth, body.depth)
    case .returnValue(let value): value?.depth ?? 0
    case .print(let values): values.map(\.depth).max() ?? 0
    case .breakLoop, .continueLoop, .damaged: 0
    }
  }
}
