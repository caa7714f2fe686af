/// An operation on one operand that cannot fail, resolved to its operand's type.
public enum UnaryOperation: Hashable, Sendable, CaseIterable {
  // int
  case intNegate, intAbs, intSign, intToFloat, intToComplex
  // float
  case floatNegate, floatAbs, floatSign, floatToInt, floatToComplex
  case sqrt, cbrt, exp, ln, log2, log10
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, asinh, acosh, atanh
  case floor, ceil, round, trunc, fract
  // complex
  case complexNegate, complexRe, complexIm, complexAbs, complexNorm, complexArg, complexConj
  case complexExp, complexLn, complexSqrt
  case complexSin, complexCos, complexTan, complexSinh, complexCosh, complexTanh
  case complexAsin, complexAcos, complexAtan, complexAsinh, complexAcosh, complexAtanh
  case complexFloor, complexCeil, complexRound, complexTrunc
  // bool, char, str
  case not, boolToInt, charToInt, strLength

  /// The operand's type.
  var operand: Type {
    switch self {
    case .intNegate, .intAbs, .intSign, .intToFloat, .intToComplex: .int
    case .floatNegate, .floatAbs, .floatSign, .floatToInt, .floatToComplex,
      .sqrt, .cbrt, .exp, .ln, .log2, .log10,
      .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh, .acosh, .atanh,
      .floor, .ceil, .round, .trunc, .fract:
      .float
    case .complexNegate, .complexRe, .complexIm, .complexAbs, .complexNorm, .complexArg, .complexConj,
      .complexExp, .complexLn, .complexSqrt,
      .complexSin, .complexCos, .complexTan, .complexSinh, .complexCosh, .complexTanh,
      .complexAsin, .complexAcos, .complexAtan, .complexAsinh, .complexAcosh, .complexAtanh,
      .complexFloor, .complexCeil, .complexRound, .complexTrunc:
      .complex
    case .not, .boolToInt: .bool
    case .charToInt: .char
    case .strLength: .str
    }
  }

  /// The result's type.
  var result: Type {
    switch self {
    case .intNegate, .intAbs, .intSign, .floatToInt, .boolToInt, .charToInt, .strLength: .int
    case .intToFloat, .floatNegate, .floatAbs, .floatSign,
      .sqrt, .cbrt, .exp, .ln, .log2, .log10,
      .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh, .acosh, .atanh,
      .floor, .ceil, .round, .trunc, .fract,
      .complexRe, .complexIm, .complexAbs, .complexNorm, .complexArg:
      .float
    case .intToComplex, .floatToComplex, .complexNegate, .complexConj, .complexExp, .complexLn, .complexSqrt,
      .complexSin, .complexCos, .complexTan, .complexSinh, .complexCosh, .complexTanh,
      .complexAsin, .complexAcos, .complexAtan, .complexAsinh, .complexAcosh, .complexAtanh,
      .complexFloor, .complexCeil, .complexRound, .complexTrunc:
      .complex
    case .not: .bool
    }
  }
}
