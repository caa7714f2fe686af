/// Three-address code with structured control flow: an instruction computes, or says where the code goes on. It is
/// what the backends make thunks of.
package indirect enum Instruction: Sendable {
  case compute(Computation)
  case call(Call)
  case print([(Operand, Type)])
  case ifElse(Test, then: [Instruction], else: [Instruction])
  /// Runs `condition`, and if `test` then holds pays for a turn, runs `body` and begins again.
  case whileLoop(condition: [Instruction], test: Test, body: [Instruction], Span)
  /// Runs the body for each int from `low` up to, not including, `high`.
  case forLoop(Slot, low: Operand, high: Operand, body: [Instruction], Span)
  case breakLoop
  case continueLoop
  /// Ends the function, or the region that its code was put into.
  case returnValue
  /// A function's code in place of a call of it, which is paid for at the span.
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
  /// Copies so many slots, or writes a constant.
  package static func copy(_ destination: Slot, _ operand: Operand, slots: Int) -> Instruction {
    .compute(.copy(destination, operand, slots: slots))
  }

  /// d = 1 if the test holds, else 0.
  package static func set(_ destination: Slot, _ test: Test) -> Instruction {
    .compute(Computation(.test(test), destination, []))
  }

  /// The blocks that it holds, in the order of their text.
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

  /// Whether all it does is to write a value that depends on nothing but its operands: it neither fails nor
  /// leads anywhere else, and whoever does not need the value can do without it.
  package var isPure: Bool {
    switch self {
    case .compute(let computation): !computation.canFail
    case .call, .print, .ifElse, .whileLoop, .forLoop, .region, .breakLoop, .continueLoop, .returnValue: false
    }
  }

  /// Whether what follows it in its block is never reached.
  package var isJump: Bool {
    switch self {
    case .breakLoop, .continueLoop, .returnValue: true
    case .compute, .call, .print, .ifElse, .whileLoop, .forLoop, .region: false
    }
  }

  /// About how long it takes, by `Cost`, the instructions in it included; a loop counts as one turn of it. Loops look
  /// for themselves whether the run was cancelled; what lies between two such looks, and is not to take longer than a
  /// millisecond or two, is added up from this.
  package var cost: Int {
    let own =
      switch self {
      case .compute(let computation): computation.cost
      case .call, .print: Cost.call
      case .ifElse, .whileLoop, .forLoop, .region, .breakLoop, .continueLoop, .returnValue: Cost.instruction
      }
    return blocks.reduce(own) { $0 + $1.cost }
  }

  /// Whether it may run where the program would not: it cannot fail, takes a few machine instructions, and leads
  /// nowhere else.
  package var isCheap: Bool {
    switch self {
    case .compute(let computation): computation.isCheap
    case .ifElse(_, let then, let other): then.allSatisfy(\.isCheap) && other.allSatisfy(\.isCheap)
    case .call, .print, .whileLoop, .forLoop, .region, .breakLoop, .continueLoop, .returnValue: false
    }
  }
}

extension [Instruction] {
  /// About how long they take, one after another.
  package var cost: Int { reduce(0) { $0 + $1.cost } }

  /// Calls `body` with every instruction, those of nested blocks after the one that holds them.
  package func forEachInstruction(_ body: (Instruction) -> Void) {
    for instruction in self {
      body(instruction)
      for block in instruction.blocks { block.forEachInstruction(body) }
    }
  }

  /// Whether it holds a jump anywhere.
  package var hasAnyJump: Bool { contains { $0.isJump || $0.blocks.contains(where: \.hasAnyJump) } }
}
