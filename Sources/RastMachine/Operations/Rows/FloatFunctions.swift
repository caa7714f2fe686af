// Functions of floats; see ElementaryFunctions.

extension Operation {
  static func visitFloatFunctions<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(Sqrt.self)
    visitor.visit(Sinc.self)
    visitor.visit(Cbrt.self)
    visitor.visit(Exp.self)
    visitor.visit(Ln.self)
    visitor.visit(Log2.self)
    visitor.visit(Log10.self)
    visitor.visit(Sin.self)
    visitor.visit(Cos.self)
    visitor.visit(Tan.self)
    visitor.visit(Asin.self)
    visitor.visit(Acos.self)
    visitor.visit(Atan.self)
    visitor.visit(Sinh.self)
    visitor.visit(Cosh.self)
    visitor.visit(Tanh.self)
    visitor.visit(Asinh.self)
    visitor.visit(Acosh.self)
    visitor.visit(Atanh.self)
    visitor.visit(Atan2.self)
    visitor.visit(Hypot.self)
  }
}

enum Sqrt: UnaryVectorRow {
  static let spelling = Spelling.function("sqrt")
  @inline(__always) static func apply(_ x: Double) -> Double { x.root }
  @inline(__always) static func vector(_ x: Floats) -> Floats { x.root }
}

/// sin(x) / x, and 1 where x is 0.
enum Sinc: FloatFunctionRow {
  static let spelling = Spelling.function("sinc")
  static func value<R: Real>(_ x: R) -> R { R.choose(R.equal(x, R(same: 0)), R(same: 1), R.sin(x) / x) }
}

enum Cbrt: FloatFunctionRow {
  static let spelling = Spelling.function("cbrt")
  static func value<R: Real>(_ x: R) -> R { R.cbrt(x) }
}

enum Exp: FloatFunctionRow {
  static let spelling = Spelling.function("exp")
  static func value<R: Real>(_ x: R) -> R { R.exp(x) }
}

/// The natural logarithm.
enum Ln: FloatFunctionRow {
  static let spelling = Spelling.function("ln")
  static func value<R: Real>(_ x: R) -> R { R.ln(x) }
}

enum Log2: FloatFunctionRow {
  static let spelling = Spelling.function("log2")
  static func value<R: Real>(_ x: R) -> R { R.log2(x) }
}

enum Log10: FloatFunctionRow {
  static let spelling = Spelling.function("log10")
  static func value<R: Real>(_ x: R) -> R { R.log10(x) }
}

enum Sin: FloatFunctionRow {
  static let spelling = Spelling.function("sin")
  static func value<R: Real>(_ x: R) -> R { R.sin(x) }
}

enum Cos: FloatFunctionRow {
  static let spelling = Spelling.function("cos")
  static func value<R: Real>(_ x: R) -> R { R.cos(x) }
}

enum Tan: FloatFunctionRow {
  static let spelling = Spelling.function("tan")
  static func value<R: Real>(_ x: R) -> R { R.tan(x) }
}

enum Asin: FloatFunctionRow {
  static let spelling = Spelling.function("asin")
  static func value<R: Real>(_ x: R) -> R { R.asin(x) }
}

enum Acos: FloatFunctionRow {
  static let spelling = Spelling.function("acos")
  static func value<R: Real>(_ x: R) -> R { R.acos(x) }
}

enum Atan: FloatFunctionRow {
  static let spelling = Spelling.function("atan")
  static func value<R: Real>(_ x: R) -> R { R.atan(x) }
}

enum Sinh: FloatFunctionRow {
  static let spelling = Spelling.function("sinh")
  static func value<R: Real>(_ x: R) -> R { R.sinh(x) }
}

enum Cosh: FloatFunctionRow {
  static let spelling = Spelling.function("cosh")
  static func value<R: Real>(_ x: R) -> R { R.cosh(x) }
}

enum Tanh: FloatFunctionRow {
  static let spelling = Spelling.function("tanh")
  static func value<R: Real>(_ x: R) -> R { R.tanh(x) }
}

enum Asinh: FloatFunctionRow {
  static let spelling = Spelling.function("asinh")
  static func value<R: Real>(_ x: R) -> R { R.asinh(x) }
}

enum Acosh: FloatFunctionRow {
  static let spelling = Spelling.function("acosh")
  static func value<R: Real>(_ x: R) -> R { R.acosh(x) }
}

enum Atanh: FloatFunctionRow {
  static let spelling = Spelling.function("atanh")
  static func value<R: Real>(_ x: R) -> R { R.atanh(x) }
}

/// The angle of the point (x, y), from -π to π.
enum Atan2: BinaryVectorRow {
  static let spelling = Spelling.function("atan2"), cost = Cost.call
  static func apply(_ y: Double, _ x: Double) -> Double { Double.atan2(y, x) }
  static func vector(_ y: Floats, _ x: Floats) -> Floats { Floats.atan2(y, x) }
}

enum Hypot: BinaryVectorRow {
  static let spelling = Spelling.function("hypot"), cost = 4 * Cost.instruction
  static func apply(_ x: Double, _ y: Double) -> Double { Double.hypot(x, y) }
  static func vector(_ x: Floats, _ y: Floats) -> Floats { Floats.hypot(x, y) }
}
