// How lanes pay for loop turns and calls. As long as all turns and calls of a batch together are no more than a lane's
// fuel, no lane has used it up: counting them costs next to nothing. Beyond that the batch is run again, metered: each
// lane's fuel is in a register of its own, which moves with the lane.

extension LaneState {
  /// Sets so many turns aside, if no lane's fuel can be used up after them. Where that is not certain, the batch is
  /// given up, to be run metered.
  mutating func reserve(_ turns: Int) -> Bool {
    if allowance >= turns {
      allowance -= turns
      return true
    }
    (isAborted, isUncertain) = (true, true)
    return false
  }
}

extension LaneMaker {
  /// Pays one unit of each lane's fuel; those that have none fail.
  func pay(_ lanes: Lanes, _ count: Int, _ span: Span, _ registers: UnsafeBufferPointer<Int>, _ state: State)
    -> Int
  {
    let fuel = (lanes + layout.fuel * stride).assumingMemoryBound(to: Int.self)
    let leaving = state.pointee.leaving
    var failing = 0
    for lane in 0..<count {
      if fuel[lane] > 0 {
        fuel[lane] -= 1
      } else {
        leaving[failing] = Int32(lane)
        failing += 1
      }
    }
    return failing == 0 ? count : drop(lanes, failing, count, registers, state, .outOfFuel, span)
  }

  /// Pays for a call in each lane; those that can't fail.
  func payCall(
    _ lanes: Lanes, _ count: Int, _ span: Span, _ registers: UnsafeBufferPointer<Int>, _ state: State
  ) -> Int {
    if isMetered { return pay(lanes, count, span, registers, state) }
    return state.pointee.reserve(1) ? count : 0
  }

  /// As `turnsThunk` does, some turns of a loop that lanes leave by its test only, in a metered run: as all lanes
  /// take the same turns, they pay for many at once.
  func meteredTurns(
    before: LaneControl?, _ test: LaneTest, _ body: LaneControl, latch: LaneStep?,
    tested: UnsafeBufferPointer<Int>, after: UnsafeBufferPointer<Int>, turns: Int, fewest: Int, _ span: Span
  ) -> LaneControl {
    let fuel = offset(Slot(index: layout.fuel))
    return LaneControl { lanes, count, state in
      let leaving = state.pointee.leaving
      let enough = count &* fewest / 16
      var active = count
      // Turns that no lane has paid for yet, and how many more of them all can pay.
      var unpaid = 0
      var affordable = (lanes + fuel).leastWord(active)
      for _ in 0..<turns {
        if let before { active = before.run(lanes, active, state) }
        let failing = test.run(lanes, active, leaving)
        if failing > 0 {
          let loop = state.pointee.loops
          (lanes + fuel).subtract(unpaid, leaving, failing)
          lanes.copy(leaving, failing, to: loop.pointee.left, loop.pointee.leftCount, after)
          loop.pointee.leftCount += failing
          lanes.close(leaving, failing, active, tested, state)
          active -= failing
          if active == 0 { return 0 }
        }
        if affordable > unpaid {
          unpaid += 1
        } else {
          (lanes + fuel).subtract(unpaid, active)
          unpaid = 0
          active = pay(lanes, active, span, tested, state)
          if active == 0 { return 0 }
          affordable = (lanes + fuel).leastWord(active)
        }
        _ = body.run(lanes, active, state)
        latch?.run(lanes, active)
        if active < enough { break }
      }
      (lanes + fuel).subtract(unpaid, active)
      return active
    }
  }
}

/// A register's words, from the first lane on.
extension Lanes {
  /// The least of the first `count` lanes', which are at least one.
  fileprivate func leastWord(_ count: Int) -> Int {
    var least = SIMD8<Int>(repeating: .max)
    let whole = count / laneWidth * laneWidth
    for base in stride(from: self, to: self + whole * slotSize, by: laneWidth * slotSize) {
      least = pointwiseMin(least, base.loadUnaligned(as: SIMD8<Int>.self))
    }
    var result = least.min()
    let words = assumingMemoryBound(to: Int.self)
    for lane in whole..<count { result = Swift.min(result, words[lane]) }
    return result
  }

  /// Subtracts a number from the first `count` lanes'; what lies in the padding does not matter.
  fileprivate func subtract(_ number: Int, _ count: Int) {
    for base in stride(from: self, to: self + count * slotSize, by: laneWidth * slotSize) {
      let words = base.loadUnaligned(as: SIMD8<Int>.self)
      base.storeBytes(of: words &- number, as: SIMD8<Int>.self)
    }
  }

  /// Subtracts a number from those of some lanes.
  fileprivate func subtract(_ number: Int, _ lanes: UnsafeMutablePointer<Int32>, _ count: Int) {
    let words = assumingMemoryBound(to: Int.self)
    for index in 0..<count { words[Int(lanes[index])] &-= number }
  }
}
