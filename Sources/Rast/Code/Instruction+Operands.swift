// The operands of an instruction, each with what is read there, and the same instruction on others.

/// What an instruction reads at an operand.
enum OperandShape: Hashable, Sendable {
  /// One slot.
  case word
  /// Two, a complex number.
  case complex
  /// So many, of whatever types.
  case block(Int)

  init(_ type: Type) {
    switch type {
    case .complex: self = .complex
    case .unit, .tuple: self = .block(type.slotCount)
    case .bool, .char, .int, .float, .str: self = .word
    }
  }

  /// How many slots it takes.
  var slots: Int {
    switch self {
    case .word: 1
    case .complex: 2
    case .block(let slots): slots
    }
  }
}

extension Instruction {
  /// The same with other operands, in the instruction itself and not in the blocks that it holds. What is read
  /// as a whole block of slots, by a call or an equality of tuples, stays where it is.
  func mappingOperands(_ map: (Operand, OperandShape) -> Operand) -> Instruction {
    switch self {
    case .copy(let d, let a, let slots):
      return .copy(d, map(a, slots == 1 ? .word : .block(slots)), slots: slots)
    case .unary(let operation, let d, let a): return .unary(operation, d, map(a, .init(operation.operand)))
    case .binary(let operation, let d, let a, let b):
      let shape = OperandShape(operation.operand)
      return .binary(operation, d, map(a, shape), map(b, shape))
    case .ternary(let operation, let d, let a, let b, let c):
      let shape = OperandShape(operation.operand)
      return .ternary(operation, d, map(a, shape), map(b, shape), map(c, shape))
    case .fusedLeft(let operations, let d, let a, let b, let c):
      let shape = OperandShape(operations.inner.operation.operand)
      return .fusedLeft(operations, d, map(a, shape), map(b, shape), map(c, shape))
    case .fusedRight(let operations, let d, let a, let b, let c):
      let shape = OperandShape(operations.inner.operation.operand)
      return .fusedRight(operations, d, map(a, shape), map(b, shape), map(c, shape))
    case .complexPower(let d, let a, let exponent): return .complexPower(d, map(a, .complex), exponent)
    case .set(let d, let test): return .set(d, test.mappingOperands(map))
    case .checked(let operation, let d, let a, let b, let span):
      return .checked(operation, d, map(a, .init(operation.operand)), map(b, .word), span)
    case .scalar(let d, let a, let span): return .scalar(d, map(a, .word), span)
    case .print(let values): return .print(values.map { (map($0.0, .init($0.1)), $0.1) })
    case .ifElse(let test, let then, let other):
      return .ifElse(test.mappingOperands(map), then: then, else: other)
    case .whileLoop(let condition, let test, let body, let span):
      return .whileLoop(condition: condition, test: test.mappingOperands(map), body: body, span)
    case .forLoop(let slot, let low, let high, let body, let span):
      return .forLoop(slot, low: map(low, .word), high: map(high, .word), body: body, span)
    case .equal, .call, .region, .breakLoop, .continueLoop, .returnValue: return self
    }
  }

  /// The same with other blocks.
  func mappingBlocks(_ map: ([Instruction]) -> [Instruction]) -> Instruction {
    switch self {
    case .ifElse(let test, let then, let other): return .ifElse(test, then: map(then), else: map(other))
    case .whileLoop(let condition, let test, let body, let span):
      return .whileLoop(condition: map(condition), test: test, body: map(body), span)
    case .forLoop(let slot, let low, let high, let body, let span):
      return .forLoop(slot, low: low, high: high, body: map(body), span)
    case .region(let body, let span): return .region(map(body), span)
    case .copy, .unary, .binary, .ternary, .fusedLeft, .fusedRight, .complexPower, .equal, .set, .checked,
      .scalar, .call, .print, .breakLoop, .continueLoop, .returnValue:
      return self
    }
  }

  /// The blocks that it holds, in the order of their text.
  var blocks: [[Instruction]] {
    switch self {
    case .ifElse(_, let then, let other): [then, other]
    case .whileLoop(let condition, _, let body, _): [condition, body]
    case .forLoop(_, _, _, let body, _), .region(let body, _): [body]
    case .copy, .unary, .binary, .ternary, .fusedLeft, .fusedRight, .complexPower, .equal, .set, .checked,
      .scalar, .call, .print, .breakLoop, .continueLoop, .returnValue:
      []
    }
  }

  /// Whether all it does is to write a value that depends on nothing but its operands: it neither fails nor
  /// leads anywhere else, and whoever does not need the value can do without it.
  var isPure: Bool {
    switch self {
    case .copy, .unary, .binary, .ternary, .fusedLeft, .fusedRight, .complexPower, .equal, .set: true
    case .checked, .scalar, .call, .print, .ifElse, .whileLoop, .forLoop, .region, .breakLoop, .continueLoop,
      .returnValue:
      false
    }
  }

  /// Whether what stands behind it in its block is never reached.
  var isJump: Bool {
    switch self {
    case .breakLoop, .continueLoop, .returnValue: true
    case .copy, .unary, .binary, .ternary, .fusedLeft, .fusedRight, .complexPower, .equal, .set, .checked,
      .scalar, .call, .print, .ifElse, .whileLoop, .forLoop, .region:
      false
    }
  }
}

extension Test {
  /// The same test of other operands; a slot that is looked at as a bool and becomes a constant decides it.
  func mappingOperands(_ map: (Operand, OperandShape) -> Operand) -> Test {
    switch self {
    case .constant: return self
    case .isTrue(let slot):
      switch map(.slot(slot), .word) {
      case .slot(let other): return .isTrue(other)
      case .int(let value): return .constant(value != 0)
      case .float, .complex: return self
      }
    case .compareInts(let comparison, let a, let b):
      return .compareInts(comparison, map(a, .word), map(b, .word))
    case .compareFloats(let comparison, let a, let b):
      return .compareFloats(comparison, map(a, .word), map(b, .word))
    case .compareSum(let comparison, let a, let b, let c):
      return .compareSum(comparison, map(a, .word), map(b, .word), map(c, .word))
    case .compareNorm(let comparison, let z, let b):
      return .compareNorm(comparison, map(z, .complex), map(b, .word))
    case .compareComplex(let isEqual, let a, let b):
      return .compareComplex(isEqual: isEqual, map(a, .complex), map(b, .complex))
    case .not(let inner): return .not(inner.mappingOperands(map))
    case .and(let one, let two): return .and(one.mappingOperands(map), two.mappingOperands(map))
    case .or(let one, let two): return .or(one.mappingOperands(map), two.mappingOperands(map))
    }
  }
}

extension [Instruction] {
  /// Calls `body` with every instruction, those of nested blocks after the one that holds them.
  func forEachInstruction(_ body: (Instruction) -> Void) {
    for instruction in self {
      body(instruction)
      for block in instruction.blocks { block.forEachInstruction(body) }
    }
  }

  /// Whether it holds a jump anywhere.
  var hasAnyJump: Bool { contains { $0.isJump || $0.blocks.contains(where: \.hasAnyJump) } }
}
