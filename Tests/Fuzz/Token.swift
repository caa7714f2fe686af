/// A piece of a program's text that is changed as a whole: a word, a number, a literal, a comment, a sign. Unlike the
/// lexer, this finds tokens in any bytes.
struct Token {
  /// The kind of token.
  enum Kind { case name, number, text, comment, sign }

  let kind: Kind
  let bytes: [UInt8]
  /// The blanks after it.
  var blanks: [UInt8]

  var last: UInt8 { bytes.last ?? 0 }
  var isOpening: Bool { bytes.count == 1 && "([{".utf8.contains(last) }
  var isClosing: Bool { bytes.count == 1 && ")]}".utf8.contains(last) }

  private init(_ kind: Kind, _ bytes: ArraySlice<UInt8>, _ blanks: ArraySlice<UInt8>) {
    (self.kind, self.bytes, self.blanks) = (kind, Array(bytes), Array(blanks))
  }

  /// A token with a blank after it.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    (kind, self.bytes, blanks) = (Token.kind(bytes.first ?? 0), bytes, [0x20])
  }

  /// All tokens of some bytes. Together they are the same bytes, without the blanks before the first.
  static func all(of bytes: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    var rest = bytes.drop(while: isBlank)
    while !rest.isEmpty {
      let (kind, count) = first(of: rest)
      let behind = rest.dropFirst(count)
      let blanks = behind.prefix(while: isBlank)
      tokens.append(Token(kind, rest.prefix(count), blanks))
      rest = behind.dropFirst(blanks.count)
    }
    return tokens
  }

  /// The bytes of all tokens in a row.
  static func text(_ tokens: [Token]) -> [UInt8] {
    var bytes: [UInt8] = []
    for token in tokens { bytes += token.bytes + token.blanks }
    return bytes
  }

  /// The index after the bracket that closes the one at `start`, or the end.
  static func end(ofGroup start: Int, in tokens: [Token]) -> Int {
    var depth = 0
    for index in start..<tokens.count {
      if tokens[index].isOpening { depth += 1 }
      if tokens[index].isClosing { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return tokens.count
  }

  private static func first(of bytes: ArraySlice<UInt8>) -> (Kind, Int) {
    let first = bytes[bytes.startIndex]
    let second = bytes.dropFirst().first ?? 0
    switch kind(first) {
    case .name: return (.name, bytes.prefix(while: isWord).count)
    case .number:
      // `0..9` is three tokens.
      let digits = bytes.prefix(while: isWord).count
      let behind = bytes.dropFirst(digits)
      guard behind.first == UInt8(ascii: "."), let next = behind.dropFirst().first, kind(next) == .number
      else {
        return (.number, digits)
      }
      return (.number, digits + 1 + behind.dropFirst().prefix(while: isWord).count)
    case .text:
      var count = 1
      for byte in bytes.dropFirst() {
        count += 1
        if byte == first || byte == 0x0A { break }
      }
      return (.text, count)
    case .comment, .sign:
      if first == UInt8(ascii: "/"), second == first {
        return (.comment, bytes.prefix { $0 != 0x0A }.count)
      }
      let isPair = pairs.contains { $0.0 == first && $0.1 == second }
      return (.sign, isPair ? 2 : 1)
    }
  }

  private static let pairs: [(UInt8, UInt8)] = [
    "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "%=", "^=", "..", "->",
  ].map { (text: String) in
    let bytes = Array(text.utf8)
    return (bytes[0], bytes[1])
  }

  private static func kind(_ byte: UInt8) -> Kind {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .number
    case UInt8(ascii: "\""), UInt8(ascii: "'"): .text
    default: isWord(byte) ? .name : .sign
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_")
      || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
