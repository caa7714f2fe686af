// Functions of complex numbers. Principal values, with the same branch cuts as C: W. Kahan, Branch cuts for
// complex elementary functions, 1987. The cost of each is about the number of functions of floats that it
// calls.

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

/// r (cos angle + i sin angle).
enum Polar: BinaryVectorRow {
  static let spelling = Spelling.function("polar"), cost = 2 * Cost.call
  static func apply(_ r: Double, _ angle: Double) -> Complex { value(r, angle) }
  static func vector(_ r: Floats, _ angle: Floats) -> ComplexVector { value(r, angle) }

  @inline(__always) static func value<Z: ComplexNumber>(_ r: Z.Part, _ angle: Z.Part) -> Z {
    let (sin, cos) = Z.Part.sincos(angle)
    return Z(r * cos, r * sin)
  }
}

enum ComplexAbs: UnaryVectorRow {
  static let spelling = Spelling.function("abs"), cost = 4 * Cost.instruction
  @inline(__always) static func apply(_ z: Complex) -> Double { z.modulus }
  @inline(__always) static func vector(_ z: ComplexVector) -> Floats { z.modulus }
}

enum ComplexArg: UnaryVectorRow {
  static let spelling = Spelling.function("arg"), cost = Cost.call
  static func apply(_ z: Complex) -> Double { z.angle }
  static func vector(_ z: ComplexVector) -> Floats { z.angle }
}

enum ComplexExp: ComplexFunctionRow {
  static let spelling = Spelling.function("exp"), cost = 3 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z { Polar.value(Z.Part.exp(z.re), z.im) }
}

enum ComplexLn: ComplexFunctionRow {
  static let spelling = Spelling.function("ln"), cost = 3 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z { Z(Z.Part.ln(z.modulus), z.angle) }
}

/// The root in the right half plane. Of the two ways to get each part, the one without cancellation is used.
enum ComplexSqrt: ComplexFunctionRow {
  static let spelling = Spelling.function("sqrt"), cost = Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    let zero = Z.Part(same: 0)
    let modulus = z.modulus
    let larger = ((modulus + z.re.magnitude) / 2).root
    let smaller = z.im.magnitude / (2 * larger)
    let isRight = Z.Part.lessOrEqual(zero, z.re)
    let im = Z.Part.choose(isRight, smaller, larger).signed(like: z.im)
    let root = Z(Z.Part.choose(isRight, larger, smaller), im)
    return Z.choose(Z.Part.equal(modulus, zero), Z(zero, z.im), root)
  }
}

enum ComplexSin: ComplexFunctionRow {
  static let spelling = Spelling.function("sin"), cost = 4 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    let ((sin, cos), (sinh, cosh)) = (Z.Part.sincos(z.re), Z.Part.sinhcosh(z.im))
    return Z(sin * cosh, cos * sinh)
  }
}

/// sin(z) / z, and 1 where z is 0.
enum ComplexSinc: ComplexFunctionRow {
  static let spelling = Spelling.function("sinc"), cost = 4 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    Z.choose(Z.isZero(z), Z(Z.Part(same: 1), Z.Part(same: 0)), ComplexSin.value(z).over(z))
  }
}

enum ComplexCos: ComplexFunctionRow {
  static let spelling = Spelling.function("cos"), cost = 4 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    let ((sin, cos), (sinh, cosh)) = (Z.Part.sincos(z.re), Z.Part.sinhcosh(z.im))
    return Z(cos * cosh, (sin * sinh).negated)
  }
}

/// -i·tanh(i·z).
enum ComplexTan: ComplexFunctionRow {
  static let spelling = Spelling.function("tan"), cost = 3 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z { ComplexTanh.value(z.turnedLeft).turnedRight }
}

enum ComplexSinh: ComplexFunctionRow {
  static let spelling = Spelling.function("sinh"), cost = 4 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    let ((sin, cos), (sinh, cosh)) = (Z.Part.sincos(z.im), Z.Part.sinhcosh(z.re))
    return Z(sinh * cos, cosh * sin)
  }
}

enum ComplexCosh: ComplexFunctionRow {
  static let spelling = Spelling.function("cosh"), cost = 4 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    let ((sin, cos), (sinh, cosh)) = (Z.Part.sincos(z.im), Z.Part.sinhcosh(z.re))
    return Z(cosh * cos, sinh * sin)
  }
}

/// (tanh x + i tan y) / (1 + i tanh x tan y), with 1 - tanh² x written as 1 / cosh² x, so that a large real
/// part neither overflows nor cancels.
enum ComplexTanh: ComplexFunctionRow {
  static let spelling = Spelling.function("tanh"), cost = 3 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    let h = Z.Part.tanh(z.re)
    let t = Z.Part.tan(z.im)
    let s = 1 / Z.Part.cosh(z.re)
    let n = 1 + (h * t) * (h * t)
    return Z(h * (1 + t * t) / n, t * s * s / n)
  }
}

/// atan2(x, Re(√(1-z) √(1+z))) + i asinh(Im(conj √(1-z) √(1+z))).
enum ComplexAsin: ComplexFunctionRow {
  static let spelling = Spelling.function("asin"), cost = 4 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    let (less, more) = rootsAboutOne(z)
    return Z(
      Z.Part.atan2(z.re, less.times(more).re), Z.Part.asinh(less.conjugate.times(more).im))
  }
}

/// 2 atan2(Re √(1-z), Re √(1+z)) + i asinh(Im(conj √(1+z) √(1-z))).
enum ComplexAcos: ComplexFunctionRow {
  static let spelling = Spelling.function("acos"), cost = 4 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    let (less, more) = rootsAboutOne(z)
    return Z(
      2 * Z.Part.atan2(less.re, more.re), Z.Part.asinh(more.conjugate.times(less).im))
  }
}

/// -i·atanh(i·z).
enum ComplexAtan: ComplexFunctionRow {
  static let spelling = Spelling.function("atan"), cost = 2 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z { ComplexAtanh.value(z.turnedLeft).turnedRight }
}

/// -i·asin(i·z).
enum ComplexAsinh: ComplexFunctionRow {
  static let spelling = Spelling.function("asinh"), cost = 4 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z { ComplexAsin.value(z.turnedLeft).turnedRight }
}

/// asinh(Re(conj √(z-1) √(z+1))) + 2i atan2(Im √(z-1), Re √(z+1)).
enum ComplexAcosh: ComplexFunctionRow {
  static let spelling = Spelling.function("acosh"), cost = 4 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    let one = Z.Part(same: 1)
    let less = ComplexSqrt.value(Z(z.re - one, z.im))
    let more = ComplexSqrt.value(Z(z.re + one, z.im))
    return Z(
      Z.Part.asinh(less.conjugate.times(more).re), 2 * Z.Part.atan2(less.im, more.re))
  }
}

/// (ln(1+z) - ln(1-z)) / 2, its real part as one logarithm of a quotient.
enum ComplexAtanh: ComplexFunctionRow {
  static let spelling = Spelling.function("atanh"), cost = 2 * Cost.call
  static func value<Z: ComplexNumber>(_ z: Z) -> Z {
    let square = z.im * z.im
    let more = (1 + z.re) * (1 + z.re) + square
    let less = (1 - z.re) * (1 - z.re) + square
    let angle = Z.Part.atan2(2 * z.im, (1 - z.re) * (1 + z.re) - square)
    return Z(Z.Part.ln(more / less) / 4, angle / 2)
  }
}

/// √(1-z) and √(1+z).
private func rootsAboutOne<Z: ComplexNumber>(_ z: Z) -> (Z, Z) {
  (ComplexSqrt.value(Z(1 - z.re, z.im.negated)), ComplexSqrt.value(Z(1 + z.re, z.im)))
}
