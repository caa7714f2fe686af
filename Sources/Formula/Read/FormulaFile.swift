import Rast

/// A file of Fractint formulas (`.frm`): its text and the entries found in it. Reading never fails; the errors of an
/// entry are found when it is translated.
public struct FormulaFile: Sendable {
  /// The largest file that is read, in bytes (64 MiB); the largest collections are a tenth of that.
  public static let maximumSize = 1 << 26

  /// The file, as UTF-8.
  public let source: SourceFile
  /// The entries in the order of the file, without those that are comments.
  public let entries: [FormulaEntry]
  /// Which of the entries is the first with a name in lowercase.
  private let numbers: [String: Int]

  /// Reads the bytes of a file. Old files are in Latin-1, have the line ends of DOS, and end with a control-Z.
  public init(path: String, bytes: [UInt8]) {
    source = SourceFile(path: path, bytes: Latin1.utf8(bytes))
    var scanner = EntryScanner(source.bytes)
    let text = source
    entries = scanner.entries().map { FormulaEntry(source: text, layout: $0) }
    numbers = Dictionary(entries.enumerated().map { ($1.name.lowercased(), $0) }) { first, _ in first }
  }

  /// Whether a path names a file of formulas.
  public static func isPath(_ path: String) -> Bool { path.lowercased().hasSuffix(".frm") }

  /// The entry with a name, regardless of case; the first one if there are several.
  public func entry(_ name: String) -> FormulaEntry? {
    numbers[name.lowercased()].map { entries[$0] }
  }
}

/// One formula of a file.
public struct FormulaEntry: Sendable {
  /// The file it is in.
  public let source: SourceFile
  let layout: EntryLayout

  /// Its name, as the file spells it.
  public var name: String { source.text(layout.name) }

  /// The comment after its opening brace; empty if there is none.
  public var summary: String {
    var offset = layout.body.start
    let bytes = source.bytes
    while offset < layout.body.end, bytes[offset].isBlank { offset += 1 }
    guard offset < layout.body.end, bytes[offset] == UInt8(ascii: ";") else { return "" }
    let end = bytes[offset..<layout.body.end].firstIndex { $0.endsLine } ?? layout.body.end
    return FormulaEntry.comment(source.text(Span(offset, end)))
  }

  /// A comment's text without its semicolons and surplus blanks.
  static func comment(_ text: String) -> String {
    String(text.drop { $0 == ";" || $0.isWhitespace }.map { $0.isWhitespace ? " " : $0 })
      .split(separator: " ").joined(separator: " ")
  }
}
