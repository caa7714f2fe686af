// Operations on complex numbers that are a few of IEEE 754's: nothing is rescaled, and infinities get no treatment of
// their own.

extension Operation {
  package static func visitComplex<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(ComplexAdd.self)
    visitor.visit(ComplexSubtract.self)
    visitor.visit(ComplexMultiply.self)
    visitor.visit(ComplexDivide.self)
    visitor.visit(ComplexPower.self)
    visitor.visit(ComplexNegate.self)
    visitor.visit(ComplexRe.self)
    visitor.visit(ComplexIm.self)
    visitor.visit(ComplexMake.self)
    visitor.visit(ComplexNorm.self)
    visitor.visit(ComplexConj.self)
    visitor.visit(ComplexFloor.self)
    visitor.visit(ComplexCeil.self)
    visitor.visit(ComplexRound.self)
    visitor.visit(ComplexTrunc.self)
  }
}

package enum ComplexAdd: FusibleRow {
  package static let spelling = Spelling.infix(.add), arithmetic = Arithmetic.add
  @inline(__always) package static func apply(_ z: Complex, _ w: Complex) -> Complex {
    Complex(z.re + w.re, z.im + w.im)
  }
  @inline(__always) package static func vector(_ z: ComplexVector, _ w: ComplexVector) -> ComplexVector {
    ComplexVector(re: z.re + w.re, im: z.im + w.im)
  }
}

package enum ComplexSubtract: FusibleRow {
  package static let spelling = Spelling.infix(.subtract), arithmetic = Arithmetic.subtract
  @inline(__always) package static func apply(_ z: Complex, _ w: Complex) -> Complex {
    Complex(z.re - w.re, z.im - w.im)
  }
  @inline(__always) package static func vector(_ z: ComplexVector, _ w: ComplexVector) -> ComplexVector {
    ComplexVector(re: z.re - w.re, im: z.im - w.im)
  }
}

/// (a+bi)(c+di) = (ac-bd) + (ad+bc)i.
package enum ComplexMultiply: FusibleRow {
  package static let spelling = Spelling.infix(.multiply), arithmetic = Arithmetic.multiply
  @inline(__always) package static func apply(_ z: Complex, _ w: Complex) -> Complex {
    Complex(z.re * w.re - z.im * w.im, z.re * w.im + z.im * w.re)
  }
  @inline(__always) package static func vector(_ z: ComplexVector, _ w: ComplexVector) -> ComplexVector {
    ComplexVector(re: z.re * w.re - z.im * w.im, im: z.re * w.im + z.im * w.re)
  }
}

/// (ac+bd)/n + ((bc-ad)/n)i with n = c²+d².
package enum ComplexDivide: BinaryVectorRow {
  package static let spelling = Spelling.infix(.divide)
  @inline(__always) package static func apply(_ z: Complex, _ w: Complex) -> Complex {
    let n = ComplexNorm.apply(w)
    return Complex((z.re * w.re + z.im * w.im) / n, (z.im * w.re - z.re * w.im) / n)
  }
  @inline(__always) package static func vector(_ z: ComplexVector, _ w: ComplexVector) -> ComplexVector {
    let n = ComplexNorm.vector(w)
    return ComplexVector(re: (z.re * w.re + z.im * w.im) / n, im: (z.im * w.re - z.re * w.im) / n)
  }
}

package enum ComplexNegate: UnaryVectorRow {
  package static let spelling = Spelling.prefix(.negate)
  @inline(__always) package static func apply(_ z: Complex) -> Complex { Complex(-z.re, -z.im) }
  @inline(__always) package static func vector(_ z: ComplexVector) -> ComplexVector {
    ComplexVector(re: FloatNegate.vector(z.re), im: FloatNegate.vector(z.im))
  }
}

package enum ComplexRe: ViewRow {
  package static let spelling = Spelling.part("re"), offset = 0
  package static func apply(_ z: Complex) -> Double { z.re }
}

package enum ComplexIm: ViewRow {
  package static let spelling = Spelling.part("im"), offset = 1
  package static func apply(_ z: Complex) -> Double { z.im }
}

package enum ComplexMake: BinaryVectorRow {
  package static let spelling = Spelling.function("complex")
  @inline(__always) package static func apply(_ re: Double, _ im: Double) -> Complex { Complex(re, im) }
  @inline(__always) package static func vector(_ re: Floats, _ im: Floats) -> ComplexVector {
    ComplexVector(re: re, im: im)
  }
}

/// re² + im².
package enum ComplexNorm: UnaryVectorRow {
  package static let spelling = Spelling.function("norm")
  @inline(__always) package static func apply(_ z: Complex) -> Double { z.re * z.re + z.im * z.im }
  @inline(__always) package static func vector(_ z: ComplexVector) -> Floats { z.re * z.re + z.im * z.im }
}

package enum ComplexConj: UnaryVectorRow {
  package static let spelling = Spelling.function("conj")
  @inline(__always) package static func apply(_ z: Complex) -> Complex { Complex(z.re, -z.im) }
  @inline(__always) package static func vector(_ z: ComplexVector) -> ComplexVector {
    ComplexVector(re: z.re, im: FloatNegate.vector(z.im))
  }
}

/// A function of floats on both parts.
package protocol PartwiseRow: UnaryVectorRow where Operand == Complex, Result == Complex {
  associatedtype Part: UnaryVectorRow where Part.Operand == Double, Part.Result == Double
}

extension PartwiseRow {
  package static var spelling: Spelling { Part.spelling }
  package static var cost: Int { Part.cost }
  @inline(__always) package static func apply(_ z: Complex) -> Complex {
    Complex(Part.apply(z.re), Part.apply(z.im))
  }
  @inline(__always) package static func vector(_ z: ComplexVector) -> ComplexVector {
    ComplexVector(re: Part.vector(z.re), im: Part.vector(z.im))
  }
}

package enum ComplexFloor: PartwiseRow { package typealias Part = Floor }
package enum ComplexCeil: PartwiseRow { package typealias Part = Ceil }
package enum ComplexRound: PartwiseRow { package typealias Part = Round }
package enum ComplexTrunc: PartwiseRow { package typealias Part = Trunc }

/// z ^ k with a k that the program's text names: by repeated squaring from the least significant bit; 1 / z^-k below 0.
package enum WholePower {
  @inline(__always) package static func apply(_ z: Complex, _ exponent: Int) -> Complex {
    power(
      z, exponent, one: Complex(1, 0), multiply: { ComplexMultiply.apply($0, $1) },
      divide: { ComplexDivide.apply($0, $1) })
  }

  @inline(__always) package static func vector(_ z: ComplexVector, _ exponent: Int) -> ComplexVector {
    power(
      z, exponent, one: Complex.splat(Complex(1, 0)), multiply: { ComplexMultiply.vector($0, $1) },
      divide: { ComplexDivide.vector($0, $1) })
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

/// z⁴, and z⁵, which kernels write: their vectors' steps are compiled in.
package enum FourthPower {
  @inline(__always) package static func vector(_ z: ComplexVector) -> ComplexVector {
    let square = ComplexMultiply.vector(z, z)
    return ComplexMultiply.vector(square, square)
  }
}

package enum FifthPower {
  @inline(__always) package static func vector(_ z: ComplexVector) -> ComplexVector {
    ComplexMultiply.vector(z, FourthPower.vector(z))
  }
}
