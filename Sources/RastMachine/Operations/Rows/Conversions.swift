// Conversions between the types, which programs write `a as TYPE`.

extension Operation {
  static func visitConversions<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(IntToFloat.self)
    visitor.visit(IntToComplex.self)
    visitor.visit(FloatToInt.self)
    visitor.visit(FloatToComplex.self)
    visitor.visit(BoolToInt.self)
    visitor.visit(CharToInt.self)
    visitor.visit(Scalar.self)
  }
}

enum IntToFloat: UnaryVectorRow {
  static let spelling = Spelling.cast
  @inline(__always) static func apply(_ a: Int) -> Double { Double(a) }
  @inline(__always) static func vector(_ a: Ints) -> Floats { Floats(a) }
}

enum IntToComplex: UnaryVectorRow {
  static let spelling = Spelling.cast
  @inline(__always) static func apply(_ a: Int) -> Complex { Complex(Double(a), 0) }
  @inline(__always) static func vector(_ a: Ints) -> ComplexVector { ComplexVector(re: Floats(a), im: .zero) }
}

/// Truncates toward zero, saturates, and takes NaN as 0.
enum FloatToInt: UnaryVectorRow {
  static let spelling = Spelling.cast
  @inline(__always) static func apply(_ x: Double) -> Int {
    if x.isNaN { return 0 }
    if x >= 0x1p63 { return Int.max }
    if x < -0x1p63 { return Int.min }
    return Int(x)
  }
  @inline(__always) static func vector(_ x: Floats) -> Ints {
    let isLarge = x .>= Floats(repeating: 0x1p63)
    let isSmall = x .< Floats(repeating: -0x1p63)
    let isOutside = isLarge .| isSmall .| (x .!= x)
    return Ints(parts: x.replacing(with: Floats.zero, where: isOutside))
      .replacing(with: Ints(repeating: .max), where: isLarge)
      .replacing(with: Ints(repeating: .min), where: isSmall)
  }
}

enum FloatToComplex: UnaryVectorRow {
  static let spelling = Spelling.cast
  @inline(__always) static func apply(_ a: Double) -> Complex { Complex(a, 0) }
  @inline(__always) static func vector(_ a: Floats) -> ComplexVector {
    ComplexVector(re: a, im: .zero)
  }
}

enum BoolToInt: ViewRow {
  static let spelling = Spelling.cast, offset = 0
  static func apply(_ a: BoolWord) -> Int { a.word }
}

enum CharToInt: ViewRow {
  static let spelling = Spelling.cast, offset = 0
  static func apply(_ a: CharWord) -> Int { a.word }
}

/// The Unicode scalar with a number, if it has one.
enum Scalar: CheckedUnaryRow {
  static let spelling = Spelling.cast
  static func apply(_ a: Int) throws(RuntimeError.Kind) -> CharWord {
    guard let number = UInt32(exactly: a), Unicode.Scalar(number) != nil else { throw .notAScalar }
    return CharWord(a)
  }
}
