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
      if let two = rest.first, two.slot == one.slot + 1, two.then == one.then + 1, two.other == one.other + 1
      {
        rest.removeFirst()
        choose(one.slot, one.then, one.other, choice.mask, after.union(chosen), isComplex: true)
      } else {
        choose(one.slot, one.then, one.other, choice.mask, after.union(chosen), isComplex: false)
      }
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
