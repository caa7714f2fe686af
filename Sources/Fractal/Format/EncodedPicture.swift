/// A picture as a format writes it: a head, bands of its rows, and a tail. Bands are encoded only when their turn comes,
/// as a large picture would not fit into memory twice, and independently of each other, so that several threads can.
public struct EncodedPicture: Sendable {
  /// A band as it is written, and what the tail needs to know of it.
  struct Band: Sendable {
    var bytes: [UInt8]
    var checksum = Checksum()
  }

  private let head: [UInt8]
  private let bands: Int
  private let encode: @Sendable (_ band: Int) -> Band
  private let tail: @Sendable (Checksum) -> [UInt8]

  /// A picture of `bands` bands; the tail gets the checksum of all of them.
  init(
    head: [UInt8], bands: Int, _ encode: @escaping @Sendable (_ band: Int) -> Band,
    tail: @escaping @Sendable (Checksum) -> [UInt8]
  ) {
    (self.head, self.bands, self.encode, self.tail) = (head, bands, encode, tail)
  }

  /// A picture of lines, each of which an encoder appends to the bytes before it.
  init(
    head: [UInt8] = [], lines: Int, pixelsPerLine: Int,
    _ encoder: @escaping @Sendable (_ line: Int, _ bytes: inout [UInt8]) -> Void
  ) {
    let perBand = max(1, Self.pixelsPerBand / max(1, pixelsPerLine))
    let bands = (lines + perBand - 1) / perBand
    self.init(head: head, bands: bands) { band in
      var bytes: [UInt8] = []
      for line in band * perBand..<min(lines, (band + 1) * perBand) { encoder(line, &bytes) }
      return Band(bytes: bytes)
    } tail: { _ in
      []
    }
  }

  /// Roughly how many pixels of lines are encoded at once.
  private static let pixelsPerBand = 1 << 16

  /// Writes all of it, piece by piece; the bytes are the same however many threads there are. However few bytes the
  /// pixels become, `sink` is called again and again, on the calling thread, so that it can stop the writing.
  ///
  /// - Throws: what `sink` throws.
  public func write<Failure: Error>(
    threads: Int = ThreadPool.available, to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var bytes = head
    var checksum = Checksum()
    // Two more than there are threads, so that none waits for the sink.
    let pool = ThreadPool(threads)
    try pool.inOrder(bands, ahead: threads + 2, encode) { (band) throws(Failure) in
      bytes += band.bytes
      checksum.append(band.checksum)
      try sink(bytes)
      bytes = []
    }
    try sink(bytes + tail(checksum))
  }
}
