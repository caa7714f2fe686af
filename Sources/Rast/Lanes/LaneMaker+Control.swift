import Glibc

extension LaneMaker {
  // MARK: If

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

  /// An if whose branches are short and cannot fail: both run in all lanes, and each lane takes the results of
  /// its own. Nil where that would cost more than moving lanes.
  private func select(
    _ test: Test, _ then: [Instruction], _ other: [Instruction], _ after: Liveness.Slots, _ context: Context
  ) -> LaneStep? {
    guard then.isCheap, other.isCheap, then.size + other.size <= 24 else { return nil }
    let (thenWrites, otherWrites) = (then.allWrites, other.allWrites)
    // What the second branch finds as it was before the first, to read or to leave it.
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
    var (before, between, behind): ([LaneStep], [LaneStep], [LaneStep]) = ([], [], [])
    for (index, result) in results.enumerated() {
      let slot = Slot(index: result)
      let old = Slot(index: scratch + 1 + index)
      let new = Slot(index: scratch + 1 + results.count + index)
      if thenWrites.contains(result), found.contains(result) {
        before.append(copy(old, .slot(slot), slots: 1))
      }
      if thenWrites.contains(result), !otherWrites.contains(result), !otherReads.contains(result) {
        behind.append(blend(slot, mask, slot, old))
        continue
      }
      if after.contains(result) {
        between.append(copy(new, .slot(slot), slots: 1))
        behind.append(blend(slot, mask, new, slot))
      }
      if thenWrites.contains(result), found.contains(result) {
        between.append(copy(slot, .slot(old), slots: 1))
      }
    }
    return join([set(mask, test, inner)] + before + [one] + between + [two] + behind)
  }

  /// The most registers that one select takes.
  static let selectRegisters = 17

  /// d = mask ? a : b.
  private func blend(_ d: Slot, _ mask: Slot, _ a: Slot, _ b: Slot) -> LaneStep {
    let (d, mask, a, b) = (offset(d), offset(mask), offset(a), offset(b))
    return LaneStep { lanes, count in
      for base in Swift.stride(from: lanes, to: lanes + count * slotSize, by: laneWidth * slotSize) {
        let chosen = Int.load(base, a, 0).replacing(
          with: Int.load(base, b, 0), where: Int.load(base, mask, 0) .== .zero)
        Int.store(chosen, base, d, 0)
      }
    }
  }

  // MARK: Loops

  func whileLoop(
    _ condition: [Instruction], _ test: Test, _ body: [Instruction], _ span: Span, _ after: Liveness.Slots,
    _ context: Context
  ) -> LaneControl {
    let head = Liveness.head(condition, test, body, after, context.targets)
    var inner = context
    (inner.targets.atBreak, inner.targets.atContinue) = (after, head)
    let turn = sequence(body, head, inner)
    var tested = turn.live.union(after)
    test.forEachRead { tested.formUnion($0) }
    let before = sequence(condition, tested, context)
    return loop(
      before: condition.isEmpty ? nil : outside(control(before.thunk), if: condition.hasJump),
      self.test(test, context), control(turn.thunk),
      latch: nil,
      continues: body.hasContinue, head: list(head), tested: list(tested), after: list(after),
      size: condition.size + body.size, span)
  }

  /// A loop's condition as a part of what surrounds the loop: a `break` or `continue` in it is of the loop
  /// outside.
  private func outside(_ condition: LaneControl, if jumps: Bool) -> LaneControl {
    guard jumps else { return condition }
    return LaneControl { lanes, count, state in
      // Loops within the condition take the place of this one.
      let loop = state.pointee.loops.pointee
      state.pointee.loops -= 1
      let left = condition.run(lanes, count, state)
      state.pointee.loops += 1
      state.pointee.loops.initialize(to: loop)
      return left
    }
  }

  func forLoop(
    _ slot: Slot, _ low: Operand, _ high: Operand, _ body: [Instruction], _ span: Span,
    _ after: Liveness.Slots,
    _ context: Context
  ) -> LaneControl {
    var head = Liveness.forHead(slot, body, after, context.targets)
    if case .slot(let bound) = high { head.insert(bound.index) }
    var inner = context
    (inner.targets.atBreak, inner.targets.atContinue) = (after, head)
    let turn = sequence(body, head, inner)
    let test = self.test(.compareInts(.less, .slot(slot), high), context)
    let latch = binary(.intAdd, slot, .slot(slot), .int(1), context)
    let start = copy(slot, low, slots: 1)
    let loop = loop(
      before: nil, test, control(turn.thunk), latch: latch, continues: body.hasContinue, head: list(head),
      tested: list(head), after: list(after), size: body.size, span)
    return LaneControl { lanes, count, state in
      start.run(lanes, count)
      return loop.run(lanes, count, state)
    }
  }

  /// The loop itself. A large batch is run in blocks, some turns at a time, each of which fits the first-level
  /// cache; in between the gaps that leaving lanes made are closed over all blocks, so that blocks stay full.
  private func loop(
    before: LaneControl?, _ test: LaneTest, _ body: LaneControl, latch: LaneStep?, continues: Bool,
    head: UnsafeBufferPointer<Int>, tested: UnsafeBufferPointer<Int>, after: UnsafeBufferPointer<Int>,
    size: Int, _ span: Span
  ) -> LaneControl {
    let block = layout.block
    let turns = max(1, min(64, 60_000 / (block * (size + 2))))
    func run(fewest: Int) -> LaneControl {
      turnsThunk(
        before: before, test, body, latch: latch, continues: continues, head: head, tested: tested,
        after: after, turns: turns, fewest: fewest, span)
    }
    let (last, part) = (run(fewest: 0), run(fewest: LaneMaker.fewest))
    return LaneControl { lanes, count, state in
      let left = state.pointee.borrow()
      let continued = continues ? state.pointee.borrow() : left
      state.pointee.loops += 1
      state.pointee.loops.initialize(to: LaneState.Collector(left: left, continued: continued))
      var active = count
      while active > 0 {
        if !state.pointee.checkpoint(span, home: firstHome(lanes)) { active = 0 }
        active = active <= block ? last.run(lanes, active, state) : blocks(part, lanes, active, head, state)
        if state.pointee.isAborted { active = 0 }
      }
      let leftCount = state.pointee.isAborted ? 0 : state.pointee.loops.pointee.leftCount
      left.copyAll(leftCount, to: lanes, 0, after)
      state.pointee.loops -= 1
      state.pointee.giveBack(continues ? 2 : 1)
      return leftCount
    }
  }

  /// Some turns of each block, then the blocks are filled up from the last ones.
  private func blocks(
    _ run: LaneControl, _ lanes: Lanes, _ count: Int, _ head: UnsafeBufferPointer<Int>, _ state: State
  ) -> Int {
    let block = layout.block
    var total = 0
    // Close the gaps as they arise: what is left of a block moves down behind what is left of those before.
    var start = 0
    while start < count {
      let size = min(block, count - start)
      let left = run.run(lanes + start * slotSize, size, state)
      if state.pointee.isAborted { return 0 }
      if total != start, left > 0 {
        for register in head {
          memmove(lanes + register + total * slotSize, lanes + register + start * slotSize, left * slotSize)
        }
      }
      total += left
      start += size
    }
    return total
  }

  /// How many of 16 lanes of a block may be left before it is filled up from others: what a turn costs
  /// besides its lanes, against what moving them does.
  private static let fewest = 10

  /// At most so many turns, and no more once fewer than `fewest` of 16 lanes are left.
  private func turnsThunk(
    before: LaneControl?, _ test: LaneTest, _ body: LaneControl, latch: LaneStep?, continues: Bool,
    head: UnsafeBufferPointer<Int>, tested: UnsafeBufferPointer<Int>, after: UnsafeBufferPointer<Int>,
    turns: Int, fewest: Int, _ span: Span
  ) -> LaneControl {
    LaneControl { lanes, count, state in
      guard isMetered || state.pointee.reserve(turns) else { return 0 }
      let leaving = state.pointee.leaving
      let enough = count &* fewest / 16
      var active = count
      var unused = turns
      defer { state.pointee.allowance &+= unused }
      for _ in 0..<turns {
        unused -= 1
        if let before {
          active = before.run(lanes, active, state)
          if active == 0 { return 0 }
        }
        let failing = test.run(lanes, active, leaving)
        if failing > 0 {
          let loop = state.pointee.loops
          lanes.copy(leaving, failing, to: loop.pointee.left, loop.pointee.leftCount, after)
          loop.pointee.leftCount += failing
          lanes.close(leaving, failing, active, tested, state)
          active -= failing
          if active == 0 { return 0 }
        }
        if isMetered { active = pay(lanes, active, span, tested, state) }
        if active > 0 { active = body.run(lanes, active, state) }
        if continues {
          let loop = state.pointee.loops
          loop.pointee.continued.copyAll(loop.pointee.continuedCount, to: lanes, active, head)
          active += loop.pointee.continuedCount
          loop.pointee.continuedCount = 0
        }
        if active == 0 { return 0 }
        latch?.run(lanes, active)
        if active < enough { return active }
      }
      return active
    }
  }

  // MARK: Functions

  func region(
    _ body: [Instruction], _ span: Span, _ after: Liveness.Slots, _ context: Context
  ) -> LaneControl {
    var inner = context
    inner.isInRegion = true
    inner.targets = Liveness.Targets(atReturn: after)
    let body = sequence(body, after, inner)
    let (block, before, after) = (control(body.thunk), list(body.live), list(after))
    return LaneControl { lanes, count, state in
      let count = payCall(lanes, count, span, before, state)
      if count == 0 { return 0 }
      let left = state.pointee.borrow()
      state.pointee.regions += 1
      state.pointee.regions.initialize(to: LaneState.Collector(left: left, continued: left))
      var active = block.run(lanes, count, state)
      let returned = state.pointee.isAborted ? 0 : state.pointee.regions.pointee.leftCount
      left.copyAll(returned, to: lanes, active, after)
      active += returned
      state.pointee.regions -= 1
      state.pointee.giveBack(1)
      return active
    }
  }
}

extension [Instruction] {
  /// Whether a lane may `continue` the loop whose body this is.
  fileprivate var hasContinue: Bool {
    contains { instruction in
      switch instruction {
      case .continueLoop: true
      case .ifElse(_, let then, let other): then.hasContinue || other.hasContinue
      case .whileLoop(let condition, _, _, _): condition.hasContinue
      case .copy, .unary, .binary, .ternary, .fusedLeft, .fusedRight, .complexPower, .equal, .set, .checked,
        .scalar, .call, .print, .forLoop, .region, .breakLoop, .returnValue:
        false
      }
    }
  }

  /// Whether a lane may leave or continue the loop that this is a part of.
  fileprivate var hasJump: Bool {
    contains { instruction in
      switch instruction {
      case .breakLoop, .continueLoop: true
      case .ifElse(_, let then, let other): then.hasJump || other.hasJump
      // A condition within is a part of what surrounds its loop.
      case .whileLoop(let condition, _, _, _): condition.hasJump
      case .copy, .unary, .binary, .ternary, .fusedLeft, .fusedRight, .complexPower, .equal, .set, .checked,
        .scalar, .call, .print, .forLoop, .region, .returnValue:
        false
      }
    }
  }

  /// Whether it cannot fail and takes a few vector instructions a step, so that lanes may run it in vain.
  fileprivate var isCheap: Bool {
    allSatisfy { instruction in
      switch instruction {
      case .copy, .fusedLeft, .fusedRight, .set: true
      case .complexPower(_, _, let exponent): exponent.magnitude < 16
      case .unary(let operation, _, _): operation.isCheap
      case .binary(let operation, _, _, _): operation.isCheap
      case .ifElse(_, let then, let other): then.isCheap && other.isCheap
      case .ternary, .equal, .checked, .scalar, .call, .print, .whileLoop, .forLoop, .region, .breakLoop,
        .continueLoop, .returnValue:
        false
      }
    }
  }

  /// Every slot that it may write.
  fileprivate var allWrites: Set<Int> {
    reduce(into: []) { slots, instruction in
      slots.formUnion(instruction.writes)
      if case .ifElse(_, let then, let other) = instruction {
        slots.formUnion(then.allWrites)
        slots.formUnion(other.allWrites)
      }
    }
  }
}
