extension ExpressionSyntax {
  /// Whether it is an int literal without parentheses.
  var isInt: Bool {
    switch kind {
    case .int: true
    case .parentheses, .float, .imaginary, .bool, .char, .string, .unit, .name, .prefix, .infix, .cast, .call,
      .field,
      .element, .index, .tuple, .ifElse, .block, .damaged:
      false
    }
  }

  /// The sign and magnitude of an int literal, which may be negated or in parentheses.
  var intLiteral: (isNegative: Bool, magnitude: UInt64)? {
    switch kind {
    case .int(let magnitude): return (false, magnitude)
    case .parentheses(let inner): return inner.intLiteral
    case .prefix(.negate, _, let operand):
      guard let inner = operand.intLiteral, !inner.isNegative else { return nil }
      return (true, inner.magnitude)
    case .prefix, .float, .imaginary, .bool, .char, .string, .unit, .name, .infix, .cast, .call, .field,
      .element, .index, .tuple, .ifElse, .block, .damaged:
      return nil
    }
  }

  /// Whether it needs no parentheses before `as` or after an operator.
  var isAtom: Bool {
    switch kind {
    case .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .call, .field, .element, .index,
      .tuple,
      .parentheses:
      true
    case .prefix, .infix, .cast, .ifElse, .block, .damaged: false
    }
  }
}

extension BlockSyntax {
  /// Whether its value is an int literal, whichever branch it comes from, and so takes the type that is needed; nil
  /// without a value.
  var isLiteral: Bool? { value?.isLiteral }
}

extension ExpressionSyntax {
  fileprivate var isLiteral: Bool? {
    switch kind {
    case .block(let block): return block.isLiteral
    case .ifElse(_, let then, let other?):
      let (one, two) = (then.isLiteral, other.isLiteral)
      guard let one, let two else { return one ?? two }
      return one && two
    case .ifElse, .int, .parentheses, .float, .imaginary, .bool, .char, .string, .unit, .name, .prefix,
      .infix, .cast, .call, .field, .element, .index, .tuple, .damaged:
      return intLiteral != nil
    }
  }
}
