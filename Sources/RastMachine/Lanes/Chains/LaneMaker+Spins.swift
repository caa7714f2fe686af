import LaneChains

/// Many turns of a loop at once, tile by tile. A lane that has to leave stays where it is until so many have that the
/// tile is no longer worth its turns; then the loop itself, which moves lanes, takes over.
struct LaneSpin {
  /// Where in the loop it belongs.
  var place: LoopPath.Place
  /// Runs turns in all tiles. It moves no lane, and returns their number, or 0 if the run was aborted.
  var run: LaneControl
  /// How many turns a tile may take in one visit of the loop.
  var turns: Int
}

extension LaneMaker {
  /// The spin for a loop that goes a certain way.
  ///
  /// - Parameter live: what is live at the path's place.
  func spin(_ path: LoopPath, live: Liveness.Slots, _ context: Context) -> LaneSpin? {
    guard !isMetered, !path.elements.isEmpty || !path.tests.isEmpty,
      let steps = steps(path, live, context), let checks = checks(path.invariants, live)
    else { return nil }
    let cost = path.elements.count + path.tests.count + 2
    let turns = max(8, min(256, 600_000 / (layout.block * cost)))
    let countdowns = arena.list(
      path.countdowns.map {
        LaneCountdown(counter: register($0.counter), bound: place($0.bound), slack: $0.slack)
      })
    let countdownSlots = list(Set(path.countdowns.flatMap(\.slots)))
    let paid = 1 + path.calls
    let run = LaneControl { lanes, count, state in
      let loop = state.pointee.loops
      let most = loop.pointee.spins
      guard most > 0 else { return count }
      guard state.pointee.reserve(most &* paid) else { return 0 }
      lanes.fillTile(count, countdownSlots)
      var longest = 0
      var tile = 0
      while tile < count {
        let cells = lanes.cells + tile &* slotSize
        let here = Int64(min(tileLanes, count &- tile))
        tile &+= tileLanes
        var room = most
        for countdown in countdowns { room = min(room, countdown.room(cells)) }
        if room <= 0 { continue }
        if let checks, rast_run_turns(checks, cells, 1, here, here) == 0 { continue }
        let fewest = here &* LaneMaker.fewestTurning / 16
        longest = max(longest, Int(rast_run_turns(steps, cells, Int64(room), here, fewest)))
      }
      loop.pointee.spins &-= max(1, longest)
      state.pointee.allowance &+= (most &- longest) &* paid
      return count
    }
    return LaneSpin(place: path.place, run: run, turns: turns)
  }

  /// How many of 16 lanes of a tile must still turn: the turns of the others are wasted, and ending a tile's turns
  /// costs several.
  private static let fewestTurning: Int64 = 8

  /// The steps that make sure that what no turn changes lets the loop go on; nil in a pair if there are none.
  private func checks(_ tests: [Test], _ live: Liveness.Slots) -> UnsafePointer<RastStep>?? {
    if tests.isEmpty { return .some(nil) }
    var builder = ChainBuilder(self)
    for test in tests { guard builder.append(test, after: live) else { return nil } }
    let steps = builder.steps + [.turn(0), .end]
    return arena.place(steps, exits: builder.exits.map { _ in steps.count - 1 })
  }

  /// The steps of the turns.
  private func steps(
    _ path: LoopPath, _ live: Liveness.Slots, _ context: Context
  ) -> UnsafePointer<RastStep>? {
    // What the tile holds at the end of a turn, it holds at the beginning of the next one.
    guard let trial = turn(path, HeldSlots(), live, context) else { return nil }
    let held = trial.held.only(live)
    guard var turn = turn(path, held, live, context) else { return nil }
    turn.arrive(at: held, live)
    var entry = ChainBuilder(self)
    entry.load(held)
    var steps = entry.steps + turn.steps + [.turn(entry.steps.count)]
    // What the tile holds and the registers do not is stored on leaving. The lanes that do not leave take the test
    // again, and pass.
    let tests = turn.steps.indices.filter { turn.steps[$0].isTest }.map { $0 + entry.steps.count }
    var exits: [Int] = []
    for (held, test) in zip([turn.held] + turn.exits, [steps.count] + tests) {
      var leaving = ChainBuilder(self, kept: live, writing: .leaving)
      leaving.begin(with: held)
      leaving.save(for: live)
      exits.append(steps.count)
      steps += leaving.steps + path.idleCounters.map { .count(offset($0)) } + [.leave(test)]
    }
    return arena.place(steps, exits: Array(exits.dropFirst()))
  }

  /// The steps of one turn, for a tile that holds these slots at its beginning.
  private func turn(
    _ path: LoopPath, _ held: HeldSlots, _ live: Liveness.Slots, _ context: Context
  ) -> ChainBuilder? {
    var after = [live]
    for element in path.elements.reversed() {
      after.append(after[after.count - 1].subtracting(element.definite).union(element.reads))
    }
    after.reverse()
    var builder = ChainBuilder(self, kept: live, writing: .going)
    builder.begin(with: held)
    for test in path.tests { guard builder.append(test, after: after[0].union(live)) else { return nil } }
    for (element, after) in zip(path.elements, after.dropFirst()) {
      // Calling thunks tile by tile would cost more than it gains.
      guard let link = ChainLink(element, scratch: context.scratch) else { return nil }
      builder.append(link, after: after)
    }
    return builder
  }
}

/// A guard that holds until a counter comes to its bound.
struct LaneCountdown: BitwiseCopyable {
  let counter: LaneRegister<Int>
  let bound: LanePlace<Int>
  /// How many turns fewer than up to the bound it holds for.
  let slack: Int

  /// For how many turns it holds in all lanes of a tile; less than one if it does not.
  func room(_ cells: UnsafeMutableRawPointer) -> Int {
    var least = Ints(repeating: .max)
    for vector in Lanes(cells: cells).vectors(tileLanes) {
      let count = counter.vector(vector)
      let bound =
        switch bound {
        case .register(let register): register.vector(vector)
        case .constant(let constant): constant.vector(vector)
        }
      // Past the bound it holds for no turn, whatever the slack is.
      let room = (bound &- count).replacing(with: Ints(repeating: .min / 2), where: count .> bound)
      least = least.replacing(with: room, where: room .< least)
    }
    return Int(least.min()) &- slack
  }
}

extension Lanes {
  /// Fills the last tile up with copies of its first lane.
  func fillTile(_ count: Int, _ registers: UnsafeBufferPointer<Int>) {
    let rest = count % tileLanes
    if rest == 0 { return }
    let first = count - rest
    for register in registers {
      let cells = (cells + register).assumingMemoryBound(to: UInt64.self) + first
      (cells + rest).update(repeating: cells[0], count: tileLanes - rest)
    }
  }
}

extension ChainLink {
  /// What an element of a loop's path is in a chain, if it can be in one.
  fileprivate init?(_ element: LoopPath.Element, scratch: Int) {
    switch element {
    case .compute(let computation): self.init(Instruction.compute(computation), scratch: scratch)
    case .select(let instruction): self.init(instruction, scratch: scratch)
    }
  }
}

extension LoopPath.Element {
  /// The slots that it always writes.
  fileprivate var definite: Set<Int> {
    switch self {
    case .compute(let computation): Set(computation.writes)
    case .select: []
    }
  }
}

extension LoopPath.Countdown {
  /// The slots that it reads.
  fileprivate var slots: [Int] {
    if case .slot(let slot) = bound { [counter.index, slot.index] } else { [counter.index] }
  }
}
