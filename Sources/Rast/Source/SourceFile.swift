/// A program's text and where it came from, with a table of its lines.
public struct SourceFile: Sendable {
  /// The longest source accepted, in bytes (1 MiB).
  public static let maximumSize = 1 << 20

  /// The path shown in diagnostics; nothing is read from it.
  public let path: String
  /// The text as read; the lexer checks that it is UTF-8.
  public let bytes: [UInt8]
  /// Offset of the first byte of each line.
  private let lineStarts: [Int]

  /// A source with the given bytes, valid or not.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    lineStarts = starts
  }

  /// A source with the given text.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The line that holds the byte at `offset`, counted from 0.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// How many lines the text has, including the empty one after a final newline.
  public var lineCount: Int { lineStarts.count }

  /// The bytes of a line (from 0), without its line end.
  public func lineRange(_ line: Int) -> Range<Int> {
    let start = lineStarts[line]
    var end = line + 1 < lineStarts.count ? lineStarts[line + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }

  /// The text of the bytes in `span`; invalid UTF-8 becomes U+FFFD.
  public func text(_ span: Span) -> String {
    let start = min(max(0, span.start), bytes.count)
    let end = min(max(start, span.end), bytes.count)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// The line and column of an offset, both counted from 1, the column in Unicode scalars.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = line(at: offset)
    let start = lineStarts[line]
    // Without decoding them: a line may be as long as a file, and many errors on it.
    let scalars = bytes[start..<min(max(start, offset), bytes.count)].count { $0 & 0xC0 != 0x80 }
    return (line + 1, scalars + 1)
  }
}
