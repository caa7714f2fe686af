/// The language's functions of numbers, for kernels that are written in Swift and must give the bits that programs give.
package enum Functions {
  package static func ln(_ x: Double) -> Double { Ln.apply(x) }
  package static func log2(_ x: Double) -> Double { Log2.apply(x) }
  package static func sin(_ x: Double) -> Double { Sin.apply(x) }
  package static func cos(_ x: Double) -> Double { Cos.apply(x) }
  package static func acos(_ x: Double) -> Double { Acos.apply(x) }
  package static func atan2(_ y: Double, _ x: Double) -> Double { Atan2.apply(y, x) }
  package static func abs(_ z: Complex) -> Double { ComplexAbs.apply(z) }
  package static func arg(_ z: Complex) -> Double { ComplexArg.apply(z) }
  package static func sin(_ z: Complex) -> Complex { ComplexSin.apply(z) }
  package static func cos(_ z: Complex) -> Complex { ComplexCos.apply(z) }
}
