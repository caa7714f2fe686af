// Which slots an instruction reads and writes, and the same instruction on other slots.

extension Instruction {
  /// The same on other slots, also in the blocks that it holds.
  func moved(_ move: (Slot) -> Slot) -> Instruction {
    func operand(_ operand: Operand) -> Operand { operand.moved(move) }
    func block(_ block: [Instruction]) -> [Instruction] { block.map { $0.moved(move) } }
    switch self {
    case .copy(let d, let a, let slots): return .copy(move(d), operand(a), slots: slots)
    case .unary(let operation, let d, let a): return .unary(operation, move(d), operand(a))
    case .binary(let operation, let d, let a, let b):
      return .binary(operation, move(d), operand(a), operand(b))
    case .ternary(let operation, let d, let a, let b, let c):
      return .ternary(operation, move(d), operand(a), operand(b), operand(c))
    case .fusedLeft(let operations, let d, let a, let b, let c):
      return .fusedLeft(operations, move(d), operand(a), operand(b), operand(c))
    case .fusedRight(let operations, let d, let a, let b, let c):
      return .fusedRight(operations, move(d), operand(a), operand(b), operand(c))
    case .complexPower(let d, let a, let exponent): return .complexPower(move(d), operand(a), exponent)
    case .equal(let d, let a, let b, let leaves): return .equal(move(d), operand(a), operand(b), leaves)
    case .set(let d, let test): return .set(move(d), test.moved(move))
    case .checked(let operation, let d, let a, let b, let span):
      return .checked(operation, move(d), operand(a), operand(b), span)
    case .scalar(let d, let a, let span): return .scalar(move(d), operand(a), span)
    case .call(var call):
      call.arguments = move(call.arguments)
      call.result = move(call.result)
      return .call(call)
    case .print(let values): return .print(values.map { (operand($0.0), $0.1) })
    case .ifElse(let test, let then, let other):
      return .ifElse(test.moved(move), then: block(then), else: block(other))
    case .whileLoop(let condition, let test, let body, let span):
      return .whileLoop(condition: block(condition), test: test.moved(move), body: block(body), span)
    case .forLoop(let slot, let low, let high, let body, let span):
      return .forLoop(move(slot), low: operand(low), high: operand(high), body: block(body), span)
    case .region(let body, let span): return .region(block(body), span)
    case .breakLoop, .continueLoop, .returnValue: return self
    }
  }

  /// The slots that it writes before it reads anything else of them, if it always comes to its end.
  var writes: Range<Int> {
    switch self {
    case .copy(let d, _, let slots): d.index..<d.index + slots
    case .unary(let operation, let d, _): d.index..<d.index + operation.result.slotCount
    case .binary(let operation, let d, _, _): d.index..<d.index + operation.result.slotCount
    case .ternary(_, let d, _, _, _), .equal(let d, _, _, _), .set(let d, _), .checked(_, let d, _, _, _),
      .scalar(let d, _, _):
      d.index..<d.index + 1
    case .fusedLeft(let operations, let d, _, _, _), .fusedRight(let operations, let d, _, _, _):
      d.index..<d.index + operations.outer.operation.result.slotCount
    case .complexPower(let d, _, _): d.index..<d.index + 2
    case .call(let call): call.result.index..<call.result.index + call.resultSlots
    case .forLoop(let slot, _, _, _, _): slot.index..<slot.index + 1
    case .print, .ifElse, .whileLoop, .region, .breakLoop, .continueLoop, .returnValue: 0..<0
    }
  }

  /// Calls `body` with each run of slots that it reads itself, not counting the blocks that it holds.
  func forEachRead(_ body: (Range<Int>) -> Void) {
    func read(_ operand: Operand, _ type: Type) {
      if case .slot(let slot) = operand { body(slot.index..<slot.index + type.slotCount) }
    }
    switch self {
    case .copy(_, let a, let slots):
      if case .slot(let slot) = a { body(slot.index..<slot.index + slots) }
    case .unary(let operation, _, let a): read(a, operation.operand)
    case .binary(let operation, _, let a, let b):
      read(a, operation.operand)
      read(b, operation.operand)
    case .ternary(let operation, _, let a, let b, let c):
      for operand in [a, b, c] { read(operand, operation.operand) }
    case .fusedLeft(let operations, _, let a, let b, let c),
      .fusedRight(let operations, _, let a, let b, let c):
      for operand in [a, b, c] { read(operand, operations.inner.operation.operand) }
    case .complexPower(_, let a, _): read(a, .complex)
    case .equal(_, let a, let b, let leaves):
      for case .slot(let slot) in [a, b] { body(slot.index..<slot.index + leaves.count) }
    case .set(_, let test): test.forEachRead(body)
    case .checked(let operation, _, let a, let b, _):
      read(a, operation.operand)
      read(b, .int)
    case .scalar(_, let a, _): read(a, .int)
    case .call(let call): body(call.arguments.index..<call.arguments.index + call.argumentSlots)
    case .print(let values): for (operand, type) in values { read(operand, type) }
    case .ifElse(let test, _, _): test.forEachRead(body)
    case .whileLoop(_, let test, _, _): test.forEachRead(body)
    case .forLoop(_, let low, let high, _, _):
      read(low, .int)
      read(high, .int)
    case .region, .breakLoop, .continueLoop, .returnValue: break
    }
  }

  /// Calls `body` with each run of slots that the instruction itself reads or writes.
  func forEachOwnUse(_ body: (Range<Int>) -> Void) {
    forEachRead(body)
    body(writes)
  }
}

extension Operand {
  func moved(_ move: (Slot) -> Slot) -> Operand {
    if case .slot(let slot) = self { return .slot(move(slot)) }
    return self
  }
}

extension Test {
  func moved(_ move: (Slot) -> Slot) -> Test {
    switch self {
    case .constant: return self
    case .isTrue(let slot): return .isTrue(move(slot))
    case .compareInts(let comparison, let a, let b):
      return .compareInts(comparison, a.moved(move), b.moved(move))
    case .compareFloats(let comparison, let a, let b):
      return .compareFloats(comparison, a.moved(move), b.moved(move))
    case .compareSum(let comparison, let a, let b, let c):
      return .compareSum(comparison, a.moved(move), b.moved(move), c.moved(move))
    case .compareNorm(let comparison, let a, let b):
      return .compareNorm(comparison, a.moved(move), b.moved(move))
    case .compareComplex(let isEqual, let a, let b):
      return .compareComplex(isEqual: isEqual, a.moved(move), b.moved(move))
    case .not(let inner): return .not(inner.moved(move))
    case .and(let one, let two): return .and(one.moved(move), two.moved(move))
    case .or(let one, let two): return .or(one.moved(move), two.moved(move))
    }
  }

  func forEachRead(_ body: (Range<Int>) -> Void) {
    func read(_ operand: Operand, _ slots: Int) {
      if case .slot(let slot) = operand { body(slot.index..<slot.index + slots) }
    }
    switch self {
    case .constant: break
    case .isTrue(let slot): read(.slot(slot), 1)
    case .compareInts(_, let a, let b), .compareFloats(_, let a, let b):
      read(a, 1)
      read(b, 1)
    case .compareSum(_, let a, let b, let c):
      read(a, 1)
      read(b, 1)
      read(c, 1)
    case .compareNorm(_, let z, let b):
      read(z, 2)
      read(b, 1)
    case .compareComplex(_, let a, let b):
      read(a, 2)
      read(b, 2)
    case .not(let inner): inner.forEachRead(body)
    case .and(let one, let two), .or(let one, let two):
      one.forEachRead(body)
      two.forEachRead(body)
    }
  }
}
