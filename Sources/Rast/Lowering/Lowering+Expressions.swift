extension Lowering {
  /// Lowers an expression and returns the operand where its value can be read.
  mutating func lower(_ value: TypedExpression) -> Operand {
    switch value.kind {
    case .constant(let constant) where constant.isScalar: return operand(constant)
    case .param(let index) where program.params[index].value.isScalar:
      return operand(program.params[index].value)
    case .variable(let name): return value.type == .unit ? .unit : .slot(slot(of: name))
    case .element(let tuple, let index): return lowerElement(tuple, index)
    case .unary(let operation, let a): return lower(operation, [a], value.span, nil)
    case .binary(let operation, let a, let b):
      return operation.comparison == nil
        ? lower(operation, [a, b], value.span, nil) : lowerToTemporary(value)
    case .ternary(let operation, let a, let b, let c): return lower(operation, [a, b, c], value.span, nil)
    case .block, .ifElse, .diverging, .call:
      if value.type == .unit {
        lowerUnit(value)
        return .unit
      }
      return lowerToTemporary(value)
    case .constant, .param, .complexPower, .equal, .and, .or, .tuple:
      return lowerToTemporary(value)
    }
  }

  private mutating func lowerToTemporary(_ value: TypedExpression) -> Operand {
    let temporary = allocate(value.type.slotCount)
    lower(value, into: temporary)
    return .slot(temporary)
  }

  /// Lowers an expression of type unit, or one that never runs to its end.
  private mutating func lowerUnit(_ value: TypedExpression) {
    switch value.kind {
    case .block(let block): lower(block, into: nil)
    case .ifElse(let condition, let then, let other): lowerIf(condition, then, other, into: nil)
    case .diverging(let parts): for part in parts { discard(part) }
    case .call(let index, let arguments): lowerCall(index, arguments, FunctionCode.output, 0, value.span)
    case .constant, .variable, .param, .unary, .binary, .ternary, .complexPower, .equal, .and, .or, .element,
      .tuple:
      _ = lower(value)
    }
  }

  /// Lowers an expression so that its value ends up in `target`.
  mutating func lower(_ value: TypedExpression, into target: Slot) {
    switch value.kind {
    case .constant(let constant): emit(constant, into: target)
    case .param(let index): emit(program.params[index].value, into: target)
    case .variable, .element: emitCopy(target, lower(value), value.type)
    case .unary(let operation, let a):
      emitCopy(target, lower(operation, [a], value.span, target), value.type)
    case .binary(let operation, let a, let b):
      if operation.comparison != nil { return emitSet(target, lowerTest(value)) }
      emitCopy(target, lower(operation, [a, b], value.span, target), value.type)
    case .ternary(let operation, let a, let b, let c):
      emitCopy(target, lower(operation, [a, b, c], value.span, target), value.type)
    case .complexPower(let base, let exponent): lowerPower(base, exponent, target)
    case .equal, .and, .or: emitSet(target, lowerTest(value))
    case .call(let index, let arguments):
      lowerCall(index, arguments, target, value.type.slotCount, value.span)
    case .tuple(let elements):
      var slot = target
      for element in elements {
        lower(element, into: slot)
        slot = slot + element.type.slotCount
      }
    case .ifElse(let condition, let then, let other): lowerIf(condition, then, other, into: target)
    case .block(let block): lower(block, into: target)
    case .diverging(let parts): for part in parts { discard(part) }
    }
  }

  // MARK: Operands

  /// Operands in order; each keeps the value that it had when it was evaluated, whatever the later ones
  /// assign.
  mutating func lowerOperands(_ values: [TypedExpression]) -> [Operand] {
    var operands: [Operand] = []
    for (index, value) in values.enumerated() {
      let operand = lower(value)
      let later = values[(index + 1)...]
      operands.append(later.contains(where: \.mayAssign) ? stable(operand, value.type) : operand)
    }
    return operands
  }

  /// A copy of an operand that no assignment can reach.
  mutating func stable(_ operand: Operand, _ type: Type) -> Operand {
    guard !operand.isConstant, type.slotCount > 0 else { return operand }
    let copy = allocate(type.slotCount)
    emitCopy(copy, operand, type)
    return .slot(copy)
  }

  private mutating func lowerElement(_ tuple: TypedExpression, _ index: Int) -> Operand {
    guard case .tuple(let type) = tuple.type, case .slot(let start) = lower(tuple) else { return .unit }
    return .slot(start + type.slotOffset(of: index))
  }

  /// Lowers an operation and returns where its result is: in `target`, or wherever else it already is.
  @inline(never)
  private mutating func lower(
    _ operation: Operation, _ values: [TypedExpression], _ span: Span, _ target: Slot?
  ) -> Operand {
    let operands = lowerOperands(values)
    // The parts of a complex variable, for instance, have slots of their own.
    if let offset = operation.viewOffset, case .slot(let slot) = operands[0] { return .slot(slot + offset) }
    let result = target ?? allocate(operation.result.slotCount)
    code.append(.compute(Computation(.operation(operation), result, operands, span)))
    return .slot(result)
  }

  /// `z ^ k`: squares and cubes become the multiplications that they are, which other code may share.
  private mutating func lowerPower(_ base: TypedExpression, _ exponent: Int, _ target: Slot) {
    let z = lower(base)
    switch exponent {
    case 2: multiply(z, z, target)
    case 3:
      let square = allocate(2)
      multiply(z, z, square)
      multiply(z, .slot(square), target)
    default: code.append(.compute(Computation(.power(exponent), target, [z])))
    }
  }

  private mutating func multiply(_ a: Operand, _ b: Operand, _ target: Slot) {
    code.append(.compute(Computation(.operation(.complexMultiply), target, [a, b])))
  }

  @inline(never)
  private mutating func lowerCall(
    _ function: Int, _ arguments: [TypedExpression], _ result: Slot, _ resultSlots: Int, _ span: Span
  ) {
    let count = arguments.reduce(0) { $0 + $1.type.slotCount }
    let start = allocate(count)
    var slot = start
    for argument in arguments {
      lower(argument, into: slot)
      slot = slot + argument.type.slotCount
    }
    code.append(
      .call(
        Instruction.Call(
          function: function, arguments: start, argumentSlots: count, result: result,
          resultSlots: resultSlots,
          span: span)))
  }

  // MARK: Emitting

  mutating func emitCopy(_ target: Slot, _ operand: Operand, _ type: Type) {
    guard type.slotCount > 0, !operand.isSlot(target) else { return }
    code.append(.copy(target, operand, slots: type.slotCount))
  }

  private mutating func emitSet(_ target: Slot, _ test: Test) {
    switch test {
    case .constant(let value): code.append(.copy(target, .int(value ? 1 : 0), slots: 1))
    case .isTrue(let slot): if slot != target { code.append(.copy(target, .slot(slot), slots: 1)) }
    case .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex, .not, .and, .or:
      code.append(.set(target, test))
    }
  }

  /// A constant of any type; a tuple's elements are written one by one.
  private mutating func emit(_ value: Value, into target: Slot) {
    if case .tuple(let elements) = value {
      var slot = target
      for element in elements {
        emit(element, into: slot)
        slot = slot + element.type.slotCount
      }
    } else if value != .unit {
      code.append(.copy(target, operand(value), slots: value.type.slotCount))
    }
  }

  /// The operand for a scalar or complex constant.
  mutating func operand(_ value: Value) -> Operand {
    switch value {
    case .unit, .tuple: .unit
    case .bool(let value): .int(value ? 1 : 0)
    case .char(let value): .int(Int(value.value))
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .complex(let value): .complex(value)
    case .str(let text): .int(strings.number(text))
    }
  }
}

extension Value {
  /// Whether it fits into an operand.
  fileprivate var isScalar: Bool {
    switch self {
    case .bool, .char, .int, .float, .complex, .str, .unit: true
    case .tuple: false
    }
  }
}
