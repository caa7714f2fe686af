/// The inverses of the trigonometric and hyperbolic functions, and what rounds both parts. Principal values, with
/// branch cuts as C has them: W. Kahan, Branch cuts for complex elementary functions, 1987.
extension ComplexMath {
  /// atan2(x, Re(√(1-z) √(1+z))) + i asinh(Im(conj √(1-z) √(1+z))).
  static func asin(_ z: Complex) -> Complex {
    let (less, more) = rootsAboutOne(z)
    return Complex(
      FloatMath.atan2(z.re, multiply(less, more).re), FloatMath.asinh(multiply(conj(less), more).im))
  }

  /// 2 atan2(Re √(1-z), Re √(1+z)) + i asinh(Im(conj √(1+z) √(1-z))).
  static func acos(_ z: Complex) -> Complex {
    let (less, more) = rootsAboutOne(z)
    return Complex(2 * FloatMath.atan2(less.re, more.re), FloatMath.asinh(multiply(conj(more), less).im))
  }

  /// -i·atanh(i·z).
  static func atan(_ z: Complex) -> Complex {
    let w = atanh(Complex(-z.im, z.re))
    return Complex(w.im, -w.re)
  }

  /// -i·asin(i·z).
  static func asinh(_ z: Complex) -> Complex {
    let w = asin(Complex(-z.im, z.re))
    return Complex(w.im, -w.re)
  }

  /// asinh(Re(conj √(z-1) √(z+1))) + 2i atan2(Im √(z-1), Re √(z+1)).
  static func acosh(_ z: Complex) -> Complex {
    let less = sqrt(Complex(z.re - 1, z.im))
    let more = sqrt(Complex(z.re + 1, z.im))
    return Complex(FloatMath.asinh(multiply(conj(less), more).re), 2 * FloatMath.atan2(less.im, more.re))
  }

  /// (ln(1+z) - ln(1-z)) / 2, its real part as one logarithm of a quotient.
  static func atanh(_ z: Complex) -> Complex {
    let square = z.im * z.im
    let more = (1 + z.re) * (1 + z.re) + square
    let less = (1 - z.re) * (1 - z.re) + square
    let angle = FloatMath.atan2(2 * z.im, (1 - z.re) * (1 + z.re) - square)
    return Complex(FloatMath.ln(more / less) / 4, angle / 2)
  }

  /// √(1-z) and √(1+z).
  private static func rootsAboutOne(_ z: Complex) -> (Complex, Complex) {
    (sqrt(Complex(1 - z.re, -z.im)), sqrt(Complex(1 + z.re, z.im)))
  }

  static func floor(_ z: Complex) -> Complex { Complex(z.re.rounded(.down), z.im.rounded(.down)) }

  static func ceil(_ z: Complex) -> Complex { Complex(z.re.rounded(.up), z.im.rounded(.up)) }

  static func round(_ z: Complex) -> Complex { Complex(FloatMath.round(z.re), FloatMath.round(z.im)) }

  static func trunc(_ z: Complex) -> Complex {
    Complex(z.re.rounded(.towardZero), z.im.rounded(.towardZero))
  }
}
