// The operations on vectors, as types, so that a thunk that is generic over one has it compiled in. Each must
// give every lane the bits that its scalar twin in IntMath, FloatMath and ComplexMath gives.

protocol LaneUnary {
  associatedtype Operand: LaneValue
  associatedtype Result: LaneValue
  static func apply(_ a: Operand.Vector) -> Result.Vector
}

protocol LaneBinary {
  associatedtype Operand: LaneValue
  associatedtype Result: LaneValue
  static func apply(_ a: Operand.Vector, _ b: Operand.Vector) -> Result.Vector
}

typealias Floats = SIMD8<Double>
typealias Ints = SIMD8<Int64>
typealias LaneMask = SIMDMask<SIMD8<Int64>>

enum LaneUnaries {
  enum IntNegate: LaneUnary {
    typealias Operand = Int
    typealias Result = Int
    @inline(__always) static func apply(_ a: Ints) -> Ints { 0 &- a }
  }
  enum IntAbs: LaneUnary {
    typealias Operand = Int
    typealias Result = Int
    @inline(__always) static func apply(_ a: Ints) -> Ints { a.replacing(with: 0 &- a, where: a .< .zero) }
  }
  enum FloatNegate: LaneUnary {
    typealias Operand = Double
    typealias Result = Double
    // 0 - x would lose the sign of a zero; SIMD's own minus is a subtraction from zero.
    @inline(__always) static func apply(_ a: Floats) -> Floats {
      Floats(bits: Ints(bits: a) ^ Ints(repeating: .min))
    }
  }
  enum FloatAbs: LaneUnary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats) -> Floats {
      Floats(bits: Ints(bits: a) & Ints(repeating: .max))
    }
  }
  enum FloatSign: LaneUnary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats) -> Floats {
      a.replacing(with: 1, where: a .> .zero).replacing(with: -1, where: a .< .zero)
    }
  }
  enum FloatToComplex: LaneUnary {
    typealias Operand = Double
    typealias Result = Complex
    @inline(__always) static func apply(_ a: Floats) -> ComplexVector { ComplexVector(re: a, im: .zero) }
  }
  enum Sqrt: LaneUnary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats) -> Floats { a.squareRoot() }
  }
  enum Floor: LaneUnary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats) -> Floats { a.rounded(.down) }
  }
  enum Ceil: LaneUnary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats) -> Floats { a.rounded(.up) }
  }
  enum Trunc: LaneUnary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats) -> Floats { a.rounded(.towardZero) }
  }
  enum Round: LaneUnary {
    typealias Operand = Double
    typealias Result = Double
    // A half added would carry what is just below a half over it.
    @inline(__always) static func apply(_ a: Floats) -> Floats {
      let sign = Ints(bits: a) & Ints(repeating: .min)
      let almostHalf = Floats(bits: Ints(bits: Floats(repeating: 0.5.nextDown)) | sign)
      return (a + almostHalf).rounded(.towardZero)
    }
  }
  enum Fract: LaneUnary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats) -> Floats { a - a.rounded(.towardZero) }
  }
  enum ComplexNegate: LaneUnary {
    typealias Operand = Complex
    typealias Result = Complex
    @inline(__always) static func apply(_ a: ComplexVector) -> ComplexVector {
      ComplexVector(re: FloatNegate.apply(a.re), im: FloatNegate.apply(a.im))
    }
  }
  enum ComplexRe: LaneUnary {
    typealias Operand = Complex
    typealias Result = Double
    @inline(__always) static func apply(_ a: ComplexVector) -> Floats { a.re }
  }
  enum ComplexIm: LaneUnary {
    typealias Operand = Complex
    typealias Result = Double
    @inline(__always) static func apply(_ a: ComplexVector) -> Floats { a.im }
  }
  enum ComplexNorm: LaneUnary {
    typealias Operand = Complex
    typealias Result = Double
    @inline(__always) static func apply(_ a: ComplexVector) -> Floats { a.re * a.re + a.im * a.im }
  }
  enum ComplexConj: LaneUnary {
    typealias Operand = Complex
    typealias Result = Complex
    @inline(__always) static func apply(_ a: ComplexVector) -> ComplexVector {
      ComplexVector(re: a.re, im: FloatNegate.apply(a.im))
    }
  }
  /// A function of real numbers on both parts.
  enum Parts<O: LaneUnary>: LaneUnary where O.Operand == Double, O.Result == Double {
    typealias Operand = Complex
    typealias Result = Complex
    @inline(__always) static func apply(_ a: ComplexVector) -> ComplexVector {
      ComplexVector(re: O.apply(a.re), im: O.apply(a.im))
    }
  }
  enum Square: LaneUnary {
    typealias Operand = Complex
    typealias Result = Complex
    @inline(__always) static func apply(_ a: ComplexVector) -> ComplexVector {
      LaneBinaries.ComplexMultiply.apply(a, a)
    }
  }
  enum FourthPower: LaneUnary {
    typealias Operand = Complex
    typealias Result = Complex
    @inline(__always) static func apply(_ a: ComplexVector) -> ComplexVector { Square.apply(Square.apply(a)) }
  }
  enum FifthPower: LaneUnary {
    typealias Operand = Complex
    typealias Result = Complex
    @inline(__always) static func apply(_ a: ComplexVector) -> ComplexVector {
      LaneBinaries.ComplexMultiply.apply(a, FourthPower.apply(a))
    }
  }
  enum Not: LaneUnary {
    typealias Operand = Int
    typealias Result = Int
    @inline(__always) static func apply(_ a: Ints) -> Ints { a ^ 1 }
  }
}

enum LaneBinaries {
  enum IntAdd: LaneBinary {
    typealias Operand = Int
    typealias Result = Int
    @inline(__always) static func apply(_ a: Ints, _ b: Ints) -> Ints { a &+ b }
  }
  enum IntSubtract: LaneBinary {
    typealias Operand = Int
    typealias Result = Int
    @inline(__always) static func apply(_ a: Ints, _ b: Ints) -> Ints { a &- b }
  }
  enum IntMultiply: LaneBinary {
    typealias Operand = Int
    typealias Result = Int
    @inline(__always) static func apply(_ a: Ints, _ b: Ints) -> Ints { a &* b }
  }
  enum IntMin: LaneBinary {
    typealias Operand = Int
    typealias Result = Int
    @inline(__always) static func apply(_ a: Ints, _ b: Ints) -> Ints { b.replacing(with: a, where: a .< b) }
  }
  enum IntMax: LaneBinary {
    typealias Operand = Int
    typealias Result = Int
    @inline(__always) static func apply(_ a: Ints, _ b: Ints) -> Ints { b.replacing(with: a, where: a .> b) }
  }
  enum And: LaneBinary {
    typealias Operand = Int
    typealias Result = Int
    @inline(__always) static func apply(_ a: Ints, _ b: Ints) -> Ints { a & b }
  }
  enum Or: LaneBinary {
    typealias Operand = Int
    typealias Result = Int
    @inline(__always) static func apply(_ a: Ints, _ b: Ints) -> Ints { a | b }
  }
  enum FloatAdd: LaneBinary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats, _ b: Floats) -> Floats { a + b }
  }
  enum FloatSubtract: LaneBinary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats, _ b: Floats) -> Floats { a - b }
  }
  enum FloatMultiply: LaneBinary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats, _ b: Floats) -> Floats { a * b }
  }
  enum FloatDivide: LaneBinary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats, _ b: Floats) -> Floats { a / b }
  }
  enum FloatMin: LaneBinary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats, _ b: Floats) -> Floats {
      b.replacing(with: a, where: (a .< b) .| (b .!= b))
    }
  }
  enum FloatMax: LaneBinary {
    typealias Operand = Double
    typealias Result = Double
    @inline(__always) static func apply(_ a: Floats, _ b: Floats) -> Floats {
      b.replacing(with: a, where: (a .> b) .| (b .!= b))
    }
  }
  enum ComplexMake: LaneBinary {
    typealias Operand = Double
    typealias Result = Complex
    @inline(__always) static func apply(_ a: Floats, _ b: Floats) -> ComplexVector {
      ComplexVector(re: a, im: b)
    }
  }
  enum ComplexAdd: LaneBinary {
    typealias Operand = Complex
    typealias Result = Complex
    @inline(__always) static func apply(_ a: ComplexVector, _ b: ComplexVector) -> ComplexVector {
      ComplexVector(re: a.re + b.re, im: a.im + b.im)
    }
  }
  enum ComplexSubtract: LaneBinary {
    typealias Operand = Complex
    typealias Result = Complex
    @inline(__always) static func apply(_ a: ComplexVector, _ b: ComplexVector) -> ComplexVector {
      ComplexVector(re: a.re - b.re, im: a.im - b.im)
    }
  }
  enum ComplexMultiply: LaneBinary {
    typealias Operand = Complex
    typealias Result = Complex
    @inline(__always) static func apply(_ a: ComplexVector, _ b: ComplexVector) -> ComplexVector {
      ComplexVector(re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re)
    }
  }
  enum ComplexDivide: LaneBinary {
    typealias Operand = Complex
    typealias Result = Complex
    @inline(__always) static func apply(_ a: ComplexVector, _ b: ComplexVector) -> ComplexVector {
      let n = b.re * b.re + b.im * b.im
      return ComplexVector(re: (a.re * b.re + a.im * b.im) / n, im: (a.im * b.re - a.re * b.im) / n)
    }
  }
}

extension SIMD8<Double> {
  @inline(__always) init(bits: Ints) { self = unsafeBitCast(bits, to: SIMD8<Double>.self) }
}

extension SIMD8<Int64> {
  @inline(__always) init(bits: SIMD8<Double>) { self = unsafeBitCast(bits, to: SIMD8<Int64>.self) }
}
