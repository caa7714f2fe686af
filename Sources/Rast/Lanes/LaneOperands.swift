/// A Swift type as lanes hold it: a vector of eight.
protocol LaneValue: FrameValue {
  associatedtype Vector
  static func load(_ lanes: Lanes, _ offset: Int, _ stride: Int) -> Vector
  static func store(_ vector: Vector, _ lanes: Lanes, _ offset: Int, _ stride: Int)
  static func splat(_ value: Self) -> Vector
}

extension Double: LaneValue {
  @inline(__always) static func load(_ lanes: Lanes, _ offset: Int, _ stride: Int) -> SIMD8<Double> {
    (lanes + offset).loadUnaligned(as: SIMD8<Double>.self)
  }
  @inline(__always) static func store(_ vector: SIMD8<Double>, _ lanes: Lanes, _ offset: Int, _ stride: Int) {
    (lanes + offset).storeBytes(of: vector, as: SIMD8<Double>.self)
  }
  @inline(__always) static func splat(_ value: Double) -> SIMD8<Double> { SIMD8(repeating: value) }
}

extension Int: LaneValue {
  @inline(__always) static func load(_ lanes: Lanes, _ offset: Int, _ stride: Int) -> SIMD8<Int64> {
    (lanes + offset).loadUnaligned(as: SIMD8<Int64>.self)
  }
  @inline(__always) static func store(_ vector: SIMD8<Int64>, _ lanes: Lanes, _ offset: Int, _ stride: Int) {
    (lanes + offset).storeBytes(of: vector, as: SIMD8<Int64>.self)
  }
  @inline(__always) static func splat(_ value: Int) -> SIMD8<Int64> { SIMD8(repeating: Int64(value)) }
}

/// Eight complex numbers: their parts lie in two registers.
struct ComplexVector {
  var re: SIMD8<Double>
  var im: SIMD8<Double>
}

extension Complex: LaneValue {
  @inline(__always) static func load(_ lanes: Lanes, _ offset: Int, _ stride: Int) -> ComplexVector {
    ComplexVector(re: Double.load(lanes, offset, stride), im: Double.load(lanes, offset + stride, stride))
  }
  @inline(__always) static func store(_ vector: ComplexVector, _ lanes: Lanes, _ offset: Int, _ stride: Int) {
    Double.store(vector.re, lanes, offset, stride)
    Double.store(vector.im, lanes, offset + stride, stride)
  }
  @inline(__always) static func splat(_ value: Complex) -> ComplexVector {
    ComplexVector(re: SIMD8(repeating: value.re), im: SIMD8(repeating: value.im))
  }
}

/// Where a thunk over lanes reads an operand; generic over it, each thunk has its operands' kinds compiled in.
protocol LaneSource {
  associatedtype Value: LaneValue
  /// The operand of eight lanes, from the one that `lanes` points to on.
  func vector(_ lanes: Lanes) -> Value.Vector
}

/// A register.
struct LaneRegister<Value: LaneValue>: LaneSource {
  let offset: Int
  let stride: Int
  @inline(__always) func vector(_ lanes: Lanes) -> Value.Vector { Value.load(lanes, offset, stride) }
}

/// A constant, the same in every lane.
struct LaneConstant<Value: LaneValue>: LaneSource {
  let value: Value
  @inline(__always) func vector(_ lanes: Lanes) -> Value.Vector { Value.splat(value) }
}

/// An operand as one or the other.
enum LanePlace<Value: LaneValue> {
  case register(LaneRegister<Value>)
  case constant(LaneConstant<Value>)
}

/// A value that can be read and written lane by lane.
protocol LaneScalar: LaneValue {
  static func read(_ lanes: Lanes, _ lane: Int, _ offset: Int, _ stride: Int) -> Self
  static func write(_ value: Self, _ lanes: Lanes, _ lane: Int, _ offset: Int, _ stride: Int)
}

extension LaneScalar {
  /// One lane's operand, wherever it is.
  @inline(__always) static func read(_ place: LanePlace<Self>, _ lanes: Lanes, _ lane: Int) -> Self {
    switch place {
    case .constant(let constant): constant.value
    case .register(let register): read(lanes, lane, register.offset, register.stride)
    }
  }
}

extension Double: LaneScalar {
  @inline(__always) static func read(_ lanes: Lanes, _ lane: Int, _ offset: Int, _ stride: Int) -> Double {
    (lanes + lane &* slotSize).load(fromByteOffset: offset, as: Double.self)
  }
  @inline(__always) static func write(
    _ value: Double, _ lanes: Lanes, _ lane: Int, _ offset: Int, _ stride: Int
  ) {
    (lanes + lane &* slotSize).storeBytes(of: value, toByteOffset: offset, as: Double.self)
  }
}

extension Int: LaneScalar {
  @inline(__always) static func read(_ lanes: Lanes, _ lane: Int, _ offset: Int, _ stride: Int) -> Int {
    (lanes + lane &* slotSize).load(fromByteOffset: offset, as: Int.self)
  }
  @inline(__always) static func write(_ value: Int, _ lanes: Lanes, _ lane: Int, _ offset: Int, _ stride: Int)
  {
    (lanes + lane &* slotSize).storeBytes(of: value, toByteOffset: offset, as: Int.self)
  }
}

extension Complex: LaneScalar {
  @inline(__always) static func read(_ lanes: Lanes, _ lane: Int, _ offset: Int, _ stride: Int) -> Complex {
    Complex(Double.read(lanes, lane, offset, stride), Double.read(lanes, lane, offset &+ stride, stride))
  }
  @inline(__always) static func write(
    _ value: Complex, _ lanes: Lanes, _ lane: Int, _ offset: Int, _ stride: Int
  ) {
    Double.write(value.re, lanes, lane, offset, stride)
    Double.write(value.im, lanes, lane, offset &+ stride, stride)
  }
}
