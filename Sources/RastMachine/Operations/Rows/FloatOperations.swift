import Glibc

// Operations on floats that IEEE 754 defines, or that consist of a few of its operations.

extension Operation {
  static func visitFloats<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(FloatAdd.self)
    visitor.visit(FloatSubtract.self)
    visitor.visit(FloatMultiply.self)
    visitor.visit(FloatDivide.self)
    visitor.visit(FloatRemainder.self)
    visitor.visit(FloatMod.self)
    visitor.visit(FloatPower.self)
    visitor.visit(FloatNegate.self)
    visitor.visit(FloatAbs.self)
    visitor.visit(FloatSign.self)
    visitor.visit(FloatMin.self)
    visitor.visit(FloatMax.self)
    visitor.visit(Floor.self)
    visitor.visit(Ceil.self)
    visitor.visit(Round.self)
    visitor.visit(Trunc.self)
    visitor.visit(Fract.self)
    visitor.visit(FloatClamp.self)
    visitor.visit(Mix.self)
    visitor.visit(Smoothstep.self)
  }
}

enum FloatAdd: FusibleRow {
  static let spelling = Spelling.infix(.add), arithmetic = Arithmetic.add
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { a + b }
  @inline(__always) static func vector(_ a: Floats, _ b: Floats) -> Floats { a + b }
}

enum FloatSubtract: FusibleRow {
  static let spelling = Spelling.infix(.subtract), arithmetic = Arithmetic.subtract
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { a - b }
  @inline(__always) static func vector(_ a: Floats, _ b: Floats) -> Floats { a - b }
}

enum FloatMultiply: FusibleRow {
  static let spelling = Spelling.infix(.multiply), arithmetic = Arithmetic.multiply
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { a * b }
  @inline(__always) static func vector(_ a: Floats, _ b: Floats) -> Floats { a * b }
}

enum FloatDivide: BinaryVectorRow {
  static let spelling = Spelling.infix(.divide)
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { a / b }
  @inline(__always) static func vector(_ a: Floats, _ b: Floats) -> Floats { a / b }
}

/// The remainder of division toward zero, with the sign of x.
enum FloatRemainder: BinaryRow {
  static let spelling = Spelling.infix(.remainder), cost = Cost.call
  static func apply(_ x: Double, _ y: Double) -> Double { Glibc.fmod(x, y) }
}

/// x - y·floor(x/y), which has the sign of y (GLSL's mod).
enum FloatMod: BinaryVectorRow {
  static let spelling = Spelling.function("mod")
  @inline(__always) static func apply(_ x: Double, _ y: Double) -> Double { x - y * (x / y).rounded(.down) }
  @inline(__always) static func vector(_ x: Floats, _ y: Floats) -> Floats { x - y * (x / y).floored }
}

enum FloatNegate: UnaryVectorRow {
  static let spelling = Spelling.prefix(.negate)
  @inline(__always) static func apply(_ a: Double) -> Double { -a }
  @inline(__always) static func vector(_ a: Floats) -> Floats { a.negated }
}

enum FloatAbs: UnaryVectorRow {
  static let spelling = Spelling.function("abs")
  @inline(__always) static func apply(_ a: Double) -> Double { a.magnitude }
  @inline(__always) static func vector(_ a: Floats) -> Floats { a.magnitude }
}

/// x itself where it is 0 or NaN, else ±1.
enum FloatSign: UnaryVectorRow {
  static let spelling = Spelling.function("sign")
  @inline(__always) static func apply(_ x: Double) -> Double { x > 0 ? 1 : (x < 0 ? -1 : x) }
  @inline(__always) static func vector(_ x: Floats) -> Floats {
    x.replacing(with: 1, where: x .> .zero).replacing(with: -1, where: x .< .zero)
  }
}

/// The smaller one; if one is NaN, the other one.
enum FloatMin: BinaryVectorRow {
  static let spelling = Spelling.function("min")
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { a < b || b != b ? a : b }
  @inline(__always) static func vector(_ a: Floats, _ b: Floats) -> Floats {
    b.replacing(with: a, where: (a .< b) .| (b .!= b))
  }
}

/// The larger one; if one is NaN, the other one.
enum FloatMax: BinaryVectorRow {
  static let spelling = Spelling.function("max")
  @inline(__always) static func apply(_ a: Double, _ b: Double) -> Double { a > b || b != b ? a : b }
  @inline(__always) static func vector(_ a: Floats, _ b: Floats) -> Floats {
    b.replacing(with: a, where: (a .> b) .| (b .!= b))
  }
}

enum Floor: UnaryVectorRow {
  static let spelling = Spelling.function("floor")
  @inline(__always) static func apply(_ x: Double) -> Double { x.rounded(.down) }
  @inline(__always) static func vector(_ x: Floats) -> Floats { x.floored }
}

enum Ceil: UnaryVectorRow {
  static let spelling = Spelling.function("ceil")
  @inline(__always) static func apply(_ x: Double) -> Double { x.rounded(.up) }
  @inline(__always) static func vector(_ x: Floats) -> Floats { x.ceiled }
}

/// The nearest integer; halves are rounded away from zero.
enum Round: UnaryVectorRow {
  static let spelling = Spelling.function("round"), cost = Cost.call
  static func apply(_ x: Double) -> Double { x.rounded(.toNearestOrAwayFromZero) }
  // Adding a half would carry values just below a half over it.
  @inline(__always) static func vector(_ x: Floats) -> Floats {
    let sign = Ints(bits: x) & Ints(repeating: .min)
    let almostHalf = Floats(bits: Ints(bits: Floats(repeating: 0.5.nextDown)) | sign)
    return (x + almostHalf).truncated
  }
}

enum Trunc: UnaryVectorRow {
  static let spelling = Spelling.function("trunc")
  @inline(__always) static func apply(_ x: Double) -> Double { x.rounded(.towardZero) }
  @inline(__always) static func vector(_ x: Floats) -> Floats { x.truncated }
}

/// x without its integer part; it has the sign of x.
enum Fract: UnaryVectorRow {
  static let spelling = Spelling.function("fract")
  @inline(__always) static func apply(_ x: Double) -> Double { x - x.rounded(.towardZero) }
  @inline(__always) static func vector(_ x: Floats) -> Floats { x - x.truncated }
}

/// x limited to the range from lo to hi; NaN stays NaN.
enum FloatClamp: TernaryVectorRow {
  static let spelling = Spelling.function("clamp")
  @inline(__always) static func apply(_ x: Double, _ lo: Double, _ hi: Double) -> Double { value(x, lo, hi) }
  @inline(__always) static func vector(_ x: Floats, _ lo: Floats, _ hi: Floats) -> Floats { value(x, lo, hi) }

  @inline(__always) static func value<R: Real>(_ x: R, _ lo: R, _ hi: R) -> R {
    R.choose(R.less(x, lo), lo, R.choose(R.less(hi, x), hi, x))
  }
}

/// a·(1-t) + b·t, exact at both ends (GLSL's mix).
enum Mix: TernaryVectorRow {
  static let spelling = Spelling.function("mix")
  @inline(__always) static func apply(_ a: Double, _ b: Double, _ t: Double) -> Double { value(a, b, t) }
  @inline(__always) static func vector(_ a: Floats, _ b: Floats, _ t: Floats) -> Floats { value(a, b, t) }

  @inline(__always) private static func value<R: Real>(_ a: R, _ b: R, _ t: R) -> R { a * (1 - t) + b * t }
}

/// Hermite interpolation between 0 at lo and 1 at hi (GLSL's smoothstep).
enum Smoothstep: TernaryVectorRow {
  static let spelling = Spelling.function("smoothstep"), cost = 2 * Cost.instruction
  @inline(__always) static func apply(_ lo: Double, _ hi: Double, _ x: Double) -> Double { value(lo, hi, x) }
  @inline(__always) static func vector(_ lo: Floats, _ hi: Floats, _ x: Floats) -> Floats { value(lo, hi, x) }

  @inline(__always) private static func value<R: Real>(_ lo: R, _ hi: R, _ x: R) -> R {
    let t = FloatClamp.value((x - lo) / (hi - lo), R(same: 0), R(same: 1))
    return t * t * (3 - 2 * t)
  }
}
