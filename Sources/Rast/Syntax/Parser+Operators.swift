extension Parser {
  /// An expression where a value is needed; an assignment there is reported.
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

  /// Rejects an operator of another language, which would be parsed as two operators or as a name.
  private mutating func rejectForeignOperator() throws(Abandoned) {
    let next = tokens[min(position + 1, tokens.count - 1)]
    if case .identifier(let word) = current.kind, !startsLine {
      if word == "and" { throw fail(.foreign(word, help: "logical and is `&&`"), current.span) }
      if word == "or" { throw fail(.foreign(word, help: "logical or is `||`"), current.span) }
    }
    guard case .symbol(let left) = current.kind, case .symbol(let right) = next.kind,
      current.span.end == next.span.start
    else { return }
    let text = left.rawValue + right.rawValue
    guard let help = Parser.foreignOperators[text] else { return }
    throw fail(.foreign(text, help: help), current.span.union(next.span))
  }

  private static let foreignOperators = [
    "**": "a power is written `^`", "<>": "to compare, write `!=`", "=>": "write `>=`", "=<": "write `<=`",
    "===": "to compare, write `==`", "!==": "to compare, write `!=`", "<<": "multiply by a power of 2",
    ">>": "divide by a power of 2", "<<=": "multiply by a power of 2", ">>=": "divide by a power of 2",
    "..=": "write `..` and one more: the end is not part of a range",
    "^=": "write `x = x ^ …;`",
  ]

  /// Whether this is `n++` or `n--`, which the statement reports, rather than a missing operand.
  private func isIncrement(_ symbol: Token.Symbol) -> Bool {
    guard symbol == .plus || symbol == .minus, ahead(1) == .symbol(symbol) else { return false }
    let next = ahead(2)
    return next == .symbol(.semicolon) || next == .symbol(.rightBrace) || next == .symbol(.rightParen)
  }

  /// An expression, checked against the depth limit. Only chains of operators can exceed it; everything else is
  /// limited by the nesting.
  mutating func limited(
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

  /// `a ^ b ^ c`, which is `a ^ (b ^ c)`; an exponent may have a sign.
  private mutating func parsePower() throws(Abandoned) -> ExpressionSyntax {
    var value = try parsePostfix()
    // Without recursion, as a chain of powers may be as long as one of any other operators.
    var bases: [(base: ExpressionSyntax, operatorSpan: Span)] = []
    while let operatorSpan = take(.power) {
      bases.append((value, operatorSpan))
      try checkDepth(bases.count < Limits.treeDepth, operatorSpan, .tooManyOperators)
      let isSigned = at(.minus) || at(.not)
      value = isSigned ? try parsePrefix() : try parsePostfix()
      // A power after a sign is a part of the signed operand.
      if isSigned { break }
    }
    for (base, operatorSpan) in bases.reversed() {
      let kind = ExpressionSyntax.Kind.infix(.power, operatorSpan: operatorSpan, base, value)
      value = try limited(kind, base.span.union(value.span))
    }
    return value
  }
}
