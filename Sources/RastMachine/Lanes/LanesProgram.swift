/// A program whose thunks run over many pixels at once. Single runs, and programs that cannot run on lanes,
/// use the compiled backend.
package final class LanesProgram: PreparedProgram, @unchecked Sendable {
  // Unchecked: the closures hold offsets, constants and pointers into memory that does not change once
  // initialised.

  /// Why batches run on the compiled backend instead, if they do.
  package let note: String?

  package var runsManyAtOnce: Bool { lanes != nil }

  fileprivate let compiled: CompiledProgram
  private let tree: DeepTree<LaneThunks>?
  fileprivate var lanes: LaneThunks? { tree?.content }

  /// Makes the thunks of a program's code.
  ///
  /// - Throws: an error if there is no memory to do it.
  package init(_ code: ProgramCode, _ output: Type, _ layout: InputLayout) throws(CodeError) {
    compiled = try CompiledProgram(code, output, layout)
    var code = compiled.code.main
    let strings = compiled.code.strings
    var obstacle = compiled.code.obstacle
    var lanes: LaneThunks?
    let isDone = StackSegment.with(bytes: StackSegment.walkSize(depth: code.depth)) { _ in
      if obstacle == nil, LaneLayout(code).registers > LaneLayout.maximumRegisters {
        obstacle = "it needs too many registers"
      }
      if obstacle == nil, code.instructions.prints { obstacle = "it prints" }
      guard obstacle == nil else { return }
      let parameters = layout.uniforms.map { code.parameters.index + $0 }
      code.instructions = Uniformity.marked(code.instructions, parameters: Set(parameters))
      lanes = LaneThunks(code, strings, uniforms: parameters)
    }
    guard isDone else { throw .noMemory }
    note = obstacle.map { "runs on the compiled backend: \($0)" }
    tree = lanes.map { DeepTree($0, depth: code.depth) }
  }

  package func makeInstance(_ options: RunOptions) -> any ProgramInstance {
    guard let lanes else { return compiled.makeInstance(options) }
    return LanesInstance(self, lanes, options)
  }
}

/// The lane thunks of a program, without and with fuel counted.
final class LaneThunks {
  let layout: LaneLayout
  let texts: TextMemory
  let code: FunctionCode
  let plain: LaneControl
  let metered: LaneControl
  let stackSize: Int
  /// The places among a batch's uniforms of those that the code overwrites, and their slots.
  let overwritten: [(word: Int, slot: Int)]
  /// The registers of the others.
  private let steady: SteadyRegisters
  private let arena = LaneArena()
  /// Memory that no instance is using at the moment.
  private let idle = Locked<[LaneMemory]>([])

  /// - Parameter uniforms: the slots of the uniforms.
  init(_ code: FunctionCode, _ strings: StringTable, uniforms: [Int]) {
    self.code = code
    layout = LaneLayout(code)
    texts = TextMemory(strings)
    let written = code.instructions.written
    let places = uniforms.enumerated().map { (word: $0, slot: $1) }
    overwritten = places.filter { written.contains($0.slot) }
    let kept = places.filter { !written.contains($0.slot) }
    let (layout, texts, arena) = (layout, texts, arena)
    steady = SteadyRegisters(kept.map { .init(offset: $0.slot * layout.stride, word: $0.word) })
    func make(isMetered: Bool) -> LaneControl {
      LaneMaker(
        layout: layout, isMetered: isMetered, texts: texts, arena: arena, steady: Set(kept.map(\.slot)),
        outputSlots: code.outputSlots, span: code.span
      ).main(code)
    }
    plain = make(isMetered: false)
    metered = make(isMetered: true)
    stackSize = (code.depth + 4) * LaneThunks.bytesPerLevel
  }

  #if DEBUG
    private static let bytesPerLevel = 24 << 10
  #else
    private static let bytesPerLevel = 4 << 10
  #endif

  /// Returns memory for one instance: a picture takes many instances, one after another, and fresh memory
  /// costs more than many pixels do.
  func borrow(_ options: RunOptions) -> LaneMemory {
    if let memory = idle.withLock({ $0.popLast() }) {
      memory.state.pointee.options = options
      return memory
    }
    return LaneMemory(self, steady, options)
  }

  /// Takes the memory back.
  func giveBack(_ memory: LaneMemory) { idle.withLock { $0.append(memory) } }
}

/// The registers of one instance and the state that its thunks share.
final class LaneMemory: @unchecked Sendable {
  // Unchecked: only one instance at a time owns it.
  let registers: Lanes
  let state: UnsafeMutablePointer<LaneState>

  init(_ lanes: LaneThunks, _ steady: SteadyRegisters, _ options: RunOptions) {
    registers = LaneState.allocate(lanes.layout)
    state = .allocate(capacity: 1)
    state.initialize(
      to: LaneState(lanes.layout, registers, steady, nesting: lanes.code.nesting, lanes.texts, options))
  }

  deinit {
    state.pointee.deallocate()
    state.deinitialize(count: 1)
    state.deallocate()
    registers.cells.deallocate()
  }
}

private final class LanesInstance: ProgramInstance {
  private let owner: LanesProgram
  // A part of `owner`, which alone releases it in the end.
  private unowned(unsafe) let lanes: LaneThunks
  private let memory: LaneMemory
  private let options: RunOptions
  private let single: any ProgramInstance
  private var registers: Lanes { memory.registers }
  private var state: UnsafeMutablePointer<LaneState> { memory.state }

  init(_ owner: LanesProgram, _ lanes: LaneThunks, _ options: RunOptions) {
    (self.owner, self.lanes) = (owner, lanes)
    self.options = options
    single = owner.compiled.makeInstance(options)
    memory = lanes.borrow(options)
  }

  deinit { lanes.giveBack(memory) }

  func run(_ arguments: [Value]) throws(RuntimeError) -> Value { try single.run(arguments) }

  func run(_ batch: Batch) throws(BatchError) {
    state.pointee.failure = nil
    _ = StackSegment.with(bytes: lanes.stackSize) { _ in runAll(batch) }
    if let failure = state.pointee.failure { throw failure }
  }

  /// Runs the batch in parts that fit the registers, up to the first pixel that fails.
  private func runAll(_ batch: Batch) {
    var start = 0
    while start < batch.count, state.pointee.failure == nil {
      guard state.pointee.checkpoint(lanes.code.span, home: start) else { return }
      let count = min(lanes.layout.batch, batch.count - start)
      state.pointee.begin(batch)
      fill(batch, start, count, isMetered: false)
      _ = lanes.plain.run(registers, count, state)
      if state.pointee.isUncertain {
        state.pointee.begin(batch)
        fill(batch, start, count, isMetered: true)
        _ = lanes.metered.run(registers, count, state)
      }
      start += count
    }
  }

  private func fill(_ batch: Batch, _ start: Int, _ count: Int, isMetered: Bool) {
    let layout = lanes.layout
    let parameters = registers.cells + lanes.code.parameters.index * layout.stride
    for (word, slot) in lanes.overwritten {
      let register = (registers.cells + slot * layout.stride).assumingMemoryBound(to: UInt64.self)
      register.update(repeating: batch.uniform(word), count: count)
    }
    for (column, slot) in owner.compiled.layout.columns.enumerated() {
      let words = batch.inputs + column * batch.stride + start
      (parameters + slot * layout.stride).copyMemory(from: words, byteCount: count * slotSize)
    }
    let homes = (registers.cells + layout.home * layout.stride).assumingMemoryBound(to: Int.self)
    for lane in 0..<count { homes[lane] = start + lane }
    if isMetered {
      let fuel = (registers.cells + layout.fuel * layout.stride).assumingMemoryBound(to: Int.self)
      fuel.update(repeating: options.fuel, count: count)
    }
  }
}

extension [Instruction] {
  /// Whether it prints anywhere.
  fileprivate var prints: Bool {
    contains { instruction in
      if case .print = instruction { return true }
      return instruction.blocks.contains(where: \.prints)
    }
  }
}
