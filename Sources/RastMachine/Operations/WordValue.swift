/// A value that is one word: an int, or something that has a number.
protocol WordValue: SlotValue, Comparable where Vector == Ints {
  /// The int, or the number.
  var word: Int { get }
  /// The value with the given number.
  init(_ word: Int)
}

extension WordValue {
  @inline(__always) init?(word: Int) { self.init(word) }

  @inline(__always) static func < (one: Self, other: Self) -> Bool { one.word < other.word }

  @inline(__always) static func splat(_ value: Self) -> Ints { Ints(repeating: Int64(value.word)) }
  @inline(__always) static func vector(at cells: UnsafeMutableRawPointer, stride: Int) -> Ints {
    cells.loadUnaligned(as: Ints.self)
  }
  @inline(__always) static func store(_ vector: Ints, at cells: UnsafeMutableRawPointer, stride: Int) {
    cells.storeBytes(of: vector, as: Ints.self)
  }
  @inline(__always) static func lane(at cells: UnsafeMutableRawPointer, stride: Int) -> Self {
    Self(cells.load(as: Int.self))
  }
  @inline(__always) static func store(lane: Self, at cells: UnsafeMutableRawPointer, stride: Int) {
    cells.storeBytes(of: lane.word, as: Int.self)
  }
}

extension Int: WordValue {
  static var type: Type { .int }

  @inline(__always) var word: Int { self }

  init(_ value: Value) {
    guard case .int(let int) = value else { Self.mismatch(value) }
    self = int
  }

  var value: Value { .int(self) }
}

/// A bool: 0 or 1.
struct BoolWord: WordValue {
  let word: Int
  static var type: Type { .bool }

  @inline(__always) init(_ word: Int) { self.word = word }

  init(_ value: Value) {
    guard case .bool(let bool) = value else { Self.mismatch(value) }
    word = bool ? 1 : 0
  }

  var value: Value { .bool(word != 0) }
}

/// A char: the number of its Unicode scalar.
struct CharWord: WordValue {
  let word: Int
  static var type: Type { .char }

  @inline(__always) init(_ word: Int) { self.word = word }

  init(_ value: Value) {
    guard case .char(let scalar) = value else { Self.mismatch(value) }
    word = Int(scalar.value)
  }

  var value: Value {
    guard let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: word)) else {
      preconditionFailure("a char was made of \(word), which is no Unicode scalar")
    }
    return .char(scalar)
  }
}

/// The Unicode scalars of a str. Slots hold its number in the run's table of texts.
typealias Text = UnsafeBufferPointer<UInt32>

extension Value {
  /// Calls `body` with the scalars of a str.
  func withText<R>(_ body: (Text) -> R) -> R {
    guard case .str(let string) = self else { preconditionFailure("a str was expected, not a \(type)") }
    return string.unicodeScalars.map(\.value).withUnsafeBufferPointer(body)
  }
}
