// What operations do to values: how the evaluator uses their rows.

/// An operation on one value of its operand's type.
package protocol UnaryEvaluation: SendableMetatype {
  static func evaluate(_ a: Value) throws(RuntimeError.Kind) -> Value
}

/// An operation on two values of its operands' types.
package protocol BinaryEvaluation: SendableMetatype {
  static func evaluate(_ a: Value, _ b: Value) throws(RuntimeError.Kind) -> Value
}

/// An operation on three values of its operands' types.
package protocol TernaryEvaluation: SendableMetatype {
  static func evaluate(_ a: Value, _ b: Value, _ c: Value) throws(RuntimeError.Kind) -> Value
}

/// What an operation does to values. These are types rather than closures, because closures are
/// reference-counted, and threads that evaluate would share the counts.
package enum Evaluation: Sendable {
  case unary(any UnaryEvaluation.Type)
  case binary(any BinaryEvaluation.Type)
  case ternary(any TernaryEvaluation.Type)

  /// The result for operands of the operation's types.
  package func apply(_ operands: [Value]) throws(RuntimeError.Kind) -> Value {
    switch self {
    case .unary(let row): try row.evaluate(operands[0])
    case .binary(let row): try row.evaluate(operands[0], operands[1])
    case .ternary(let row): try row.evaluate(operands[0], operands[1], operands[2])
    }
  }
}

extension UnaryRow {
  package static func evaluate(_ a: Value) -> Value { apply(Operand(a)).value }
}

extension ViewRow {
  package static func evaluate(_ a: Value) -> Value { apply(Operand(a)).value }
}

extension CheckedUnaryRow {
  package static func evaluate(_ a: Value) throws(RuntimeError.Kind) -> Value { try apply(Operand(a)).value }
}

extension TextRow {
  package static func evaluate(_ a: Value) -> Value { a.withText { apply($0) }.value }
}

extension BinaryRow {
  package static func evaluate(_ a: Value, _ b: Value) -> Value { apply(Left(a), Right(b)).value }
}

extension CheckedBinaryRow {
  package static func evaluate(_ a: Value, _ b: Value) throws(RuntimeError.Kind) -> Value {
    try apply(Left(a), Right(b)).value
  }
}

extension CheckedTextRow {
  package static func evaluate(_ a: Value, _ b: Value) throws(RuntimeError.Kind) -> Value {
    let right = Right(b)
    return try a.withText { text in
      Swift.Result { () throws(RuntimeError.Kind) in try apply(text, right) }
    }.get().value
  }
}

extension ComparisonRow {
  package static func evaluate(_ a: Value, _ b: Value) -> Value { .bool(holds(a, b)) }
}

extension TernaryRow {
  package static func evaluate(_ a: Value, _ b: Value, _ c: Value) -> Value {
    apply(First(a), Second(b), Third(c)).value
  }
}
