import Rast

// Complex numbers by the textbook, for tests that compute for themselves what a program should.

extension Complex {
  /// The square of the modulus.
  public var norm: Double { re * re + im * im }
  /// The conjugate.
  public var conj: Complex { Complex(re, -im) }
  /// With both parts positive.
  public var folded: Complex { Complex(abs(re), abs(im)) }

  /// The mirror image in a circle.
  public func inverted(at center: Complex, radius: Double) -> Complex {
    center + Complex(radius * radius, 0) / (self - center).conj
  }

  /// Whether it is the same but for rounding.
  public func isNear(_ other: Complex) -> Bool {
    self == other || (self - other).norm <= 1e-18 * (1 + norm) || !re.isFinite && !other.re.isFinite
  }

  /// The sum.
  public static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
  /// The difference.
  public static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
  /// The product.
  public static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  /// The quotient, by the textbook.
  public static func / (a: Complex, b: Complex) -> Complex {
    let product = a * b.conj
    return Complex(product.re / b.norm, product.im / b.norm)
  }
}

extension Complex: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A real number.
  public init(floatLiteral value: Double) { self.init(value, 0) }
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(Double(value), 0) }
}
