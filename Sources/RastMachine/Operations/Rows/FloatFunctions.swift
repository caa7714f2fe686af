import Glibc

// Functions of floats: the platform's libm.

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
  @inline(__always) static func apply(_ x: Double) -> Double { x.squareRoot() }
  @inline(__always) static func vector(_ x: Floats) -> Floats { x.squareRoot() }
}

/// sin(x) / x, and 1 where x is 0.
enum Sinc: UnaryRow {
  static let spelling = Spelling.function("sinc"), cost = Cost.call
  static func apply(_ x: Double) -> Double { x == 0 ? 1 : Glibc.sin(x) / x }
}

enum Cbrt: UnaryRow {
  static let spelling = Spelling.function("cbrt"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.cbrt(x) }
}

enum Exp: UnaryRow {
  static let spelling = Spelling.function("exp"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.exp(x) }
}

/// The natural logarithm.
enum Ln: UnaryRow {
  static let spelling = Spelling.function("ln"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.log(x) }
}

enum Log2: UnaryRow {
  static let spelling = Spelling.function("log2"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.log2(x) }
}

enum Log10: UnaryRow {
  static let spelling = Spelling.function("log10"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.log10(x) }
}

enum Sin: UnaryRow {
  static let spelling = Spelling.function("sin"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.sin(x) }
}

enum Cos: UnaryRow {
  static let spelling = Spelling.function("cos"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.cos(x) }
}

enum Tan: UnaryRow {
  static let spelling = Spelling.function("tan"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.tan(x) }
}

enum Asin: UnaryRow {
  static let spelling = Spelling.function("asin"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.asin(x) }
}

enum Acos: UnaryRow {
  static let spelling = Spelling.function("acos"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.acos(x) }
}

enum Atan: UnaryRow {
  static let spelling = Spelling.function("atan"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.atan(x) }
}

enum Sinh: UnaryRow {
  static let spelling = Spelling.function("sinh"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.sinh(x) }
}

enum Cosh: UnaryRow {
  static let spelling = Spelling.function("cosh"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.cosh(x) }
}

enum Tanh: UnaryRow {
  static let spelling = Spelling.function("tanh"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.tanh(x) }
}

enum Asinh: UnaryRow {
  static let spelling = Spelling.function("asinh"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.asinh(x) }
}

enum Acosh: UnaryRow {
  static let spelling = Spelling.function("acosh"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.acosh(x) }
}

enum Atanh: UnaryRow {
  static let spelling = Spelling.function("atanh"), cost = Cost.call
  static func apply(_ x: Double) -> Double { Glibc.atanh(x) }
}

/// The angle of the point (x, y), from -π to π.
enum Atan2: BinaryRow {
  static let spelling = Spelling.function("atan2"), cost = Cost.call
  static func apply(_ y: Double, _ x: Double) -> Double { Glibc.atan2(y, x) }
}

enum Hypot: BinaryRow {
  static let spelling = Spelling.function("hypot"), cost = Cost.call
  static func apply(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }
}
