// How lanes pay for loop turns and calls. As long as all turns and calls of a batch together are no more than
// one lane's fuel, no lane has used its fuel up, so counting costs next to nothing. Beyond that the batch is
// run again, metered: each lane's fuel is in a register of its own, which moves with the lane.

extension LaneState {
  /// Reserves the given number of turns, if no lane's fuel can be used up after them. If that is not certain,
  /// the batch is abandoned, to be run metered.
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
  /// Takes one unit of each lane's fuel; lanes that have none fail.
  func pay(
    _ lanes: Lanes, _ count: Int, _ span: Span, _ registers: UnsafeBufferPointer<Int>, _ state: State
  )
    -> Int
  {
    let fuel = (lanes.cells + layout.fuel * stride).assumingMemoryBound(to: Int.self)
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

  /// Pays for a call in each lane; lanes that cannot pay fail.
  func payCall(
    _ lanes: Lanes, _ count: Int, _ span: Span, _ registers: UnsafeBufferPointer<Int>, _ state: State
  ) -> Int {
    if isMetered { return pay(lanes, count, span, registers, state) }
    return state.pointee.reserve(1) ? count : 0
  }
}
