/// The operations on one type of which superinstructions are made.
package protocol ArithmeticFamily {
  associatedtype Value: SlotValue
  associatedtype Add: FusibleRow where Add.Result == Value
  associatedtype Subtract: FusibleRow where Subtract.Result == Value
  associatedtype Multiply: FusibleRow where Multiply.Result == Value
}

package enum FloatArithmetic: ArithmeticFamily {
  package typealias Value = Double
  package typealias Add = FloatAdd
  package typealias Subtract = FloatSubtract
  package typealias Multiply = FloatMultiply
}

package enum ComplexArithmetic: ArithmeticFamily {
  package typealias Value = Complex
  package typealias Add = ComplexAdd
  package typealias Subtract = ComplexSubtract
  package typealias Multiply = ComplexMultiply
}

/// Is shown a pair of operations, the second on the first one's result.
package protocol PairVisitor {
  associatedtype Output
  func visit<Inner: FusibleRow, Outer: FusibleRow>(_: Inner.Type, _: Outer.Type) -> Output
  where Inner.Result == Outer.Result
}

extension ArithmeticFamily {
  /// Shows a visitor the rows of a pair.
  package static func visit<V: PairVisitor>(_ inner: Arithmetic, _ outer: Arithmetic, _ visitor: V)
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
