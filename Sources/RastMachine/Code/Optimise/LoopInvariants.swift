/// Computes what is the same in every turn of a loop once, before the loop.
///
/// Only pure instructions are moved, and only those that every turn reaches, so that a loop that never turns
/// costs at most one such value each. Inner loops come first: what leaves them may leave the outer ones, too.
struct LoopInvariants {
  private let definitions: Definitions

  static func run(_ function: inout FunctionCode) {
    let pass = LoopInvariants(definitions: Definitions(function))
    function.instructions = pass.hoisted(function.instructions)
  }

  private func hoisted(_ code: [Instruction]) -> [Instruction] {
    var result: [Instruction] = []
    for instruction in code {
      let inner = instruction.mappingBlocks { hoisted($0) }
      switch inner {
      case .whileLoop(var condition, let test, var body, let span):
        var written = condition.written.union(body.written)
        result += take(from: &condition, &written)
        result += take(from: &body, &written)
        result.append(.whileLoop(condition: condition, test: test, body: body, span))
      case .forLoop(let slot, let low, let high, var body, let span):
        var written = body.written.union([slot.index])
        result += take(from: &body, &written)
        result.append(.forLoop(slot, low: low, high: high, body: body, span))
      case .compute, .call, .print, .ifElse, .region, .breakLoop, .continueLoop, .returnValue:
        result.append(inner)
      }
    }
    return result
  }

  /// Takes the invariant instructions out of a block of a loop that writes the given slots.
  private func take(from block: inout [Instruction], _ written: inout Set<Int>) -> [Instruction] {
    var (taken, left): ([Instruction], [Instruction]) = ([], [])
    var isReached = true
    for instruction in block {
      if isReached, isInvariant(instruction, written) {
        taken.append(instruction)
        written.subtract(instruction.writes)
      } else {
        left.append(instruction)
      }
      // An instruction after a jump that may be taken is not executed in every turn.
      if instruction.isJump || instruction.blocks.contains(where: \.hasAnyJump) { isReached = false }
    }
    block = left
    return taken
  }

  private func isInvariant(_ instruction: Instruction, _ written: Set<Int>) -> Bool {
    guard instruction.isPure, definitions.areSingle(instruction.writes) else { return false }
    var isInvariant = true
    instruction.forEachRead { slots in
      if slots.contains(where: { written.contains($0) }) { isInvariant = false }
    }
    return isInvariant
  }
}
