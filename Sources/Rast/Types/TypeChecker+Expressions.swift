extension TypeChecker {
  /// Checks an expression. `expected` tells literals what to become; whether the type fits is for the caller to check.
  mutating func check(_ syntax: ExpressionSyntax, expected: Type?) -> Checked {
    let span = syntax.span
    switch syntax.kind {
    case .int(let magnitude): return checkInt(magnitude, isNegative: false, expected, span)
    case .float(let value): return known(.constant(.float(value)), .float, span)
    case .imaginary(let value): return known(.constant(.complex(Complex(0, value))), .complex, span)
    case .bool(let value): return known(.constant(.bool(value)), .bool, span)
    case .char(let value): return known(.constant(.char(value)), .char, span)
    case .string(let value): return known(.constant(.str(value)), .str, span)
    case .unit: return known(.constant(.unit), .unit, span)
    case .name(let name): return checkName(name, span)
    case .prefix(let prefix, let operatorSpan, let operand):
      if prefix == .negate, let literal = operand.intLiteral, !literal.isNegative {
        let magnitude = literal.magnitude
        if magnitude == 1 << 63, !operand.isInt { return check(operand, expected: .int) }
        return checkInt(magnitude, isNegative: true, expected, span)
      }
      return checkPrefix(prefix, operatorSpan, operand, span)
    case .infix(let infix, let operatorSpan, let left, let right):
      return checkInfix(infix, operatorSpan, left, right, span)
    case .cast(let value, let type): return checkCast(value, type, span)
    case .call(let name, let arguments): return checkCall(name, arguments, span)
    case .field(let value, let name): return checkField(value, name, span)
    case .element(let value, let index, let indexSpan): return checkElement(value, index, indexSpan, span)
    case .index(let value, let index): return checkIndex(value, index, span)
    case .tuple(let elements): return checkTuple(elements, expected, span)
    case .parentheses(let inner):
      var checked = check(inner, expected: expected)
      checked.expression.span = span
      return checked
    case .ifElse(let condition, let then, let other):
      return checkIf(condition, then, other, expected, span, isBranch: false)
    case .block(let block):
      if rejectInConstant(span) { return damaged(span) }
      let (typed, type) = checkBlock(block, expected: expected)
      return Checked(
        expression: TypedExpression(kind: .block(typed), type: type.type ?? .unit, span: span), type: type)
    case .damaged: return damaged(span)
    }
  }

  func known(_ kind: TypedExpression.Kind, _ type: Type, _ span: Span) -> Checked {
    Checked(expression: TypedExpression(kind: kind, type: type, span: span), type: .known(type))
  }

  func damaged(_ span: Span) -> Checked {
    Checked(expression: TypedExpression(kind: .constant(.unit), type: .unit, span: span), type: .damaged)
  }

  /// The result of an operation if one of its operands never finishes or is damaged; otherwise nil.
  func incomplete(_ operands: [Checked], _ span: Span) -> Checked? {
    if operands.contains(where: { $0.type == .damaged }) { return damaged(span) }
    if operands.contains(where: { $0.type == .never }) { return diverging(operands, span) }
    return nil
  }

  func diverging(_ operands: [Checked], _ span: Span) -> Checked {
    var evaluated: [TypedExpression] = []
    for operand in operands {
      evaluated.append(operand.expression)
      if operand.type == .never { break }
    }
    return Checked(
      expression: TypedExpression(kind: .diverging(evaluated), type: .unit, span: span), type: .never)
  }

  // MARK: Literals and names

  private mutating func checkInt(_ magnitude: UInt64, isNegative: Bool, _ expected: Type?, _ span: Span)
    -> Checked
  {
    let sign: Double = isNegative ? -1 : 1
    switch expected {
    case .float: return known(.constant(.float(sign * Double(magnitude))), .float, span)
    case .complex: return known(.constant(.complex(Complex(sign * Double(magnitude), 0))), .complex, span)
    case .unit, .bool, .char, .int, .str, .tuple, nil:
      guard magnitude < 1 << 63 || isNegative else {
        report(.intTooLarge, span)
        return damaged(span)
      }
      let value = Int(truncatingIfNeeded: isNegative ? 0 &- magnitude : magnitude)
      return known(.constant(.int(value)), .int, span)
    }
  }

  private mutating func checkName(_ name: String, _ span: Span) -> Checked {
    if isConstant {
      if let value = Builtins.constants[name] { return known(.constant(.float(value)), .float, span) }
      report(.notConstant(name), span)
      return damaged(span)
    }
    if let variable = lookUp(name) {
      switch variable.type {
      case .known(let type): return known(.variable(names.symbol(name)), type, span)
      case .never: return diverging([], span)
      case .damaged: return damaged(span)
      }
    }
    if let index = paramIndex[name] {
      guard let type = params[index].type.type else { return damaged(span) }
      return known(.param(index), type, span)
    }
    if let value = Builtins.constants[name] { return known(.constant(.float(value)), .float, span) }
    reportUnknown(name, span)
    return damaged(span)
  }

  mutating func reportUnknown(_ name: String, _ span: Span) {
    if file.damagedNames.contains(name) { return }
    let isFunction = functionIndex[name] != nil || Builtins.functions[name] != nil
    let nearest = mayGuess ? Suggestion.nearest(to: name, among: visibleNames()) : nil
    report(.unknownVariable(name, isFunction: isFunction, nearest: nearest), span)
  }

  /// Reports what is not allowed in a constant; true if this is in one.
  mutating func rejectInConstant(_ span: Span) -> Bool {
    if isConstant { report(.notConstant(nil), span) }
    return isConstant
  }

  // MARK: Expected types

  /// Reports a value that is not of the type that is needed.
  mutating func expect(
    _ expected: Inferred, _ found: Inferred, _ value: ExpressionSyntax, because: Span?,
    _ reason: String? = nil
  ) {
    guard let expected = expected.type, let found = found.type, expected != found else { return }
    reportMismatch(expected, found, value, because: because, reason)
  }

  mutating func reportMismatch(
    _ expected: Type, _ found: Type, _ value: ExpressionSyntax, because: Span?, _ reason: String? = nil
  ) {
    let place = value.innerTail
    let text = place.isAtom ? source.text(place.span) : nil
    var diagnostic = TypeError.mismatch(expected, found, text).diagnostic(place.span)
    diagnostic.found = found
    if let because {
      diagnostic = diagnostic.pointing(at: because, reason ?? "\(expected.short) is asked for here")
    }
    diagnostics.append(diagnostic)
  }
}
