/// Makes a syntax tree of tokens by recursive descent. A statement or item that cannot be parsed is reported
/// once and skipped, so that the rest of the file is still looked at.
struct Parser {
  /// Thrown after the error was reported, to leave what cannot be parsed.
  struct Abandoned: Error {}

  let source: SourceFile
  let tokens: [Token]
  var position = 0
  var diagnostics: [Diagnostic]
  /// How many brackets, blocks and prefix operators surround the current token.
  var nesting = 0
  /// Set from where a limit of depth was passed to where the statement that holds it all is left.
  var isTooDeep = false
  /// How many brackets are open before each token.
  let depths: [Int]
  /// The declaration under way, so that its name is known even if its value cannot be parsed.
  var declaration: StatementSyntax?
  /// The function or param under way.
  var itemName: String?
  /// The keyword of every `print` so far.
  var prints: [Span] = []

  /// The tree of a file and everything that is wrong with its syntax. There is no tree where nothing of
  /// the file can be trusted. Where brackets had to be guessed, errors found later may merely follow.
  static func parse(_ source: SourceFile) -> (file: FileSyntax?, diagnostics: [Diagnostic], guessed: [Span]) {
    let (tokens, comments, lexical) = Lexer.tokens(of: source)
    if lexical.contains(where: { $0.code == .notUTF8 || $0.code == .tooLong || $0.code == .unclosedComment })
    {
      return (nil, lexical, [])
    }
    let strings = lexical.filter { $0.code == .unclosedString }.map(\.span)
    let brackets = Delimiters.check(tokens, source, unclosedStrings: strings)
    let known = lexical + brackets.diagnostics
    var parser = Parser(source: source, tokens: brackets.tokens, comments: comments, diagnostics: known)
    let file = parser.parseFile()
    let found = parser.diagnostics.dropFirst(known.count)
    // So is an operator in place of a character that is none.
    let guessed = brackets.guessed + parser.unexpected
    // That a `}` is too many follows from the `{` that is missing where a body should begin.
    func missesBody(_ error: Diagnostic, _ signature: Span) -> Bool {
      error.code == .unexpectedToken && error.isWithin([signature])
    }
    // Of many more than are shown it need not be known, and would take long to find out.
    let asked = 4 * DiagnosticRenderer.maximumShown
    let braces = brackets.unmatchedBraces.prefix(asked)
    let following = braces.filter { brace in found.contains { missesBody($0, brace.signature) } }.map(\.error)
    let own = found.prefix(asked).filter { error in
      !error.isWithin(guessed) || braces.contains { missesBody(error, $0.signature) }
    }
    return (file, known.filter { !following.contains($0) } + own + found.dropFirst(asked), guessed)
  }

  /// The characters that no token begins with.
  private let unexpected: [Span]
  /// Where the comments stand, in order, and how many of them belong to something already.
  private let comments: [Span]
  private var takenComments = 0
  /// Where the strings end that are not closed.
  let unclosedStrings: Set<Int>

  init(source: SourceFile, tokens: [Token], comments: [Span], diagnostics: [Diagnostic]) {
    unclosedStrings = Set(diagnostics.filter { $0.code == .unclosedString }.map(\.span.end))
    unexpected = diagnostics.filter { $0.code == .unexpectedCharacter }.map(\.span)
    self.source = source
    var depth = 0
    depths = tokens.map { token in
      defer {
        if case .symbol(let symbol) = token.kind {
          depth += symbol.closer != nil ? 1 : (symbol.opener != nil ? -1 : 0)
        }
      }
      return depth
    }
    self.tokens = tokens
    self.comments = comments
    self.diagnostics = diagnostics
  }

  // MARK: Tokens

  var current: Token { tokens[position] }

  var previousEnd: Int { position > 0 ? tokens[position - 1].span.end : 0 }

  func ahead(_ count: Int) -> Token.Kind {
    position + count < tokens.count ? tokens[position + count].kind : .endOfFile
  }

  mutating func advance() {
    if position < tokens.count - 1 { position += 1 }
  }

  func at(_ symbol: Token.Symbol) -> Bool { current.kind == .symbol(symbol) }

  func at(_ keyword: Keyword) -> Bool { current.kind == .keyword(keyword) }

  /// The place of the current token if it is this symbol, which is then passed over.
  mutating func take(_ symbol: Token.Symbol) -> Span? {
    guard at(symbol) else { return nil }
    defer { advance() }
    return current.span
  }

  mutating func take(_ keyword: Keyword) -> Span? {
    guard at(keyword) else { return nil }
    defer { advance() }
    return current.span
  }

  @discardableResult
  mutating func expect(_ symbol: Token.Symbol, _ role: String? = nil) throws(Abandoned) -> Span {
    if let span = take(symbol) { return span }
    throw fail(
      .expected("`\(symbol.rawValue)`" + (role.map { " \($0)" } ?? ""), found: current), current.span)
  }

  /// Whether the current token stands on a later line than the one before it.
  var startsLine: Bool {
    position > 0 && source.line(at: current.span.start) > source.line(at: max(0, previousEnd - 1))
  }

  /// The comments before the current token that belong to nothing yet; `inLine`, only those in the line in which
  /// the last token ends.
  mutating func takeComments(inLine: Bool) -> [String] {
    var taken: [String] = []
    while takenComments < comments.count, comments[takenComments].start < current.span.start {
      let span = comments[takenComments]
      if inLine, source.line(at: span.start) > source.line(at: max(0, previousEnd - 1)) { break }
      let text = source.text(span)
      taken.append(String(text.reversed().drop { $0.isWhitespace }.reversed()))
      takenComments += 1
    }
    return taken
  }

  // MARK: Errors

  mutating func report(_ error: SyntaxError, _ span: Span) {
    diagnostics.append(error.diagnostic(span))
  }

  mutating func fail(_ error: SyntaxError, _ span: Span) -> Abandoned {
    // A bad literal or character was reported by the lexer; that nothing can be made of it is no second error.
    let isReported = current.kind == .badLiteral && span == current.span
    if !isReported, !unexpected.contains(where: { $0.start >= previousEnd && $0.end <= current.span.start }) {
      report(error, span)
    }
    return Abandoned()
  }

  /// Counts one more level around `body`.
  mutating func nested<R>(_ span: Span, _ body: (inout Parser) throws(Abandoned) -> R) throws(Abandoned) -> R
  {
    nesting += 1
    defer { nesting -= 1 }
    try checkDepth(nesting <= Limits.nesting, span)
    return try body(&self)
  }

  /// Reports that a limit of depth was passed, and gives up on the statement.
  mutating func checkDepth(
    _ isFine: Bool, _ span: Span, _ error: SyntaxError = .tooDeep
  ) throws(Abandoned) {
    guard !isFine else { return }
    report(error, span)
    isTooDeep = true
    throw Abandoned()
  }

  /// A name, also where a keyword stands in its place.
  mutating func parseName(_ what: String) throws(Abandoned) -> Identifier {
    let token = current
    if case .keyword(let keyword) = token.kind, keyword.type != nil, case .identifier = ahead(1) {
      // `int n`: the type in front of the name, as in C.
      throw fail(.keywordAsName(keyword), token.span)
    }
    switch token.kind {
    case .identifier(let name):
      advance()
      return Identifier(name, span: token.span)
    case .keyword(let keyword):
      report(.keywordAsName(keyword), token.span)
      advance()
      return Identifier(keyword.rawValue, span: token.span)
    case .int, .float, .imaginary, .char, .string, .badLiteral, .symbol, .endOfFile:
      throw fail(.expected(what, found: token), token.span)
    }
  }
}
