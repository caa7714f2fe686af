// How lanes move: those that leave are copied to where they wait, and the last ones take their places, so
// that the active ones are always the first.

extension Lanes {
  /// Copies some lanes' registers, one after another, to just after the `count` that `target` already holds.
  func copy(
    _ lanes: UnsafeMutablePointer<Int32>, _ number: Int, to target: Lanes, _ count: Int,
    _ registers: UnsafeBufferPointer<Int>
  ) {
    for register in registers {
      let from = (cells + register).assumingMemoryBound(to: UInt64.self)
      let to = (target.cells + register).assumingMemoryBound(to: UInt64.self) + count
      for index in 0..<number { to[index] = from[Int(lanes[index])] }
    }
  }

  /// Copies the first `number` lanes' registers to just after the `count` that `target` already holds.
  func copyAll(_ number: Int, to target: Lanes, _ count: Int, _ registers: UnsafeBufferPointer<Int>) {
    for register in registers {
      (target.cells + register + count * slotSize).copyMemory(
        from: cells + register, byteCount: number * slotSize)
    }
  }

  /// Moves the last lanes into the places of those that left, which are given in ascending order.
  func close(
    _ gaps: UnsafeMutablePointer<Int32>, _ number: Int, _ count: Int, _ registers: UnsafeBufferPointer<Int>,
    _ state: UnsafeMutablePointer<LaneState>
  ) {
    let (from, to) = (state.pointee.from, state.pointee.to)
    var moves = 0
    var last = Int32(count - 1)
    var lastGap = number - 1
    for gap in 0..<number {
      while lastGap >= gap, last == gaps[lastGap] {
        last -= 1
        lastGap -= 1
      }
      if gaps[gap] > last { break }
      (from[moves], to[moves]) = (last, gaps[gap])
      moves += 1
      last -= 1
    }
    move(from, to, moves, registers)
  }

  /// Copies lanes over others.
  func move(
    _ from: UnsafeMutablePointer<Int32>, _ to: UnsafeMutablePointer<Int32>, _ number: Int,
    _ registers: UnsafeBufferPointer<Int>
  ) {
    for register in registers {
      let register = (cells + register).assumingMemoryBound(to: UInt64.self)
      for index in 0..<number { register[Int(to[index])] = register[Int(from[index])] }
    }
  }
}

extension LaneMaker {
  /// The first pixel of the active lanes, used to report what happens to all of them.
  func firstHome(_ lanes: Lanes) -> Int { (lanes.cells + layout.home * stride).load(as: Int.self) }

  /// `break`: all active lanes leave the innermost loop.
  func leave(_ registers: UnsafeBufferPointer<Int>) -> LaneControl {
    LaneControl { lanes, count, state in
      let loop = state.pointee.loops.pointee
      lanes.copyAll(count, to: loop.left, loop.leftCount, registers)
      state.pointee.loops.pointee.leftCount += count
      return 0
    }
  }

  /// `continue`: all active lanes wait for the innermost loop's next turn.
  func carryOn(_ registers: UnsafeBufferPointer<Int>) -> LaneControl {
    LaneControl { lanes, count, state in
      let loop = state.pointee.loops.pointee
      lanes.copyAll(count, to: loop.continued, loop.continuedCount, registers)
      state.pointee.loops.pointee.continuedCount += count
      return 0
    }
  }

  /// `return` within an inlined function: all active lanes wait at its end.
  func leaveRegion(_ registers: UnsafeBufferPointer<Int>) -> LaneControl {
    LaneControl { lanes, count, state in
      let region = state.pointee.regions.pointee
      lanes.copyAll(count, to: region.left, region.leftCount, registers)
      state.pointee.regions.pointee.leftCount += count
      return 0
    }
  }

  /// The end of the program: all active lanes' results go to their pixels.
  func finish() -> LaneControl {
    let (home, first, slots, stride) = (layout.home * stride, FunctionCode.output.index, outputSlots, stride)
    return LaneControl { lanes, count, state in
      guard let outputs = state.pointee.outputs else { return 0 }
      let homes = (lanes.cells + home).assumingMemoryBound(to: Int.self)
      for slot in 0..<slots {
        let results = (lanes.cells + (first + slot) * stride).assumingMemoryBound(to: UInt64.self)
        let column = outputs + slot * state.pointee.outputStride
        for lane in 0..<count { column[homes[lane]] = results[lane] }
      }
      return 0
    }
  }

  /// Removes the lanes that `leaving` lists, because they failed, and returns how many are left.
  @inline(never)
  func drop(
    _ lanes: Lanes, _ number: Int, _ count: Int, _ registers: UnsafeBufferPointer<Int>, _ state: State,
    _ kind: RuntimeError.Kind, _ span: Span
  ) -> Int {
    let leaving = state.pointee.leaving
    let homes = (lanes.cells + layout.home * stride).assumingMemoryBound(to: Int.self)
    for index in 0..<number { state.pointee.fail(kind, span, home: homes[Int(leaving[index])]) }
    lanes.close(leaving, number, count, registers, state)
    return count - number
  }
}
