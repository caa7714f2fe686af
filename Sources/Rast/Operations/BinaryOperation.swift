/// An operation on two operands that cannot fail, resolved to its operands' type.
public enum BinaryOperation: Hashable, Sendable, CaseIterable {
  // int
  case intAdd, intSubtract, intMultiply, intMin, intMax
  case intEqual, intNotEqual, intLess, intLessOrEqual, intGreater, intGreaterOrEqual
  // float
  case floatAdd, floatSubtract, floatMultiply, floatDivide, floatRemainder, floatPower
  case atan2, hypot, floatMin, floatMax
  case floatEqual, floatNotEqual, floatLess, floatLessOrEqual, floatGreater, floatGreaterOrEqual
  case complexMake, polar
  // complex
  case complexAdd, complexSubtract, complexMultiply, complexDivide, complexPower
  case complexEqual, complexNotEqual
  // bool, char, str
  case boolEqual, boolNotEqual
  case charEqual, charNotEqual, charLess, charLessOrEqual, charGreater, charGreaterOrEqual
  case strEqual, strNotEqual

  /// The type of both operands.
  var operand: Type {
    switch self {
    case .intAdd, .intSubtract, .intMultiply, .intMin, .intMax,
      .intEqual, .intNotEqual, .intLess, .intLessOrEqual, .intGreater, .intGreaterOrEqual:
      .int
    case .floatAdd, .floatSubtract, .floatMultiply, .floatDivide, .floatRemainder, .floatPower,
      .atan2, .hypot, .floatMin, .floatMax,
      .floatEqual, .floatNotEqual, .floatLess, .floatLessOrEqual, .floatGreater, .floatGreaterOrEqual,
      .complexMake, .polar:
      .float
    case .complexAdd, .complexSubtract, .complexMultiply, .complexDivide, .complexPower,
      .complexEqual, .complexNotEqual:
      .complex
    case .boolEqual, .boolNotEqual: .bool
    case .charEqual, .charNotEqual, .charLess, .charLessOrEqual, .charGreater, .charGreaterOrEqual: .char
    case .strEqual, .strNotEqual: .str
    }
  }

  /// The result's type.
  var result: Type {
    switch self {
    case .intAdd, .intSubtract, .intMultiply, .intMin, .intMax: .int
    case .floatAdd, .floatSubtract, .floatMultiply, .floatDivide, .floatRemainder, .floatPower,
      .atan2, .hypot, .floatMin, .floatMax:
      .float
    case .complexMake, .polar,
      .complexAdd, .complexSubtract, .complexMultiply, .complexDivide, .complexPower:
      .complex
    case .intEqual, .intNotEqual, .intLess, .intLessOrEqual, .intGreater, .intGreaterOrEqual,
      .floatEqual, .floatNotEqual, .floatLess, .floatLessOrEqual, .floatGreater, .floatGreaterOrEqual,
      .complexEqual, .complexNotEqual, .boolEqual, .boolNotEqual,
      .charEqual, .charNotEqual, .charLess, .charLessOrEqual, .charGreater, .charGreaterOrEqual,
      .strEqual, .strNotEqual:
      .bool
    }
  }
}

/// An operation on three operands that cannot fail.
public enum TernaryOperation: Hashable, Sendable, CaseIterable {
  case intClamp, floatClamp, mix, smoothstep

  /// The type of the operands and of the result.
  var operand: Type {
    switch self {
    case .intClamp: .int
    case .floatClamp, .mix, .smoothstep: .float
    }
  }
}

/// An operation that may end the program with a runtime error.
public enum CheckedOperation: Hashable, Sendable, CaseIterable {
  /// `/` on ints.
  case intDivide
  /// `%` on ints.
  case intRemainder
  /// `^` on ints.
  case intPower
  /// `s[i]`.
  case strIndex

  /// The left operand's type; the right one is an int.
  var operand: Type {
    switch self {
    case .intDivide, .intRemainder, .intPower: .int
    case .strIndex: .str
    }
  }

  /// The result's type.
  var result: Type {
    switch self {
    case .intDivide, .intRemainder, .intPower: .int
    case .strIndex: .char
    }
  }
}
