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

/// Truncates toward zero; min / -1 wraps.
enum IntDivide: CheckedBinaryRow {
  static let spelling = Spelling.infix(.divide)
  @inline(__always) static func apply(_ a: Int, _ b: Int) throws(RuntimeError.Kind) -> Int {
    guard b != 0 else { throw .divisionByZero }
    return b == -1 ? 0 &- a : a / b
  }
}

/// The remainder of `IntDivide`, with the sign of a.
enum IntRemainder: CheckedBinaryRow {
  static let spelling = Spelling.infix(.remainder)
  @inline(__always) static func apply(_ a: Int, _ b: Int) throws(RuntimeError.Kind) -> Int {
    guard b != 0 else { throw .divisionByZero }
    return b == -1 ? 0 : a % b
  }
}

/// The remainder of division toward minus infinity, with the sign of b.
enum IntMod: CheckedBinaryRow {
  static let spelling = Spelling.function("mod")
  @inline(__always) static func apply(_ a: Int, _ b: Int) throws(RuntimeError.Kind) -> Int {
    let rest = try IntRemainder.apply(a, b)
    return rest != 0 && (rest < 0) != (b < 0) ? rest &+ b : rest
  }
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
enum IntSign: UnaryRow {
  static let spelling = Spelling.function("sign")
  @inline(__always) static func apply(_ a: Int) -> Int { a.signum() }
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
enum IntClamp: TernaryRow {
  static let spelling = Spelling.function("clamp")
  static func apply(_ x: Int, _ lo: Int, _ hi: Int) -> Int { x < lo ? lo : (x > hi ? hi : x) }
}

enum Not: UnaryVectorRow {
  static let spelling = Spelling.prefix(.not)
  @inline(__always) static func apply(_ a: BoolWord) -> BoolWord { BoolWord(a.word ^ 1) }
  @inline(__always) static func vector(_ a: Ints) -> Ints { a ^ 1 }
}
