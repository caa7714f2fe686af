import LaneChains

/// What an operation is to a chain; only those listed here can be steps of one.
enum ChainOperation: Sendable {
  /// On two floats; `reversed` is the same with its operands exchanged.
  case floats(RastBinary, reversed: RastBinary?)
  case ints(RastBinary, reversed: RastBinary?)
  case complexes(RastBinary, reversed: RastBinary?)
  /// On one float, or an int that becomes one.
  case float(RastUnary)
  /// On one complex number.
  case complex(RastUnary)
  case conjugate
  case norm
  /// A complex number from two floats.
  case make
  /// A complex number from its real part.
  case extend

  private static let all: [Operation: ChainOperation] = [
    Operation(FloatAdd.self): .floats(RastAdd, reversed: RastAdd),
    Operation(FloatSubtract.self): .floats(RastSubtract, reversed: RastSubtractFrom),
    Operation(FloatMultiply.self): .floats(RastMultiply, reversed: RastMultiply),
    Operation(FloatDivide.self): .floats(RastDivide, reversed: RastDivideInto),
    Operation(FloatMin.self): .floats(RastMinimum, reversed: RastMinimumFrom),
    Operation(FloatMax.self): .floats(RastMaximum, reversed: RastMaximumFrom),
    Operation(FloatNegate.self): .float(RastNegate),
    Operation(FloatAbs.self): .float(RastAbs),
    Operation(Sqrt.self): .float(RastSquareRoot),
    Operation(IntAdd.self): .ints(RastAddInt, reversed: RastAddInt),
    Operation(IntSubtract.self): .ints(RastSubtractInt, reversed: nil),
    Operation(IntRemainder.self): .ints(RastRemainder, reversed: nil),
    Operation(IntToFloat.self): .float(RastIntToFloat),
    Operation(ComplexAdd.self): .complexes(RastAdd, reversed: RastAdd),
    Operation(ComplexSubtract.self): .complexes(RastSubtract, reversed: RastSubtractFrom),
    Operation(ComplexMultiply.self): .complexes(RastMultiply, reversed: RastMultiply),
    Operation(ComplexDivide.self): .complexes(RastDivide, reversed: RastDivideInto),
    Operation(ComplexNegate.self): .complex(RastNegate),
    Operation(ComplexConj.self): .conjugate,
    Operation(ComplexNorm.self): .norm,
    Operation(ComplexMake.self): .make,
    Operation(FloatToComplex.self): .extend,
  ]

  /// What the operation is to a chain, if it can be a step of one.
  init?(_ operation: Operation) {
    guard let known = ChainOperation.all[operation] else { return nil }
    self = known
  }

  /// One of the operations that are fused.
  init(_ family: Fusion.Family, _ arithmetic: Arithmetic) {
    let (binary, reversed): (RastBinary, RastBinary) =
      switch arithmetic {
      case .add: (RastAdd, RastAdd)
      case .subtract: (RastSubtract, RastSubtractFrom)
      case .multiply: (RastMultiply, RastMultiply)
      }
    switch family {
    case .floats: self = .floats(binary, reversed: reversed)
    case .complexes: self = .complexes(binary, reversed: reversed)
    }
  }
}

extension Computation {
  /// Whether a chain has steps for it.
  var isChainable: Bool {
    switch kind {
    case .copy(let slots): slots <= 4
    // By a power of two it takes no division.
    case .operation(.intRemainder): divisor.map { $0 > 0 && $0 & ($0 - 1) == 0 } ?? false
    case .operation(let operation): operation.viewOffset != nil || ChainOperation(operation) != nil
    case .fused: true
    case .power(let exponent): ChainBuilder.powers.contains(exponent)
    case .equal, .test: false
    }
  }
}
