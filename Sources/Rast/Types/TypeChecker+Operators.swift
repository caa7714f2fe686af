extension TypeChecker {
  mutating func checkPrefix(
    _ prefix: PrefixOperator, _ operatorSpan: Span, _ operand: ExpressionSyntax, _ span: Span
  ) -> Checked {
    let checked = check(operand, expected: nil)
    if let incomplete = incomplete([checked], span) { return incomplete }
    guard let type = checked.type.type else { return damaged(span) }
    guard let operation = Operation.spelt(.prefix(prefix), [type]) else {
      report(.prefixUndefined(prefix, type), operatorSpan)
      return damaged(span)
    }
    return known(.operation(operation, [checked.expression]), operation.result, span)
  }

  mutating func checkInfix(
    _ infix: InfixOperator, _ operatorSpan: Span, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ span: Span
  ) -> Checked {
    if infix == .and || infix == .or { return checkLogical(infix, operatorSpan, left, right, span) }
    let operands = checkOperands(infix, left, right)
    if let incomplete = incomplete([operands.left, operands.right], span) { return incomplete }
    guard let leftType = operands.left.type.type, let rightType = operands.right.type.type else {
      return damaged(span)
    }
    var (one, two) = (operands.left.expression, operands.right.expression)
    if infix == .power, leftType == .complex, let exponent = right.smallExponent {
      return known(.complexPower(one, exponent), .complex, span)
    }
    if infix == .power, [leftType, rightType] == [.complex, .int] {
      return known(.operation(.complexIntPower, [one, two]), .complex, span)
    }
    var type = leftType
    if infix.takesComplex, [leftType, rightType] == [.float, .complex] {
      one = promoted(one)
      type = .complex
    } else if infix.takesComplex, [leftType, rightType] == [.complex, .float] {
      two = promoted(two)
    } else if leftType != rightType {
      report(
        .infixUndefined(infix, leftType, rightType, source.text(left.span), source.text(right.span)),
        operatorSpan)
      return damaged(span)
    }
    guard let resolved = resolve(infix, type, one, two) else {
      report(.infixUndefined(infix, leftType, rightType, "", ""), operatorSpan)
      return damaged(span)
    }
    return known(resolved.kind, resolved.type, span)
  }

  /// Both operands; a literal takes the type of the other one.
  private mutating func checkOperands(
    _ infix: InfixOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax
  ) -> (left: Checked, right: Checked) {
    if left.intLiteral != nil, right.intLiteral == nil {
      let two = check(right, expected: nil)
      return (check(left, expected: two.type.type), two)
    }
    let one = check(left, expected: nil)
    var wanted: Type?
    switch one.type {
    case .known(.tuple) where infix == .equal || infix == .notEqual: wanted = one.type.type
    case .known(.complex) where infix == .power && right.smallExponent != nil: wanted = nil
    case .known where right.intLiteral != nil: wanted = one.type.type
    case .known, .never, .damaged: wanted = nil
    }
    return (one, check(right, expected: wanted))
  }

  /// A float as the complex number that it is beside one.
  func promoted(_ value: TypedExpression) -> TypedExpression {
    TypedExpression(kind: .operation(.floatToComplex, [value]), type: .complex, span: value.span)
  }

  private mutating func checkLogical(
    _ infix: InfixOperator, _ operatorSpan: Span, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ span: Span
  ) -> Checked {
    let one = check(left, expected: .bool)
    let two = check(right, expected: .bool)
    for type in [one.type.type, two.type.type] {
      if let type, type != .bool {
        report(.infixUndefined(infix, one.type.type ?? .bool, two.type.type ?? .bool, "", ""), operatorSpan)
        return damaged(span)
      }
    }
    if one.type == .damaged || two.type == .damaged { return damaged(span) }
    if one.type == .never { return diverging([one], span) }
    if two.type == .never {
      // The right side may not be reached, so the whole is a bool that is only ever the left side's.
      let stop = TypedBlock(
        statements: [TypedStatement(kind: .discard(two.expression), span: right.span)], value: nil)
      let short = TypedBlock(
        statements: [],
        value: TypedExpression(kind: .constant(.bool(infix == .or)), type: .bool, span: left.span))
      let kind: TypedExpression.Kind =
        infix == .and ? .ifElse(one.expression, stop, short) : .ifElse(one.expression, short, stop)
      return known(kind, .bool, span)
    }
    return known(
      infix == .and ? .and(one.expression, two.expression) : .or(one.expression, two.expression), .bool, span)
  }

  private func resolve(
    _ infix: InfixOperator, _ type: Type, _ left: TypedExpression, _ right: TypedExpression
  ) -> (kind: TypedExpression.Kind, type: Type)? {
    switch type {
    case .unit, .tuple:
      guard infix == .equal || infix == .notEqual else { return nil }
      return (.equal(left, right, isNegated: infix == .notEqual), .bool)
    case .bool, .char, .int, .float, .complex, .str:
      guard let operation = Operation.spelt(.infix(infix), [type, type]) else { return nil }
      return (.operation(operation, [left, right]), operation.result)
    }
  }

  mutating func checkCast(_ value: ExpressionSyntax, _ syntax: TypeSyntax, _ span: Span) -> Checked {
    let checked = check(value, expected: nil)
    let target = resolve(syntax)
    if let incomplete = incomplete([checked], span) { return incomplete }
    guard let from = checked.type.type, let to = target.type else { return damaged(span) }
    if from == to { return known(checked.expression.kind, to, span) }
    guard let operation = Operation.cast(from: from, to: to) else {
      report(.badCast(from, to), span)
      return damaged(span)
    }
    return known(.operation(operation, [checked.expression]), to, span)
  }
}

extension ExpressionSyntax {
  /// The value of an int literal as an exponent.
  fileprivate var smallExponent: Int? {
    guard let (isNegative, magnitude) = intLiteral else { return nil }
    if isNegative { return Int(truncatingIfNeeded: 0 &- magnitude) }
    return magnitude < 1 << 63 ? Int(magnitude) : nil
  }
}

extension InfixOperator {
  /// Whether a float beside a complex operand is taken as complex.
  fileprivate var takesComplex: Bool { Operation.spelt(.infix(self), [.complex, .complex]) != nil }
}
