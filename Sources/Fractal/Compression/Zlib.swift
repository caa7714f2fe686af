import CZlib

/// Streams of zlib: compressed bytes, with a header and a checksum.
public enum Zlib {
  /// The header: deflate, a window of 32 KiB, and the usual level.
  static let header: [UInt8] = [0x78, 0x9C]

  /// The stream that some bytes become.
  public static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = header
    var checksum = Checksum()
    bytes.withUnsafeBufferPointer { bytes in
      Deflater(.text).add(bytes, .stream, to: &stream)
      checksum.add(bytes)
    }
    return stream + checksum.bytes
  }

  /// What a stream becomes, but no more than `limit` bytes of it; nil if it is broken before that.
  public static func bytes(of stream: some Collection<UInt8>, limit: Int) -> [UInt8]? {
    // It has a pointer to itself, so it must not move.
    let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    defer { state.deallocate() }
    state.initialize(to: z_stream())
    guard inflateInit_(state, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(state) }
    var input = Array(stream)
    var piece = [UInt8](repeating: 0, count: 1 << 15)
    var bytes: [UInt8] = []
    return input.withUnsafeMutableBufferPointer { input in
      state.pointee.next_in = input.baseAddress
      state.pointee.avail_in = UInt32(truncatingIfNeeded: input.count)
      while bytes.count < limit {
        let (result, count) = piece.withUnsafeMutableBufferPointer { piece in
          state.pointee.next_out = piece.baseAddress
          state.pointee.avail_out = UInt32(piece.count)
          return (inflate(state, Z_NO_FLUSH), piece.count - Int(state.pointee.avail_out))
        }
        bytes += piece.prefix(min(count, limit - bytes.count))
        if result == Z_STREAM_END { return bytes }
        // Without progress, the stream is cut off.
        guard result == Z_OK, count > 0 || state.pointee.avail_in > 0 else { return nil }
      }
      return bytes
    }
  }
}
