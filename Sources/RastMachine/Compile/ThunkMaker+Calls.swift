/// A function's body, made once.
final class FunctionBody {
  let body: Control
  /// The size of its frame in bytes.
  let frameSize: Int
  /// How much of the thread's stack running it may take, in bytes, not counting its own calls.
  let stackSize: Int

  init(_ body: Control, _ code: FunctionCode) {
    self.body = body
    frameSize = code.slots * slotSize
    stackSize = (code.depth + 4) * FunctionBody.bytesPerLevel
  }

  #if DEBUG
    private static let bytesPerLevel = 16 << 10
  #else
    private static let bytesPerLevel = 2 << 10
  #endif
}

/// The bodies of a program's functions. Calls find them through a pointer, as recursive functions are made
/// before the ones that they call.
final class FunctionTable {
  private let bodies: UnsafeMutablePointer<Unmanaged<FunctionBody>?>
  private var owned: [FunctionBody] = []

  init(count: Int) {
    bodies = .allocate(capacity: max(1, count))
    bodies.initialize(repeating: nil, count: max(1, count))
  }

  deinit { bodies.deallocate() }

  /// Adds the next function's body.
  func append(_ body: FunctionBody) {
    bodies[owned.count] = Unmanaged.passUnretained(body)
    owned.append(body)
  }

  /// Where the body with the given number will be.
  func place(_ index: Int) -> UnsafePointer<Unmanaged<FunctionBody>?> {
    UnsafePointer(bodies + index)
  }
}

extension ThunkMaker {
  /// A function's code in place of a call to it.
  func region(_ code: [Instruction], _ span: Span) -> Control {
    let body = body(code)
    return Control { frame in
      guard frame.state.pay(span) else { return .failed }
      return body.run(frame) == .failed ? .failed : .next
    }
  }

  func call(_ call: Instruction.Call) -> Control {
    let place = functions.place(call.function)
    let (frameSize, span) = (frameSize, call.span)
    let from = call.arguments.index * slotSize
    let resultBytes = call.resultSlots * slotSize
    let to = FunctionCode.output.index * slotSize + resultBytes
    let argumentBytes = call.argumentSlots * slotSize
    let result = call.result.index * slotSize
    return Control { frame in
      let state = frame.state
      guard state.pay(span) else { return .failed }
      guard state.pointee.depth < Limits.callDepth else { return frame.fail(.callDepth, span) }
      guard let function = place.pointee else { return .failed }
      return function._withUnsafeGuaranteedRef { function in
        let callee = frame.advanced(by: frameSize)
        state.pointee.depth += 1
        defer { state.pointee.depth -= 1 }
        guard callee.cells + function.frameSize <= state.pointee.frameLimit,
          state.pointee.stack.hasRoom(for: function.stackSize)
        else {
          return frame.callElsewhere(function, span, from: from, argumentBytes, to: to, resultBytes, result)
        }
        callee.begin(state)
        callee.copy(to: to, from: frame, from, bytes: argumentBytes)
        if function.body.run(callee) == .failed { return .failed }
        frame.copy(to: result, from: callee, FunctionCode.output.index * slotSize, bytes: resultBytes)
        return .next
      }
    }
  }
}

extension StackFrame {
  /// A call for which the memory for frames, or the thread's stack, has no room: it runs on new ones.
  @inline(never)
  fileprivate func callElsewhere(
    _ function: FunctionBody, _ span: Span, from: Int, _ argumentBytes: Int, to: Int, _ resultBytes: Int,
    _ result: Int
  ) -> Exit {
    let state = state
    let size = max(1 << 20, function.frameSize * 4)
    let callee = StackFrame.allocate(bytes: size)
    let (outerLimit, outerStack) = (state.pointee.frameLimit, state.pointee.stack)
    defer {
      (state.pointee.frameLimit, state.pointee.stack) = (outerLimit, outerStack)
      callee.deallocate()
    }
    state.pointee.frameLimit = callee.cells + size
    callee.begin(state)
    callee.copy(to: to, from: self, from, bytes: argumentBytes)
    var exit = Exit.failed
    if outerStack.hasRoom(for: function.stackSize) {
      exit = function.body.run(callee)
    } else {
      let isDone = StackSegment.withNew(bytes: function.stackSize) { segment in
        state.pointee.stack = segment
        exit = function.body.run(callee)
      }
      if !isDone { return fail(.callDepth, span) }
    }
    if exit == .failed { return .failed }
    copy(to: result, from: callee, FunctionCode.output.index * slotSize, bytes: resultBytes)
    return .next
  }
}
