import Glibc

/// What the operations on floats compute beyond IEEE's own; every backend calls these.
enum FloatMath {
  /// x itself where it is 0 or NaN, else ±1.
  @inline(__always) static func sign(_ x: Double) -> Double {
    x > 0 ? 1 : (x < 0 ? -1 : x)
  }

  /// x without its integer part; has the sign of x.
  @inline(__always) static func fract(_ x: Double) -> Double { x - x.rounded(.towardZero) }

  /// The smaller one; the other one where one is NaN.
  @inline(__always) static func min(_ a: Double, _ b: Double) -> Double { a < b || b != b ? a : b }

  /// The larger one; the other one where one is NaN.
  @inline(__always) static func max(_ a: Double, _ b: Double) -> Double { a > b || b != b ? a : b }

  /// x held within lo and hi; NaN stays.
  @inline(__always) static func clamp(_ x: Double, _ lo: Double, _ hi: Double) -> Double {
    x < lo ? lo : (x > hi ? hi : x)
  }

  /// a·(1-t) + b·t, exact at both ends (GLSL's mix).
  @inline(__always) static func mix(_ a: Double, _ b: Double, _ t: Double) -> Double {
    a * (1 - t) + b * t
  }

  /// Hermite interpolation between 0 at lo and 1 at hi (GLSL's smoothstep).
  @inline(__always) static func smoothstep(_ lo: Double, _ hi: Double, _ x: Double) -> Double {
    let t = clamp((x - lo) / (hi - lo), 0, 1)
    return t * t * (3 - 2 * t)
  }

  /// The nearest integer, halves away from zero.
  static func round(_ x: Double) -> Double { x.rounded(.toNearestOrAwayFromZero) }

  // The platform's libm.
  static func cbrt(_ x: Double) -> Double { libmCbrt(x) }
  static func exp(_ x: Double) -> Double { libmExp(x) }
  static func ln(_ x: Double) -> Double { libmLog(x) }
  static func log2(_ x: Double) -> Double { libmLog2(x) }
  static func log10(_ x: Double) -> Double { libmLog10(x) }
  static func sin(_ x: Double) -> Double { libmSin(x) }
  static func cos(_ x: Double) -> Double { libmCos(x) }
  static func tan(_ x: Double) -> Double { libmTan(x) }
  static func asin(_ x: Double) -> Double { libmAsin(x) }
  static func acos(_ x: Double) -> Double { libmAcos(x) }
  static func atan(_ x: Double) -> Double { libmAtan(x) }
  static func sinh(_ x: Double) -> Double { libmSinh(x) }
  static func cosh(_ x: Double) -> Double { libmCosh(x) }
  static func tanh(_ x: Double) -> Double { libmTanh(x) }
  static func asinh(_ x: Double) -> Double { libmAsinh(x) }
  static func acosh(_ x: Double) -> Double { libmAcosh(x) }
  static func atanh(_ x: Double) -> Double { libmAtanh(x) }
  static func power(_ x: Double, _ y: Double) -> Double { libmPow(x, y) }
  static func remainder(_ x: Double, _ y: Double) -> Double { libmFmod(x, y) }
  static func atan2(_ y: Double, _ x: Double) -> Double { libmAtan2(y, x) }
  static func hypot(_ x: Double, _ y: Double) -> Double { libmHypot(x, y) }
}

// Outside the enum, where a bare name means libm's function.
private func libmCbrt(_ x: Double) -> Double { cbrt(x) }
private func libmExp(_ x: Double) -> Double { exp(x) }
private func libmLog(_ x: Double) -> Double { log(x) }
private func libmLog2(_ x: Double) -> Double { log2(x) }
private func libmLog10(_ x: Double) -> Double { log10(x) }
private func libmSin(_ x: Double) -> Double { sin(x) }
private func libmCos(_ x: Double) -> Double { cos(x) }
private func libmTan(_ x: Double) -> Double { tan(x) }
private func libmAsin(_ x: Double) -> Double { asin(x) }
private func libmAcos(_ x: Double) -> Double { acos(x) }
private func libmAtan(_ x: Double) -> Double { atan(x) }
private func libmSinh(_ x: Double) -> Double { sinh(x) }
private func libmCosh(_ x: Double) -> Double { cosh(x) }
private func libmTanh(_ x: Double) -> Double { tanh(x) }
private func libmAsinh(_ x: Double) -> Double { asinh(x) }
private func libmAcosh(_ x: Double) -> Double { acosh(x) }
private func libmAtanh(_ x: Double) -> Double { atanh(x) }
private func libmPow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func libmFmod(_ x: Double, _ y: Double) -> Double { fmod(x, y) }
private func libmAtan2(_ x: Double, _ y: Double) -> Double { atan2(x, y) }
private func libmHypot(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
