/// Splits a source into tokens. Errors are reported and skipped; the tokens always end with `endOfFile`.
struct Lexer {
  let source: SourceFile
  let bytes: [UInt8]
  var position = 0
  var tokens: [Token] = []
  /// Where the comments stand, in order.
  private var comments: [Span] = []
  var diagnostics: [Diagnostic] = []

  init(_ source: SourceFile) {
    self.source = source
    bytes = source.bytes
  }

  /// The tokens and comments of the source, and the errors in its characters.
  static func tokens(
    of source: SourceFile
  ) -> (tokens: [Token], comments: [Span], diagnostics: [Diagnostic]) {
    var lexer = Lexer(source)
    guard lexer.checkEncoding() else {
      return ([Token(kind: .endOfFile, span: Span(0, 0))], [], lexer.diagnostics)
    }
    lexer.run()
    return (lexer.tokens, lexer.comments, lexer.diagnostics)
  }

  /// Whether the file is short enough and valid UTF-8.
  private mutating func checkEncoding() -> Bool {
    if bytes.count > SourceFile.maximumSize {
      diagnostics.append(LexicalError.tooLong.diagnostic(Span(0, 0)))
      return false
    }
    if let offset = firstInvalidByte() {
      diagnostics.append(LexicalError.notUTF8(bytes[offset]).diagnostic(Span(offset, offset + 1)))
      return false
    }
    return true
  }

  private func firstInvalidByte() -> Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error, .emptyInput: return min(offset, bytes.count - 1)
      }
    }
  }

  private mutating func run() {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }  // A byte order mark means nothing in UTF-8.
    while true {
      skipBlanksAndComments()
      guard let byte = peek() else { break }
      lexToken(byte)
    }
    tokens.append(Token(kind: .endOfFile, span: Span(bytes.count, bytes.count)))
  }

  func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < bytes.count ? bytes[position + ahead] : nil
  }

  mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, span: Span(start, position)))
  }

  mutating func report(_ error: LexicalError, _ span: Span) {
    diagnostics.append(error.diagnostic(span))
  }

  private mutating func lexToken(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): lexNumber()
    case UInt8(ascii: "\""): lexString()
    case UInt8(ascii: "'"): lexChar()
    case _ where byte.isIdentifierStart: lexWord()
    default: if !lexSymbol() { skipUnexpected() }
    }
  }

  private mutating func lexWord() {
    let start = position
    while let byte = peek(), byte.isIdentifierPart { position += 1 }
    if let byte = peek(), byte >= 0x80, scalar(at: position).scalar.properties.isAlphabetic {
      return lexForeignWord(start)
    }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    add(Keyword(rawValue: word).map(Token.Kind.keyword) ?? .identifier(word), from: start)
  }

  /// A name with letters beyond ASCII, which is reported once and still becomes a name.
  private mutating func lexForeignWord(_ start: Int) {
    let foreign = scalar(at: position)
    report(.unexpected(foreign.scalar), Span(position, position + foreign.length))
    while let byte = peek(), byte.isIdentifierPart || byte >= 0x80 { position += 1 }
    add(.identifier(String(decoding: bytes[start..<position], as: UTF8.self)), from: start)
  }

  /// The longest symbol here, which is at most two bytes long.
  private mutating func lexSymbol() -> Bool {
    for length in [2, 1] where position + length <= bytes.count {
      let text = String(decoding: bytes[position..<position + length], as: UTF8.self)
      guard let symbol = Token.Symbol(rawValue: text) else { continue }
      position += length
      add(.symbol(symbol), from: position - length)
      return true
    }
    return false
  }

  private mutating func skipBlanksAndComments() {
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): position += 1
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "/"):
        let start = position
        while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
        comments.append(Span(start, position))
      case UInt8(ascii: "/") where peek(1) == UInt8(ascii: "*"): skipBlockComment()
      default: return
      }
    }
  }

  private mutating func skipBlockComment() {
    let start = position
    var depth = 0
    repeat {
      switch (peek(), peek(1)) {
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        depth += 1
        position += 2
      case (UInt8(ascii: "*"), UInt8(ascii: "/")):
        depth -= 1
        position += 2
      case (nil, _):
        report(.unclosedComment, Span(start, start + 2))
        return
      default: position += 1
      }
    } while depth > 0
    comments.append(Span(start, position))
  }

  /// Skips a run of characters that begin no token, as one error, so that a binary file does not give thousands.
  private mutating func skipUnexpected() {
    let start = position
    let first = scalar(at: position)
    if first.scalar.properties.isAlphabetic { return lexForeignWord(start) }
    position += first.length
    if let closing = Lexer.curlyQuotes[first.scalar] { return skipCurlyString(start, closing) }
    while let byte = peek(), !byte.isASCIIToken { position += scalar(at: position).length }
    report(.unexpected(first.scalar), Span(start, position))
    if first.scalar == "&" || first.scalar == "|" {
      if peek() == UInt8(ascii: "="), peek(1) != UInt8(ascii: "=") {
        position += 1
        return add(.badLiteral, from: start)
      }
      // What the author meant is plain, so the parser goes on as if it were written.
      add(.symbol(first.scalar == "&" ? .and : .or), from: start)
    }
  }

  private static let curlyQuotes: [Unicode.Scalar: Unicode.Scalar] = ["“": "”", "„": "“", "«": "»", "‘": "’"]

  /// A string in typographic quotes, up to the closing quote on the same line.
  private mutating func skipCurlyString(_ start: Int, _ closing: Unicode.Scalar) {
    report(.unexpected(scalar(at: start).scalar), Span(start, position))
    let opened = position
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      let next = scalar(at: position)
      position += next.length
      if next.scalar == closing || next.scalar == "”" { return add(.badLiteral, from: start) }
    }
    position = opened
  }

  /// The scalar that begins at `offset`; the text is known to be UTF-8.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let rest = bytes[offset..<min(offset + 4, bytes.count)]
    let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
    return (scalar, UTF8.width(scalar))
  }
}

extension UInt8 {
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  var isIdentifierStart: Bool { isLetter || self == UInt8(ascii: "_") }
  var isIdentifierPart: Bool { isIdentifierStart || isDigit }

  /// Whether a token, blank or comment may begin with it.
  fileprivate var isASCIIToken: Bool {
    isIdentifierPart || self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D
      || "()[]{},;:.=+-*/%^!<>\"'&|".utf8.contains(self)
  }
}
