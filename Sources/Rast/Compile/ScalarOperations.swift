// The operations as types, so that a thunk that is generic over one has it compiled in.

protocol UnaryThunk {
  associatedtype Operand: FrameValue
  associatedtype Result: FrameValue
  static func apply(_ a: Operand) -> Result
}

protocol BinaryThunk {
  associatedtype Operand: FrameValue
  associatedtype Result: FrameValue
  static func apply(_ a: Operand, _ b: Operand) -> Result
}

enum Unary {
  enum IntNegate: UnaryThunk { @inline(__always) static func apply(_ a: Int) -> Int { 0 &- a } }
  enum IntAbs: UnaryThunk { @inline(__always) static func apply(_ a: Int) -> Int { IntMath.abs(a) } }
  enum IntSign: UnaryThunk { @inline(__always) static func apply(_ a: Int) -> Int { IntMath.sign(a) } }
  enum IntToFloat: UnaryThunk { @inline(__always) static func apply(_ a: Int) -> Double { Double(a) } }
  enum IntToComplex: UnaryThunk {
    @inline(__always) static func apply(_ a: Int) -> Complex { Complex(Double(a), 0) }
  }
  enum FloatNegate: UnaryThunk { @inline(__always) static func apply(_ a: Double) -> Double { -a } }
  enum FloatAbs: UnaryThunk { @inline(__always) static func apply(_ a: Double) -> Double { a.magnitude } }
  enum FloatSign: UnaryThunk {
    @inline(__always) static func apply(_ a: Double) -> Double { FloatMath.sign(a) }
  }
  enum FloatToInt: UnaryThunk {
    @inline(__always) static func apply(_ a: Double) -> Int { IntMath.truncating(a) }
  }
  enum FloatToComplex: UnaryThunk {
    @inline(__always) static func apply(_ a: Double) -> Complex { Complex(a, 0) }
  }
  enum Sqrt: UnaryThunk { @inline(__always) static func apply(_ a: Double) -> Double { a.squareRoot() } }
  enum Floor: UnaryThunk { @inline(__always) static func apply(_ a: Double) -> Double { a.rounded(.down) } }
  enum Ceil: UnaryThunk { @inline(__always) static func apply(_ a: Double) -> Double { a.rounded(.up) } }
  enum Trunc: UnaryThunk {
    @inline(__always) static func apply(_ a: Double) -> Double { a.rounded(.towardZero) }
  }
  enum Fract: UnaryThunk { @inline(__always) static func apply(_ a: Double) -> Double { FloatMath.fract(a) } }
  enum ComplexNegate: UnaryThunk {
    @inline(__always) static func apply(_ a: Complex) -> Complex { ComplexMath.negate(a) }
  }
  enum ComplexRe: UnaryThunk { @inline(__always) static func apply(_ a: Complex) -> Double { a.re } }
  enum ComplexIm: UnaryThunk { @inline(__always) static func apply(_ a: Complex) -> Double { a.im } }
  enum ComplexNorm: UnaryThunk {
    @inline(__always) static func apply(_ a: Complex) -> Double { ComplexMath.norm(a) }
  }
  enum ComplexConj: UnaryThunk {
    @inline(__always) static func apply(_ a: Complex) -> Complex { ComplexMath.conj(a) }
  }
  enum Not: UnaryThunk { @inline(__always) static func apply(_ a: Int) -> Int { a ^ 1 } }
}

enum Binary {
  enum IntAdd: BinaryThunk { @inline(__always) static func apply(_ a: Int, _ b: Int) -> Int { a &+ b } }
  enum IntSubtract: BinaryThunk { @inline(__always) static func apply(_ a: Int, _ b: Int) -> Int { a &- b } }
  enum IntMultiply: BinaryThunk { @inline(__always) static func apply(_ a: Int, _ b: Int) -> Int { a &* b } }
  enum IntMin: BinaryThunk { @inline(__always) static func apply(_ a: Int, _ b: Int) -> Int { min(a, b) } }
  enum IntMax: BinaryThunk { @inline(__always) static func apply(_ a: Int, _ b: Int) -> Int { max(a, b) } }
  enum FloatAdd: BinaryThunk {
    @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { a + b }
  }
  enum FloatSubtract: BinaryThunk {
    @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { a - b }
  }
  enum FloatMultiply: BinaryThunk {
    @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { a * b }
  }
  enum FloatDivide: BinaryThunk {
    @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { a / b }
  }
  enum FloatMin: BinaryThunk {
    @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { FloatMath.min(a, b) }
  }
  enum FloatMax: BinaryThunk {
    @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { FloatMath.max(a, b) }
  }
  enum ComplexMake: BinaryThunk {
    @inline(__always) static func apply(_ a: Double, _ b: Double) -> Complex { Complex(a, b) }
  }
  enum ComplexAdd: BinaryThunk {
    @inline(__always) static func apply(_ a: Complex, _ b: Complex) -> Complex { ComplexMath.add(a, b) }
  }
  enum ComplexSubtract: BinaryThunk {
    @inline(__always) static func apply(_ a: Complex, _ b: Complex) -> Complex { ComplexMath.subtract(a, b) }
  }
  enum ComplexMultiply: BinaryThunk {
    @inline(__always) static func apply(_ a: Complex, _ b: Complex) -> Complex { ComplexMath.multiply(a, b) }
  }
  enum ComplexDivide: BinaryThunk {
    @inline(__always) static func apply(_ a: Complex, _ b: Complex) -> Complex { ComplexMath.divide(a, b) }
  }
}
