import LaneChains

extension LaneMaker {
  /// The thunk of consecutive computations, all of which are chainable.
  ///
  /// - Parameter live: what is live after each of them.
  func chain(_ computations: [Computation], live: [Liveness.Slots]) -> LaneStep {
    var builder = ChainBuilder(self)
    for (computation, after) in zip(computations, live) { builder.append(computation, after: after) }
    builder.saveAll(live.last ?? [])
    let steps = arena.place(builder.steps + [.end], exits: [])
    return LaneStep { lanes, count in
      rast_run_tiles(steps, lanes.cells, Int64((count &+ tileLanes &- 1) / tileLanes))
    }
  }
}

extension LaneArena {
  /// Places a chain in memory, whose tests go on at the given steps.
  func place(_ steps: [ChainStep], exits: [Int]) -> UnsafePointer<RastStep> {
    let memory = UnsafeMutablePointer<RastStep>.allocate(capacity: steps.count)
    for (index, step) in steps.enumerated() {
      (memory + index).initialize(to: step.placed(at: memory, exits: exits, self))
    }
    own(memory)
    return UnsafePointer(memory)
  }
}
