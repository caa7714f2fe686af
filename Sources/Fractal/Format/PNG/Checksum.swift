import CZlib

/// The Adler-32 checksum of some bytes.
struct Checksum: Sendable {
  /// Its value.
  private(set) var value: UInt32 = 1
  private var count = 0

  /// That of no bytes.
  init() {}

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
