/// The registers of many pixels at once. A slot of the code is a register: one 8-byte cell per lane, the
/// lanes one after another. The pointer is to the first register's first lane of a batch, or of a block of
/// it.
struct Lanes: BitwiseCopyable {
  let cells: UnsafeMutableRawPointer

  /// The lanes from a later one on.
  @inline(__always) func from(_ lane: Int) -> Lanes { Lanes(cells: cells + lane * slotSize) }

  /// The cells of each group of eight lanes. Batches are padded to a multiple of eight: thunks also run over
  /// the padding, which must not hold anything that matters.
  @inline(__always) func vectors(_ count: Int) -> LaneCells {
    LaneCells(place: cells, end: cells + count * slotSize, step: laneWidth * slotSize)
  }

  /// The cells of each lane.
  @inline(__always) func each(_ count: Int) -> LaneCells {
    LaneCells(place: cells, end: cells + count * slotSize, step: slotSize)
  }
}

/// The places of lanes in the first register, one after another. It is a sequence rather than a function that
/// takes a closure, because the closure would be called for each vector instead of being inlined into the
/// loop.
struct LaneCells: Sequence, IteratorProtocol {
  fileprivate var place: UnsafeMutableRawPointer
  fileprivate let end: UnsafeMutableRawPointer
  fileprivate let step: Int

  @inline(__always) mutating func next() -> UnsafeMutableRawPointer? {
    guard place < end else { return nil }
    defer { place += step }
    return place
  }
}

/// The layout of a kernel's registers.
struct LaneLayout: Sendable {
  /// How many registers there are: the code's slots, and those that only the lanes backend needs.
  let registers: Int
  /// The first of the registers for the thunks' own use: masks, and values that a select keeps.
  let firstScratch: Int
  /// How many lanes a batch has.
  let batch: Int
  /// How many lanes a loop runs at a time, so that its working set stays in the first-level cache.
  let block: Int

  /// The distance from one register to the next, in bytes. It is not a multiple of a page, since the same
  /// lane of all registers would then fall into the same few cache lines.
  var stride: Int { batch * slotSize + 192 }
  /// The register that tells which pixel a lane belongs to.
  var home: Int { registers - 2 }
  /// The register that counts a lane's fuel.
  var fuel: Int { registers - 1 }
  var size: Int { registers * stride + laneWidth * slotSize }

  /// The most registers a kernel may have to run on lanes.
  static let maximumRegisters = 2048

  /// A layout for some code.
  init(_ code: FunctionCode) {
    firstScratch = code.slots
    registers = code.slots + code.instructions.scratchRegisters + 2
    // The working set should fit the second-level cache for a batch, and the first-level cache for a block.
    let fitting = (640 << 10) / ((code.slots + 2) * slotSize)
    batch = min(4096, max(64, fitting / 64 * 64))
    let inFirstLevel = (48 << 10) / ((code.slots + 2) * slotSize)
    block = min(batch, min(512, max(64, inFirstLevel / 64 * 64)))
  }
}

/// The state that the thunks of one run share.
struct LaneState {
  let layout: LaneLayout
  var options: RunOptions
  let texts: TextMemory
  /// Where results go: columns, indexed by the lane's home.
  var outputs: UnsafeMutablePointer<UInt64>?
  var outputStride = 0
  /// The error of the first pixel, in pixel order, that failed.
  var failure: BatchError?
  /// Set when everything is to end: the run was cancelled, or is to be metered.
  var isAborted = false
  /// The number of turns and calls, over all lanes, after which some lane's fuel might be used up.
  var allowance = 0
  /// Set when the allowance was not enough.
  var isUncertain = false
  /// The innermost active loop, and the innermost active function that was inlined.
  var loops: UnsafeMutablePointer<Collector>
  var regions: UnsafeMutablePointer<Collector>
  private let collectors: UnsafeMutablePointer<Collector>
  /// How deep loops, or regions, can nest.
  private let depth: Int
  /// The register file of the lanes that run.
  private let main: Lanes
  private var steady: SteadyRegisters
  /// Register files for waiting lanes; lent on request, innermost last.
  private var spare: [Lanes] = []
  private var lent = 0
  /// Room for the numbers of leaving lanes, and for the moves that close the gaps.
  let leaving: UnsafeMutablePointer<Int32>
  let from: UnsafeMutablePointer<Int32>
  let to: UnsafeMutablePointer<Int32>

  /// Lanes that have left a loop or a region, until the others have too.
  struct Collector: BitwiseCopyable {
    var left: Lanes
    var leftCount = 0
    var continued: Lanes
    var continuedCount = 0
    /// How many turns a tile may still take by spinning.
    var spins = 0
  }

  init(
    _ layout: LaneLayout, _ main: Lanes, _ steady: SteadyRegisters, nesting: Int, _ texts: TextMemory,
    _ options: RunOptions
  ) {
    (self.layout, self.texts, self.options) = (layout, texts, options)
    (self.main, self.steady) = (main, steady)
    depth = max(1, nesting + 1)
    collectors = .allocate(capacity: 2 * depth)
    (loops, regions) = (collectors, collectors + depth)
    leaving = .allocate(capacity: layout.batch + laneWidth)
    from = .allocate(capacity: layout.batch + laneWidth)
    to = .allocate(capacity: layout.batch + laneWidth)
  }

  func deallocate() {
    collectors.deallocate()
    leaving.deallocate()
    from.deallocate()
    to.deallocate()
    for lanes in spare { lanes.cells.deallocate() }
  }

  /// A register file for waiting lanes; allocated once and reused.
  mutating func borrow() -> Lanes {
    if lent == spare.count {
      spare.append(LaneState.allocate(layout))
      steady.fill(spare[lent], layout.batch)
    }
    lent += 1
    return spare[lent - 1]
  }

  /// Prepares for a part of a batch, whatever state the last one left.
  mutating func begin(_ batch: Batch) {
    (failure, isAborted, lent) = (nil, false, 0)
    (allowance, isUncertain) = (options.fuel, false)
    (outputs, outputStride) = (batch.outputs, batch.stride)
    (loops, regions) = (collectors, collectors + depth)
    if steady.take(batch) {
      for file in [main] + spare { steady.fill(file, layout.batch) }
    }
  }

  /// Gives back the last `count` files that were borrowed.
  mutating func giveBack(_ count: Int) { lent -= count }

  static func allocate(_ layout: LaneLayout) -> Lanes {
    let cells = UnsafeMutableRawPointer.allocate(byteCount: layout.size, alignment: 64)
    cells.initializeMemory(as: UInt8.self, repeating: 0, count: layout.size)
    return Lanes(cells: cells)
  }

  /// Notes that a pixel failed; the first one in pixel order counts.
  mutating func fail(_ kind: RuntimeError.Kind, _ span: Span, home: Int) {
    if let failure, failure.index <= home { return }
    failure = BatchError(RuntimeError(kind, span), index: home)
  }

  /// Checks whether the run was cancelled.
  mutating func checkpoint(_ span: Span, home: Int) -> Bool {
    guard options.cancellation.isCancelled else { return true }
    failure = BatchError(RuntimeError(.cancelled, span), index: home)
    isAborted = true
    return false
  }
}

/// A thunk over lanes that no lane leaves.
struct LaneStep {
  let run: (_ lanes: Lanes, _ count: Int) -> Void
}

/// A thunk over lanes that some may leave; returns how many are left, which are then the first ones.
struct LaneControl {
  let run: (_ lanes: Lanes, _ count: Int, _ state: UnsafeMutablePointer<LaneState>) -> Int
}

/// Writes the numbers of the lanes for which a test fails, in ascending order, and returns how many there
/// are.
struct LaneTest {
  let run: (_ lanes: Lanes, _ count: Int, _ failing: UnsafeMutablePointer<Int32>) -> Int
}

extension Test {
  /// How many registers it takes to compute it into one.
  var scratchRegisters: Int {
    switch self {
    case .constant, .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex: 1
    case .not(let inner): inner.scratchRegisters
    case .and(let one, let two), .or(let one, let two):
      max(one.scratchRegisters, 1 + two.scratchRegisters)
    }
  }
}

extension [Instruction] {
  /// How many registers thunks may need besides the code's: for tests, and for selects within selects.
  var scratchRegisters: Int {
    reduce(0) { most, instruction in
      let inner = instruction.blocks.map(\.scratchRegisters).max() ?? 0
      let tests = instruction.test.map { $0.scratchRegisters + 2 } ?? 0
      switch instruction {
      case .ifElse: return Swift.max(most, tests + LaneMaker.selectRegisters + inner)
      case .forLoop: return Swift.max(most, 3, inner)
      case .compute, .whileLoop, .region, .call, .print, .breakLoop, .continueLoop, .returnValue:
        return Swift.max(most, tests, inner)
      }
    }
  }
}
