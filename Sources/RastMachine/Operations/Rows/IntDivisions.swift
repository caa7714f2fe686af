// Division of ints, whose vectors are floats: no processor divides vectors of ints.

/// Truncates toward zero; min / -1 wraps.
enum IntDivide: CheckedBinaryVectorRow {
  static let spelling = Spelling.infix(.divide)
  @inline(__always) static func apply(_ a: Int, _ b: Int) throws(RuntimeError.Kind) -> Int {
    guard b != 0 else { throw .divisionByZero }
    return b == -1 ? 0 &- a : a / b
  }
  @inline(__always) static func vector(_ a: Ints, _ b: Ints) -> (result: Ints, undecided: LaneMask) {
    let (x, y) = (Floats(small: a), Floats(small: b))
    let (quotient, rest) = nearestQuotient(x, y)
    // Rounded away from zero, it is one too far.
    let step = Floats(repeating: 1).signed(like: quotient)
    let result = quotient.replacing(with: quotient - step, where: rest * x .< .zero)
    return (Ints(small: result), isOutside(a, b))
  }
}

/// The remainder of `IntDivide`, with the sign of a.
enum IntRemainder: CheckedBinaryVectorRow {
  static let spelling = Spelling.infix(.remainder)
  @inline(__always) static func apply(_ a: Int, _ b: Int) throws(RuntimeError.Kind) -> Int {
    guard b != 0 else { throw .divisionByZero }
    return b == -1 ? 0 : a % b
  }
  @inline(__always) static func vector(_ a: Ints, _ b: Ints) -> (result: Ints, undecided: LaneMask) {
    let (x, y) = (Floats(small: a), Floats(small: b))
    let rest = nearestQuotient(x, y).rest
    let result = rest.replacing(with: rest + y.magnitude.signed(like: x), where: rest * x .< .zero)
    return (Ints(small: result), isOutside(a, b))
  }
}

/// The remainder of division toward minus infinity, with the sign of b.
enum IntMod: CheckedBinaryVectorRow {
  static let spelling = Spelling.function("mod")
  @inline(__always) static func apply(_ a: Int, _ b: Int) throws(RuntimeError.Kind) -> Int {
    let rest = try IntRemainder.apply(a, b)
    return rest != 0 && (rest < 0) != (b < 0) ? rest &+ b : rest
  }
  @inline(__always) static func vector(_ a: Ints, _ b: Ints) -> (result: Ints, undecided: LaneMask) {
    let (x, y) = (Floats(small: a), Floats(small: b))
    let rest = nearestQuotient(x, y).rest
    return (Ints(small: rest.replacing(with: rest + y, where: rest * y .< .zero)), isOutside(a, b))
  }
}

/// A whole number at most one from x / y, which is on one side of it or the other, and what it leaves of x; of whole
/// numbers up to 2^50. All of it is exact, but for the quotient of which the nearest whole number is taken: that is off
/// by 2^-52 of itself, which is less than a quarter.
@inline(__always)
private func nearestQuotient(_ x: Floats, _ y: Floats) -> (quotient: Floats, rest: Floats) {
  let shift = Floats(repeating: 0x1.8p52)
  let quotient = (x * (1 / y) + shift) - shift
  return (quotient, x - quotient * y)
}

/// Where a division can't be made of floats, or not at all.
@inline(__always)
private func isOutside(_ a: Ints, _ b: Ints) -> LaneMask {
  let bound = Ints(repeating: 1 << 50)
  // From -2^50 up, but not to 2^50.
  let high = ((a &+ bound) | (b &+ bound)) & Ints(repeating: ~(1 << 51 - 1))
  return (high .!= .zero) .| (b .== .zero)
}

extension SIMD8<Double> {
  /// Ints up to 2^51, as the last bits of floats that have no fraction.
  @inline(__always) fileprivate init(small ints: Ints) {
    let shift = Floats(repeating: 0x1.8p52)
    self = Floats(bits: ints &+ Ints(bits: shift)) - shift
  }
}

extension SIMD8<Int64> {
  /// Whole floats up to 2^51.
  @inline(__always) fileprivate init(small floats: Floats) {
    let shift = Floats(repeating: 0x1.8p52)
    self = Ints(bits: floats + shift) &- Ints(bits: shift)
  }
}
