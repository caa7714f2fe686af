/// The words and signs of a program's text, without comments, texts and blanks. It takes the text for well formed,
/// as it has been compiled.
struct SourceWords {
  /// A word, or a sign of one character.
  struct Word {
    var text: String
    var range: Range<Int>
    /// How many braces and parentheses it is in.
    var depth: Int
  }

  private(set) var words: [Word] = []
  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    while offset < bytes.count { step() }
  }

  private func starts(_ text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  private mutating func step() {
    let byte = bytes[offset]
    if starts("//") {
      offset = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    } else if starts("/*") {
      skipComment()
    } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      skipText(byte)
    } else if SourceWords.isLetter(byte) {
      let end = bytes[offset...].firstIndex { !SourceWords.isLetter($0) } ?? bytes.count
      add(offset..<end)
    } else if byte > UInt8(ascii: " ") {
      if byte == UInt8(ascii: "}") || byte == UInt8(ascii: ")") { depth -= 1 }
      add(offset..<offset + 1)
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(") { depth += 1 }
    } else {
      offset += 1
    }
  }

  private mutating func add(_ range: Range<Int>) {
    words.append(Word(text: String(decoding: bytes[range], as: UTF8.self), range: range, depth: depth))
    offset = range.upperBound
  }

  private mutating func skipComment() {
    var nesting = 0
    repeat {
      if starts("/*") {
        (nesting, offset) = (nesting + 1, offset + 2)
      } else if starts("*/") {
        (nesting, offset) = (nesting - 1, offset + 2)
      } else {
        offset += 1
      }
    } while nesting > 0 && offset < bytes.count
  }

  private mutating func skipText(_ quote: UInt8) {
    offset += 1
    while offset < bytes.count, bytes[offset] != quote {
      offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    offset += 1
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
      || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}
