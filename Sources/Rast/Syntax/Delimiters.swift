/// Checks that every bracket has its partner, before anything is parsed: where one is missing, the parser
/// could only report what follows from it.
struct Delimiters {
  private struct Opener {
    var symbol: Token.Symbol
    var token: Token
    var indentation: Int
  }

  let source: SourceFile
  private var stack: [Opener] = []
  /// The first opener whose closer stands at another indentation: the likely one where something is missing.
  private var suspect: Token?
  private var diagnostics: [Diagnostic] = []

  /// What is wrong with the brackets of a file.
  static func check(_ tokens: [Token], _ source: SourceFile) -> [Diagnostic] {
    var delimiters = Delimiters(source: source)
    for token in tokens {
      guard case .symbol(let symbol) = token.kind else { continue }
      if symbol == .semicolon {
        delimiters.closeStatement()
      } else if symbol.closer != nil {
        delimiters.open(symbol, token)
      } else if let opener = symbol.opener {
        delimiters.close(symbol, opener, token)
      }
    }
    delimiters.finish()
    return delimiters.diagnostics
  }

  private init(source: SourceFile) { self.source = source }

  private mutating func open(_ symbol: Token.Symbol, _ token: Token) {
    stack.append(Opener(symbol: symbol, token: token, indentation: indentation(token).width))
  }

  private mutating func close(_ closer: Token.Symbol, _ opener: Token.Symbol, _ token: Token) {
    // A brace ends every parenthesis that was opened within it.
    if closer == .rightBrace { closeStatement() }
    // Of closers that are too many the first one is reported.
    if stack.isEmpty, diagnostics.contains(where: { $0.code == .unmatchedDelimiter }) { return }
    guard let top = stack.last, top.symbol == opener else {
      let error = SyntaxError.unmatchedDelimiter(closer).diagnostic(token.span)
      let note = stack.last.map {
        error.pointing(at: $0.token.span, "this `\($0.symbol.rawValue)` is still open")
      }
      return diagnostics.append(note ?? error)
    }
    stack.removeLast()
    let place = indentation(token)
    if closer == .rightBrace, place.isFirst, place.width != top.indentation, suspect == nil {
      suspect = top.token
    }
  }

  /// Parentheses and brackets that are open where a statement ends are not closed.
  private mutating func closeStatement() {
    while let top = stack.last, top.symbol != .leftBrace {
      stack.removeLast()
      diagnostics.append(SyntaxError.unclosedDelimiter(top.symbol).diagnostic(top.token.span))
    }
  }

  private mutating func finish() {
    guard let open = stack.last else { return }
    let token = suspect ?? open.token
    let symbol = suspect == nil ? open.symbol : .leftBrace
    diagnostics.append(SyntaxError.unclosedDelimiter(symbol).diagnostic(token.span))
  }

  /// How far the token's line is indented, and whether the token is the first in it.
  private func indentation(_ token: Token) -> (width: Int, isFirst: Bool) {
    let start = source.lineRange(source.line(at: token.span.start)).lowerBound
    var offset = start
    while offset < token.span.start, source.bytes[offset] == 0x20 || source.bytes[offset] == 0x09 {
      offset += 1
    }
    return (offset - start, offset == token.span.start)
  }
}

extension Token.Symbol {
  /// The bracket that closes this one.
  var closer: Token.Symbol? {
    if self == .leftParen { return .rightParen }
    if self == .leftBracket { return .rightBracket }
    return self == .leftBrace ? .rightBrace : nil
  }

  /// The bracket that this one closes.
  var opener: Token.Symbol? {
    if self == .rightParen { return .leftParen }
    if self == .rightBracket { return .leftBracket }
    return self == .rightBrace ? .leftBrace : nil
  }
}
