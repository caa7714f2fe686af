/// The registers of many pixels at once. A slot of the code is a register: one 8-byte cell a lane, the lanes
/// one after another. The pointer is to the first register's first lane of a batch, or of a block of it.
package struct Lanes: BitwiseCopyable {
  package let cells: UnsafeMutableRawPointer

  /// The lanes from a later one on.
  @inline(__always) package func from(_ lane: Int) -> Lanes { Lanes(cells: cells + lane * slotSize) }

  /// The cells of each eight lanes. Batches are padded to a multiple of eight: thunks run over the padding, where
  /// nothing that matters may lie.
  @inline(__always) package func vectors(_ count: Int) -> LaneCells {
    LaneCells(place: cells, end: cells + count * slotSize, step: laneWidth * slotSize)
  }

  /// The cells of each lane.
  @inline(__always) package func each(_ count: Int) -> LaneCells {
    LaneCells(place: cells, end: cells + count * slotSize, step: slotSize)
  }
}

/// The places of lanes in the first register, one after another. A sequence and no function that takes a closure: the
/// closure would be called for each vector instead of becoming a part of the loop.
package struct LaneCells: Sequence, IteratorProtocol {
  fileprivate var place: UnsafeMutableRawPointer
  fileprivate let end: UnsafeMutableRawPointer
  fileprivate let step: Int

  @inline(__always) package mutating func next() -> UnsafeMutableRawPointer? {
    guard place < end else { return nil }
    defer { place += step }
    return place
  }
}

/// The layout of the registers of a kernel.
package struct LaneLayout: Sendable {
  /// How many registers: the code's slots, and those that only the lanes backend needs.
  package let registers: Int
  /// The first of those that are free for the thunks' own use: masks, and values that a select keeps.
  package let firstScratch: Int
  /// How many lanes a batch has.
  package let batch: Int
  /// How many lanes a loop runs at a time, so that what it works on stays in the first-level cache.
  package let block: Int

  /// The distance from one register to the next, in bytes. Not a multiple of a page, or equal lanes of all
  /// registers would fall into the same few cache lines.
  package var stride: Int { batch * slotSize + 192 }
  /// The register that says which pixel a lane is.
  package var home: Int { registers - 2 }
  /// The register that counts a lane's fuel.
  package var fuel: Int { registers - 1 }
  package var size: Int { registers * stride + laneWidth * slotSize }

  /// The most registers a kernel may have to run on lanes.
  package static let maximumRegisters = 2048

  /// A layout for some code.
  package init(_ code: FunctionCode) {
    firstScratch = code.slots
    registers = code.slots + code.instructions.scratchRegisters + 2
    // What the code works on should fit the second-level cache for a batch, and the first-level for a block.
    let fitting = (640 << 10) / ((code.slots + 2) * slotSize)
    batch = min(4096, max(64, fitting / 64 * 64))
    let inFirstLevel = (48 << 10) / ((code.slots + 2) * slotSize)
    block = min(batch, min(512, max(64, inFirstLevel / 64 * 64)))
  }
}

/// What the thunks of one run share.
package struct LaneState {
  package let layout: LaneLayout
  package var options: RunOptions
  package let texts: TextMemory
  /// Where results go: columns, by the lane's home.
  package var outputs: UnsafeMutablePointer<UInt64>?
  package var outputStride = 0
  /// The error of the first pixel, in their order, that had one.
  package var failure: BatchError?
  /// Set where everything is to end: the run was cancelled, or is to be metered.
  package var isAborted = false
  /// Turns and calls, of all lanes together, after which some lane's fuel might be used up.
  package var allowance = 0
  /// Set where the allowance was not enough.
  package var isUncertain = false
  /// The innermost loop under way, and the innermost function that was put in place of its call.
  package var loops: UnsafeMutablePointer<Collector>
  package var regions: UnsafeMutablePointer<Collector>
  private let collectors: UnsafeMutablePointer<Collector>
  /// How deep loops, or regions, can nest.
  private let depth: Int
  /// Register files for lanes that wait; lent to whoever asks, innermost last.
  private var spare: [Lanes] = []
  private var lent = 0
  /// Room for the numbers of lanes that leave, and for the moves that close the gaps.
  package let leaving: UnsafeMutablePointer<Int32>
  package let from: UnsafeMutablePointer<Int32>
  package let to: UnsafeMutablePointer<Int32>

  /// Lanes that left a loop or a region, until the others have too.
  package struct Collector: BitwiseCopyable {
    package var left: Lanes
    package var leftCount = 0
    package var continued: Lanes
    package var continuedCount = 0
  }

  package init(_ layout: LaneLayout, nesting: Int, _ texts: TextMemory, _ options: RunOptions) {
    (self.layout, self.texts, self.options) = (layout, texts, options)
    depth = max(1, nesting + 1)
    collectors = .allocate(capacity: 2 * depth)
    (loops, regions) = (collectors, collectors + depth)
    leaving = .allocate(capacity: layout.batch + laneWidth)
    from = .allocate(capacity: layout.batch + laneWidth)
    to = .allocate(capacity: layout.batch + laneWidth)
  }

  package func deallocate() {
    collectors.deallocate()
    leaving.deallocate()
    from.deallocate()
    to.deallocate()
    for lanes in spare { lanes.cells.deallocate() }
  }

  /// A register file for lanes that wait; allocated once and used again.
  package mutating func borrow() -> Lanes {
    if lent == spare.count {
      spare.append(LaneState.allocate(layout))
    }
    lent += 1
    return spare[lent - 1]
  }

  /// Makes ready for a part of a batch, whatever became of the last one.
  package mutating func begin(_ batch: Batch) {
    (failure, isAborted, lent) = (nil, false, 0)
    (allowance, isUncertain) = (options.fuel, false)
    (outputs, outputStride) = (batch.outputs, batch.stride)
    (loops, regions) = (collectors, collectors + depth)
  }

  /// Gives back the last `count` that were borrowed.
  package mutating func giveBack(_ count: Int) { lent -= count }

  package static func allocate(_ layout: LaneLayout) -> Lanes {
    let cells = UnsafeMutableRawPointer.allocate(byteCount: layout.size, alignment: 64)
    cells.initializeMemory(as: UInt8.self, repeating: 0, count: layout.size)
    return Lanes(cells: cells)
  }

  /// Notes that a pixel failed; the first in their order counts.
  package mutating func fail(_ kind: RuntimeError.Kind, _ span: Span, home: Int) {
    if let failure, failure.index <= home { return }
    failure = BatchError(RuntimeError(kind, span), index: home)
  }

  /// Looks whether the run was cancelled.
  package mutating func checkpoint(_ span: Span, home: Int) -> Bool {
    guard options.cancellation.isCancelled else { return true }
    failure = BatchError(RuntimeError(.cancelled, span), index: home)
    isAborted = true
    return false
  }
}

/// A thunk over lanes that all of them come through.
package struct LaneStep {
  package let run: (_ lanes: Lanes, _ count: Int) -> Void
}

/// A thunk over lanes that some may leave; gives how many are left, which then are the first ones.
package struct LaneControl {
  package let run: (_ lanes: Lanes, _ count: Int, _ state: UnsafeMutablePointer<LaneState>) -> Int
}

/// Writes the numbers of the lanes for which a test fails, ascending, and gives how many they are.
package struct LaneTest {
  package let run: (_ lanes: Lanes, _ count: Int, _ failing: UnsafeMutablePointer<Int32>) -> Int
}

extension Test {
  /// How many registers it takes to compute it into one.
  package var scratchRegisters: Int {
    switch self {
    case .constant, .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex: 1
    case .not(let inner): inner.scratchRegisters
    case .and(let one, let two), .or(let one, let two):
      max(one.scratchRegisters, 1 + two.scratchRegisters)
    }
  }
}

extension [Instruction] {
  /// How many registers thunks may need beside the code's: for tests, and for selects within selects.
  package var scratchRegisters: Int {
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
