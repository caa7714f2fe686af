import CZlib

/// Compresses bytes to blocks of deflate, without a header. If there is no memory for it, the process ends, as it would
/// with an array.
final class Deflater {
  /// How far back a block can refer.
  static let window = 1 << 15

  private let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private let piece = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 15)

  /// What becomes of the blocks when bytes have been added.
  enum Ending {
    /// More bytes follow.
    case none
    /// They end with a whole byte, so that blocks of another deflater can follow.
    case block
    /// They are the last ones.
    case stream

    fileprivate var flush: Int32 {
      switch self {
      case .none: Z_NO_FLUSH
      case .block: Z_SYNC_FLUSH
      case .stream: Z_FINISH
      }
    }
  }

  /// What the bytes are, which decides by what strategy they are compressed.
  enum Content {
    /// The filtered rows of pictures, which are small numbers rather than repetitions.
    case rows
    case text
  }

  /// A compressor at zlib's usual level: the next ones are much slower for a few per cent.
  init(_ content: Content) {
    stream.initialize(to: z_stream())
    let strategy =
      switch content {
      case .rows: Z_FILTERED
      case .text: Z_DEFAULT_STRATEGY
      }
    // Negative: without header and checksum.
    let result = deflateInit2_(
      stream, 6, Z_DEFLATED, -MAX_WBITS, 8, strategy, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(result == Z_OK, "there is no memory to compress")
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
    piece.deallocate()
  }

  /// Tells what comes before the bytes, so that they can refer to it; to be called before any are added.
  func precede(_ bytes: ArraySlice<UInt8>) {
    bytes.withUnsafeBufferPointer { bytes in
      _ = deflateSetDictionary(stream, bytes.baseAddress, UInt32(bytes.count))
    }
  }

  /// Compresses bytes, at most 4 GiB, and appends what is ready of the blocks.
  func add(_ bytes: UnsafeBufferPointer<UInt8>, _ ending: Ending = .none, to output: inout [UInt8]) {
    stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.pointee.avail_in = UInt32(bytes.count)
    repeat {
      stream.pointee.next_out = piece.baseAddress
      stream.pointee.avail_out = UInt32(piece.count)
      deflate(stream, ending.flush)
      output.append(contentsOf: piece.prefix(piece.count - Int(stream.pointee.avail_out)))
    } while stream.pointee.avail_out == 0
  }
}
