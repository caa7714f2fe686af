import Glibc

// Functions of floats: the platform's libm.

extension Operation {
  package static func visitFloatFunctions<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(Sqrt.self)
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

package enum Sqrt: UnaryVectorRow {
  package static let spelling = Spelling.function("sqrt")
  @inline(__always) package static func apply(_ x: Double) -> Double { x.squareRoot() }
  @inline(__always) package static func vector(_ x: Floats) -> Floats { x.squareRoot() }
}

package enum Cbrt: UnaryRow {
  package static let spelling = Spelling.function("cbrt"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.cbrt(x) }
}

package enum Exp: UnaryRow {
  package static let spelling = Spelling.function("exp"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.exp(x) }
}

/// The natural logarithm.
package enum Ln: UnaryRow {
  package static let spelling = Spelling.function("ln"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.log(x) }
}

package enum Log2: UnaryRow {
  package static let spelling = Spelling.function("log2"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.log2(x) }
}

package enum Log10: UnaryRow {
  package static let spelling = Spelling.function("log10"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.log10(x) }
}

package enum Sin: UnaryRow {
  package static let spelling = Spelling.function("sin"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.sin(x) }
}

package enum Cos: UnaryRow {
  package static let spelling = Spelling.function("cos"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.cos(x) }
}

package enum Tan: UnaryRow {
  package static let spelling = Spelling.function("tan"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.tan(x) }
}

package enum Asin: UnaryRow {
  package static let spelling = Spelling.function("asin"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.asin(x) }
}

package enum Acos: UnaryRow {
  package static let spelling = Spelling.function("acos"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.acos(x) }
}

package enum Atan: UnaryRow {
  package static let spelling = Spelling.function("atan"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.atan(x) }
}

package enum Sinh: UnaryRow {
  package static let spelling = Spelling.function("sinh"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.sinh(x) }
}

package enum Cosh: UnaryRow {
  package static let spelling = Spelling.function("cosh"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.cosh(x) }
}

package enum Tanh: UnaryRow {
  package static let spelling = Spelling.function("tanh"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.tanh(x) }
}

package enum Asinh: UnaryRow {
  package static let spelling = Spelling.function("asinh"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.asinh(x) }
}

package enum Acosh: UnaryRow {
  package static let spelling = Spelling.function("acosh"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.acosh(x) }
}

package enum Atanh: UnaryRow {
  package static let spelling = Spelling.function("atanh"), cost = Cost.call
  package static func apply(_ x: Double) -> Double { Glibc.atanh(x) }
}

/// The angle of the point (x, y), from -π to π.
package enum Atan2: BinaryRow {
  package static let spelling = Spelling.function("atan2"), cost = Cost.call
  package static func apply(_ y: Double, _ x: Double) -> Double { Glibc.atan2(y, x) }
}

package enum Hypot: BinaryRow {
  package static let spelling = Spelling.function("hypot"), cost = Cost.call
  package static func apply(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }
}
