/// A picture as a format writes it: a head, followed by lines. Each line is encoded only when its turn comes, as a large
/// picture would not fit into memory twice.
public struct EncodedPicture {
  /// Adds the bytes of a line; called once for each, in their order.
  typealias Encoder = (_ line: Int, _ bytes: inout [UInt8]) -> Void

  private let head: [UInt8]
  private let lines: Int
  private let makeEncoder: () -> Encoder

  /// Roughly how many bytes are passed on at once.
  private static let pieceSize = 1 << 16

  /// A picture whose lines are encoded independently of each other.
  init(head: [UInt8] = [], lines: Int, _ encoder: @escaping Encoder) {
    self.init(head: head, lines: lines, makeEncoder: { encoder })
  }

  /// A picture whose encoder has state, so that it is made anew each time the picture is written.
  init(head: [UInt8] = [], lines: Int, makeEncoder: @escaping () -> Encoder) {
    (self.head, self.lines, self.makeEncoder) = (head, lines, makeEncoder)
  }

  /// Writes all of it, piece by piece.
  ///
  /// - Throws: what `sink` throws.
  public func write<Failure: Error>(to sink: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    let encode = makeEncoder()
    var bytes = head
    for line in 0..<lines {
      encode(line, &bytes)
      if bytes.count >= Self.pieceSize {
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try sink(bytes)
  }

  /// All of its bytes.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    write { bytes += $0 }
    return bytes
  }
}
