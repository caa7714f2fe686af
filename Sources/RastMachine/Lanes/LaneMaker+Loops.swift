import Glibc

extension LaneMaker {
  func whileLoop(
    _ condition: [Instruction], _ test: Test, _ body: [Instruction], _ span: Span, _ after: Liveness.Slots,
    _ context: Context
  ) -> LaneControl {
    let head = Liveness.head(condition, test, body, after, context.targets)
    var inner = context
    (inner.targets.atBreak, inner.targets.atContinue) = (after, head)
    var tested = Liveness.before(body, head, inner.targets).union(after)
    test.forEachRead { tested.formUnion($0) }
    let path = isMetered ? nil : LoopPath(condition: condition, test: test, body: body)
    let spin = path.flatMap { self.spin($0, body, tested, head, inner) }
    let turn = self.turn(body, head, inner, spin)
    let before = sequence(condition, tested, context)
    return loop(
      LaneLoop(
        before: condition.isEmpty ? nil : outside(control(before.thunk), if: condition.hasJump), spin: spin,
        test: self.test(test, context), body: turn, latch: nil, continues: body.hasContinue,
        head: list(head), tested: list(tested), after: list(after), size: condition.size + body.size,
        span: span))
  }

  /// The spin of a loop whose body is the given one.
  private func spin(
    _ path: LoopPath, _ body: [Instruction], _ tested: Liveness.Slots, _ head: Liveness.Slots,
    _ context: Context
  ) -> LaneSpin? {
    switch path.place {
    case .test: spin(path, live: tested, context)
    case .body(let index):
      spin(path, live: Liveness.before(Array(body[index...]), head, context.targets), context)
    }
  }

  /// The thunk of a loop's body, which spins at the spin's place if that is in it.
  private func turn(
    _ body: [Instruction], _ head: Liveness.Slots, _ context: Context, _ spin: LaneSpin?
  ) -> LaneControl {
    guard let spin, case .body(let index) = spin.place else {
      return control(sequence(body, head, context).thunk)
    }
    let second = sequence(Array(body[index...]), head, context)
    let first = sequence(Array(body[..<index]), second.live, context)
    return control(joined([first.thunk, .control(spin.run), second.thunk]))
  }

  /// A loop's condition as part of the code around the loop: a `break` or `continue` in it refers to the
  /// enclosing loop.
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
    _ after: Liveness.Slots, _ context: Context
  ) -> LaneControl {
    var head = Liveness.forHead(slot, body, after, context.targets)
    if case .slot(let bound) = high { head.insert(bound.index) }
    var inner = context
    (inner.targets.atBreak, inner.targets.atContinue) = (after, head)
    let path = isMetered ? nil : LoopPath(counter: slot, high: high, body: body)
    let spin = path.flatMap { self.spin($0, body, head, head, inner) }
    let turn = self.turn(body, head, inner, spin)
    let counter = register(slot, Int.self)
    let latch = LaneStep { lanes, count in
      for cells in lanes.vectors(count) {
        counter.store(IntAdd.vector(counter.vector(cells), Int.splat(1)), cells)
      }
    }
    let start = copy(slot, low, slots: 1)
    let loop = loop(
      LaneLoop(
        before: nil, spin: spin, test: test(.compareInts(.less, .slot(slot), high), context), body: turn,
        latch: latch, continues: body.hasContinue, head: list(head), tested: list(head), after: list(after),
        size: body.size, span: span))
    return LaneControl { lanes, count, state in
      start.run(lanes, count)
      return loop.run(lanes, count, state)
    }
  }

  /// The loop itself. A large batch is run in blocks, some turns at a time, each of which fits the
  /// first-level cache; between these rounds, the gaps left by lanes that have left are closed across all
  /// blocks, so that blocks stay full.
  private func loop(_ loop: LaneLoop) -> LaneControl {
    let block = layout.block
    let turns = max(1, min(64, 60_000 / (block * (loop.size + 2))))
    let last = self.turns(of: loop, atMost: turns, fewest: 0)
    let part = self.turns(of: loop, atMost: turns, fewest: LaneMaker.fewest)
    let (continues, head, after, span) = (loop.continues, loop.head, loop.after, loop.span)
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

  /// Runs some turns of each block, then fills the blocks up from the last ones.
  private func blocks(
    _ run: LaneControl, _ lanes: Lanes, _ count: Int, _ head: UnsafeBufferPointer<Int>, _ state: State
  ) -> Int {
    let block = layout.block
    var total = 0
    // Close the gaps as they arise: what is left of a block moves down to the end of what is left of those
    // before it.
    var start = 0
    while start < count {
      let size = min(block, count - start)
      let left = run.run(lanes.from(start), size, state)
      if state.pointee.isAborted { return 0 }
      if total != start, left > 0 {
        for register in head {
          let cells = lanes.cells + register
          memmove(cells + total * slotSize, cells + start * slotSize, left * slotSize)
        }
      }
      total += left
      start += size
    }
    return total
  }

  /// How many of 16 lanes of a block may be left before it is filled up from others: this weighs the cost of
  /// a turn apart from its lanes against the cost of moving them.
  private static let fewest = 10

  /// Runs at most the given number of turns, and stops once fewer than `fewest` of 16 lanes are left.
  private func turns(of loop: LaneLoop, atMost turns: Int, fewest: Int) -> LaneControl {
    // Not optional closures, which would be retained in every turn.
    let same = LaneControl { _, count, _ in count }
    let (hasBefore, before) = (loop.before != nil, loop.before ?? same)
    let (hasLatch, latch) = (loop.latch != nil, loop.latch ?? LaneStep { _, _ in })
    let spins = loop.spin?.turns ?? 0
    let spinsHere = loop.spin?.place == .test
    let spin = loop.spin?.run ?? same
    let (test, body) = (loop.test, loop.body)
    let (continues, head, tested, after) = (loop.continues, loop.head, loop.tested, loop.after)
    let span = loop.span
    return LaneControl { lanes, count, state in
      guard isMetered || state.pointee.reserve(turns) else { return 0 }
      let leaving = state.pointee.leaving
      let enough = count &* fewest / 16
      var active = count
      var unused = turns
      state.pointee.loops.pointee.spins = spins
      defer { state.pointee.allowance &+= unused }
      for _ in 0..<turns {
        unused -= 1
        if hasBefore {
          active = before.run(lanes, active, state)
          if active == 0 { return 0 }
        }
        if spinsHere {
          active = spin.run(lanes, active, state)
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
        if hasLatch { latch.run(lanes, active) }
        if active < enough || spins > 0 && state.pointee.loops.pointee.spins <= 0 { return active }
      }
      return active
    }
  }
}

/// The parts of a loop, as thunks, and the registers that are live at its places.
private struct LaneLoop {
  /// What computes the test's operands.
  var before: LaneControl?
  /// What runs many turns at once.
  var spin: LaneSpin?
  var test: LaneTest
  var body: LaneControl
  /// What follows each turn.
  var latch: LaneStep?
  /// Whether a lane may `continue` it.
  var continues: Bool
  /// Live at the start of a turn, after the test, and after the loop.
  var head: UnsafeBufferPointer<Int>
  var tested: UnsafeBufferPointer<Int>
  var after: UnsafeBufferPointer<Int>
  /// How many instructions a turn takes.
  var size: Int
  var span: Span
}

extension [Instruction] {
  /// Whether a lane may `continue` the loop that has this body.
  fileprivate var hasContinue: Bool {
    contains { instruction in
      switch instruction {
      case .continueLoop: true
      case .ifElse(_, let then, let other): then.hasContinue || other.hasContinue
      case .whileLoop(let condition, _, _, _): condition.hasContinue
      case .compute, .call, .print, .forLoop, .region, .breakLoop, .returnValue: false
      }
    }
  }

  /// Whether a lane may leave or continue the loop that contains this.
  fileprivate var hasJump: Bool {
    contains { instruction in
      switch instruction {
      case .breakLoop, .continueLoop: true
      case .ifElse(_, let then, let other): then.hasJump || other.hasJump
      // A condition within it is part of the code around its loop.
      case .whileLoop(let condition, _, _, _): condition.hasJump
      case .compute, .call, .print, .forLoop, .region, .returnValue: false
      }
    }
  }
}
