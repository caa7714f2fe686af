/// Finds the computations that give the same result for all pixels that run together: those whose operands are
/// the same for all, and that all of these pixels come to together.
struct Uniformity {
  /// What is known at a place in the code.
  private struct State {
    /// The slots whose values are the same for all.
    var slots: Set<Int>
    /// Whether some of the pixels may have left the way by a jump, on which others go on.
    var hasParted = false
  }

  /// The code with its uniform computations marked.
  ///
  /// - Parameter parameters: the slots of the parameters that are the same for all pixels.
  static func marked(_ code: [Instruction], parameters: Set<Int>) -> [Instruction] {
    var state = State(slots: parameters)
    return Uniformity().marked(code, &state)
  }

  private func marked(_ code: [Instruction], _ state: inout State) -> [Instruction] {
    code.map { marked($0, &state) }
  }

  private func marked(_ instruction: Instruction, _ state: inout State) -> Instruction {
    switch instruction {
    case .compute(var computation):
      computation.isUniform = reads(instruction, in: state.slots)
      if computation.isUniform {
        state.slots.formUnion(computation.writes)
      } else {
        state.slots.subtract(computation.writes)
      }
      return .compute(computation)
    case .call, .print:
      state.slots.subtract(instruction.writes)
      return instruction
    case .ifElse(let test, let then, let other):
      let isTogether = reads(instruction, in: state.slots)
      var (one, two) = (state, state)
      let (first, second) = (marked(then, &one), marked(other, &two))
      state.slots = one.slots.intersection(two.slots)
      state.hasParted = one.hasParted || two.hasParted
      if !isTogether {
        state.slots.subtract([instruction].written)
        if then.hasAnyJump || other.hasAnyJump { state.hasParted = true }
      }
      return .ifElse(test, then: first, else: second)
    case .whileLoop(let condition, let test, let body, let span):
      var start = self.head(of: instruction, state) { turn in
        _ = marked(condition, &turn)
        guard reads(instruction, in: turn.slots) else { return false }
        _ = marked(body, &turn)
        return !turn.hasParted
      }
      let before = marked(condition, &start.state)
      var turn = start.state
      let after = marked(body, &turn)
      leave(instruction, start, turn, &state)
      return .whileLoop(condition: before, test: test, body: after, span)
    case .forLoop(let counter, let low, let high, let body, let span):
      let isTogether = reads(instruction, in: state.slots)
      var start = self.head(of: instruction, state) { turn in
        guard isTogether else { return false }
        turn.slots.insert(counter.index)
        _ = marked(body, &turn)
        return !turn.hasParted
      }
      if start.isTogether { start.state.slots.insert(counter.index) }
      var turn = start.state
      let after = marked(body, &turn)
      leave(instruction, start, turn, &state)
      return .forLoop(counter, low: low, high: high, body: after, span)
    case .region(let body, let span):
      var inner = State(slots: state.slots)
      let marked = self.marked(body, &inner)
      state.slots = inner.slots
      // Some may have returned before others wrote these.
      if inner.hasParted { state.slots.subtract(body.written) }
      return .region(marked, span)
    case .breakLoop, .continueLoop, .returnValue: return instruction
    }
  }

  /// What is known at the beginning of each turn of a loop, and whether all pixels take the same number of turns.
  ///
  /// - Parameter turn: goes through a turn and returns whether they stay together in it.
  private func head(
    of loop: Instruction, _ before: State, _ turn: (inout State) -> Bool
  ) -> (state: State, isTogether: Bool) {
    // What the loop writes may be the same for all in each turn; loops in loops are not tried again and again.
    var head = State(slots: before.slots)
    for _ in 0..<(loop.blocks.reduce(0) { max($0, $1.nesting) } <= 3 ? 2 : 0) {
      var end = head
      guard turn(&end) else { break }
      let both = head.slots.intersection(end.slots)
      if both == head.slots { return (head, true) }
      head.slots = both
    }
    head.slots = before.slots.subtracting([loop].written)
    var end = head
    return (head, turn(&end))
  }

  /// What is known after a loop.
  private func leave(
    _ loop: Instruction, _ head: (state: State, isTogether: Bool), _ turn: State, _ state: inout State
  ) {
    state.slots = head.state.slots
    // Where there is a jump, the last turn may end anywhere.
    if !head.isTogether || loop.blocks.contains(where: \.hasAnyJump) { state.slots.subtract([loop].written) }
    if turn.hasParted { state.hasParted = true }
  }

  private func reads(_ instruction: Instruction, in slots: Set<Int>) -> Bool {
    var isInside = true
    instruction.forEachRead { if !slots.isSuperset(of: $0) { isInside = false } }
    return isInside
  }
}
