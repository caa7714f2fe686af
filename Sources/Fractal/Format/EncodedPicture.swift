/// A picture as a format writes it: a head, followed by lines. Each line is encoded only when its turn comes, as a large
/// picture would not fit into memory twice.
public struct EncodedPicture {
  /// Adds the bytes of a line; called once for each, in their order.
  typealias Encoder = (_ line: Int, _ bytes: inout [UInt8]) -> Void

  private let head: [UInt8]
  private let lines: Int
  private let pixelsPerLine: Int
  private let makeEncoder: () -> Encoder

  /// Roughly how many bytes, or pixels, are passed on at once.
  private static let pieceSize = 1 << 16

  /// A picture whose lines are encoded independently of each other.
  init(head: [UInt8] = [], lines: Int, pixelsPerLine: Int, _ encoder: @escaping Encoder) {
    self.init(head: head, lines: lines, pixelsPerLine: pixelsPerLine, makeEncoder: { encoder })
  }

  /// A picture whose encoder has state, so that it is made anew each time the picture is written.
  init(head: [UInt8] = [], lines: Int, pixelsPerLine: Int, makeEncoder: @escaping () -> Encoder) {
    (self.head, self.lines, self.pixelsPerLine, self.makeEncoder) = (head, lines, pixelsPerLine, makeEncoder)
  }

  /// Writes all of it, piece by piece. However few bytes the pixels become, `sink` is called again and again, so that it
  /// can stop the writing.
  ///
  /// - Throws: what `sink` throws.
  public func write<Failure: Error>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let encode = makeEncoder()
    var bytes = head
    var pixels = 0
    for line in 0..<lines {
      encode(line, &bytes)
      pixels += pixelsPerLine
      if bytes.count >= Self.pieceSize || pixels >= Self.pieceSize {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
        pixels = 0
      }
    }
    try sink(bytes)
  }
}
