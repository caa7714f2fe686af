/// At most eight bytes, which are written by a single store.
struct ShortText: Hashable, Sendable {
  /// The bytes, the first one lowest.
  let bits: UInt64
  /// How many they are.
  let count: Int

  /// How many bytes there is room for.
  static let capacity = 8

  /// The bytes, the first one lowest.
  init(bits: UInt64, count: Int) { (self.bits, self.count) = (bits, count) }

  /// The bytes; nil if there are too many.
  init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count <= Self.capacity else { return nil }
    bits = bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    count = bytes.count
  }

  /// A number from 0 to 99,999,999 in decimal digits.
  init(decimal number: Int) {
    var (rest, bits, count) = (number, UInt64(0), 0)
    repeat {
      bits = bits << 8 | UInt64(48 + rest % 10)
      rest /= 10
      count += 1
    } while rest > 0 && count < Self.capacity
    (self.bits, self.count) = (bits, count)
  }

  /// A character in UTF-8.
  init(_ scalar: Unicode.Scalar) {
    let value = UInt64(scalar.value)
    func tail(_ place: UInt64) -> UInt64 { 0x80 | value >> (6 * place) & 0x3F }
    switch scalar.value {
    case ..<0x80: (bits, count) = (value, 1)
    case ..<0x800: (bits, count) = (0xC0 | value >> 6 | tail(0) << 8, 2)
    case ..<0x10000: (bits, count) = (0xE0 | value >> 12 | tail(1) << 8 | tail(0) << 16, 3)
    case _: (bits, count) = (0xF0 | value >> 18 | tail(2) << 8 | tail(1) << 16 | tail(0) << 24, 4)
    }
  }
}

/// Writes texts one after another into memory. There must be room for `ShortText.capacity` bytes wherever one begins.
struct TextPen {
  private let start: UnsafeMutableRawPointer
  private(set) var count = 0

  /// Begins to write at a place.
  init(at start: UnsafeMutableRawPointer) { self.start = start }

  /// Writes a text.
  mutating func write(_ text: ShortText) {
    start.storeBytes(of: text.bits.littleEndian, toByteOffset: count, as: UInt64.self)
    count += text.count
  }

  /// Writes an ASCII character in place of the last byte.
  mutating func replaceLast(with character: Unicode.Scalar) {
    count -= 1
    write(character)
  }

  /// Writes an ASCII character.
  mutating func write(_ character: Unicode.Scalar) {
    start.storeBytes(of: UInt8(truncatingIfNeeded: character.value), toByteOffset: count, as: UInt8.self)
    count += 1
  }
}
