/// A program as thunks over a frame: names are slots, types are settled, nothing is decided twice.
package final class CompiledProgram: PreparedProgram, @unchecked Sendable {
  // Unchecked: the closures hold only offsets and constants, and never change once made.

  /// The type of its value.
  fileprivate let output: Type
  /// Where batches hold the parameters.
  let layout: InputLayout
  fileprivate let slice: Int
  /// How many pixels may be computed between two checks for cancellation, besides those in their loops and
  /// calls.
  fileprivate let pixelsAtOnce: Int
  private let tree: DeepTree<Parts>

  /// Holds what nests as deep as the program does.
  private struct Parts {
    var code: ProgramCode
    var main: FunctionBody
    var functions: FunctionTable
  }

  var code: ProgramCode { tree.content.code }
  fileprivate var main: FunctionBody { tree.content.main }

  /// Makes the thunks of a program's code.
  ///
  /// - Throws: an error if there is no memory to do it.
  package init(_ code: ProgramCode, _ output: Type, _ layout: InputLayout) throws(CodeError) {
    (self.output, self.layout) = (output, layout)
    let functions = FunctionTable(count: code.functions.count)
    var (main, slice, pixelsAtOnce): (FunctionBody?, Int, Int) = (nil, 1, 1)
    _ = StackSegment.with(bytes: StackSegment.walkSize(depth: code.depth)) { _ in
      for function in code.functions { functions.append(CompiledProgram.make(function, functions)) }
      main = CompiledProgram.make(code.main, functions)
      slice = code.checkpointSlice
      pixelsAtOnce = max(1, (1 << 16) / (code.main.instructions.cost + 1))
    }
    guard let main else { throw .noMemory }
    (self.slice, self.pixelsAtOnce) = (slice, pixelsAtOnce)
    tree = DeepTree(Parts(code: code, main: main, functions: functions), depth: code.depth)
  }

  private static func make(_ code: FunctionCode, _ functions: FunctionTable) -> FunctionBody {
    let maker = ThunkMaker(functions: functions, frameSize: code.slots * slotSize, span: code.span)
    return FunctionBody(maker.body(code.instructions), code)
  }

  package func makeInstance(_ options: RunOptions) -> any ProgramInstance {
    CompiledInstance(self, options)
  }
}

extension ProgramCode {
  /// How many loop turns and calls may pass between two checks for cancellation, so that the time between
  /// them is about a millisecond at most.
  var checkpointSlice: Int {
    let longest = ([main] + functions).map(\.instructions.cost).max() ?? 1
    return max(1, (1 << 18) / max(4, longest))
  }
}

private final class CompiledInstance: ProgramInstance {
  private let compiled: CompiledProgram
  // A part of `compiled`, which alone releases it in the end.
  private unowned(unsafe) let main: FunctionBody
  private let state: UnsafeMutablePointer<RunState>
  private let frame: StackFrame
  private var texts: TextMemory

  init(_ compiled: CompiledProgram, _ options: RunOptions) {
    (self.compiled, main) = (compiled, compiled.main)
    let code = compiled.code
    let size = main.frameSize + (code.functions.isEmpty ? 0 : 256 << 10)
    frame = .allocate(bytes: size)
    state = .allocate(capacity: 1)
    texts = TextMemory(code.strings)
    state.initialize(
      to: RunState(slice: compiled.slice, frameLimit: frame.cells + size, texts: texts, options: options))
    state.pointee.strings = code.strings
    frame.begin(state)
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
    frame.deallocate()
  }

  func run(_ arguments: [Value]) throws(RuntimeError) -> Value {
    let code = compiled.code
    state.pointee.strings = code.strings
    var offset = code.main.parameters.index * slotSize
    for argument in arguments { Words.store(argument, frame, &offset, &state.pointee.strings) }
    if state.pointee.strings.texts.count != code.strings.texts.count
      || texts.count != code.strings.texts.count
    {
      texts = TextMemory(state.pointee.strings)
      state.pointee.texts = texts.table
    }
    var error: RuntimeError?
    guard state.pointee.isWanted(code.main.span) else {
      throw RuntimeError(.cancelled, compiled.code.main.span)
    }
    withStack { error = runOnce() }
    if let error { throw error }
    offset = FunctionCode.output.index * slotSize
    return Words.value(compiled.output, frame, &offset, state.pointee.strings)
  }

  func run(_ batch: Batch) throws(BatchError) {
    var failure: BatchError?
    withStack { failure = runAll(batch) }
    if let failure { throw failure }
  }

  private func runAll(_ batch: Batch) -> BatchError? {
    let words = frame.cells.assumingMemoryBound(to: UInt64.self)
    let main = compiled.code.main
    let (inputs, outputs) = (words + main.parameters.index, words + FunctionCode.output.index)
    let (layout, outputSlots) = (compiled.layout, main.outputSlots)
    // They stay valid, as no code writes to the slots of parameters.
    for (word, slot) in layout.uniforms.enumerated() { inputs[slot] = batch.uniform(word) }
    return layout.columns.withUnsafeBufferPointer { columns in
      for index in 0..<batch.count {
        if index % compiled.pixelsAtOnce == 0, !state.pointee.isWanted(main.span) {
          return state.pointee.failure.map { BatchError($0, index: index) }
        }
        for (column, slot) in columns.enumerated() {
          inputs[slot] = batch.inputs[column * batch.stride + index]
        }
        if let error = runOnce() { return BatchError(error, index: index) }
        for slot in 0..<outputSlots { batch.outputs[slot * batch.stride + index] = outputs[slot] }
      }
      return nil
    }
  }

  /// Runs the program on the inputs in the frame.
  private func runOnce() -> RuntimeError? {
    (state.pointee.allowance, state.pointee.fuel, state.pointee.depth) = (0, state.pointee.options.fuel, 0)
    guard main.body.run(frame) == .failed else { return nil }
    return state.pointee.failure
  }

  /// Runs `body` on a stack that has room for the program's own function.
  private func withStack(_ body: () -> Void) {
    let segment = StackSegment.current()
    if segment.hasRoom(for: main.stackSize) {
      state.pointee.stack = segment
      return body()
    }
    let isDone = StackSegment.withNew(bytes: main.stackSize) { segment in
      state.pointee.stack = segment
      body()
    }
    // If there is no memory for a stack, the calls' own check of the stack is the last resort.
    if !isDone {
      state.pointee.stack = segment
      body()
    }
  }
}
