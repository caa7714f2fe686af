import LaneChains

/// What an instruction is in a chain.
enum ChainLink {
  case compute(Computation)
  case choose(Choice)

  /// What the instruction is in a chain, if it can be in one.
  ///
  /// - Parameter scratch: the first free register.
  init?(_ instruction: Instruction, scratch: Int) {
    if case .compute(let computation) = instruction, computation.isChainable {
      self = .compute(computation)
    } else if let choice = Choice(instruction, scratch: scratch) {
      self = .choose(choice)
    } else {
      return nil
    }
  }
}

extension ChainBuilder {
  mutating func append(_ link: ChainLink, after: Liveness.Slots) {
    switch link {
    case .compute(let computation): append(computation, after: after)
    case .choose(let choice): append(choice, after: after)
    }
  }
}

extension LaneMaker {
  /// The thunk of consecutive instructions that form a chain.
  ///
  /// - Parameter live: what is live after each of them.
  func chain(_ links: [ChainLink], live: [Liveness.Slots]) -> LaneStep {
    var builder = ChainBuilder(self)
    for (link, after) in zip(links, live) { builder.append(link, after: after) }
    builder.save(for: live.last ?? [])
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
      (memory + index).initialize(to: step.placed(at: memory, exits: exits))
    }
    own(memory)
    return UnsafePointer(memory)
  }
}
