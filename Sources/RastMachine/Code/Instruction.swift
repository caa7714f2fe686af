/// Three-address code with structured control flow: an instruction either computes or determines where
/// control goes next. The backends turn it into thunks.
package indirect enum Instruction: Sendable {
  case compute(Computation)
  case call(Call)
  case print([(Operand, Type)])
  case ifElse(Test, then: [Instruction], else: [Instruction])
  /// Runs `condition`; if `test` then holds, pays for a turn, runs `body` and starts again.
  case whileLoop(condition: [Instruction], test: Test, body: [Instruction], Span)
  /// Runs the body for each int from `low` up to, but not including, `high`.
  case forLoop(Slot, low: Operand, high: Operand, body: [Instruction], Span)
  case breakLoop
  case continueLoop
  /// Ends the function, or the region into which its code was inlined.
  case returnValue
  /// A function's code in place of a call to it; the call is paid for at the span.
  case region([Instruction], Span)

  /// A call: copies the arguments into the callee's parameters, and its value back.
  package struct Call: Sendable {
    package var function: Int
    package var arguments: Slot
    package var argumentSlots: Int
    package var result: Slot
    package var resultSlots: Int
    package var span: Span

    package init(
      function: Int, arguments: Slot, argumentSlots: Int, result: Slot, resultSlots: Int, span: Span
    ) {
      (self.function, self.arguments, self.argumentSlots) = (function, arguments, argumentSlots)
      (self.result, self.resultSlots, self.span) = (result, resultSlots, span)
    }
  }
}

extension Instruction {
  /// Copies the given number of slots, or writes a constant.
  package static func copy(_ destination: Slot, _ operand: Operand, slots: Int) -> Instruction {
    .compute(.copy(destination, operand, slots: slots))
  }

  /// d = 1 if the test holds, else 0.
  package static func set(_ destination: Slot, _ test: Test) -> Instruction {
    .compute(Computation(.test(test), destination, []))
  }

  /// The blocks that it holds, in source order.
  package var blocks: [[Instruction]] {
    switch self {
    case .ifElse(_, let then, let other): [then, other]
    case .whileLoop(let condition, _, let body, _): [condition, body]
    case .forLoop(_, _, _, let body, _), .region(let body, _): [body]
    case .compute, .call, .print, .breakLoop, .continueLoop, .returnValue: []
    }
  }

  /// The test that it makes itself.
  package var test: Test? {
    switch self {
    case .ifElse(let test, _, _), .whileLoop(_, let test, _, _): test
    case .compute(let computation):
      if case .test(let test) = computation.kind { test } else { nil }
    case .call, .print, .forLoop, .region, .breakLoop, .continueLoop, .returnValue: nil
    }
  }

  /// Whether it does nothing but write a value that depends only on its operands: it neither fails nor
  /// transfers control, so it can be dropped if the value is not needed.
  package var isPure: Bool {
    switch self {
    case .compute(let computation): !computation.canFail
    case .call, .print, .ifElse, .whileLoop, .forLoop, .region, .breakLoop, .continueLoop, .returnValue: false
    }
  }

  /// Whether the instructions that follow it in its block are unreachable.
  package var isJump: Bool {
    switch self {
    case .breakLoop, .continueLoop, .returnValue: true
    case .compute, .call, .print, .ifElse, .whileLoop, .forLoop, .region: false
    }
  }

  /// Its approximate cost, in units of `Cost`, including the instructions in it; a loop counts as one turn.
  /// Loops check for cancellation themselves; this cost is added up to limit the time between two checks to a
  /// millisecond or two.
  package var cost: Int {
    let own =
      switch self {
      case .compute(let computation): computation.cost
      case .call, .print: Cost.call
      case .ifElse, .whileLoop, .forLoop, .region, .breakLoop, .continueLoop, .returnValue: Cost.instruction
      }
    return blocks.reduce(own) { $0 + $1.cost }
  }

  /// Whether it may run where the program would not run it: it cannot fail, takes a few machine instructions,
  /// and does not transfer control.
  package var isCheap: Bool {
    switch self {
    case .compute(let computation): computation.isCheap
    case .ifElse(_, let then, let other): then.allSatisfy(\.isCheap) && other.allSatisfy(\.isCheap)
    case .call, .print, .whileLoop, .forLoop, .region, .breakLoop, .continueLoop, .returnValue: false
    }
  }
}

extension [Instruction] {
  /// Their approximate total cost.
  package var cost: Int { reduce(0) { $0 + $1.cost } }

  /// Calls `body` with every instruction; those in nested blocks come after the one that holds them.
  package func forEachInstruction(_ body: (Instruction) -> Void) {
    for instruction in self {
      body(instruction)
      for block in instruction.blocks { block.forEachInstruction(body) }
    }
  }

  /// Whether it contains a jump at any depth.
  package var hasAnyJump: Bool { contains { $0.isJump || $0.blocks.contains(where: \.hasAnyJump) } }
}
