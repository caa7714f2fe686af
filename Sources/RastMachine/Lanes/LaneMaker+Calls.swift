extension LaneMaker {
  /// A function's code in place of a call to it.
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
