import Glibc

// Functions of complex numbers. Principal values, with the same branch cuts as C: W. Kahan, Branch cuts for
// complex elementary functions, 1987. The cost of each is the number of libm functions that it calls.

extension Operation {
  static func visitComplexFunctions<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(Polar.self)
    visitor.visit(ComplexAbs.self)
    visitor.visit(ComplexArg.self)
    visitor.visit(ComplexExp.self)
    visitor.visit(ComplexLn.self)
    visitor.visit(ComplexSqrt.self)
    visitor.visit(ComplexSin.self)
    visitor.visit(ComplexSinc.self)
    visitor.visit(ComplexCos.self)
    visitor.visit(ComplexTan.self)
    visitor.visit(ComplexSinh.self)
    visitor.visit(ComplexCosh.self)
    visitor.visit(ComplexTanh.self)
    visitor.visit(ComplexAsin.self)
    visitor.visit(ComplexAcos.self)
    visitor.visit(ComplexAtan.self)
    visitor.visit(ComplexAsinh.self)
    visitor.visit(ComplexAcosh.self)
    visitor.visit(ComplexAtanh.self)
  }
}

/// exp(w·ln z), and 0 where z is 0.
enum ComplexPower: BinaryRow {
  static let spelling = Spelling.infix(.power), alias: String? = "pow", cost = 7 * Cost.call
  static func apply(_ z: Complex, _ w: Complex) -> Complex {
    z.re == 0 && z.im == 0
      ? Complex(0, 0) : ComplexExp.apply(ComplexMultiply.apply(w, ComplexLn.apply(z)))
  }
}

/// r (cos angle + i sin angle).
enum Polar: BinaryRow {
  static let spelling = Spelling.function("polar"), cost = 2 * Cost.call
  static func apply(_ r: Double, _ angle: Double) -> Complex {
    Complex(r * Glibc.cos(angle), r * Glibc.sin(angle))
  }
}

enum ComplexAbs: UnaryRow {
  static let spelling = Spelling.function("abs"), cost = Cost.call
  static func apply(_ z: Complex) -> Double { Glibc.hypot(z.re, z.im) }
}

enum ComplexArg: UnaryRow {
  static let spelling = Spelling.function("arg"), cost = Cost.call
  static func apply(_ z: Complex) -> Double { Glibc.atan2(z.im, z.re) }
}

enum ComplexExp: UnaryRow {
  static let spelling = Spelling.function("exp"), cost = 3 * Cost.call
  static func apply(_ z: Complex) -> Complex { Polar.apply(Glibc.exp(z.re), z.im) }
}

enum ComplexLn: UnaryRow {
  static let spelling = Spelling.function("ln"), cost = 3 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    Complex(Glibc.log(ComplexAbs.apply(z)), ComplexArg.apply(z))
  }
}

/// The root in the right half plane. Of the two ways to get each part, the one without cancellation is used.
enum ComplexSqrt: UnaryRow {
  static let spelling = Spelling.function("sqrt"), cost = Cost.call
  static func apply(_ z: Complex) -> Complex {
    let modulus = ComplexAbs.apply(z)
    if modulus == 0 { return Complex(0, z.im) }
    let larger = ((modulus + z.re.magnitude) / 2).squareRoot()
    let smaller = z.im.magnitude / (2 * larger)
    let (re, im) = z.re >= 0 ? (larger, smaller) : (smaller, larger)
    // The sign of a NaN is not part of its value, and must not become the sign of an infinity.
    return Complex(re, z.im.sign == .minus && !z.im.isNaN ? -im : im)
  }
}

enum ComplexSin: UnaryRow {
  static let spelling = Spelling.function("sin"), cost = 4 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    Complex(Glibc.sin(z.re) * Glibc.cosh(z.im), Glibc.cos(z.re) * Glibc.sinh(z.im))
  }
}

/// sin(z) / z, and 1 where z is 0.
enum ComplexSinc: UnaryRow {
  static let spelling = Spelling.function("sinc"), cost = Cost.call
  static func apply(_ z: Complex) -> Complex {
    z.re == 0 && z.im == 0 ? Complex(1, 0) : ComplexDivide.apply(ComplexSin.apply(z), z)
  }
}

enum ComplexCos: UnaryRow {
  static let spelling = Spelling.function("cos"), cost = 4 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    Complex(Glibc.cos(z.re) * Glibc.cosh(z.im), -(Glibc.sin(z.re) * Glibc.sinh(z.im)))
  }
}

/// -i·tanh(i·z).
enum ComplexTan: UnaryRow {
  static let spelling = Spelling.function("tan"), cost = 3 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    let w = ComplexTanh.apply(Complex(-z.im, z.re))
    return Complex(w.im, -w.re)
  }
}

enum ComplexSinh: UnaryRow {
  static let spelling = Spelling.function("sinh"), cost = 4 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    Complex(Glibc.sinh(z.re) * Glibc.cos(z.im), Glibc.cosh(z.re) * Glibc.sin(z.im))
  }
}

enum ComplexCosh: UnaryRow {
  static let spelling = Spelling.function("cosh"), cost = 4 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    Complex(Glibc.cosh(z.re) * Glibc.cos(z.im), Glibc.sinh(z.re) * Glibc.sin(z.im))
  }
}

/// (tanh x + i tan y) / (1 + i tanh x tan y), with 1 - tanh² x written as 1 / cosh² x, so that a large real
/// part neither overflows nor cancels.
enum ComplexTanh: UnaryRow {
  static let spelling = Spelling.function("tanh"), cost = 3 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    let h = Glibc.tanh(z.re)
    let t = Glibc.tan(z.im)
    let s = 1 / Glibc.cosh(z.re)
    let n = 1 + (h * t) * (h * t)
    return Complex(h * (1 + t * t) / n, t * s * s / n)
  }
}

/// atan2(x, Re(√(1-z) √(1+z))) + i asinh(Im(conj √(1-z) √(1+z))).
enum ComplexAsin: UnaryRow {
  static let spelling = Spelling.function("asin"), cost = 4 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    let (less, more) = rootsAboutOne(z)
    return Complex(
      Glibc.atan2(z.re, ComplexMultiply.apply(less, more).re),
      Glibc.asinh(ComplexMultiply.apply(ComplexConj.apply(less), more).im))
  }
}

/// 2 atan2(Re √(1-z), Re √(1+z)) + i asinh(Im(conj √(1+z) √(1-z))).
enum ComplexAcos: UnaryRow {
  static let spelling = Spelling.function("acos"), cost = 4 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    let (less, more) = rootsAboutOne(z)
    return Complex(
      2 * Glibc.atan2(less.re, more.re),
      Glibc.asinh(ComplexMultiply.apply(ComplexConj.apply(more), less).im))
  }
}

/// -i·atanh(i·z).
enum ComplexAtan: UnaryRow {
  static let spelling = Spelling.function("atan"), cost = 2 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    let w = ComplexAtanh.apply(Complex(-z.im, z.re))
    return Complex(w.im, -w.re)
  }
}

/// -i·asin(i·z).
enum ComplexAsinh: UnaryRow {
  static let spelling = Spelling.function("asinh"), cost = 4 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    let w = ComplexAsin.apply(Complex(-z.im, z.re))
    return Complex(w.im, -w.re)
  }
}

/// asinh(Re(conj √(z-1) √(z+1))) + 2i atan2(Im √(z-1), Re √(z+1)).
enum ComplexAcosh: UnaryRow {
  static let spelling = Spelling.function("acosh"), cost = 4 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    let less = ComplexSqrt.apply(Complex(z.re - 1, z.im))
    let more = ComplexSqrt.apply(Complex(z.re + 1, z.im))
    return Complex(
      Glibc.asinh(ComplexMultiply.apply(ComplexConj.apply(less), more).re), 2 * Glibc.atan2(less.im, more.re))
  }
}

/// (ln(1+z) - ln(1-z)) / 2, its real part as one logarithm of a quotient.
enum ComplexAtanh: UnaryRow {
  static let spelling = Spelling.function("atanh"), cost = 2 * Cost.call
  static func apply(_ z: Complex) -> Complex {
    let square = z.im * z.im
    let more = (1 + z.re) * (1 + z.re) + square
    let less = (1 - z.re) * (1 - z.re) + square
    let angle = Glibc.atan2(2 * z.im, (1 - z.re) * (1 + z.re) - square)
    return Complex(Glibc.log(more / less) / 4, angle / 2)
  }
}

/// √(1-z) and √(1+z).
private func rootsAboutOne(_ z: Complex) -> (Complex, Complex) {
  (ComplexSqrt.apply(Complex(1 - z.re, -z.im)), ComplexSqrt.apply(Complex(1 + z.re, z.im)))
}
