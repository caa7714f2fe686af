/// Makes lane thunks from code without calls. It works backward, as each thunk that moves lanes must know
/// which registers are live after it.
struct LaneMaker {
  typealias State = UnsafeMutablePointer<LaneState>

  let layout: LaneLayout
  /// Whether fuel is counted for each lane.
  let isMetered: Bool
  let texts: TextMemory
  /// Keeps alive the lists that thunks point to.
  let arena: LaneArena
  /// The slots of the steady registers.
  let steady: Set<Int>
  let outputSlots: Int
  /// The function being compiled.
  let span: Span

  /// Some consecutive thunks.
  enum Sequence {
    /// No lane leaves.
    case plain(LaneStep)
    case control(LaneControl)
  }

  /// The context of the code being compiled.
  struct Context {
    var targets = Liveness.Targets()
    /// The first register that is free for the thunks' own use.
    var scratch: Int
    var isInRegion = false
  }

  var stride: Int { layout.stride }

  func offset(_ slot: Slot) -> Int { slot.index * stride }

  /// The thunk of the program's own function.
  func main(_ code: FunctionCode) -> LaneControl {
    let outputs = Set(FunctionCode.output.index..<FunctionCode.output.index + outputSlots)
    var context = Context(scratch: code.slots)
    context.targets.atReturn = outputs
    let body = control(sequence(code.instructions, outputs, context).thunk)
    let finish = finish()
    return LaneControl { lanes, count, state in
      let left = body.run(lanes, count, state)
      return left > 0 ? finish.run(lanes, left, state) : 0
    }
  }

  /// The thunk of some instructions, and what is live before them.
  func sequence(
    _ code: [Instruction], _ after: Liveness.Slots, _ context: Context
  ) -> (thunk: Sequence, live: Liveness.Slots) {
    var live = [after]
    for instruction in code.reversed() {
      live.append(Liveness.before(instruction, live[live.count - 1], context.targets))
    }
    live.reverse()
    var parts: [Sequence] = []
    var run = ChainableRun()
    var cost = 0
    for (index, instruction) in code.enumerated() {
      cost += instruction.cost
      if let link = ChainLink(instruction, scratch: context.scratch) {
        run.append(link, live[index + 1])
      } else {
        parts += run.taken(by: self)
        parts.append(thunk(instruction, live[index + 1], context))
      }
      if cost > longest {
        parts += run.taken(by: self)
        parts.append(.control(checkpoint))
        cost = 0
      }
    }
    parts += run.taken(by: self)
    return (joined(parts), live[0])
  }

  /// Consecutive instructions that become one chain.
  private struct ChainableRun {
    private var links: [ChainLink] = []
    private var live: [Liveness.Slots] = []

    mutating func append(_ link: ChainLink, _ after: Liveness.Slots) {
      links.append(link)
      live.append(after)
    }

    /// The thunk of what was appended, if anything was.
    mutating func taken(by maker: LaneMaker) -> [Sequence] {
      guard !links.isEmpty else { return [] }
      defer { self = ChainableRun() }
      return [.plain(maker.chain(links, live: live))]
    }
  }

  /// The cost of what may run between two checks for cancellation, given the maximum number of lanes.
  private var longest: Int { (1 << 20) / layout.batch }

  /// Checks whether the run was cancelled; if so, no lane is left.
  private var checkpoint: LaneControl {
    LaneControl { [span] lanes, count, state in
      state.pointee.checkpoint(span, home: firstHome(lanes)) ? count : 0
    }
  }

  func control(_ sequence: Sequence) -> LaneControl {
    switch sequence {
    case .control(let control): return control
    case .plain(let step):
      return LaneControl { lanes, count, _ in
        step.run(lanes, count)
        return count
      }
    }
  }

  /// The thunk of consecutive thunks.
  func joined(_ parts: [Sequence]) -> Sequence {
    var merged: [Sequence] = []
    var steps: [LaneStep] = []
    for part in parts {
      switch part {
      case .plain(let step): steps.append(step)
      case .control:
        if !steps.isEmpty { merged.append(.plain(join(steps))) }
        steps = []
        merged.append(part)
      }
    }
    if merged.isEmpty { return .plain(join(steps)) }
    if !steps.isEmpty { merged.append(.plain(join(steps))) }
    return .control(joinControls(merged))
  }

  func join(_ steps: [LaneStep]) -> LaneStep {
    switch steps.count {
    case 0: return LaneStep { _, _ in }
    case 1: return steps[0]
    case 2:
      let (a, b) = (steps[0], steps[1])
      return LaneStep {
        a.run($0, $1)
        b.run($0, $1)
      }
    case 3:
      let (a, b, c) = (steps[0], steps[1], steps[2])
      return LaneStep {
        a.run($0, $1)
        b.run($0, $1)
        c.run($0, $1)
      }
    default:
      let middle = steps.count / 2
      return join([join(Array(steps[..<middle])), join(Array(steps[middle...]))])
    }
  }

  private func joinControls(_ parts: [Sequence]) -> LaneControl {
    if parts.count == 1 { return control(parts[0]) }
    let middle = parts.count / 2
    let one = joinControls(Array(parts[..<middle]))
    let two = joinControls(Array(parts[middle...]))
    return LaneControl { lanes, count, state in
      let left = one.run(lanes, count, state)
      return left > 0 ? two.run(lanes, left, state) : 0
    }
  }

  func thunk(_ instruction: Instruction, _ after: Liveness.Slots, _ context: Context) -> Sequence {
    switch instruction {
    case .compute(let computation): thunk(computation, after, context)
    case .call, .print: preconditionFailure("calls are inlined, and what prints is not run on lanes")
    case .ifElse(let test, let then, let other): ifElse(test, then, other, after, context)
    case .whileLoop(let condition, let test, let body, let span):
      .control(whileLoop(condition, test, body, span, after, context))
    case .forLoop(let slot, let low, let high, let body, let span):
      .control(forLoop(slot, low, high, body, span, after, context))
    case .region(let body, let span): .control(region(body, span, after, context))
    case .breakLoop: .control(leave(list(context.targets.atBreak)))
    case .continueLoop: .control(carryOn(list(context.targets.atContinue)))
    case .returnValue:
      .control(context.isInRegion ? leaveRegion(list(context.targets.atReturn)) : finish())
    }
  }

  private func thunk(_ computation: Computation, _ after: Liveness.Slots, _ context: Context) -> Sequence {
    let thunk = thunkOfEach(computation, after, context)
    let isWorthwhile = computation.canFail || computation.cost > Cost.cheap
    return computation.isUniform && isWorthwhile ? once(thunk, computation) : thunk
  }

  private func thunkOfEach(
    _ computation: Computation, _ after: Liveness.Slots, _ context: Context
  ) -> Sequence {
    let (d, operands) = (computation.destination, computation.operands)
    return switch computation.kind {
    case .copy(let slots): .plain(copy(d, operands[0], slots: slots))
    case .operation(let operation): LaneThunkMakers.all[operation.number](self, computation, after)
    case .fused: .plain(chain([.compute(computation)], live: [after]))
    case .power(let exponent): .plain(power(d, operands[0], exponent))
    case .equal(let leaves): .plain(equal(d, operands[0], operands[1], leaves))
    case .test(let test): .plain(set(d, test, context))
    }
  }

  /// Computes what is the same in all lanes in the first one, and copies it to the others.
  private func once(_ each: Sequence, _ computation: Computation) -> Sequence {
    let results = arena.list(computation.writes.map { offset(Slot(index: $0)) })
    func spread(_ lanes: Lanes, _ count: Int) {
      for result in results {
        let cells = (lanes.cells + result).assumingMemoryBound(to: UInt64.self)
        cells.update(repeating: cells[0], count: count)
      }
    }
    switch each {
    case .plain(let step):
      return .plain(
        LaneStep { lanes, count in
          step.run(lanes, 1)
          spread(lanes, count)
        })
    case .control(let control):
      return .control(
        LaneControl { lanes, count, state in
          // If it fails, it fails in all lanes, and the first pixel's error is to be found.
          guard control.run(lanes, 1, state) == 1 else { return control.run(lanes, count, state) }
          spread(lanes, count)
          return count
        })
    }
  }

  /// The offsets of registers that move with their lane, including those that every lane keeps throughout, in memory
  /// that thunks point to.
  func list(_ slots: Liveness.Slots) -> UnsafeBufferPointer<Int> {
    let own = isMetered ? [layout.home, layout.fuel] : [layout.home]
    return arena.list((slots.subtracting(steady).sorted() + own).map { $0 * stride })
  }
}

/// What thunks point to: lists of numbers, and chains. Captured arrays would be reference-counted at each use.
final class LaneArena {
  private var lists: [UnsafeMutableRawPointer] = []

  /// A list in memory.
  func list<T: BitwiseCopyable>(_ elements: [T]) -> UnsafeBufferPointer<T> {
    let list = UnsafeMutableBufferPointer<T>.allocate(capacity: max(1, elements.count))
    _ = list.initialize(from: elements)
    own(UnsafeMutableRawPointer(list.baseAddress))
    return UnsafeBufferPointer(rebasing: list[..<elements.count])
  }

  /// Takes memory that was allocated for a list.
  func own(_ list: UnsafeMutableRawPointer?) { lists += list.map { [$0] } ?? [] }

  deinit {
    for list in lists { list.deallocate() }
  }
}
