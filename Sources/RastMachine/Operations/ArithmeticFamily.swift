/// The operations on one type that superinstructions are built from.
protocol ArithmeticFamily {
  associatedtype Value: SlotValue
  associatedtype Add: FusibleRow where Add.Result == Value
  associatedtype Subtract: FusibleRow where Subtract.Result == Value
  associatedtype Multiply: FusibleRow where Multiply.Result == Value
}

enum FloatArithmetic: ArithmeticFamily {
  typealias Value = Double
  typealias Add = FloatAdd
  typealias Subtract = FloatSubtract
  typealias Multiply = FloatMultiply
}

enum ComplexArithmetic: ArithmeticFamily {
  typealias Value = Complex
  typealias Add = ComplexAdd
  typealias Subtract = ComplexSubtract
  typealias Multiply = ComplexMultiply
}

/// Visits a pair of operations, the second of which applies to the first one's result.
protocol PairVisitor {
  associatedtype Output
  func visit<Inner: FusibleRow, Outer: FusibleRow>(_: Inner.Type, _: Outer.Type) -> Output
  where Inner.Result == Outer.Result
}

extension ArithmeticFamily {
  /// Passes the rows of a pair to a visitor.
  static func visit<V: PairVisitor>(_ inner: Arithmetic, _ outer: Arithmetic, _ visitor: V)
    -> V.Output
  {
    switch inner {
    case .add: visit(Add.self, outer, visitor)
    case .subtract: visit(Subtract.self, outer, visitor)
    case .multiply: visit(Multiply.self, outer, visitor)
    }
  }

  private static func visit<Inner: FusibleRow, V: PairVisitor>(
    _: Inner.Type, _ outer: Arithmetic, _ visitor: V
  ) -> V.Output where Inner.Result == Value {
    switch outer {
    case .add: visitor.visit(Inner.self, Add.self)
    case .subtract: visitor.visit(Inner.self, Subtract.self)
    case .multiply: visitor.visit(Inner.self, Multiply.self)
    }
  }
}
