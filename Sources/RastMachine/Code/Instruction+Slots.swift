// Which slots an instruction reads and writes, and how to make the same instruction use others.

/// What an instruction reads at an operand.
package enum OperandShape: Hashable, Sendable {
  /// One slot.
  case word
  /// Two slots: a complex number.
  case complex
  /// The given number of slots, of any types.
  case block(Int)

  package init(_ type: Type) {
    switch type {
    case .complex: self = .complex
    case .unit, .tuple: self = .block(type.slotCount)
    case .bool, .char, .int, .float, .str: self = .word
    }
  }

  /// How many slots it spans.
  package var slots: Int {
    switch self {
    case .word: 1
    case .complex: 2
    case .block(let slots): slots
    }
  }
}

extension Operand {
  /// The same operand on another slot, if it is a slot.
  package func moved(_ move: (Slot) -> Slot) -> Operand {
    if case .slot(let slot) = self { return .slot(move(slot)) }
    return self
  }
}

extension Instruction {
  /// The same instruction with other operands; the blocks that it holds are unchanged. A whole block of slots
  /// that a call or an equality of tuples reads stays where it is.
  package func mappingOperands(_ map: (Operand, OperandShape) -> Operand) -> Instruction {
    switch self {
    case .compute(let computation): return .compute(computation.mappingOperands(map))
    case .print(let values): return .print(values.map { (map($0.0, .init($0.1)), $0.1) })
    case .ifElse(let test, let then, let other):
      return .ifElse(test.mappingOperands(map), then: then, else: other)
    case .whileLoop(let condition, let test, let body, let span):
      return .whileLoop(condition: condition, test: test.mappingOperands(map), body: body, span)
    case .forLoop(let slot, let low, let high, let body, let span):
      return .forLoop(slot, low: map(low, .word), high: map(high, .word), body: body, span)
    case .call, .region, .breakLoop, .continueLoop, .returnValue: return self
    }
  }

  /// The same instruction with other blocks.
  package func mappingBlocks(_ map: ([Instruction]) -> [Instruction]) -> Instruction {
    switch self {
    case .ifElse(let test, let then, let other): return .ifElse(test, then: map(then), else: map(other))
    case .whileLoop(let condition, let test, let body, let span):
      return .whileLoop(condition: map(condition), test: test, body: map(body), span)
    case .forLoop(let slot, let low, let high, let body, let span):
      return .forLoop(slot, low: low, high: high, body: map(body), span)
    case .region(let body, let span): return .region(map(body), span)
    case .compute, .call, .print, .breakLoop, .continueLoop, .returnValue: return self
    }
  }

  /// The same instruction on other slots, including those in the blocks that it holds.
  package func moved(_ move: (Slot) -> Slot) -> Instruction {
    switch self {
    case .compute(let computation): return .compute(computation.moved(move))
    case .call(var call):
      call.arguments = move(call.arguments)
      call.result = move(call.result)
      return .call(call)
    case .forLoop(let slot, let low, let high, let body, let span):
      return .forLoop(
        move(slot), low: low.moved(move), high: high.moved(move), body: body.map { $0.moved(move) }, span)
    case .print, .ifElse, .whileLoop, .region, .breakLoop, .continueLoop, .returnValue:
      return mappingOperands { operand, _ in operand.moved(move) }
        .mappingBlocks { $0.map { $0.moved(move) } }
    }
  }

  /// The slots that it defines, writing them before it reads anything else from them, if it always runs to
  /// its end.
  package var writes: Range<Int> {
    switch self {
    case .compute(let computation): computation.writes
    case .call(let call): call.result.index..<call.result.index + call.resultSlots
    case .forLoop(let slot, _, _, _, _): slot.index..<slot.index + 1
    case .print, .ifElse, .whileLoop, .region, .breakLoop, .continueLoop, .returnValue: 0..<0
    }
  }

  /// Calls `body` with each run of slots that it reads itself, not counting the blocks that it holds.
  package func forEachRead(_ body: (Range<Int>) -> Void) {
    func read(_ operand: Operand, _ type: Type) {
      if case .slot(let slot) = operand { body(slot.index..<slot.index + type.slotCount) }
    }
    switch self {
    case .compute(let computation): computation.forEachRead(body)
    case .call(let call): body(call.arguments.index..<call.arguments.index + call.argumentSlots)
    case .print(let values): for (operand, type) in values { read(operand, type) }
    case .ifElse(let test, _, _), .whileLoop(_, let test, _, _): test.forEachRead(body)
    case .forLoop(_, let low, let high, _, _):
      read(low, .int)
      read(high, .int)
    case .region, .breakLoop, .continueLoop, .returnValue: break
    }
  }

  /// Calls `body` with each run of slots that the instruction itself reads or writes.
  package func forEachOwnUse(_ body: (Range<Int>) -> Void) {
    forEachRead(body)
    body(writes)
  }
}
