/// Drops writes to slots that are written again before anything reads them.
struct DeadStores {
  static func run(_ function: inout FunctionCode) {
    let output = Set(FunctionCode.output.index..<FunctionCode.output.index + function.outputSlots)
    var targets = Liveness.Targets()
    targets.atReturn = output
    function.instructions = swept(function.instructions, output, targets).code
  }

  /// The code without such writes, and what is live before it, given what is live after it.
  private static func swept(
    _ code: [Instruction], _ after: Liveness.Slots, _ targets: Liveness.Targets
  ) -> (code: [Instruction], live: Liveness.Slots) {
    var live = after
    var result: [Instruction] = []
    for instruction in code.reversed() {
      if instruction.isPure, live.isDisjoint(with: instruction.writes) { continue }
      result.append(swept(instruction, live, targets))
      live = Liveness.before(instruction, live, targets)
    }
    return (result.reversed(), live)
  }

  private static func swept(
    _ instruction: Instruction, _ after: Liveness.Slots, _ targets: Liveness.Targets
  ) -> Instruction {
    var inner = targets
    switch instruction {
    case .ifElse(let test, let then, let other):
      return .ifElse(test, then: swept(then, after, inner).code, else: swept(other, after, inner).code)
    case .whileLoop(let condition, let test, let body, let span):
      let head = Liveness.head(condition, test, body, after, targets)
      (inner.atBreak, inner.atContinue) = (after, head)
      let turn = swept(body, head, inner)
      var tested = turn.live.union(after)
      test.forEachRead { tested.formUnion($0) }
      // A jump in the condition belongs to the enclosing loop.
      let before = swept(condition, tested, targets)
      return .whileLoop(condition: before.code, test: test, body: turn.code, span)
    case .forLoop(let slot, let low, let high, let body, let span):
      let head = Liveness.forHead(slot, body, after, targets)
      (inner.atBreak, inner.atContinue) = (after, head)
      return .forLoop(slot, low: low, high: high, body: swept(body, head, inner).code, span)
    case .region(let body, let span):
      inner = Liveness.Targets()
      inner.atReturn = after
      return .region(swept(body, after, inner).code, span)
    case .compute, .call, .print, .breakLoop, .continueLoop, .returnValue: return instruction
    }
  }
}
