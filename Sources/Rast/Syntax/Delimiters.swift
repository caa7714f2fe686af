/// Checks that every bracket has its partner before anything is parsed: where one is missing, the parser could report
/// only the consequences. Missing brackets are put in, so that the rest of the file is still checked.
struct Delimiters {
  /// The tokens of a file with matching brackets.
  struct Result {
    /// The tokens, in which every bracket has its partner.
    var tokens: [Token] = []
    /// What was wrong with the brackets.
    var diagnostics: [Diagnostic] = []
    /// Where the tokens differ from those of the file: other errors in these places may merely follow.
    var guessed: [Span] = []
    /// Every `}` that closes nothing, with what comes before the body that it may belong to.
    var unmatchedBraces: [(signature: Span, error: Diagnostic)] = []
  }

  private struct Opener {
    var symbol: Token.Symbol
    var token: Token
    var indentation: Int
    /// Where the statement around it begins.
    var statement: Int
  }

  private let source: SourceFile
  private let item: ArraySlice<Token>
  private var stack: [Opener] = []
  /// The first opening bracket whose partner is indented differently: the likely culprit where one is missing.
  private var suspect: Opener?
  private var result = Result()
  /// The first brace of the item, where its body begins.
  private var body: Token?
  /// Whether it is unknown which braces belong together.
  private var isBroken = false
  /// The index after which the statement begins, and whether a bracket was taken out of it.
  private var statement = (start: 0, isGuessed: false)

  /// Checks the brackets of a file. Unclosed strings, given by their places, may contain brackets.
  static func check(_ tokens: [Token], _ source: SourceFile, unclosedStrings: [Span]) -> Result {
    let whole = Delimiters(source, tokens[...], []).checked()
    guard !whole.diagnostics.isEmpty else { return Result(tokens: tokens) }
    // An item begins at the margin, and errors in one do not spread into the next.
    var result = Result()
    var start = 0
    for index in 1...tokens.count where index == tokens.count || begins(tokens[index], source) {
      let item = Delimiters(source, tokens[start..<index], unclosedStrings).checked()
      result.tokens += item.tokens
      result.diagnostics += item.diagnostics
      result.guessed += item.guessed
      result.unmatchedBraces += item.unmatchedBraces
      start = index
    }
    return result
  }

  private static func begins(_ token: Token, _ source: SourceFile) -> Bool {
    guard case .keyword(let keyword) = token.kind, keyword.startsItem else { return false }
    return source.lineRange(source.line(at: token.span.start)).lowerBound == token.span.start
  }

  private init(_ source: SourceFile, _ item: ArraySlice<Token>, _ unclosedStrings: [Span]) {
    (self.source, self.item) = (source, item)
    let span = Span(item.first?.span.start ?? 0, item.last?.span.end ?? 0)
    strings = unclosedStrings.filter { $0.start >= span.start && $0.end <= span.end }
    statement.start = span.start
  }

  private let strings: [Span]

  private consuming func checked() -> Result {
    for token in item { look(at: token) }
    finish()
    if !strings.isEmpty {
      // Such a string swallows brackets, so that they are missing merely follows.
      result.diagnostics = []
    }
    return result
  }

  private mutating func look(at token: Token) {
    guard case .symbol(let symbol) = token.kind else {
      if token.kind == .endOfFile { finish() }
      result.tokens.append(token)
      if token.kind == .badLiteral, strings.contains(token.span) { closeStatement() }
      return
    }
    if symbol == .semicolon {
      closeStatement()
    } else if symbol.closer != nil {
      open(symbol, token)
    } else if let opener = symbol.opener {
      guard close(symbol, opener, token) else { return }
    }
    result.tokens.append(token)
    guard symbol == .semicolon || symbol == .leftBrace || symbol == .rightBrace else { return }
    if let top = stack.last, top.symbol != .leftBrace {
      // No statement begins after a block among arguments.
      statement.start = top.statement
    } else {
      beginStatement(token.span)
    }
  }

  private mutating func beginStatement(_ span: Span) {
    if statement.isGuessed { result.guessed.append(Span(statement.start, span.end)) }
    statement = (span.end, false)
  }

  private mutating func open(_ symbol: Token.Symbol, _ token: Token) {
    if symbol == .leftBrace, body == nil {
      // No parameter contains a brace.
      if item.first?.kind == .keyword(.fn) || item.first?.kind == .keyword(.program) { closeStatement() }
      body = token
    }
    stack.append(
      Opener(symbol: symbol, token: token, indentation: indentation(token).width, statement: statement.start))
  }

  /// Closes the innermost bracket; false if the closing bracket has no partner.
  private mutating func close(_ closer: Token.Symbol, _ opener: Token.Symbol, _ token: Token) -> Bool {
    // A brace ends every parenthesis that was opened within it.
    if closer == .rightBrace { closeStatement() }
    guard let top = stack.last, top.symbol == opener else {
      if closer == .rightBrace { isBroken = true }
      statement.isGuessed = true
      // Of several surplus closing brackets the first one is reported.
      let isFirst = !result.diagnostics.contains { $0.code == .unmatchedDelimiter }
      if stack.isEmpty, !isFirst { return false }
      let error = SyntaxError.unmatchedDelimiter(closer).diagnostic(token.span)
      let note = stack.last.map {
        error.pointing(at: $0.token.span, "this `\($0.symbol.rawValue)` is still open")
      }
      result.diagnostics.append(note ?? error)
      return false
    }
    stack.removeLast()
    let place = indentation(token)
    if closer == .rightBrace, place.isFirst, place.width != top.indentation, suspect == nil {
      suspect = top
    }
    return true
  }

  /// Reports the parentheses and brackets that are still open where a statement ends.
  private mutating func closeStatement() {
    let end = result.tokens.last?.span.end ?? 0
    while let top = stack.last, top.symbol != .leftBrace, let closer = top.symbol.closer {
      stack.removeLast()
      result.diagnostics.append(SyntaxError.unclosedDelimiter(top.symbol).diagnostic(top.token.span))
      result.guessed.append(Span(top.token.span.start, end))
      result.tokens.append(Token(kind: .symbol(closer), span: Span(end, end)))
    }
  }

  /// Reports what is still open at the end of the item. An item whose braces do not match is left without a body.
  private mutating func finish() {
    let end = item.last?.span.end ?? 0
    beginStatement(Span(end, end))
    if let open = stack.last {
      let token = suspect?.token ?? open.token
      let symbol = suspect == nil ? open.symbol : .leftBrace
      // A `)` that does not fit because this is open merely follows.
      result.diagnostics.removeAll { $0.secondary.contains { $0.span == token.span } }
      result.diagnostics.append(SyntaxError.unclosedDelimiter(symbol).diagnostic(token.span))
      stack = []
      let isItem = if case .keyword = item.first?.kind { true } else { false }
      if isItem, !isBroken { return cut(at: token, from: (suspect ?? open).statement, end) }
    }
    guard isBroken else { return }
    isBroken = false
    guard let start = item.first?.span.start else { return }
    for error in result.diagnostics where error.code == .unmatchedDelimiter {
      let signature = Span(start, body?.span.start ?? end)
      result.unmatchedBraces.append((signature, error))
    }
    let tail = result.tokens.last.flatMap { $0.kind == .endOfFile ? [$0] : nil } ?? []
    if body == nil, !result.diagnostics.contains(where: { $0.code == .unclosedDelimiter }) { return }
    if let body, let index = result.tokens.firstIndex(of: body) {
      let brace = Token(kind: .symbol(.rightBrace), span: Span(body.span.end, body.span.end))
      result.tokens = result.tokens[...index] + [brace] + tail
      result.guessed.append(Span(body.span.start, end))
    } else {
      result.tokens = tail
      result.guessed.append(Span(start, end))
    }
  }

  /// Removes what follows an unclosed bracket, and closes what is open there.
  private mutating func cut(at opener: Token, from statementStart: Int, _ end: Int) {
    guard let index = result.tokens.firstIndex(of: opener) else { return }
    let tail = result.tokens.last.flatMap { $0.kind == .endOfFile ? [$0] : nil } ?? []
    var closers: [Token.Symbol] = []
    for case .symbol(let symbol) in result.tokens[...index].map(\.kind) {
      if let closer = symbol.closer { closers.append(closer) }
      if symbol.opener != nil { closers.removeLast() }
    }
    let place = Span(opener.span.end, opener.span.end)
    result.tokens = result.tokens[...index] + closers.reversed().map { Token(kind: .symbol($0), span: place) }
    result.tokens += tail
    // A block within a value makes the whole statement uncertain.
    let words = result.tokens[..<index].reversed().prefix { $0.span.start >= statementStart }
    let isWhole = words.last.map { first in
      if case .keyword(let keyword) = first.kind {
        return keyword == .if || keyword == .while || keyword == .for || keyword.startsItem
      }
      return false
    }
    result.guessed.append(Span(isWhole ?? true ? opener.span.start : statementStart, end))
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
