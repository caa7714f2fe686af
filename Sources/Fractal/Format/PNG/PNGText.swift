/// Reads the texts that a PNG contains.
public enum PNGText {
  /// The keyword of the text of a view.
  public static let viewKeyword = "rast-fractal"

  /// Whether bytes begin as a PNG does.
  public static func isPNG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: PNGChunk.signature) }

  /// The text with a keyword, in a tEXt chunk or an uncompressed iTXt chunk; nil if there is none, or if the file is
  /// broken before it.
  public static func text(_ keyword: String, in bytes: [UInt8]) -> String? {
    guard isPNG(bytes) else { return nil }
    var rest = bytes.dropFirst(PNGChunk.signature.count)
    // Each chunk is a length, a name of four letters, that many bytes, and four bytes of checksum.
    while rest.count >= 12 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let name = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
      guard length <= rest.count - 12 else { return nil }
      let data = rest.dropFirst(8).prefix(length)
      rest = rest.dropFirst(12 + length)
      guard data.starts(with: Array(keyword.utf8) + [0]) else { continue }
      let body = data.dropFirst(keyword.utf8.count + 1)
      if name == "tEXt" { return latin(body) }
      if name == "iTXt", let text = international(body) { return text }
    }
    return nil
  }

  /// A text of ISO 8859-1.
  private static func latin(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: bytes.map { Unicode.Scalar($0) })
    return text
  }

  /// The text of an iTXt chunk. Its keyword is followed by a flag and method of compression, the language, the translated
  /// keyword, and the text.
  private static func international(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.first == 0 else { return nil }
    let parts = bytes.dropFirst(2).split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    return parts.count == 3 ? String(decoding: parts[2], as: UTF8.self) : nil
  }
}
