import Rast

/// Finds the entries of a file: `Name(SYMMETRY) = { … }`, and between them text that is only commentary.
struct EntryScanner {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // A byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// All entries except comments and those without a name.
  mutating func entries() -> [EntryLayout] {
    var found: [EntryLayout] = []
    while let entry = next() {
      if entry.name.start < entry.name.end, !isComment(entry.name) { found.append(entry) }
    }
    return found
  }

  private mutating func next() -> EntryLayout? {
    while let header = nextHeader() {
      if let entry = entry(header) { return entry }
    }
    return nil
  }

  /// A line, or the rest of one, that may be the head of an entry: a name, and what follows it.
  private struct Header {
    var name: Span
    var rest: Span
  }

  /// The next line that is not a comment. Leaves the offset after it, or at its opening brace.
  private mutating func nextHeader() -> Header? {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte.isBlank || byte.endsLine {
        offset += 1
      } else if byte == UInt8(ascii: ";") {
        skipLine()
      } else {
        return header()
      }
    }
    return nil
  }

  private mutating func header() -> Header {
    let start = offset
    while offset < bytes.count, !endsName(bytes[offset]) { offset += 1 }
    let name = Span(start, offset)
    while offset < bytes.count, !bytes[offset].endsLine, bytes[offset] != UInt8(ascii: "{"),
      bytes[offset] != UInt8(ascii: ";")
    { offset += 1 }
    return Header(name: name, rest: Span(name.end, offset))
  }

  private func endsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "{"), UInt8(ascii: ";"): true
    default: byte.isBlank || byte.endsLine
    }
  }

  /// The entry that begins on a line; nil if the line is commentary. The opening brace may stand on the next line, if
  /// this one has nothing but a name and a symmetry.
  private mutating func entry(_ header: Header) -> EntryLayout? {
    if offset == bytes.count || bytes[offset] != UInt8(ascii: "{") {
      let line = offset
      skipLine()
      var probe = offset
      while probe < bytes.count, bytes[probe].isBlank || bytes[probe].endsLine { probe += 1 }
      guard probe < bytes.count, bytes[probe] == UInt8(ascii: "{"), isPlain(header.rest),
        bytes[line..<min(offset, bytes.count)].allSatisfy({ $0.isBlank || $0.endsLine })
      else { return nil }
      offset = probe
    }
    offset += 1
    let start = offset
    let isClosed = skipBody(isComment: header.name.start == header.name.end || isComment(header.name))
    let end = isClosed ? offset - 1 : offset
    return EntryLayout(name: header.name, body: Span(start, end), isClosed: isClosed)
  }

  /// Skips past the closing brace, and says whether there is one. An opening brace on a later line belongs to the
  /// next entry, as formulas have none of their own: the offset is then set to the start of that line.
  private mutating func skipBody(isComment: Bool) -> Bool {
    /// The start of the line that the offset is on, if the body began before it.
    var line: Int?
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "}"):
        offset += 1
        return true
      case UInt8(ascii: ";") where !isComment: skipLine()
      case UInt8(ascii: "{") where !isComment:
        guard let line else {
          offset += 1
          continue
        }
        offset = line
        return false
      case let byte:
        offset += 1
        if byte.endsLine { line = offset }
      }
    }
    return false
  }

  private mutating func skipLine() {
    while offset < bytes.count, !bytes[offset].endsLine { offset += 1 }
  }

  private func isComment(_ name: Span) -> Bool {
    let word = bytes[name.start..<name.end].map { $0 | 0x20 }
    return word == Array("comment".utf8)
  }

  /// Whether nothing follows a name but a symmetry and an equals sign.
  private func isPlain(_ rest: Span) -> Bool {
    var depth = 0
    for byte in bytes[rest.start..<rest.end] {
      switch byte {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "="): break
      default: if depth == 0, !byte.isBlank { return false }
      }
    }
    return depth == 0
  }
}
