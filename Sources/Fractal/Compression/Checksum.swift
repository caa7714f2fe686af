import CZlib

/// The Adler-32 checksum of some bytes, with which their zlib stream ends.
struct Checksum: Sendable {
  /// Its value.
  private(set) var value: UInt32 = 1
  private var count = 0

  /// That of no bytes.
  init() {}

  /// It as the stream has it.
  var bytes: [UInt8] { value.bytesFromHighest }

  /// Goes on to more bytes.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    value = UInt32(truncatingIfNeeded: adler32_z(uLong(value), bytes.baseAddress, bytes.count))
    count += bytes.count
  }

  /// Goes on to more bytes, of which only their own checksum is known.
  mutating func append(_ other: Checksum) {
    value = UInt32(truncatingIfNeeded: adler32_combine(uLong(value), uLong(other.value), other.count))
    count += other.count
  }
}

extension UInt32 {
  /// Its four bytes, the highest first, as zlib and PNG have numbers.
  var bytesFromHighest: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) } }
}
