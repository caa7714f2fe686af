// The operations that passes and the checker speak of by name.

extension Operation {
  static let not = Operation(Not.self)
  static let floatAdd = Operation(FloatAdd.self)
  static let floatToComplex = Operation(FloatToComplex.self)
  static let complexMultiply = Operation(ComplexMultiply.self)
  static let complexNorm = Operation(ComplexNorm.self)
  static let strIndex = Operation(StrIndex.self)
}
