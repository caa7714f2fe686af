// Operations on complex numbers that consist of a few IEEE 754 operations: nothing is rescaled, and
// infinities get no special treatment.

extension Operation {
  static func visitComplex<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(ComplexAdd.self)
    visitor.visit(ComplexSubtract.self)
    visitor.visit(ComplexMultiply.self)
    visitor.visit(ComplexDivide.self)
    visitor.visit(ComplexPower.self)
    visitor.visit(ComplexIntPower.self)
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

enum ComplexAdd: FusibleRow {
  static let spelling = Spelling.infix(.add), arithmetic = Arithmetic.add
  @inline(__always) static func apply(_ z: Complex, _ w: Complex) -> Complex {
    Complex(z.re + w.re, z.im + w.im)
  }
  @inline(__always) static func vector(_ z: ComplexVector, _ w: ComplexVector) -> ComplexVector {
    ComplexVector(re: z.re + w.re, im: z.im + w.im)
  }
}

enum ComplexSubtract: FusibleRow {
  static let spelling = Spelling.infix(.subtract), arithmetic = Arithmetic.subtract
  @inline(__always) static func apply(_ z: Complex, _ w: Complex) -> Complex {
    Complex(z.re - w.re, z.im - w.im)
  }
  @inline(__always) static func vector(_ z: ComplexVector, _ w: ComplexVector) -> ComplexVector {
    ComplexVector(re: z.re - w.re, im: z.im - w.im)
  }
}

/// (a+bi)(c+di) = (ac-bd) + (ad+bc)i.
enum ComplexMultiply: FusibleRow {
  static let spelling = Spelling.infix(.multiply), arithmetic = Arithmetic.multiply
  @inline(__always) static func apply(_ z: Complex, _ w: Complex) -> Complex {
    Complex(z.re * w.re - z.im * w.im, z.re * w.im + z.im * w.re)
  }
  @inline(__always) static func vector(_ z: ComplexVector, _ w: ComplexVector) -> ComplexVector {
    ComplexVector(re: z.re * w.re - z.im * w.im, im: z.re * w.im + z.im * w.re)
  }
}

/// (ac+bd)/n + ((bc-ad)/n)i with n = c²+d².
enum ComplexDivide: BinaryVectorRow {
  static let spelling = Spelling.infix(.divide)
  @inline(__always) static func apply(_ z: Complex, _ w: Complex) -> Complex {
    let n = ComplexNorm.apply(w)
    return Complex((z.re * w.re + z.im * w.im) / n, (z.im * w.re - z.re * w.im) / n)
  }
  @inline(__always) static func vector(_ z: ComplexVector, _ w: ComplexVector) -> ComplexVector {
    let n = ComplexNorm.vector(w)
    return ComplexVector(re: (z.re * w.re + z.im * w.im) / n, im: (z.im * w.re - z.re * w.im) / n)
  }
}

enum ComplexNegate: UnaryVectorRow {
  static let spelling = Spelling.prefix(.negate)
  @inline(__always) static func apply(_ z: Complex) -> Complex { Complex(-z.re, -z.im) }
  @inline(__always) static func vector(_ z: ComplexVector) -> ComplexVector {
    ComplexVector(re: FloatNegate.vector(z.re), im: FloatNegate.vector(z.im))
  }
}

enum ComplexRe: ViewRow {
  static let spelling = Spelling.part("re"), offset = 0
  static func apply(_ z: Complex) -> Double { z.re }
}

enum ComplexIm: ViewRow {
  static let spelling = Spelling.part("im"), offset = 1
  static func apply(_ z: Complex) -> Double { z.im }
}

enum ComplexMake: BinaryVectorRow {
  static let spelling = Spelling.function("complex")
  @inline(__always) static func apply(_ re: Double, _ im: Double) -> Complex { Complex(re, im) }
  @inline(__always) static func vector(_ re: Floats, _ im: Floats) -> ComplexVector {
    ComplexVector(re: re, im: im)
  }
}

/// re² + im².
enum ComplexNorm: UnaryVectorRow {
  static let spelling = Spelling.function("norm")
  @inline(__always) static func apply(_ z: Complex) -> Double { z.re * z.re + z.im * z.im }
  @inline(__always) static func vector(_ z: ComplexVector) -> Floats { z.re * z.re + z.im * z.im }
}

enum ComplexConj: UnaryVectorRow {
  static let spelling = Spelling.function("conj")
  @inline(__always) static func apply(_ z: Complex) -> Complex { Complex(z.re, -z.im) }
  @inline(__always) static func vector(_ z: ComplexVector) -> ComplexVector {
    ComplexVector(re: z.re, im: FloatNegate.vector(z.im))
  }
}

/// A function of floats, applied to both parts.
protocol PartwiseRow: UnaryVectorRow where Operand == Complex, Result == Complex {
  associatedtype Part: UnaryVectorRow where Part.Operand == Double, Part.Result == Double
}

extension PartwiseRow {
  static var spelling: Spelling { Part.spelling }
  static var cost: Int { Part.cost }
  @inline(__always) static func apply(_ z: Complex) -> Complex {
    Complex(Part.apply(z.re), Part.apply(z.im))
  }
  @inline(__always) static func vector(_ z: ComplexVector) -> ComplexVector {
    ComplexVector(re: Part.vector(z.re), im: Part.vector(z.im))
  }
}

enum ComplexFloor: PartwiseRow { typealias Part = Floor }
enum ComplexCeil: PartwiseRow { typealias Part = Ceil }
enum ComplexRound: PartwiseRow { typealias Part = Round }
enum ComplexTrunc: PartwiseRow { typealias Part = Trunc }
