/// What the operations on ints compute; every backend calls these.
enum IntMath {
  /// |x|; the smallest int is its own.
  @inline(__always) static func abs(_ x: Int) -> Int { x < 0 ? 0 &- x : x }

  /// -1, 0 or 1.
  @inline(__always) static func sign(_ x: Int) -> Int { x.signum() }

  /// x held within lo and hi.
  @inline(__always) static func clamp(_ x: Int, _ lo: Int, _ hi: Int) -> Int {
    x < lo ? lo : (x > hi ? hi : x)
  }

  /// Truncates toward zero, wraps `min / -1`.
  @inline(__always) static func divide(_ a: Int, _ b: Int) throws(RuntimeError.Kind) -> Int {
    guard b != 0 else { throw .divisionByZero }
    return b == -1 ? 0 &- a : a / b
  }

  /// The remainder of `divide`, with the sign of `a`.
  @inline(__always) static func remainder(_ a: Int, _ b: Int) throws(RuntimeError.Kind) -> Int {
    guard b != 0 else { throw .divisionByZero }
    return b == -1 ? 0 : a % b
  }

  /// By repeated squaring, wrapping.
  static func power(_ base: Int, _ exponent: Int) throws(RuntimeError.Kind) -> Int {
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

  /// Truncates toward zero, saturates, and takes NaN as 0.
  @inline(__always) static func truncating(_ x: Double) -> Int {
    if x.isNaN { return 0 }
    if x >= 0x1p63 { return Int.max }
    if x < -0x1p63 { return Int.min }
    return Int(x)
  }

  /// The scalar with the given number.
  static func scalar(_ x: Int) throws(RuntimeError.Kind) -> Unicode.Scalar {
    guard let number = UInt32(exactly: x), let scalar = Unicode.Scalar(number) else {
      throw .notAScalar
    }
    return scalar
  }
}
