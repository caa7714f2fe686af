/// Which slots are live at a place in the code: those that are read later before they are written.
/// Conservative at loops: what a loop reads counts as live throughout it.
struct Liveness {
  typealias Slots = Set<Int>

  /// What is live at the target of each jump.
  struct Targets {
    var atBreak: Slots = []
    var atContinue: Slots = []
    var atReturn: Slots = []
  }

  /// What is live before some code, given what is live after it.
  static func before(_ code: [Instruction], _ after: Slots, _ targets: Targets) -> Slots {
    var live = after
    for instruction in code.reversed() { live = before(instruction, live, targets) }
    return live
  }

  /// What is live before an instruction.
  static func before(_ instruction: Instruction, _ after: Slots, _ targets: Targets) -> Slots {
    var live = after
    switch instruction {
    case .compute, .call, .print: live.subtract(instruction.writes)
    case .ifElse(_, let then, let other):
      live = before(then, after, targets).union(before(other, after, targets))
    case .whileLoop(let condition, let test, let body, _):
      return head(condition, test, body, after, targets)
    case .forLoop(let slot, _, _, let body, _):
      live = forHead(slot, body, after, targets)
      live.remove(slot.index)
    case .region(let body, _):
      var inner = Targets()
      inner.atReturn = after
      live = before(body, after, inner)
    case .breakLoop: return targets.atBreak
    case .continueLoop: return targets.atContinue
    case .returnValue: return targets.atReturn
    }
    instruction.forEachRead { live.formUnion($0) }
    return live
  }

  /// What is live at the start of a turn of a while loop.
  static func head(
    _ condition: [Instruction], _ test: Test, _ body: [Instruction], _ after: Slots, _ targets: Targets
  ) -> Slots {
    // What a turn reads from before it, together with what is live after the loop, is live at every turn.
    var inner = targets
    (inner.atBreak, inner.atContinue) = (after, [])
    var live = before(body, [], inner)
    test.forEachRead { live.formUnion($0) }
    return before(condition, live.union(after), targets).union(after)
  }

  /// What is live at the start of a turn of a for loop, including its counter.
  static func forHead(_ slot: Slot, _ body: [Instruction], _ after: Slots, _ targets: Targets)
    -> Slots
  {
    var inner = targets
    (inner.atBreak, inner.atContinue) = (after, [])
    return before(body, [], inner).union(after).union([slot.index])
  }
}
