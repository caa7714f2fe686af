/// A function's frame in memory; see `Slot` for its layout.
struct StackFrame {
  let cells: UnsafeMutableRawPointer

  @inline(__always) init(_ cells: UnsafeMutableRawPointer) { self.cells = cells }

  /// Memory for frames, with the given size in bytes.
  static func allocate(bytes: Int) -> StackFrame {
    StackFrame(.allocate(byteCount: bytes, alignment: 16))
  }

  func deallocate() { cells.deallocate() }

  /// The frame that starts the given number of bytes further on.
  @inline(__always) func advanced(by bytes: Int) -> StackFrame { StackFrame(cells + bytes) }

  @inline(__always) func read<Value: BitwiseCopyable>(_ offset: Int, as: Value.Type = Value.self)
    -> Value
  {
    cells.load(fromByteOffset: offset, as: Value.self)
  }

  @inline(__always) func write<Value: BitwiseCopyable>(_ value: Value, _ offset: Int) {
    cells.storeBytes(of: value, toByteOffset: offset, as: Value.self)
  }

  /// Copies the given number of bytes to an offset, from an offset in some frame.
  @inline(__always) func copy(to offset: Int, from frame: StackFrame, _ source: Int, bytes: Int) {
    (cells + offset).copyMemory(from: frame.cells + source, byteCount: bytes)
  }

  /// The state that the frame's run shares.
  @inline(__always) var state: UnsafeMutablePointer<RunState> {
    read(0, as: UnsafeMutablePointer<RunState>.self)
  }

  /// Makes this a frame of the given run.
  @inline(__always) func begin(_ state: UnsafeMutablePointer<RunState>) { write(state, 0) }
}

/// The size of a slot in bytes.
let slotSize = 8

/// How control left a block of thunks.
enum Exit: UInt8 {
  /// At its end.
  case next
  case breakLoop
  case continueLoop
  case returned
  /// With a runtime error, which is in the run's state.
  case failed
}

/// A thunk that always runs to its end. It is a struct, because an array of bare closures costs a
/// reabstraction thunk at each call.
struct Step {
  let run: (StackFrame) -> Void
}

/// A thunk that control may leave before its end.
struct Control {
  let run: (StackFrame) -> Exit
}

/// A thunk that evaluates a condition.
struct Condition {
  let run: (StackFrame) -> Bool
}

/// The state that all frames of a run share; the first slot of each points to it.
struct RunState {
  /// Loop turns and calls left until the next check of fuel and cancellation.
  var allowance = 0
  /// Fuel left beyond that.
  var fuel = 0
  /// How many turns and calls to allow at a time: few if each takes long.
  let slice: Int
  /// The number of active calls.
  var depth = 0
  /// The end of the memory for frames.
  var frameLimit: UnsafeMutableRawPointer
  /// The stack of the thread.
  var stack = StackSegment(limit: .max)
  /// The error that ended the run.
  var failure: RuntimeError?
  /// The texts known to the run.
  var strings = StringTable()
  /// The scalars of each text, in the form that thunks read: without reference counting.
  var texts: UnsafePointer<UnsafeBufferPointer<UInt32>>
  let options: RunOptions

  init(slice: Int, frameLimit: UnsafeMutableRawPointer, texts: TextMemory, options: RunOptions) {
    (self.slice, self.frameLimit, self.options) = (slice, frameLimit, options)
    self.texts = texts.table
  }

  /// Allows more turns after the allowance was used up, and pays for the one that asks. Returns false if the
  /// run must end here.
  @inline(never)
  mutating func checkpoint(_ span: Span) -> Bool {
    guard isWanted(span) else { return false }
    if fuel == 0 {
      allowance = 0
      return fail(.outOfFuel, span)
    }
    let more = min(slice, fuel)
    fuel -= more
    allowance = more - 1
    return true
  }

  /// Checks whether the run was cancelled. Returns false if it must end here.
  mutating func isWanted(_ span: Span) -> Bool {
    options.cancellation.isCancelled ? fail(.cancelled, span) : true
  }

  /// Notes the error that ends the run.
  @inline(never)
  mutating func fail(_ kind: RuntimeError.Kind, _ span: Span) -> Bool {
    failure = RuntimeError(kind, span)
    return false
  }
}

/// The scalars of a string table, laid out in separate memory.
final class TextMemory {
  let count: Int
  private let buffers: UnsafeMutablePointer<UnsafeBufferPointer<UInt32>>
  private let scalars: UnsafeMutablePointer<UInt32>

  init(_ strings: StringTable) {
    count = strings.texts.count
    buffers = .allocate(capacity: max(1, count))
    scalars = .allocate(capacity: max(1, strings.texts.reduce(0) { $0 + $1.count }))
    var next = scalars
    for (number, text) in strings.texts.enumerated() {
      for (index, scalar) in text.enumerated() { (next + index).initialize(to: scalar.value) }
      (buffers + number).initialize(to: UnsafeBufferPointer(start: next, count: text.count))
      next += text.count
    }
  }

  deinit {
    buffers.deallocate()
    scalars.deallocate()
  }

  /// The scalars of each text.
  var table: UnsafePointer<UnsafeBufferPointer<UInt32>> { UnsafePointer(buffers) }
}

extension SlotValue {
  /// The value of a constant operand, which the verifier has checked to be of this type.
  static func constant(_ operand: Operand) -> Self {
    let value: Self? =
      switch operand {
      case .slot: nil
      case .int(let value): Self(word: value)
      case .float(let value): Self(float: value)
      case .complex(let value): Self(complex: value)
      }
    guard let value else { preconditionFailure("\(operand) is no constant of type \(type)") }
    return value
  }
}

/// Where a thunk reads an operand. Being generic over it, each thunk has its operands' kinds compiled in.
protocol OperandSource {
  associatedtype Value: SlotValue
  func read(_ frame: StackFrame) -> Value
}

/// A slot.
struct SlotSource<Value: SlotValue>: OperandSource {
  let offset: Int

  init(offset: Int) { self.offset = offset }

  init(_ slot: Slot) { offset = slot.index * slotSize }

  @inline(__always) func read(_ frame: StackFrame) -> Value { frame.read(offset) }
}

/// A constant.
struct Immediate<Value: SlotValue>: OperandSource {
  let value: Value

  @inline(__always) func read(_ frame: StackFrame) -> Value { value }
}

/// An operand of either kind.
enum Place<Value: SlotValue> {
  case cell(SlotSource<Value>)
  case immediate(Immediate<Value>)

  init(_ operand: Operand) {
    if case .slot(let slot) = operand {
      self = .cell(SlotSource(slot))
    } else {
      self = .immediate(Immediate(value: Value.constant(operand)))
    }
  }
}
