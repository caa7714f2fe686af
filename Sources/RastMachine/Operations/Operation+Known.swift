// The operations that passes and the checker refer to by name.

extension Operation {
  package static let intAdd = Operation(IntAdd.self)
  package static let not = Operation(Not.self)
  package static let floatAdd = Operation(FloatAdd.self)
  package static let floatMultiply = Operation(FloatMultiply.self)
  package static let floatPower = Operation(FloatPower.self)
  package static let floatToComplex = Operation(FloatToComplex.self)
  package static let complexMultiply = Operation(ComplexMultiply.self)
  package static let complexPower = Operation(ComplexPower.self)
  package static let complexIntPower = Operation(ComplexIntPower.self)
  package static let complexAbs = Operation(ComplexAbs.self)
  package static let intDivide = Operation(IntDivide.self)
  package static let intRemainder = Operation(IntRemainder.self)
  package static let intMod = Operation(IntMod.self)
  package static let complexNorm = Operation(ComplexNorm.self)
  package static let strIndex = Operation(StrIndex.self)
}
