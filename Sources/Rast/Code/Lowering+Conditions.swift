extension Lowering {
  /// Lowers a condition: what it takes to compute its operands is emitted, the rest is the test.
  mutating func lowerTest(_ value: TypedExpression) -> Test {
    switch value.kind {
    case .constant(.bool(let value)): return .constant(value)
    case .unary(.not, let inner): return lowerTest(inner).negated
    case .and(let left, let right): return lowerLogical(left, right, isAnd: true)
    case .or(let left, let right): return lowerLogical(left, right, isAnd: false)
    case .binary(let operation, let left, let right):
      guard let comparison = operation.comparison else { return lowerBool(value) }
      return lowerComparison(comparison, operation, left, right)
    case .equal(let left, let right, let isNegated): return lowerEqual(left, right, isNegated)
    case .constant, .variable, .param, .unary, .ternary, .checked, .scalar, .complexPower, .call, .element,
      .tuple, .ifElse, .block, .diverging:
      return lowerBool(value)
    }
  }

  private mutating func lowerBool(_ value: TypedExpression) -> Test {
    switch lower(value) {
    case .slot(let slot): .isTrue(slot)
    case .int(let number): .constant(number != 0)
    case .float, .complex: .constant(false)
    }
  }

  private mutating func lowerComparison(
    _ comparison: Comparison, _ operation: BinaryOperation, _ left: TypedExpression, _ right: TypedExpression
  ) -> Test {
    let operands = lowerOperands([left, right])
    return switch operation.operand {
    case .float: .compareFloats(comparison, operands[0], operands[1])
    case .complex: .compareComplex(isEqual: comparison == .equal, operands[0], operands[1])
    case .unit, .bool, .char, .int, .str, .tuple: .compareInts(comparison, operands[0], operands[1])
    }
  }

  private mutating func lowerEqual(
    _ left: TypedExpression, _ right: TypedExpression, _ isNegated: Bool
  ) -> Test {
    let operands = lowerOperands([left, right])
    guard left.type.slotCount > 0 else { return .constant(!isNegated) }
    let result = allocate(1)
    code.append(.equal(result, operands[0], operands[1], left.type.leaves))
    return isNegated ? .not(.isTrue(result)) : .isTrue(result)
  }

  /// `&&` and `||`: the right side is a part of the test if that takes nothing that may fail, change
  /// something or take long; else it is computed only where the left side asks for it.
  private mutating func lowerLogical(_ left: TypedExpression, _ right: TypedExpression, isAnd: Bool) -> Test {
    let one = lowerTest(left)
    let two = captured { $0.lowerTest(right) }
    if two.code.isSpeculative && !right.mayAssign {
      code.append(contentsOf: two.code)
      return isAnd ? .and(one, two.result) : .or(one, two.result)
    }
    let result = allocate(1)
    let asked = two.code + [.set(result, two.result)]
    let short: [Instruction] = [.copy(result, .int(isAnd ? 0 : 1), slots: 1)]
    code.append(.ifElse(one, then: isAnd ? asked : short, else: isAnd ? short : asked))
    return .isTrue(result)
  }
}

extension Test {
  /// The test that holds where this one doesn't.
  var negated: Test {
    switch self {
    case .constant(let value): .constant(!value)
    case .not(let inner): inner
    case .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex, .and, .or:
      .not(self)
    }
  }
}

extension Comparison {
  /// Whether it holds for two values.
  @inline(__always) func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}

extension Type {
  /// The slots of a value as equality sees them.
  var leaves: [Instruction.Leaf] {
    switch self {
    case .unit: []
    case .bool, .char, .int, .str: [.word]
    case .float: [.float]
    case .complex: [.float, .float]
    case .tuple(let tuple): tuple.elements.flatMap(\.leaves)
    }
  }
}

extension [Instruction] {
  /// Whether it may run where the program would not: it is cheap, cannot fail, and writes only slots of its own.
  fileprivate var isSpeculative: Bool {
    count <= 12
      && allSatisfy { instruction in
        switch instruction {
        case .copy, .ternary, .fusedLeft, .fusedRight, .set: true
        case .unary(let operation, _, _): operation.isCheap
        case .binary(let operation, _, _, _): operation.isCheap
        case .complexPower, .equal, .checked, .scalar, .call, .print, .ifElse, .whileLoop, .forLoop, .region,
          .breakLoop,
          .continueLoop, .returnValue:
          false
        }
      }
  }
}

extension UnaryOperation {
  /// Whether it is a few machine instructions.
  var isCheap: Bool {
    switch self {
    case .intNegate, .intAbs, .intSign, .intToFloat, .intToComplex, .floatNegate, .floatAbs, .floatSign,
      .floatToInt, .floatToComplex, .sqrt, .floor, .ceil, .trunc, .fract, .complexNegate, .complexRe,
      .complexIm,
      .complexNorm, .complexConj, .complexFloor, .complexCeil, .complexTrunc, .not, .boolToInt, .charToInt,
      .strLength:
      true
    case .cbrt, .exp, .ln, .log2, .log10, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .asinh,
      .acosh,
      .atanh, .round,
      .complexAbs, .complexArg, .complexExp, .complexLn, .complexSqrt, .complexSin, .complexCos, .complexTan,
      .complexSinh, .complexCosh, .complexTanh, .complexAsin, .complexAcos, .complexAtan,
      .complexAsinh, .complexAcosh, .complexAtanh, .complexRound:
      false
    }
  }
}

extension BinaryOperation {
  /// Whether it is a few machine instructions.
  var isCheap: Bool {
    switch self {
    case .floatRemainder, .floatPower, .atan2, .hypot, .polar, .complexPower: false
    case .intAdd, .intSubtract, .intMultiply, .intMin, .intMax,
      .intEqual, .intNotEqual, .intLess, .intLessOrEqual, .intGreater, .intGreaterOrEqual,
      .floatAdd, .floatSubtract, .floatMultiply, .floatDivide, .floatMin, .floatMax,
      .floatEqual, .floatNotEqual, .floatLess, .floatLessOrEqual, .floatGreater, .floatGreaterOrEqual,
      .complexMake, .complexAdd, .complexSubtract, .complexMultiply, .complexDivide,
      .complexEqual, .complexNotEqual, .boolEqual, .boolNotEqual,
      .charEqual, .charNotEqual, .charLess, .charLessOrEqual, .charGreater, .charGreaterOrEqual,
      .strEqual, .strNotEqual:
      true
    }
  }
}

extension TypedExpression {
  /// Whether evaluating it may assign a variable of the function it stands in: whether it holds a block that
  /// does.
  var mayAssign: Bool {
    var mayAssign = false
    forEachChild {
      mayAssign = mayAssign || $0.mayAssign
    } block: {
      mayAssign = mayAssign || !$0.statements.isEmpty || ($0.value?.mayAssign ?? false)
    }
    return mayAssign
  }
}
