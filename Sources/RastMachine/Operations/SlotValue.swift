/// Eight floats, one per lane.
typealias Floats = SIMD8<Double>
/// Eight words, one per lane.
typealias Ints = SIMD8<Int64>
/// A truth value for each of eight lanes.
typealias LaneMask = SIMDMask<SIMD8<Int64>>

/// How many lanes a vector holds.
let laneWidth = 8

/// A Swift type with which operations compute the values of one type of the language: how such a value is
/// laid out in 8-byte slots, and how a vector holds eight of them.
protocol SlotValue: BitwiseCopyable, Sendable {
  /// Eight values, one per lane.
  associatedtype Vector

  /// The corresponding type of the language.
  static var type: Type { get }

  /// The value that a word stands for; nil where values of this type are not words.
  init?(word: Int)
  /// The value that a float stands for, if there is one.
  init?(float: Double)
  /// The value that a complex number stands for, if there is one.
  init?(complex: Complex)

  /// Unwraps a value of `type`, or traps: the checker resolved every operation to the types of its operands.
  init(_ value: Value)
  /// The value in the evaluator's representation.
  var value: Value { get }

  /// The same value in every lane.
  static func splat(_ value: Self) -> Vector
  /// Eight lanes' values, whose slots are `stride` bytes apart.
  static func vector(at cells: UnsafeMutableRawPointer, stride: Int) -> Vector
  /// Writes eight lanes' values, whose slots are `stride` bytes apart.
  static func store(_ vector: Vector, at cells: UnsafeMutableRawPointer, stride: Int)
  /// One lane's value.
  static func lane(at cells: UnsafeMutableRawPointer, stride: Int) -> Self
  /// Writes one lane's value.
  static func store(lane: Self, at cells: UnsafeMutableRawPointer, stride: Int)
}

extension SlotValue {
  @inline(__always) init?(word: Int) { nil }
  @inline(__always) init?(float: Double) { nil }
  @inline(__always) init?(complex: Complex) { nil }

  /// Traps because the value has another type where the checker allows only `type`.
  static func mismatch(_ value: Value) -> Never {
    preconditionFailure("an operation on \(type) met a value of type \(value.type)")
  }
}

extension Double: SlotValue {
  static var type: Type { .float }

  @inline(__always) init?(float: Double) { self = float }

  init(_ value: Value) {
    guard case .float(let float) = value else { Self.mismatch(value) }
    self = float
  }

  var value: Value { .float(self) }

  @inline(__always) static func splat(_ value: Double) -> Floats { Floats(repeating: value) }
  @inline(__always) static func vector(at cells: UnsafeMutableRawPointer, stride: Int) -> Floats {
    cells.loadUnaligned(as: Floats.self)
  }
  @inline(__always) static func store(
    _ vector: Floats, at cells: UnsafeMutableRawPointer, stride: Int
  ) {
    cells.storeBytes(of: vector, as: Floats.self)
  }
  @inline(__always) static func lane(at cells: UnsafeMutableRawPointer, stride: Int) -> Double {
    cells.load(as: Double.self)
  }
  @inline(__always) static func store(lane: Double, at cells: UnsafeMutableRawPointer, stride: Int) {
    cells.storeBytes(of: lane, as: Double.self)
  }
}

/// Eight complex numbers, whose parts are in two registers.
struct ComplexVector {
  var re: Floats
  var im: Floats
}

extension Complex: SlotValue {
  static var type: Type { .complex }

  @inline(__always) init?(complex: Complex) { self = complex }

  init(_ value: Value) {
    guard case .complex(let complex) = value else { Self.mismatch(value) }
    self = complex
  }

  var value: Value { .complex(self) }

  @inline(__always) static func splat(_ value: Complex) -> ComplexVector {
    ComplexVector(re: Floats(repeating: value.re), im: Floats(repeating: value.im))
  }
  @inline(__always) static func vector(at cells: UnsafeMutableRawPointer, stride: Int)
    -> ComplexVector
  {
    ComplexVector(
      re: Double.vector(at: cells, stride: stride), im: Double.vector(at: cells + stride, stride: stride))
  }
  @inline(__always) static func store(
    _ vector: ComplexVector, at cells: UnsafeMutableRawPointer, stride: Int
  ) {
    Double.store(vector.re, at: cells, stride: stride)
    Double.store(vector.im, at: cells + stride, stride: stride)
  }
  @inline(__always) static func lane(at cells: UnsafeMutableRawPointer, stride: Int) -> Complex {
    Complex(Double.lane(at: cells, stride: stride), Double.lane(at: cells + stride, stride: stride))
  }
  @inline(__always) static func store(lane: Complex, at cells: UnsafeMutableRawPointer, stride: Int) {
    Double.store(lane: lane.re, at: cells, stride: stride)
    Double.store(lane: lane.im, at: cells + stride, stride: stride)
  }
}
