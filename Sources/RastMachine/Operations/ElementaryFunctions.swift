import CSleef

/// The functions that SLEEF has, of a float or of eight: one at a time and eight at a time they give the same bits, on
/// every processor. `Real` has the others, and those that SLEEF ends with an infinity too soon.
protocol ElementaryFunctions {
  static func sincos(_ x: Self) -> (sin: Self, cos: Self)
  static func tan(_ x: Self) -> Self
  static func exp(_ x: Self) -> Self
  static func ln(_ x: Self) -> Self
  static func log2(_ x: Self) -> Self
  static func log10(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func asin(_ x: Self) -> Self
  static func acos(_ x: Self) -> Self
  static func atan(_ x: Self) -> Self
  /// Up to 2^511.
  static func smallAsinh(_ x: Self) -> Self
  /// Up to 2^511.
  static func smallAcosh(_ x: Self) -> Self
  static func atanh(_ x: Self) -> Self
  static func cbrt(_ x: Self) -> Self
  static func atan2(_ y: Self, _ x: Self) -> Self
  static func pow(_ x: Self, _ y: Self) -> Self
}

extension Double: ElementaryFunctions {
  @inline(__always) static func sincos(_ x: Double) -> (sin: Double, cos: Double) {
    var cos = 0.0
    let sin = rast_sincos(x, &cos)
    return (sin, cos)
  }
  @inline(__always) static func tan(_ x: Double) -> Double { rast_tan(x) }
  @inline(__always) static func exp(_ x: Double) -> Double { rast_exp(x) }
  @inline(__always) static func ln(_ x: Double) -> Double { rast_log(x) }
  @inline(__always) static func log2(_ x: Double) -> Double { rast_log2(x) }
  @inline(__always) static func log10(_ x: Double) -> Double { rast_log10(x) }
  @inline(__always) static func tanh(_ x: Double) -> Double { rast_tanh(x) }
  @inline(__always) static func asin(_ x: Double) -> Double { rast_asin(x) }
  @inline(__always) static func acos(_ x: Double) -> Double { rast_acos(x) }
  @inline(__always) static func atan(_ x: Double) -> Double { rast_atan(x) }
  @inline(__always) static func smallAsinh(_ x: Double) -> Double { rast_asinh(x) }
  @inline(__always) static func smallAcosh(_ x: Double) -> Double { rast_acosh(x) }
  @inline(__always) static func atanh(_ x: Double) -> Double { rast_atanh(x) }
  @inline(__always) static func cbrt(_ x: Double) -> Double { rast_cbrt(x) }
  @inline(__always) static func atan2(_ y: Double, _ x: Double) -> Double { rast_atan2(y, x) }
  @inline(__always) static func pow(_ x: Double, _ y: Double) -> Double { rast_pow(x, y) }
}

extension SIMD8<Double>: ElementaryFunctions {
  @inline(__always) static func sincos(_ x: Floats) -> (sin: Floats, cos: Floats) {
    var cos = Floats()
    let sin = rast_sincos_8(x, &cos)
    return (sin, cos)
  }
  @inline(__always) static func tan(_ x: Floats) -> Floats { rast_tan_8(x) }
  @inline(__always) static func exp(_ x: Floats) -> Floats { rast_exp_8(x) }
  @inline(__always) static func ln(_ x: Floats) -> Floats { rast_log_8(x) }
  @inline(__always) static func log2(_ x: Floats) -> Floats { rast_log2_8(x) }
  @inline(__always) static func log10(_ x: Floats) -> Floats { rast_log10_8(x) }
  @inline(__always) static func tanh(_ x: Floats) -> Floats { rast_tanh_8(x) }
  @inline(__always) static func asin(_ x: Floats) -> Floats { rast_asin_8(x) }
  @inline(__always) static func acos(_ x: Floats) -> Floats { rast_acos_8(x) }
  @inline(__always) static func atan(_ x: Floats) -> Floats { rast_atan_8(x) }
  @inline(__always) static func smallAsinh(_ x: Floats) -> Floats { rast_asinh_8(x) }
  @inline(__always) static func smallAcosh(_ x: Floats) -> Floats { rast_acosh_8(x) }
  @inline(__always) static func atanh(_ x: Floats) -> Floats { rast_atanh_8(x) }
  @inline(__always) static func cbrt(_ x: Floats) -> Floats { rast_cbrt_8(x) }
  @inline(__always) static func atan2(_ y: Floats, _ x: Floats) -> Floats { rast_atan2_8(y, x) }
  @inline(__always) static func pow(_ x: Floats, _ y: Floats) -> Floats { rast_pow_8(x, y) }
}
