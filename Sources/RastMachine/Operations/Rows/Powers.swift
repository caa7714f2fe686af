// Powers. Where the exponent is a whole number they are repeated squaring, by its value and on every backend.

/// By repeated squaring where y is a whole number from -64 to 64.
enum FloatPower: BinaryVectorRow {
  static let spelling = Spelling.infix(.power), alias: String? = "pow", cost = Cost.call

  static func apply(_ x: Double, _ y: Double) -> Double {
    WholePower.exponent(y).map { WholePower.apply(x, $0) } ?? Double.pow(x, y)
  }

  static func vector(_ x: Floats, _ y: Floats) -> Floats {
    let isWhole = WholePower.isExponent(y)
    if !any(isWhole) { return Floats.pow(x, y) }
    if all(isWhole), let exponent = WholePower.common(y) { return WholePower.vector(x, exponent) }
    var result = Floats.pow(x, y)
    for lane in 0..<laneWidth where isWhole[lane] { result[lane] = WholePower.apply(x[lane], Int(y[lane])) }
    return result
  }
}

/// By repeated squaring where w is a whole number from -64 to 64, else exp(w·ln z), and 0 where z is 0.
enum ComplexPower: BinaryVectorRow {
  static let spelling = Spelling.infix(.power), alias: String? = "pow", cost = 7 * Cost.call

  static func apply(_ z: Complex, _ w: Complex) -> Complex {
    WholePower.exponent(w).map { WholePower.apply(z, $0) } ?? general(z, w)
  }

  static func vector(_ z: ComplexVector, _ w: ComplexVector) -> ComplexVector {
    let isWhole = WholePower.isExponent(w.re) .& (w.im .== .zero)
    if all(isWhole), let exponent = WholePower.common(w.re) { return WholePower.vector(z, exponent) }
    var result = general(z, w)
    if any(isWhole) {
      for lane in 0..<laneWidth where isWhole[lane] {
        result[lane] = WholePower.apply(z[lane], Int(w.re[lane]))
      }
    }
    return result
  }

  private static func general<Z: ComplexNumber>(_ z: Z, _ w: Z) -> Z {
    let zero = Z.Part(same: 0)
    return Z.choose(Z.isZero(z), Z(zero, zero), ComplexExp.value(w.times(ComplexLn.value(z))))
  }
}

/// By repeated squaring, whatever the exponent.
enum ComplexIntPower: BinaryVectorRow {
  static let spelling = Spelling.infix(.power), cost = Cost.call

  static func apply(_ z: Complex, _ exponent: Int) -> Complex { WholePower.apply(z, exponent) }

  static func vector(_ z: ComplexVector, _ exponent: Ints) -> ComplexVector {
    if all(exponent .== Ints(repeating: exponent[0])) { return WholePower.vector(z, Int(exponent[0])) }
    var result = z
    for lane in 0..<laneWidth { result[lane] = WholePower.apply(z[lane], Int(exponent[lane])) }
    return result
  }
}

/// x ^ k by repeated squaring from the least significant bit; 1 / x^-k if k < 0.
package enum WholePower {
  package static func apply(_ z: Complex, _ exponent: Int) -> Complex {
    power(
      z, exponent, one: Complex(1, 0), multiply: { ComplexMultiply.apply($0, $1) },
      divide: { ComplexDivide.apply($0, $1) })
  }

  package static func apply(_ x: Double, _ exponent: Int) -> Double {
    power(x, exponent, one: 1, multiply: { $0 * $1 }, divide: { $0 / $1 })
  }

  static func vector(_ z: ComplexVector, _ exponent: Int) -> ComplexVector {
    power(
      z, exponent, one: Complex.splat(Complex(1, 0)), multiply: { ComplexMultiply.vector($0, $1) },
      divide: { ComplexDivide.vector($0, $1) })
  }

  static func vector(_ x: Floats, _ exponent: Int) -> Floats {
    power(x, exponent, one: Floats(repeating: 1), multiply: { $0 * $1 }, divide: { $0 / $1 })
  }

  @inline(__always) private static func power<T>(
    _ z: T, _ exponent: Int, one: T, multiply: (T, T) -> T, divide: (T, T) -> T
  ) -> T {
    var rest = exponent.magnitude
    if rest == 0 { return one }
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
    return exponent < 0 ? divide(one, result) : result
  }
}

// Which floats are taken as whole exponents.
extension WholePower {
  private static var largest: Double { 64 }

  /// The exponent that a float is, if it is one.
  @inline(__always) static func exponent(_ y: Double) -> Int? {
    y.magnitude <= largest && y.rounded(.towardZero) == y ? Int(y) : nil
  }

  /// The exponent that a complex number is, if it is one.
  static func exponent(_ w: Complex) -> Int? { w.im == 0 ? exponent(w.re) : nil }

  @inline(__always) static func isExponent(_ y: Floats) -> LaneMask {
    (y.magnitude .<= Floats(repeating: largest)) .& (y.truncated .== y)
  }

  /// The exponent of all lanes, whose floats are exponents, if it is the same.
  @inline(__always) static func common(_ y: Floats) -> Int? {
    all(y .== Floats(repeating: y[0])) ? Int(y[0]) : nil
  }
}

extension ComplexVector {
  /// One lane's number.
  subscript(lane: Int) -> Complex {
    @inline(__always) get { Complex(re[lane], im[lane]) }
    @inline(__always) set { (re[lane], im[lane]) = (newValue.re, newValue.im) }
  }
}

/// z⁴ and z⁵, which kernels use: the steps of their vectors are compiled in.
enum FourthPower {
  @inline(__always) static func vector(_ z: ComplexVector) -> ComplexVector {
    let square = ComplexMultiply.vector(z, z)
    return ComplexMultiply.vector(square, square)
  }
}

enum FifthPower {
  @inline(__always) static func vector(_ z: ComplexVector) -> ComplexVector {
    ComplexMultiply.vector(z, FourthPower.vector(z))
  }
}
