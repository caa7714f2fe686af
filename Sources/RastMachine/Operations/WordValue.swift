/// A value that is one word: an int, or what is numbered.
package protocol WordValue: SlotValue, Comparable where Vector == Ints {
  /// The int, or the number.
  var word: Int { get }
  /// The value with a number.
  init(_ word: Int)
}

extension WordValue {
  @inline(__always) package init?(word: Int) { self.init(word) }

  @inline(__always) package static func < (one: Self, other: Self) -> Bool { one.word < other.word }

  @inline(__always) package static func splat(_ value: Self) -> Ints { Ints(repeating: Int64(value.word)) }
  @inline(__always) package static func vector(at cells: UnsafeMutableRawPointer, stride: Int) -> Ints {
    cells.loadUnaligned(as: Ints.self)
  }
  @inline(__always) package static func store(_ vector: Ints, at cells: UnsafeMutableRawPointer, stride: Int)
  {
    cells.storeBytes(of: vector, as: Ints.self)
  }
  @inline(__always) package static func lane(at cells: UnsafeMutableRawPointer, stride: Int) -> Self {
    Self(cells.load(as: Int.self))
  }
  @inline(__always) package static func store(lane: Self, at cells: UnsafeMutableRawPointer, stride: Int) {
    cells.storeBytes(of: lane.word, as: Int.self)
  }
}

extension Int: WordValue {
  package static var type: Type { .int }

  @inline(__always) package var word: Int { self }

  package init(_ value: Value) {
    guard case .int(let int) = value else { Self.mismatch(value) }
    self = int
  }

  package var value: Value { .int(self) }
}

/// A bool: 0 or 1.
package struct BoolWord: WordValue {
  package let word: Int
  package static var type: Type { .bool }

  @inline(__always) package init(_ word: Int) { self.word = word }

  package init(_ value: Value) {
    guard case .bool(let bool) = value else { Self.mismatch(value) }
    word = bool ? 1 : 0
  }

  package var value: Value { .bool(word != 0) }
}

/// A char: the number of its Unicode scalar.
package struct CharWord: WordValue {
  package let word: Int
  package static var type: Type { .char }

  @inline(__always) package init(_ word: Int) { self.word = word }

  package init(_ value: Value) {
    guard case .char(let scalar) = value else { Self.mismatch(value) }
    word = Int(scalar.value)
  }

  package var value: Value {
    guard let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: word)) else {
      preconditionFailure("a char was made of \(word), which is no Unicode scalar")
    }
    return .char(scalar)
  }
}

/// The Unicode scalars of a str. Slots hold its number in the run's table of texts.
package typealias Text = UnsafeBufferPointer<UInt32>

extension Value {
  /// Calls `body` with the scalars of a str.
  package func withText<R>(_ body: (Text) -> R) -> R {
    guard case .str(let string) = self else { preconditionFailure("a str was expected, not a \(type)") }
    return string.unicodeScalars.map(\.value).withUnsafeBufferPointer(body)
  }
}
