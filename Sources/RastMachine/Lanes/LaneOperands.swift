/// Where a lane thunk reads an operand; being generic over it, each thunk has its operands' kinds compiled
/// in.
protocol LaneSource {
  associatedtype Value: SlotValue
  /// The operand of eight lanes, starting with the one whose first register `cells` points to.
  func vector(_ cells: UnsafeMutableRawPointer) -> Value.Vector
  /// The operand of one lane.
  func lane(_ cells: UnsafeMutableRawPointer) -> Value
}

/// A register.
struct LaneRegister<Value: SlotValue>: LaneSource, BitwiseCopyable {
  let offset: Int
  let stride: Int
  @inline(__always) func vector(_ cells: UnsafeMutableRawPointer) -> Value.Vector {
    Value.vector(at: cells + offset, stride: stride)
  }
  @inline(__always) func lane(_ cells: UnsafeMutableRawPointer) -> Value {
    Value.lane(at: cells + offset, stride: stride)
  }
  @inline(__always) func store(_ vector: Value.Vector, _ cells: UnsafeMutableRawPointer) {
    Value.store(vector, at: cells + offset, stride: stride)
  }
  @inline(__always) func store(lane: Value, _ cells: UnsafeMutableRawPointer) {
    Value.store(lane: lane, at: cells + offset, stride: stride)
  }
}

/// A constant, the same in every lane.
struct LaneConstant<Value: SlotValue>: LaneSource, BitwiseCopyable {
  let value: Value
  @inline(__always) func vector(_ cells: UnsafeMutableRawPointer) -> Value.Vector {
    Value.splat(value)
  }
  @inline(__always) func lane(_ cells: UnsafeMutableRawPointer) -> Value { value }
}

/// An operand of either kind.
enum LanePlace<Value: SlotValue>: LaneSource, BitwiseCopyable {
  case register(LaneRegister<Value>)
  case constant(LaneConstant<Value>)

  // Reads of either kind; for thunks that are not worth a version for each.
  @inline(__always) func vector(_ cells: UnsafeMutableRawPointer) -> Value.Vector {
    switch self {
    case .register(let register): register.vector(cells)
    case .constant(let constant): constant.vector(cells)
    }
  }
  @inline(__always) func lane(_ cells: UnsafeMutableRawPointer) -> Value {
    switch self {
    case .register(let register): register.lane(cells)
    case .constant(let constant): constant.value
    }
  }
}

extension LaneMaker {
  func place<V: SlotValue>(_ operand: Operand, _: V.Type = V.self) -> LanePlace<V> {
    if case .slot(let slot) = operand { return .register(register(slot)) }
    return .constant(LaneConstant(value: V.constant(operand)))
  }

  func register<V: SlotValue>(_ slot: Slot, _: V.Type = V.self) -> LaneRegister<V> {
    LaneRegister(offset: offset(slot), stride: stride)
  }
}
