/// A function's frame in memory; see `Slot` for its layout.
typealias Frame = UnsafeMutableRawPointer

/// The size of a slot in bytes.
let slotSize = 8

/// How a block of thunks was left.
enum Exit: UInt8 {
  /// At its end.
  case next
  case breakLoop
  case continueLoop
  case returned
  /// With a runtime error, which is in the run's state.
  case failed
}

/// A thunk that always comes to its end. A struct, because an array of bare closures costs a reabstraction
/// thunk at each call.
struct Step {
  let run: (Frame) -> Void
}

/// A thunk that may be left before its end.
struct Control {
  let run: (Frame) -> Exit
}

/// A thunk that looks at a condition.
struct Condition {
  let run: (Frame) -> Bool
}

/// What all frames of a run share; the first slot of each points to it.
struct RunState {
  /// Loop turns and calls left until the next look at fuel and cancellation.
  var allowance = 0
  /// Fuel left beyond that.
  var fuel = 0
  /// How many turns and calls to allow at a time: few where each takes long.
  let slice: Int
  /// Calls under way.
  var depth = 0
  /// The end of the memory for frames.
  var frameLimit: Frame
  /// The stack of the thread.
  var stack = StackSegment(limit: .max)
  /// The error that ended the run.
  var failure: RuntimeError?
  /// The texts known to the run.
  var strings = StringTable()
  /// The scalars of each text, as a thunk reads them: without counting a reference.
  var texts: UnsafePointer<UnsafeBufferPointer<UInt32>>
  let options: RunOptions

  init(slice: Int, frameLimit: Frame, texts: TextMemory, options: RunOptions) {
    (self.slice, self.frameLimit, self.options) = (slice, frameLimit, options)
    self.texts = texts.table
  }

  /// Allows more turns after the allowance was used up, and pays for the one that asks. False if the run is
  /// to end here.
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

  /// Looks whether the run was cancelled. False if it is to end here.
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

/// The scalars of a string table, laid out in memory of their own.
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

extension Frame {
  /// What the frame's run shares.
  @inline(__always) var state: UnsafeMutablePointer<RunState> {
    load(as: UnsafeMutablePointer<RunState>.self)
  }
}

/// A Swift type that a frame holds in one slot or, for `Complex`, two.
protocol FrameValue: BitwiseCopyable {
  /// The value of a constant operand, if it is of this type.
  init?(_ operand: Operand)
}

extension Int: FrameValue {
  init?(_ operand: Operand) {
    guard case .int(let value) = operand else { return nil }
    self = value
  }
}

extension Double: FrameValue {
  init?(_ operand: Operand) {
    guard case .float(let value) = operand else { return nil }
    self = value
  }
}

extension Complex: FrameValue {
  init?(_ operand: Operand) {
    guard case .complex(let value) = operand else { return nil }
    self = value
  }
}

/// Where a thunk reads an operand. Generic over it, each thunk has its operands' kinds compiled in.
protocol OperandSource {
  associatedtype Value: FrameValue
  func read(_ frame: Frame) -> Value
}

/// A slot.
struct Cell<Value: FrameValue>: OperandSource {
  let offset: Int

  init(_ slot: Slot) { offset = slot.index * slotSize }

  @inline(__always) func read(_ frame: Frame) -> Value { frame.load(fromByteOffset: offset, as: Value.self) }
}

/// A constant.
struct Immediate<Value: FrameValue>: OperandSource {
  let value: Value

  @inline(__always) func read(_ frame: Frame) -> Value { value }
}

/// An operand as one or the other.
enum Place<Value: FrameValue> {
  case cell(Cell<Value>)
  case immediate(Immediate<Value>)

  init(_ operand: Operand) {
    if case .slot(let slot) = operand {
      self = .cell(Cell(slot))
    } else if let value = Value(operand) {
      self = .immediate(Immediate(value: value))
    } else {
      preconditionFailure("lowering gave an operand of another type")
    }
  }
}

extension Frame {
  @inline(__always) func write<Value: FrameValue>(_ value: Value, _ offset: Int) {
    storeBytes(of: value, toByteOffset: offset, as: Value.self)
  }
}
