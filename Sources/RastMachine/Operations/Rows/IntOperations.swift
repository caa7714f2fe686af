// Operations on ints. They wrap around.

extension Operation {
  static func visitInts<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(IntAdd.self)
    visitor.visit(IntSubtract.self)
    visitor.visit(IntMultiply.self)
    visitor.visit(IntDivide.self)
    visitor.visit(IntRemainder.self)
    visitor.visit(IntMod.self)
    visitor.visit(IntPower.self)
    visitor.visit(IntNegate.self)
    visitor.visit(IntAbs.self)
    visitor.visit(IntSign.self)
    visitor.visit(IntMin.self)
    visitor.visit(IntMax.self)
    visitor.visit(IntClamp.self)
    visitor.visit(Not.self)
  }
}

enum IntAdd: BinaryVectorRow {
  static let spelling = Spelling.infix(.add)
  @inline(__always) static func apply(_ a: Int, _ b: Int) -> Int { a &+ b }
  @inline(__always) static func vector(_ a: Ints, _ b: Ints) -> Ints { a &+ b }
}

enum IntSubtract: BinaryVectorRow {
  static let spelling = Spelling.infix(.subtract)
  @inline(__always) static func apply(_ a: Int, _ b: Int) -> Int { a &- b }
  @inline(__always) static func vector(_ a: Ints, _ b: Ints) -> Ints { a &- b }
}

enum IntMultiply: BinaryVectorRow {
  static let spelling = Spelling.infix(.multiply)
  @inline(__always) static func apply(_ a: Int, _ b: Int) -> Int { a &* b }
  @inline(__always) static func vector(_ a: Ints, _ b: Ints) -> Ints { a &* b }
}

/// By repeated squaring.
enum IntPower: CheckedBinaryRow {
  static let spelling = Spelling.infix(.power)
  static func apply(_ base: Int, _ exponent: Int) throws(RuntimeError.Kind) -> Int {
    guard exponent >= 0 else { throw .negativeExponent }
    var result = 1
    var square = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }
}

enum IntNegate: UnaryVectorRow {
  static let spelling = Spelling.prefix(.negate)
  @inline(__always) static func apply(_ a: Int) -> Int { 0 &- a }
  @inline(__always) static func vector(_ a: Ints) -> Ints { 0 &- a }
}

/// |x|; for the smallest int it is the smallest int itself.
enum IntAbs: UnaryVectorRow {
  static let spelling = Spelling.function("abs")
  @inline(__always) static func apply(_ a: Int) -> Int { a < 0 ? 0 &- a : a }
  @inline(__always) static func vector(_ a: Ints) -> Ints {
    a.replacing(with: 0 &- a, where: a .< .zero)
  }
}

/// -1, 0 or 1.
enum IntSign: UnaryVectorRow {
  static let spelling = Spelling.function("sign")
  @inline(__always) static func apply(_ a: Int) -> Int { a.signum() }
  @inline(__always) static func vector(_ a: Ints) -> Ints {
    IntMin.vector(IntMax.vector(a, Ints(repeating: -1)), Ints(repeating: 1))
  }
}

enum IntMin: BinaryVectorRow {
  static let spelling = Spelling.function("min")
  @inline(__always) static func apply(_ a: Int, _ b: Int) -> Int { min(a, b) }
  @inline(__always) static func vector(_ a: Ints, _ b: Ints) -> Ints {
    b.replacing(with: a, where: a .< b)
  }
}

enum IntMax: BinaryVectorRow {
  static let spelling = Spelling.function("max")
  @inline(__always) static func apply(_ a: Int, _ b: Int) -> Int { max(a, b) }
  @inline(__always) static func vector(_ a: Ints, _ b: Ints) -> Ints {
    b.replacing(with: a, where: a .> b)
  }
}

/// x limited to the range from lo to hi.
enum IntClamp: TernaryVectorRow {
  static let spelling = Spelling.function("clamp")
  static func apply(_ x: Int, _ lo: Int, _ hi: Int) -> Int { x < lo ? lo : (x > hi ? hi : x) }
  static func vector(_ x: Ints, _ lo: Ints, _ hi: Ints) -> Ints {
    x.replacing(with: hi, where: x .> hi).replacing(with: lo, where: x .< lo)
  }
}

enum Not: UnaryVectorRow {
  static let spelling = Spelling.prefix(.not)
  @inline(__always) static func apply(_ a: BoolWord) -> BoolWord { BoolWord(a.word ^ 1) }
  @inline(__always) static func vector(_ a: Ints) -> Ints { a ^ 1 }
}
