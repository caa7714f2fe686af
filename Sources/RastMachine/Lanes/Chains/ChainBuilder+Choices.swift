import LaneChains

extension ChainBuilder {
  /// Appends an `if` both of whose branches all lanes take.
  mutating func append(_ choice: Choice, after: Liveness.Slots) {
    let results = choice.results.filter { after.contains($0.slot) }
    let chosen = after.subtracting(results.map(\.slot)).union(results.flatMap { [$0.then, $0.other] })
    let other = live(in: choice.other, chosen)
    let then = live(in: choice.then, other.before)
    _ = append(choice.test, after: then.before, mask: choice.mask)
    for (computation, after) in zip(choice.then, then.after) { append(computation, after: after) }
    for (computation, after) in zip(choice.other, other.after) { append(computation, after: after) }
    var rest = results[...]
    while let one = rest.popFirst() {
      let isComplex = rest.first.map { one.precedes($0) } ?? false
      if isComplex { rest.removeFirst() }
      choose(one, choice.mask, slots: isComplex ? 2 : 1, after.union(chosen))
    }
  }

  /// Gives each lane the result of its own branch: the first one's where the mask is set.
  private mutating func choose(
    _ result: Choice.Result, _ mask: Int, slots: Int, _ after: Liveness.Slots
  ) {
    begin(
      after, reads: Set(result.then..<result.then + slots).union(result.other..<result.other + slots),
      writes: result.slot..<result.slot + slots)
    let (then, other) = (Operand.slot(Slot(index: result.then)), Operand.slot(Slot(index: result.other)))
    let isReversed = slots == 2 ? held.holdsComplex(other) : held.part(other) != nil
    let (first, second) = isReversed ? (other, then) : (then, other)
    func choice(_ part: RastPart) -> ChainStep {
      .choose(part, source(second, slots: slots), mask: offset(mask), isReversed: isReversed)
    }
    if slots == 2 {
      bringComplex(first)
      save(second, slots: 2)
      save(for: needed)
      steps.append(choice(RastPartComplex))
      holdComplex(result.slot)
    } else {
      let part = bring(first)
      save(second)
      save(part, for: needed)
      steps.append(choice(part.part))
      hold(result.slot, in: part)
    }
  }

  /// What is live after each of some computations and before them, given what is live after all of them.
  private func live(
    in code: [Computation], _ after: Liveness.Slots
  ) -> (after: [Liveness.Slots], before: Liveness.Slots) {
    var live = after
    var sets: [Liveness.Slots] = []
    for computation in code.reversed() {
      sets.append(live)
      live = Liveness.before(.compute(computation), live, Liveness.Targets())
    }
    return (sets.reversed(), live)
  }
}
