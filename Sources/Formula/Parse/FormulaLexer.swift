import Rast

/// Splits the body of an entry into tokens.
struct FormulaLexer {
  private let bytes: [UInt8]
  private let end: Int
  private var offset: Int
  private(set) var diagnostics: [Diagnostic] = []
  /// How each name was spelled where it first appeared.
  private(set) var spellings: [String: String] = [:]

  init(_ source: SourceFile, _ body: Span) {
    bytes = source.bytes
    (offset, end) = (body.start, body.end)
  }

  mutating func tokens() -> [FormulaToken] {
    var tokens: [FormulaToken] = []
    var depth = 0
    while true {
      let token = next()
      if token.kind == .newline {
        // While an operand is missing or a parenthesis is open, the statement continues on the next line.
        if depth > 0 || (tokens.last?.kind.wantsOperand ?? true) { continue }
      } else if token.kind.cannotBegin, tokens.last?.kind == .newline {
        tokens.removeLast()
      }
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth = max(0, depth - 1) }
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private mutating func next() -> FormulaToken {
    skipBlanks()
    let start = offset
    guard offset < end else { return FormulaToken(kind: .end, span: Span(end, end)) }
    let byte = bytes[offset]
    let kind: FormulaToken.Kind
    if byte.beginsName {
      kind = name()
    } else if byte.isDigit || byte == UInt8(ascii: ".") {
      kind = number()
    } else {
      kind = sign()
    }
    return FormulaToken(kind: kind, span: Span(start, offset))
  }

  /// Skips blanks, comments and line continuations.
  private mutating func skipBlanks() {
    while offset < end {
      let byte = bytes[offset]
      if byte.isBlank, byte != UInt8(ascii: "\r") || !isLoneReturn {
        offset += 1
      } else if byte == UInt8(ascii: ";") {
        while offset < end, !bytes[offset].endsLine { offset += 1 }
      } else if byte == UInt8(ascii: "\\"), let next = lineEnd(after: offset + 1) {
        offset = next
      } else {
        return
      }
    }
  }

  /// Whether the carriage return at the offset ends a line by itself.
  private var isLoneReturn: Bool { offset + 1 >= end || bytes[offset + 1] != UInt8(ascii: "\n") }

  /// The offset after the next line end, if only blanks and a comment come before it.
  private func lineEnd(after start: Int) -> Int? {
    var index = start
    while index < end, bytes[index].isBlank, !bytes[index].endsLine { index += 1 }
    if index < end, bytes[index] == UInt8(ascii: ";") {
      while index < end, !bytes[index].endsLine { index += 1 }
    }
    if index < end, bytes[index] == UInt8(ascii: "\r") { index += 1 }
    if index < end, bytes[index] == UInt8(ascii: "\n") { index += 1 }
    return index == end || bytes[index - 1].endsLine ? index : nil
  }

  private mutating func name() -> FormulaToken.Kind {
    var spelling = word()
    if let keyword = FormulaLexer.keyword(spelling) { return keyword }
    // Fractint drops blanks before it looks for words, so `sqrt 5` is one name.
    while let next = nextWord() { spelling += next }
    let name = spelling.lowercased()
    if spellings[name] == nil { spellings[name] = spelling }
    return .name(name)
  }

  /// The letters and digits at the offset, which may continue on the next line.
  private mutating func word() -> String {
    var word: [UInt8] = []
    while true {
      while offset < end, bytes[offset].isInName {
        word.append(bytes[offset])
        offset += 1
      }
      guard let next = continued(at: offset), next < end, bytes[next].isInName else { break }
      offset = next
    }
    return String(decoding: word, as: UTF8.self)
  }

  /// Consumes the next word on the same line, unless it is a keyword.
  private mutating func nextWord() -> String? {
    let start = offset
    while offset < end, bytes[offset].isBlank, !bytes[offset].endsLine { offset += 1 }
    let word = offset > start ? word() : ""
    guard word.isEmpty || FormulaLexer.keyword(word) != nil else { return word }
    offset = start
    return nil
  }

  private static func keyword(_ word: String) -> FormulaToken.Kind? {
    switch word.lowercased() {
    case "if": .if
    case "elseif": .elseif
    case "else": .else
    case "endif": .endif
    default: nil
    }
  }

  /// Where the text continues if there is a line continuation at the offset. Lines are joined before words are looked
  /// for, so a continuation may stand within a word.
  private func continued(at offset: Int) -> Int? {
    guard offset < end, bytes[offset] == UInt8(ascii: "\\"), var next = lineEnd(after: offset + 1) else {
      return nil
    }
    while next < end, bytes[next].isBlank, !bytes[next].endsLine { next += 1 }
    return next
  }

  private mutating func number() -> FormulaToken.Kind {
    let start = offset
    var (digits, points) = (0, 0)
    var text = ""
    while true {
      while offset < end, bytes[offset].isDigit || bytes[offset] == UInt8(ascii: ".") {
        if bytes[offset].isDigit { digits += 1 } else { points += 1 }
        text.unicodeScalars.append(Unicode.Scalar(bytes[offset]))
        offset += 1
      }
      guard let next = continued(at: offset), next < end,
        bytes[next].isDigit || bytes[next] == UInt8(ascii: ".")
      else { break }
      offset = next
    }
    let exponent = offset
    if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      var index = offset + 1
      if index < end, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[index]) { index += 1 }
      if index < end, bytes[index].isDigit {
        while index < end, bytes[index].isDigit { index += 1 }
        offset = index
      }
    }
    text += String(decoding: bytes[exponent..<offset], as: UTF8.self)
    let isWord = offset < end && bytes[offset].isInName
    while offset < end, bytes[offset].isInName { offset += 1 }
    guard digits > 0, points < 2, !isWord, let value = Double(FormulaLexer.readable(text)), value.isFinite
    else {
      return report(.badNumber, start)
    }
    return .number(value)
  }

  /// The number with digits on both sides of its point, as `Double` requires.
  private static func readable(_ text: String) -> String {
    var text = text
    if text.hasPrefix(".") { text = "0" + text }
    if text.hasSuffix(".") { text += "0" }
    return text.replacing(".e", with: ".0e").replacing(".E", with: ".0E")
  }

  private mutating func sign() -> FormulaToken.Kind {
    let start = offset
    let byte = bytes[offset]
    offset += 1
    switch byte {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return .newline
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: "("): return .open
    case UInt8(ascii: ")"): return .close
    case UInt8(ascii: "+"): return .plus
    case UInt8(ascii: "-"): return .minus
    case UInt8(ascii: "*"): return .times
    case UInt8(ascii: "/"): return .over
    case UInt8(ascii: "^"): return .power
    case UInt8(ascii: "="): return takes("=") ? .equal : .assign
    case UInt8(ascii: "<"): return takes("=") ? .lessOrEqual : .less
    case UInt8(ascii: ">"): return takes("=") ? .greaterOrEqual : .greater
    case UInt8(ascii: "|"): return takes("|") ? .or : .bar
    case UInt8(ascii: "!"): return takes("=") ? .notEqual : report(.unknownOperator("!"), start)
    case UInt8(ascii: "&"): return takes("&") ? .and : report(.unknownOperator("&"), start)
    default:
      // Consume all bytes of the character.
      while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      return report(.unexpectedCharacter(String(decoding: bytes[start..<offset], as: UTF8.self)), start)
    }
  }

  /// Consumes the second character of an operator, which blanks may separate from the first.
  private mutating func takes(_ character: Character) -> Bool {
    var index = continued(at: offset) ?? offset
    let next = index
    while index < end, bytes[index] == UInt8(ascii: " ") { index += 1 }
    // Two bars with a blank between them are two tokens.
    guard index < end, bytes[index] == character.asciiValue, character != "|" || index == next else {
      return false
    }
    offset = index + 1
    return true
  }

  private mutating func report(_ error: FormulaError, _ start: Int) -> FormulaToken.Kind {
    diagnostics.append(error.diagnostic(Span(start, offset)))
    return .wrong
  }
}
