/// A complex number, or one in each of eight lanes; see `Real`.
protocol ComplexNumber {
  associatedtype Part: Real
  var re: Part { get }
  var im: Part { get }
  init(_ re: Part, _ im: Part)
}

extension Complex: ComplexNumber {}

extension ComplexVector: ComplexNumber {
  @inline(__always) init(_ re: Floats, _ im: Floats) { self.init(re: re, im: im) }
}

extension ComplexNumber {
  @inline(__always) func times(_ w: Self) -> Self {
    Self(re * w.re - im * w.im, re * w.im + im * w.re)
  }
  @inline(__always) func over(_ w: Self) -> Self {
    let n = w.re * w.re + w.im * w.im
    return Self((re * w.re + im * w.im) / n, (im * w.re - re * w.im) / n)
  }
  @inline(__always) var conjugate: Self { Self(re, im.negated) }
  /// i·z.
  @inline(__always) var turnedLeft: Self { Self(im.negated, re) }
  /// -i·z.
  @inline(__always) var turnedRight: Self { Self(im, re.negated) }
  @inline(__always) var modulus: Part { Part.hypot(re, im) }
  @inline(__always) var angle: Part { Part.atan2(im, re) }

  @inline(__always) static func isZero(_ z: Self) -> Part.Mask {
    let zero = Part(same: 0)
    return Part.both(Part.equal(z.re, zero), Part.equal(z.im, zero))
  }
  /// `a` where the mask holds, else `b`.
  @inline(__always) static func choose(_ mask: Part.Mask, _ a: Self, _ b: Self) -> Self {
    Self(Part.choose(mask, a.re, b.re), Part.choose(mask, a.im, b.im))
  }
}

/// A function of a complex number that is written once, for one number and for eight.
protocol ComplexFunctionRow: UnaryVectorRow where Operand == Complex, Result == Complex {
  static func value<Z: ComplexNumber>(_ z: Z) -> Z
}

extension ComplexFunctionRow {
  static func apply(_ z: Complex) -> Complex { value(z) }
  static func vector(_ z: ComplexVector) -> ComplexVector { value(z) }
}

/// A function of a float that is written once, for one number and for eight.
protocol FloatFunctionRow: UnaryVectorRow where Operand == Double, Result == Double {
  static func value<R: Real>(_ x: R) -> R
}

extension FloatFunctionRow {
  static var cost: Int { Cost.call }
  static func apply(_ x: Double) -> Double { value(x) }
  static func vector(_ x: Floats) -> Floats { value(x) }
}
