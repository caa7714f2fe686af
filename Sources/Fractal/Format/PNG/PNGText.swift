import Rast

/// The texts that a PNG contains of a view and its kernel.
public struct PNGText: Hashable, Sendable {
  /// The line of the view.
  public private(set) var view: String?
  /// The kernel's text.
  public private(set) var source: String?

  /// The keyword of a view.
  static let viewKeyword = "rast-fractal"
  /// The keyword of a kernel's text.
  static let sourceKeyword = "rast-fractal source"

  /// The most bytes of a chunk that are read: more than either text takes, with what comes before it.
  static let mostBytes = SourceFile.maximumSize + ViewText.maximumSize

  /// Reads the texts chunk by chunk, where `read` gives the next bytes of the file: as many as it is asked for, or all
  /// that are left. Of a text that is too long, enough is read to show that. Nil if it is no PNG; if it is broken
  /// somewhere, what comes before is read.
  public init?<Failure: Error>(reading read: (_ count: Int) throws(Failure) -> [UInt8]) throws(Failure) {
    guard try read(PNGChunk.signature.count) == PNGChunk.signature else { return nil }
    while true {
      let head = try read(8)
      let name = String(decoding: head.suffix(4), as: UTF8.self)
      // Whatever has no name of four letters is no chunk, and neither is what follows.
      guard head.count == 8, name.utf8.allSatisfy({ (0x41...0x5A).contains($0 & 0xDF) }), name != "IEND"
      else {
        return
      }
      // Texts come before the rows or all behind them.
      if name == "IDAT", view != nil { return }
      let length = head.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      let kept = TextChunk(rawValue: name).map { ($0, min(length, PNGText.mostBytes)) }
      if let (kind, count) = kept {
        let data = try read(count)
        guard data.count == count else { return }
        take(kind, data)
        if let view, view.utf8.count > ViewText.maximumSize { return }
      }
      // The rest, and four bytes of checksum.
      var rest = length + 4 - (kept?.1 ?? 0)
      while rest > 0 {
        let count = try read(min(rest, 1 << 16)).count
        guard count > 0 else { return }
        rest -= count
      }
    }
  }

  /// The texts of a PNG that is in memory.
  public init?(_ bytes: [UInt8]) {
    var rest = bytes[...]
    self.init { count in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }

  /// The first text under a keyword is the one that counts.
  private mutating func take(_ kind: TextChunk, _ data: [UInt8]) {
    guard let end = data.firstIndex(of: 0) else { return }
    let body = data[(end + 1)...]
    switch String(decoding: data[..<end], as: UTF8.self) {
    case PNGText.viewKeyword: view = view ?? kind.text(body, limit: ViewText.maximumSize + 1)
    case PNGText.sourceKeyword: source = source ?? kind.text(body, limit: SourceFile.maximumSize + 1)
    case _: break
    }
  }
}

/// The chunks that hold texts.
private enum TextChunk: String {
  case tEXt, zTXt, iTXt

  /// The text behind a keyword; nil if it is broken. It ends after `limit` bytes, whatever the chunk would become.
  func text(_ bytes: ArraySlice<UInt8>, limit: Int) -> String? {
    switch self {
    case .tEXt: return TextChunk.latin(bytes.prefix(limit))
    case .zTXt:
      // The method of compression, of which there is one.
      return Zlib.bytes(of: bytes.dropFirst(), limit: limit).map { TextChunk.latin($0[...]) }
    case .iTXt:
      // A flag and method of compression, the language, the translated keyword, and the text.
      let parts = bytes.dropFirst(2).split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
      guard let flag = bytes.first, parts.count == 3 else { return nil }
      let text = flag == 0 ? Array(parts[2].prefix(limit)) : Zlib.bytes(of: parts[2], limit: limit)
      return text.map { String(decoding: $0, as: UTF8.self) }
    }
  }

  /// A text of ISO 8859-1.
  private static func latin(_ bytes: ArraySlice<UInt8>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: bytes.map { Unicode.Scalar($0) })
    return text
  }
}
