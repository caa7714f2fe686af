/// Reads what is pasted, between the marks that a terminal puts around it.
struct PasteReader {
  /// What comes before a paste.
  static let begin = Array("\u{1B}[200~".utf8)
  /// What comes after it.
  private static let end = Array("\u{1B}[201~".utf8)
  /// More than anyone can want to paste here; the rest is dropped.
  private static let limit = 1 << 20

  private var bytes: [UInt8] = []
  /// The last bytes that may be the beginning of the end.
  private var tail: [UInt8] = []

  /// The text so far.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes further bytes. Returns those after the end of the paste; nil if it has not ended yet.
  mutating func take(_ new: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let all = tail + new
    let end = all.indices.first { all[$0...].starts(with: Self.end) }
    let mine = end ?? max(0, all.count - (Self.end.count - 1))
    bytes += all[..<mine].prefix(Self.limit - bytes.count)
    tail = Array(all[mine...])
    return end.map { new.suffix(all.count - $0 - Self.end.count) }
  }
}
