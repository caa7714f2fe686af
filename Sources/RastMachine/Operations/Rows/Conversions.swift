// Conversions between the types, which programs write `a as TYPE`.

extension Operation {
  package static func visitConversions<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(IntToFloat.self)
    visitor.visit(IntToComplex.self)
    visitor.visit(FloatToInt.self)
    visitor.visit(FloatToComplex.self)
    visitor.visit(BoolToInt.self)
    visitor.visit(CharToInt.self)
    visitor.visit(Scalar.self)
  }
}

package enum IntToFloat: UnaryRow {
  package static let spelling = Spelling.cast
  @inline(__always) package static func apply(_ a: Int) -> Double { Double(a) }
}

package enum IntToComplex: UnaryRow {
  package static let spelling = Spelling.cast
  @inline(__always) package static func apply(_ a: Int) -> Complex { Complex(Double(a), 0) }
}

/// Truncates toward zero, saturates, and takes NaN as 0.
package enum FloatToInt: UnaryRow {
  package static let spelling = Spelling.cast
  @inline(__always) package static func apply(_ x: Double) -> Int {
    if x.isNaN { return 0 }
    if x >= 0x1p63 { return Int.max }
    if x < -0x1p63 { return Int.min }
    return Int(x)
  }
}

package enum FloatToComplex: UnaryVectorRow {
  package static let spelling = Spelling.cast
  @inline(__always) package static func apply(_ a: Double) -> Complex { Complex(a, 0) }
  @inline(__always) package static func vector(_ a: Floats) -> ComplexVector {
    ComplexVector(re: a, im: .zero)
  }
}

package enum BoolToInt: ViewRow {
  package static let spelling = Spelling.cast, offset = 0
  package static func apply(_ a: BoolWord) -> Int { a.word }
}

package enum CharToInt: ViewRow {
  package static let spelling = Spelling.cast, offset = 0
  package static func apply(_ a: CharWord) -> Int { a.word }
}

/// The Unicode scalar with a number, if it has one.
package enum Scalar: CheckedUnaryRow {
  package static let spelling = Spelling.cast
  package static func apply(_ a: Int) throws(RuntimeError.Kind) -> CharWord {
    guard let number = UInt32(exactly: a), Unicode.Scalar(number) != nil else { throw .notAScalar }
    return CharWord(a)
  }
}
