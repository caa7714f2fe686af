extension Lowering {
  /// Lowers a condition: emits the code that computes its operands, and returns the rest as the test.
  mutating func lowerTest(_ value: TypedExpression) -> Test {
    switch value.kind {
    case .constant(.bool(let value)): return .constant(value)
    case .unary(.not, let inner): return lowerTest(inner).negated
    case .and(let left, let right): return lowerLogical(left, right, isAnd: true)
    case .or(let left, let right): return lowerLogical(left, right, isAnd: false)
    case .binary(let operation, let left, let right):
      guard let comparison = operation.comparison else { return lowerBool(value) }
      return lowerComparison(comparison, operation, [left, right])
    case .equal(let left, let right, let isNegated): return lowerEqual(left, right, isNegated)
    case .constant, .variable, .param, .unary, .ternary, .complexPower, .call, .element, .tuple, .ifElse,
      .block, .diverging:
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
    _ comparison: Comparison, _ operation: Operation, _ values: [TypedExpression]
  ) -> Test {
    let operands = lowerOperands(values)
    return switch operation.operands[0] {
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
    code.append(.compute(Computation(.equal(left.type.leaves), result, operands)))
    return isNegated ? .not(.isTrue(result)) : .isTrue(result)
  }

  /// `&&` and `||`: the right side becomes part of the test if nothing in it can fail, change something or
  /// take long; otherwise it is computed only if the left side requires it.
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

extension [Instruction] {
  /// Whether it may run where the program would not run it.
  fileprivate var isSpeculative: Bool {
    count <= 12
      && allSatisfy { instruction in
        if case .compute(let computation) = instruction { computation.isCheap } else { false }
      }
  }
}

extension TypedExpression {
  /// Whether evaluating it may assign a variable of the enclosing function: whether it contains a block that
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
