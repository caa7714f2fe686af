/// What the operations on complex numbers compute; every backend calls these. Plain IEEE steps: nothing is
/// rescaled, and infinities get no treatment of their own.
enum ComplexMath {
  @inline(__always) static func add(_ z: Complex, _ w: Complex) -> Complex {
    Complex(z.re + w.re, z.im + w.im)
  }

  @inline(__always) static func subtract(_ z: Complex, _ w: Complex) -> Complex {
    Complex(z.re - w.re, z.im - w.im)
  }

  /// (a+bi)(c+di) = (ac-bd) + (ad+bc)i.
  @inline(__always) static func multiply(_ z: Complex, _ w: Complex) -> Complex {
    Complex(z.re * w.re - z.im * w.im, z.re * w.im + z.im * w.re)
  }

  /// (ac+bd)/n + ((bc-ad)/n)i with n = c²+d².
  @inline(__always) static func divide(_ z: Complex, _ w: Complex) -> Complex {
    let n = w.re * w.re + w.im * w.im
    return Complex((z.re * w.re + z.im * w.im) / n, (z.im * w.re - z.re * w.im) / n)
  }

  /// re²+im².
  @inline(__always) static func norm(_ z: Complex) -> Double { z.re * z.re + z.im * z.im }

  @inline(__always) static func negate(_ z: Complex) -> Complex { Complex(-z.re, -z.im) }

  @inline(__always) static func conj(_ z: Complex) -> Complex { Complex(z.re, -z.im) }

  static func abs(_ z: Complex) -> Double { FloatMath.hypot(z.re, z.im) }

  static func arg(_ z: Complex) -> Double { FloatMath.atan2(z.im, z.re) }

  static func polar(_ r: Double, _ angle: Double) -> Complex {
    Complex(r * FloatMath.cos(angle), r * FloatMath.sin(angle))
  }

  static func exp(_ z: Complex) -> Complex { polar(FloatMath.exp(z.re), z.im) }

  static func ln(_ z: Complex) -> Complex { Complex(FloatMath.ln(abs(z)), arg(z)) }

  /// The root in the right half plane. Of the two ways to get each part the one without cancellation is
  /// taken: W. Kahan, Branch cuts for complex elementary functions, 1987.
  static func sqrt(_ z: Complex) -> Complex {
    let modulus = abs(z)
    if modulus == 0 { return Complex(0, z.im) }
    let larger = ((modulus + z.re.magnitude) / 2).squareRoot()
    let smaller = z.im.magnitude / (2 * larger)
    let (re, im) = z.re >= 0 ? (larger, smaller) : (smaller, larger)
    // The sign of a NaN is no part of its value, and must not become that of an infinity.
    return Complex(re, z.im.sign == .minus && !z.im.isNaN ? -im : im)
  }

  static func sin(_ z: Complex) -> Complex {
    Complex(FloatMath.sin(z.re) * FloatMath.cosh(z.im), FloatMath.cos(z.re) * FloatMath.sinh(z.im))
  }

  static func cos(_ z: Complex) -> Complex {
    Complex(FloatMath.cos(z.re) * FloatMath.cosh(z.im), -(FloatMath.sin(z.re) * FloatMath.sinh(z.im)))
  }

  static func sinh(_ z: Complex) -> Complex {
    Complex(FloatMath.sinh(z.re) * FloatMath.cos(z.im), FloatMath.cosh(z.re) * FloatMath.sin(z.im))
  }

  static func cosh(_ z: Complex) -> Complex {
    Complex(FloatMath.cosh(z.re) * FloatMath.cos(z.im), FloatMath.sinh(z.re) * FloatMath.sin(z.im))
  }

  /// -i·tanh(i·z).
  static func tan(_ z: Complex) -> Complex {
    let w = tanh(Complex(-z.im, z.re))
    return Complex(w.im, -w.re)
  }

  /// (tanh x + i tan y) / (1 + i tanh x tan y), with 1 - tanh² x written as 1 / cosh² x, so that a large
  /// real part neither overflows nor cancels.
  static func tanh(_ z: Complex) -> Complex {
    let h = FloatMath.tanh(z.re)
    let t = FloatMath.tan(z.im)
    let s = 1 / FloatMath.cosh(z.re)
    let n = 1 + (h * t) * (h * t)
    return Complex(h * (1 + t * t) / n, t * s * s / n)
  }

  /// exp(w·ln z), and 0 where z is 0.
  static func power(_ z: Complex, _ w: Complex) -> Complex {
    z.re == 0 && z.im == 0 ? Complex(0, 0) : exp(multiply(w, ln(z)))
  }

  /// z ^ k by repeated squaring from the least significant bit; 1 / z^-k below 0.
  @inline(__always) static func power(_ z: Complex, _ exponent: Int) -> Complex {
    var rest = exponent.magnitude
    if rest == 0 { return Complex(1, 0) }
    var square = z
    while rest & 1 == 0 {
      square = multiply(square, square)
      rest >>= 1
    }
    var result = square
    rest >>= 1
    while rest > 0 {
      square = multiply(square, square)
      if rest & 1 == 1 { result = multiply(result, square) }
      rest >>= 1
    }
    return exponent < 0 ? divide(Complex(1, 0), result) : result
  }
}
