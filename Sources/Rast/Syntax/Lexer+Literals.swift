extension Lexer {
  /// `42` `1_000` `1.5` `1e-3` `3i`; after a dot only digits are consumed, so that `t.0.1` names two elements.
  mutating func lexNumber() {
    let start = position
    if case .symbol(.dot)? = tokens.last?.kind, tokens.last?.span.end == start {
      lexElementNumber(start)
      return
    }
    if let error = lexPrefixedNumber(start) { return finishBadNumber(error, start) }
    var isFloat = false
    skipDigits()
    if peek() == UInt8(ascii: "."), let next = peek(1), next.isDigit {
      isFloat = true
      position += 1
      skipDigits()
    }
    if let byte = peek(), byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      let sign = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-") ? 1 : 0
      guard let digit = peek(1 + sign), digit.isDigit else {
        position += 1 + sign
        return finishBadNumber(.missingExponent, start)
      }
      isFloat = true
      position += 1 + sign
      skipDigits()
    }
    let digits = String(decoding: bytes[start..<position].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    if peek() == UInt8(ascii: "i"), !(peek(1)?.isIdentifierPart ?? false) {
      position += 1
      return addFloat(digits, start) { .imaginary($0) }
    }
    if let byte = peek(), byte.isIdentifierPart { return finishBadNumber(.numberSuffix, start) }
    if peek() == UInt8(ascii: "."), isFloat, let next = peek(1), next.isDigit {
      position += 1
      return finishBadNumber(.secondPoint, start)
    }
    isFloat ? addFloat(digits, start) { .float($0) } : addInt(digits, start)
  }

  private mutating func lexElementNumber(_ start: Int) {
    while let byte = peek(), byte.isDigit { position += 1 }
    if let byte = peek(), byte.isIdentifierPart { return finishBadNumber(.numberSuffix, start) }
    addInt(String(decoding: bytes[start..<position], as: UTF8.self), start)
  }

  /// `0x1F` and the like, which other languages have.
  private func lexPrefixedNumber(_ start: Int) -> LexicalError? {
    guard bytes[start] == UInt8(ascii: "0"), let letter = peek(1) else { return nil }
    return "xXbBoO".utf8.contains(letter) ? .numberPrefix : nil
  }

  private mutating func skipDigits() {
    while let byte = peek(), byte.isDigit || byte == UInt8(ascii: "_") { position += 1 }
  }

  private mutating func addInt(_ digits: String, _ start: Int) {
    guard let value = UInt64(digits), value <= 1 << 63 else {
      report(.intTooLarge, Span(start, position))
      return add(.badLiteral, from: start)
    }
    add(.int(value), from: start)
  }

  private mutating func addFloat(_ digits: String, _ start: Int, _ kind: (Double) -> Token.Kind) {
    guard let value = Double(digits), value.isFinite else {
      report(.floatTooLarge, Span(start, position))
      return add(.badLiteral, from: start)
    }
    add(kind(value), from: start)
  }

  private mutating func finishBadNumber(_ error: LexicalError, _ start: Int) {
    while let byte = peek(), byte.isIdentifierPart || byte == UInt8(ascii: ".") && (peek(1)?.isDigit ?? false)
    {
      position += 1
    }
    report(error, Span(start, position))
    add(.badLiteral, from: start)
  }

  /// `"text"`, on one line.
  mutating func lexString() {
    let start = position
    position += 1
    var text = String.UnicodeScalarView()
    var isGood = true
    while true {
      guard let byte = peek(), byte != UInt8(ascii: "\n") else {
        if bytes[position - 1] == UInt8(ascii: "\r") { position -= 1 }
        // If the opening quote was forgotten, this is the closing one, and the escapes before it were reported wrongly.
        let line = bytes[..<start].lastIndex(of: UInt8(ascii: "\n")) ?? 0
        // They are on this line, and so come last.
        let first = (diagnostics.lastIndex { $0.span.start <= line } ?? -1) + 1
        diagnostics[first...].removeAll {
          $0.code == .unexpectedCharacter && $0.span.start > line
            && bytes[$0.span.start] == UInt8(ascii: "\\")
        }
        report(.unclosedString, Span(start, position))
        skipToLaterQuote()
        return add(.badLiteral, from: start)
      }
      if byte == UInt8(ascii: "\"") { break }
      if let scalar = lexScalar() { text.append(scalar) } else { isGood = false }
    }
    position += 1
    add(isGood ? .string(String(text)) : .badLiteral, from: start)
  }

  /// Skips the string's further lines, if its closing quote plainly stands on one of them.
  private mutating func skipToLaterQuote() {
    let quote = UInt8(ascii: "\"")
    guard let end = bytes[position...].firstIndex(of: quote), end + 1 < bytes.count,
      ");,]}".utf8.contains(bytes[end + 1])
    else { return }
    position = end + 1
  }

  /// `'a'`.
  mutating func lexChar() {
    let start = position
    position += 1
    var scalars: [Unicode.Scalar] = []
    var isGood = true
    while let byte = peek(), byte != UInt8(ascii: "'"), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r")
    {
      if let scalar = lexScalar() { scalars.append(scalar) } else { isGood = false }
      if scalars.count > 1, !closesSoon() { break }
    }
    guard peek() == UInt8(ascii: "'") else {
      position = min(position, start + 1 + (scalars.first.map { UTF8.width($0) } ?? 0))
      report(.unclosedChar, Span(start, position))
      return add(.badLiteral, from: start)
    }
    position += 1
    guard isGood else { return add(.badLiteral, from: start) }
    guard scalars.count == 1, let scalar = scalars.first else {
      report(scalars.isEmpty ? .emptyChar : .longChar(scalars.count), Span(start, position))
      return add(.badLiteral, from: start)
    }
    add(.char(scalar), from: start)
  }

  /// Whether a closing quote follows on this line.
  private func closesSoon() -> Bool {
    var ahead = 0
    while let byte = peek(ahead), byte != UInt8(ascii: "\n"), ahead < 64 {
      if byte == UInt8(ascii: "'") { return true }
      ahead += 1
    }
    return false
  }

  /// One scalar of a string or character, escaped or not; nil if its escape was reported.
  private mutating func lexScalar() -> Unicode.Scalar? {
    let start = position
    let (scalar, length) = scalar(at: position)
    position += length
    guard scalar == "\\" else { return scalar }
    guard let escaped = peek(), escaped != UInt8(ascii: "\n") else { return scalar }
    let letter = self.scalar(at: position)
    position += letter.length
    switch letter.scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "0": return "\0"
    case "\\": return "\\"
    case "'": return "'"
    case "\"": return "\""
    case "u": return lexUnicodeEscape(start)
    default:
      report(.unknownEscape(letter.scalar), Span(start, position))
      return nil
    }
  }

  private mutating func lexUnicodeEscape(_ start: Int) -> Unicode.Scalar? {
    guard peek() == UInt8(ascii: "{") else {
      report(.malformedUnicodeEscape, Span(start, position))
      return nil
    }
    position += 1
    let digits = position
    while let byte = peek(), byte.isIdentifierPart { position += 1 }
    let text = String(decoding: bytes[digits..<position], as: UTF8.self)
    guard peek() == UInt8(ascii: "}") else {
      report(.malformedUnicodeEscape, Span(start, position))
      return nil
    }
    position += 1
    guard let number = UInt32(text, radix: 16), let scalar = Unicode.Scalar(number) else {
      report(.malformedUnicodeEscape, Span(start, position))
      return nil
    }
    return scalar
  }
}
