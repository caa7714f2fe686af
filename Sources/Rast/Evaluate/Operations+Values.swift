// What the operations do to values: the evaluated backend's use of IntMath, FloatMath and ComplexMath. The
// type checker resolved each operation to its operands' types, so the accessors below always find them.

extension Value {
  fileprivate var int: Int { if case .int(let value) = self { value } else { 0 } }
  fileprivate var float: Double { if case .float(let value) = self { value } else { 0 } }
  fileprivate var complex: Complex { if case .complex(let value) = self { value } else { Complex(0, 0) } }
  fileprivate var bool: Bool { if case .bool(let value) = self { value } else { false } }
  fileprivate var char: Unicode.Scalar { if case .char(let value) = self { value } else { "\0" } }
  fileprivate var scalars: String.UnicodeScalarView {
    if case .str(let value) = self { value.unicodeScalars } else { "".unicodeScalars }
  }

  /// Equality of the language: IEEE's for floats, scalar by scalar for strs (Swift's own takes canonically
  /// equivalent texts as equal).
  func isEqual(to other: Value) -> Bool {
    switch (self, other) {
    case (.str(let one), .str(let two)): one.unicodeScalars.elementsEqual(two.unicodeScalars)
    case (.tuple(let one), .tuple(let two)): zip(one, two).allSatisfy { $0.isEqual(to: $1) }
    case (_, _): self == other
    }
  }
}

extension UnaryOperation {
  /// The operation on a value of its operand's type.
  func apply(_ operand: Value) -> Value {
    switch self {
    case .intNegate: .int(0 &- operand.int)
    case .intAbs: .int(IntMath.abs(operand.int))
    case .intSign: .int(IntMath.sign(operand.int))
    case .intToFloat: .float(Double(operand.int))
    case .intToComplex: .complex(Complex(Double(operand.int), 0))
    case .floatNegate: .float(-operand.float)
    case .floatAbs: .float(operand.float.magnitude)
    case .floatSign: .float(FloatMath.sign(operand.float))
    case .floatToInt: .int(IntMath.truncating(operand.float))
    case .floatToComplex: .complex(Complex(operand.float, 0))
    case .sqrt: .float(operand.float.squareRoot())
    case .cbrt: .float(FloatMath.cbrt(operand.float))
    case .exp: .float(FloatMath.exp(operand.float))
    case .ln: .float(FloatMath.ln(operand.float))
    case .log2: .float(FloatMath.log2(operand.float))
    case .log10: .float(FloatMath.log10(operand.float))
    case .sin: .float(FloatMath.sin(operand.float))
    case .cos: .float(FloatMath.cos(operand.float))
    case .tan: .float(FloatMath.tan(operand.float))
    case .asin: .float(FloatMath.asin(operand.float))
    case .acos: .float(FloatMath.acos(operand.float))
    case .atan: .float(FloatMath.atan(operand.float))
    case .sinh: .float(FloatMath.sinh(operand.float))
    case .cosh: .float(FloatMath.cosh(operand.float))
    case .tanh: .float(FloatMath.tanh(operand.float))
    case .asinh: .float(FloatMath.asinh(operand.float))
    case .acosh: .float(FloatMath.acosh(operand.float))
    case .atanh: .float(FloatMath.atanh(operand.float))
    case .floor: .float(operand.float.rounded(.down))
    case .ceil: .float(operand.float.rounded(.up))
    case .round: .float(FloatMath.round(operand.float))
    case .trunc: .float(operand.float.rounded(.towardZero))
    case .fract: .float(FloatMath.fract(operand.float))
    case .complexNegate: .complex(ComplexMath.negate(operand.complex))
    case .complexRe: .float(operand.complex.re)
    case .complexIm: .float(operand.complex.im)
    case .complexAbs: .float(ComplexMath.abs(operand.complex))
    case .complexNorm: .float(ComplexMath.norm(operand.complex))
    case .complexArg: .float(ComplexMath.arg(operand.complex))
    case .complexConj: .complex(ComplexMath.conj(operand.complex))
    case .complexExp: .complex(ComplexMath.exp(operand.complex))
    case .complexLn: .complex(ComplexMath.ln(operand.complex))
    case .complexSqrt: .complex(ComplexMath.sqrt(operand.complex))
    case .complexSin: .complex(ComplexMath.sin(operand.complex))
    case .complexCos: .complex(ComplexMath.cos(operand.complex))
    case .complexTan: .complex(ComplexMath.tan(operand.complex))
    case .complexSinh: .complex(ComplexMath.sinh(operand.complex))
    case .complexCosh: .complex(ComplexMath.cosh(operand.complex))
    case .complexTanh: .complex(ComplexMath.tanh(operand.complex))
    case .complexAsin: .complex(ComplexMath.asin(operand.complex))
    case .complexAcos: .complex(ComplexMath.acos(operand.complex))
    case .complexAtan: .complex(ComplexMath.atan(operand.complex))
    case .complexAsinh: .complex(ComplexMath.asinh(operand.complex))
    case .complexAcosh: .complex(ComplexMath.acosh(operand.complex))
    case .complexAtanh: .complex(ComplexMath.atanh(operand.complex))
    case .complexFloor: .complex(ComplexMath.floor(operand.complex))
    case .complexCeil: .complex(ComplexMath.ceil(operand.complex))
    case .complexRound: .complex(ComplexMath.round(operand.complex))
    case .complexTrunc: .complex(ComplexMath.trunc(operand.complex))
    case .not: .bool(!operand.bool)
    case .boolToInt: .int(operand.bool ? 1 : 0)
    case .charToInt: .int(Int(operand.char.value))
    case .strLength: .int(operand.scalars.count)
    }
  }
}

extension BinaryOperation {
  /// The operation on two values of its operands' type.
  func apply(_ left: Value, _ right: Value) -> Value {
    switch self {
    case .intAdd: .int(left.int &+ right.int)
    case .intSubtract: .int(left.int &- right.int)
    case .intMultiply: .int(left.int &* right.int)
    case .intMin: .int(min(left.int, right.int))
    case .intMax: .int(max(left.int, right.int))
    case .intEqual: .bool(left.int == right.int)
    case .intNotEqual: .bool(left.int != right.int)
    case .intLess: .bool(left.int < right.int)
    case .intLessOrEqual: .bool(left.int <= right.int)
    case .intGreater: .bool(left.int > right.int)
    case .intGreaterOrEqual: .bool(left.int >= right.int)
    case .floatAdd: .float(left.float + right.float)
    case .floatSubtract: .float(left.float - right.float)
    case .floatMultiply: .float(left.float * right.float)
    case .floatDivide: .float(left.float / right.float)
    case .floatRemainder: .float(FloatMath.remainder(left.float, right.float))
    case .floatPower: .float(FloatMath.power(left.float, right.float))
    case .atan2: .float(FloatMath.atan2(left.float, right.float))
    case .hypot: .float(FloatMath.hypot(left.float, right.float))
    case .floatMin: .float(FloatMath.min(left.float, right.float))
    case .floatMax: .float(FloatMath.max(left.float, right.float))
    case .floatEqual: .bool(left.float == right.float)
    case .floatNotEqual: .bool(left.float != right.float)
    case .floatLess: .bool(left.float < right.float)
    case .floatLessOrEqual: .bool(left.float <= right.float)
    case .floatGreater: .bool(left.float > right.float)
    case .floatGreaterOrEqual: .bool(left.float >= right.float)
    case .complexMake: .complex(Complex(left.float, right.float))
    case .polar: .complex(ComplexMath.polar(left.float, right.float))
    case .complexAdd: .complex(ComplexMath.add(left.complex, right.complex))
    case .complexSubtract: .complex(ComplexMath.subtract(left.complex, right.complex))
    case .complexMultiply: .complex(ComplexMath.multiply(left.complex, right.complex))
    case .complexDivide: .complex(ComplexMath.divide(left.complex, right.complex))
    case .complexPower: .complex(ComplexMath.power(left.complex, right.complex))
    case .complexEqual: .bool(left.complex == right.complex)
    case .complexNotEqual: .bool(left.complex != right.complex)
    case .boolEqual: .bool(left.bool == right.bool)
    case .boolNotEqual: .bool(left.bool != right.bool)
    case .charEqual: .bool(left.char == right.char)
    case .charNotEqual: .bool(left.char != right.char)
    case .charLess: .bool(left.char < right.char)
    case .charLessOrEqual: .bool(left.char <= right.char)
    case .charGreater: .bool(left.char > right.char)
    case .charGreaterOrEqual: .bool(left.char >= right.char)
    case .strEqual: .bool(left.isEqual(to: right))
    case .strNotEqual: .bool(!left.isEqual(to: right))
    }
  }
}

extension TernaryOperation {
  /// The operation on three values of its operands' type.
  func apply(_ first: Value, _ second: Value, _ third: Value) -> Value {
    switch self {
    case .intClamp: .int(IntMath.clamp(first.int, second.int, third.int))
    case .floatClamp: .float(FloatMath.clamp(first.float, second.float, third.float))
    case .mix: .float(FloatMath.mix(first.float, second.float, third.float))
    case .smoothstep: .float(FloatMath.smoothstep(first.float, second.float, third.float))
    }
  }
}

extension CheckedOperation {
  /// The operation on two values of its operands' types.
  func apply(_ left: Value, _ right: Value) throws(RuntimeError.Kind) -> Value {
    switch self {
    case .intDivide: return .int(try IntMath.divide(left.int, right.int))
    case .intRemainder: return .int(try IntMath.remainder(left.int, right.int))
    case .intPower: return .int(try IntMath.power(left.int, right.int))
    case .strIndex:
      let (scalars, index) = (left.scalars, right.int)
      guard index >= 0,
        let place = scalars.index(scalars.startIndex, offsetBy: index, limitedBy: scalars.endIndex),
        place < scalars.endIndex
      else { throw .indexOutOfRange }
      return .char(scalars[place])
    }
  }
}
