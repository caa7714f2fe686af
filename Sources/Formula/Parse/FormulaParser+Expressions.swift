import Rast

// The operators from loosest to tightest; those on one level associate to the left:
//   && ||    == != < <= > >=    + -    * /    unary - and ^
// The value of `name =` extends to the end of the statement or the closing parenthesis. In Fractint's parser each `=`
// raises the precedence of what follows as much as a parenthesis does, so arithmetic after `(name = value)` belongs
// to the value as well: `(z = a) * b` stores a * b.
extension FormulaParser {
  mutating func expression() throws(Failure) -> FormulaExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.depthLimit else { throw fail(.tooDeep, current.span) }
    return try logical()
  }

  /// The current token's operator, if it is one of this level.
  private func operation(_ level: FormulaOperator.Level) -> FormulaOperator? {
    guard let operation = current.kind.operation, operation.level == level else { return nil }
    return operation
  }

  private mutating func logical() throws(Failure) -> FormulaExpression {
    var left = try comparison()
    while let kind = operation(.logical), kind != .or || !closesTwo {
      left = try binary(kind, left) { parser throws(Failure) in try parser.comparison() }
    }
    return left
  }

  /// Whether `||` closes two moduli: no operand follows it.
  private var closesTwo: Bool { bars > 1 && !next.kind.beginsOperand }

  private mutating func comparison() throws(Failure) -> FormulaExpression {
    var left = try assignment()
    while let kind = operation(.comparison) {
      left = try binary(kind, left) { parser throws(Failure) in try parser.assignment() }
    }
    return left
  }

  /// `name = value`, where the value is everything that follows.
  private mutating func assignment() throws(Failure) -> FormulaExpression {
    guard case .name(let name) = current.kind, next.kind == .assign else { return try sum() }
    let span = current.span
    advance()
    advance()
    let value = try expression()
    return FormulaExpression(kind: .assign(name, value), span: span)
  }

  private mutating func sum() throws(Failure) -> FormulaExpression {
    var left = try product()
    while let kind = operation(.sum) {
      left = try binary(kind, left) { parser throws(Failure) in try parser.product() }
    }
    return left
  }

  private mutating func product() throws(Failure) -> FormulaExpression {
    var left = try power()
    while let kind = operation(.product) {
      left = try binary(kind, left) { parser throws(Failure) in try parser.power() }
    }
    return left
  }

  private mutating func power() throws(Failure) -> FormulaExpression {
    var left = try signed()
    while let kind = operation(.power) {
      left = try binary(kind, left) { parser throws(Failure) in try parser.signed() }
    }
    return left
  }

  private mutating func binary(
    _ kind: FormulaOperator, _ left: FormulaExpression,
    _ operand: (inout FormulaParser) throws(Failure) -> FormulaExpression
  ) throws(Failure) -> FormulaExpression {
    let span = current.span
    advance()
    chain += 1
    guard chain <= FormulaParser.chainLimit else { throw fail(.tooDeep, span) }
    let right = try operand(&self)
    let whole = { (left: FormulaExpression) in
      FormulaExpression(kind: .binary(kind, left, right), span: span, isOpen: right.isOpen)
    }
    return kind.isArithmetic ? left.continued(by: whole) : whole(left)
  }

  private mutating func signed() throws(Failure) -> FormulaExpression {
    let span = current.span
    if takes(.plus) { return try nested { parser throws(Failure) in try parser.signed() } }
    guard takes(.minus) else { return try primary() }
    let operand = try nested { parser throws(Failure) in try parser.signed() }
    return FormulaExpression(kind: .negate(operand), span: span, isOpen: operand.isOpen)
  }

  /// Parses something one level deeper.
  private mutating func nested(
    _ read: (inout FormulaParser) throws(Failure) -> FormulaExpression
  ) throws(Failure) -> FormulaExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= FormulaParser.depthLimit else { throw fail(.tooDeep, current.span) }
    return try read(&self)
  }

  private mutating func primary() throws(Failure) -> FormulaExpression {
    let token = current
    switch token.kind {
    case .number(let value):
      advance()
      return FormulaExpression(kind: .number(value), span: token.span)
    case .name(let name):
      advance()
      return at(.open)
        ? try call(name, token.span) : FormulaExpression(kind: .variable(name), span: token.span)
    case .open:
      return try parenthesised().parenthesised
    case .bar:
      advance()
      return try modulus(token.span)
    case .or: return try modulus(takeFirstBar())
    case .wrong: throw Failure()
    case .if, .elseif, .else, .endif, .plus, .minus, .times, .over, .power, .assign, .equal, .notEqual, .less,
      .lessOrEqual, .greater, .greaterOrEqual, .and, .close, .newline, .comma, .colon, .end:
      throw fail(.missingOperand(found: text(token)), token.span)
    }
  }

  private mutating func call(_ name: String, _ span: Span) throws(Failure) -> FormulaExpression {
    guard let function = FormulaFunction(rawValue: name) else {
      let nearest = Suggestion.nearest(to: name, among: FormulaFunction.allCases.map(\.rawValue))
      throw fail(.unknownFunction(name, nearest: nearest), span)
    }
    return FormulaExpression(kind: .call(function, try parenthesised()), span: span)
  }

  /// `(a)`, or `(a, b)`.
  private mutating func parenthesised() throws(Failure) -> FormulaExpression {
    let open = current.span
    advance()
    let outside = bars
    bars = 0
    defer { bars = outside }
    var value = try expression()
    if takes(.comma) {
      value = FormulaExpression(kind: .pair(value, try expression()), span: open)
    }
    guard takes(.close) else {
      throw current.kind.endsStatement ? fail(.unclosedParenthesis, open) : leftOver(value)
    }
    return value
  }

  /// The rest of `|a|` after its first bar. Two adjacent bars may close two moduli, or open two.
  private mutating func modulus(_ open: Span) throws(Failure) -> FormulaExpression {
    bars += 1
    defer { bars -= 1 }
    let value = try expression()
    if at(.or), closesTwo {
      _ = takeFirstBar()
    } else if !takes(.bar) {
      throw at(.wrong) ? Failure() : fail(.unmatchedBar, open)
    }
    return FormulaExpression(kind: .modulus(value), span: open)
  }
}
