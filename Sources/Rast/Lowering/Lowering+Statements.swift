extension Lowering {
  /// Lowers a block; its value, if it has one, goes into `target`.
  @inline(never)
  mutating func lower(_ block: TypedBlock, into target: Slot?) {
    scoped { lowering in
      for statement in block.statements { lowering.lower(statement) }
      guard let value = block.value else { return }
      if let target { lowering.lower(value, into: target) } else { lowering.discard(value) }
    }
  }

  private mutating func lower(_ statement: TypedStatement) {
    switch statement.kind {
    case .declare(let name, let value):
      // The slot is allocated first and the name comes into scope last: the value may use an outer one.
      let slot = allocate(value.type.slotCount)
      lower(value, into: slot)
      declare(name, slot)
    case .assign(let name, let value):
      let slot = slot(of: name)
      assign(slot, value)
    case .whileLoop(let condition, let body):
      lowerWhile(condition, body, statement.span)
    case .forLoop(let name, let low, let high, let body):
      lowerFor(name, low, high, body, statement.span)
    case .breakLoop: code.append(.breakLoop)
    case .continueLoop: code.append(.continueLoop)
    case .returnValue(let value):
      if let value { lower(value, into: FunctionCode.output) }
      code.append(.returnValue)
    case .print(let values): lowerPrint(values)
    case .trace: preconditionFailure("a traced program is only evaluated")
    case .discard(let value): discard(value)
    }
  }

  /// Evaluates an expression for its effects.
  mutating func discard(_ value: TypedExpression) {
    switch value.kind {
    case .block(let block) where value.type == .unit: lower(block, into: nil)
    case .ifElse(let condition, let then, let other) where value.type == .unit:
      lowerIf(condition, then, other, into: nil)
    case .constant, .variable, .param, .unary, .binary, .ternary, .complexPower, .equal, .and, .or, .call,
      .element, .tuple, .ifElse, .block, .diverging:
      _ = lower(value)
    }
  }

  private mutating func assign(_ slot: Slot, _ value: TypedExpression) {
    if value.type.writesInParts {
      // A tuple is written element by element, and a later element may still read the variable.
      let temporary = allocate(value.type.slotCount)
      lower(value, into: temporary)
      emitCopy(slot, .slot(temporary), value.type)
    } else {
      lower(value, into: slot)
    }
  }

  private mutating func lowerWhile(_ condition: TypedExpression, _ body: TypedBlock, _ span: Span) {
    let (test, loop) = (captured { $0.lowerTest(condition) }, captured { $0.lower(body, into: nil) })
    code.append(.whileLoop(condition: test.code, test: test.result, body: loop.code, span))
  }

  private mutating func lowerFor(
    _ name: Symbol, _ low: TypedExpression, _ high: TypedExpression, _ body: TypedBlock, _ span: Span
  ) {
    let counter = allocate(1)
    // The bounds are read once, before the body can change the variables that they depend on.
    let first = stable(lower(low), low.type)
    let last = stable(lower(high), high.type)
    let loop = captured { lowering in
      lowering.scoped { lowering in
        lowering.declare(name, counter)
        lowering.lower(body, into: nil)
      }
    }
    code.append(.forLoop(counter, low: first, high: last, body: loop.code, span))
  }

  private mutating func lowerPrint(_ values: [TypedExpression]) {
    // All arguments are evaluated before anything is written, since a later one may itself print or fail.
    code.append(.print(Array(zip(lowerOperands(values), values.map(\.type)))))
  }

  @inline(never)
  mutating func lowerIf(
    _ condition: TypedExpression, _ then: TypedBlock, _ other: TypedBlock?, into target: Slot?
  ) {
    let test = lowerTest(condition)
    let one = captured { $0.lower(then, into: target) }
    let two = captured { lowering in
      if let other { lowering.lower(other, into: target) }
    }
    code.append(.ifElse(test, then: one.code, else: two.code))
  }
}

extension Type {
  /// Whether more than one instruction writes a value.
  var writesInParts: Bool {
    switch self {
    case .tuple: true
    case .unit, .bool, .char, .int, .float, .complex, .str: false
    }
  }
}
