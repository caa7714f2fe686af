extension LaneMaker {
  func ifElse(
    _ test: Test, _ then: [Instruction], _ other: [Instruction], _ after: Liveness.Slots, _ context: Context
  ) -> Sequence {
    if let step = select(test, then, other, after, context) { return .plain(step) }
    let one = sequence(then, after, context)
    let two = sequence(other, after, context)
    let (thenBlock, otherBlock) = (control(one.thunk), control(two.thunk))
    let (thenLive, otherLive, afterLive) = (list(one.live), list(two.live), list(after))
    let test = self.test(test, context)
    return .control(
      LaneControl { lanes, count, state in
        let leaving = state.pointee.leaving
        let failing = test.run(lanes, count, leaving)
        if failing == 0 { return thenBlock.run(lanes, count, state) }
        if failing == count { return otherBlock.run(lanes, count, state) }
        let waiting = state.pointee.borrow()
        lanes.copy(leaving, failing, to: waiting, 0, otherLive)
        lanes.close(leaving, failing, count, thenLive, state)
        let left = thenBlock.run(lanes, count - failing, state)
        let others = otherBlock.run(waiting, failing, state)
        waiting.copyAll(others, to: lanes, left, afterLive)
        state.pointee.giveBack(1)
        return left + others
      })
  }

  /// An if whose branches are short and cannot fail: both run in all lanes, and each lane takes the results
  /// of its own branch. Nil if that would cost more than moving lanes.
  private func select(
    _ test: Test, _ then: [Instruction], _ other: [Instruction], _ after: Liveness.Slots, _ context: Context
  ) -> LaneStep? {
    guard then.allSatisfy(\.isCheap), other.allSatisfy(\.isCheap), then.size + other.size <= 24 else {
      return nil
    }
    let (thenWrites, otherWrites) = (then.written, other.written)
    // What the second branch must find as it was before the first, either to read it or to leave it as it is.
    let found = Liveness.before(other, after, context.targets)
    let otherReads = Liveness.before(other, [], context.targets)
    let results = thenWrites.union(otherWrites).intersection(after.union(found)).sorted()
    let scratch = context.scratch
    guard 1 + 2 * results.count <= LaneMaker.selectRegisters else { return nil }
    let mask = Slot(index: scratch)
    var inner = context
    inner.scratch += 1 + 2 * results.count
    guard case .plain(let one) = sequence(then, after, inner).thunk,
      case .plain(let two) = sequence(other, after, inner).thunk
    else { return nil }
    var (before, between, later): ([LaneStep], [LaneStep], [LaneStep]) = ([], [], [])
    for (index, result) in results.enumerated() {
      let slot = Slot(index: result)
      let old = Slot(index: scratch + 1 + index)
      let new = Slot(index: scratch + 1 + results.count + index)
      if thenWrites.contains(result), found.contains(result) {
        before.append(copy(old, .slot(slot), slots: 1))
      }
      if thenWrites.contains(result), !otherWrites.contains(result), !otherReads.contains(result) {
        later.append(blend(slot, mask, slot, old))
        continue
      }
      if after.contains(result) {
        between.append(copy(new, .slot(slot), slots: 1))
        later.append(blend(slot, mask, new, slot))
      }
      if thenWrites.contains(result), found.contains(result) {
        between.append(copy(slot, .slot(old), slots: 1))
      }
    }
    return join([set(mask, test, inner)] + before + [one] + between + [two] + later)
  }

  /// The most registers that one select handles.
  static let selectRegisters = 17

  /// d = mask ? a : b.
  private func blend(_ d: Slot, _ mask: Slot, _ a: Slot, _ b: Slot) -> LaneStep {
    let (d, mask) = (register(d, Int.self), register(mask, Int.self))
    let (a, b) = (register(a, Int.self), register(b, Int.self))
    return LaneStep { lanes, count in
      for cells in lanes.vectors(count) {
        d.store(a.vector(cells).replacing(with: b.vector(cells), where: mask.vector(cells) .== .zero), cells)
      }
    }
  }
}
