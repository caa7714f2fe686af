/// Makes a syntax tree of tokens by recursive descent. A statement or item that cannot be parsed is reported once and
/// skipped, so that the rest of the file is still checked.
struct Parser {
  /// Thrown after an error was reported, to give up on what cannot be parsed.
  struct Abandoned: Error {}

  let source: SourceFile
  let tokens: [Token]
  var position = 0
  var diagnostics: [Diagnostic]
  /// How many brackets, blocks and prefix operators surround the current token.
  var nesting = 0
  /// Set while the statement in which a depth limit was exceeded is being left.
  var isTooDeep = false
  /// How many brackets are open before each token.
  let depths: [Int]
  /// The declaration under way, so that its name is declared even if its value cannot be parsed.
  var declaration: StatementSyntax?
  /// The function or param under way.
  var itemName: String?
  /// The keyword of every `print` so far.
  var prints: [Span] = []

  /// The tree of a file and all its syntax errors. There is no tree if nothing in the file can be trusted. Where
  /// brackets had to be guessed, errors found later may merely follow.
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
    // An operator that stands in for an unexpected character is a guess as well.
    let guessed = brackets.guessed + parser.unexpected
    // A surplus `}` follows from the `{` that is missing where a body should begin.
    func missesBody(_ error: Diagnostic, _ signature: Span) -> Bool {
      error.code == .unexpectedToken && error.isWithin([signature])
    }
    // For errors beyond those that are shown it does not matter, and would take long to find out.
    let asked = 4 * DiagnosticRenderer.maximumShown
    let braces = brackets.unmatchedBraces.prefix(asked)
    let following = braces.filter { brace in found.contains { missesBody($0, brace.signature) } }.map(\.error)
    let own = found.prefix(asked).filter { error in
      !error.isWithin(guessed) || braces.contains { missesBody(error, $0.signature) }
    }
    return (file, known.filter { !following.contains($0) } + own + found.dropFirst(asked), guessed)
  }

  /// The characters that begin no token.
  private let unexpected: [Span]
  /// The places of the comments, in order, and how many of them already belong to an item or a statement.
  private let comments: [Span]
  private var takenComments = 0
  /// The ends of the unclosed strings.
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

  /// Consumes the current token if it is this symbol, and gives its place.
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

  /// Whether the current token is on a later line than the previous one.
  var startsLine: Bool {
    position > 0 && source.line(at: current.span.start) > source.line(at: max(0, previousEnd - 1))
  }

  /// Takes the comments before the current token that do not belong to anything yet; with `inLine`, only those on the
  /// line where the previous token ends.
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
    // The lexer has already reported a bad literal or character, so this is not a second error.
    let isReported = current.kind == .badLiteral && span == current.span
    if !isReported, !unexpected.contains(where: { $0.start >= previousEnd && $0.end <= current.span.start }) {
      report(error, span)
    }
    return Abandoned()
  }

  /// Runs `body` one level deeper.
  mutating func nested<R>(_ span: Span, _ body: (inout Parser) throws(Abandoned) -> R) throws(Abandoned) -> R
  {
    nesting += 1
    defer { nesting -= 1 }
    try checkDepth(nesting <= Limits.nesting, span)
    return try body(&self)
  }

  /// Reports that a depth limit was exceeded, and gives up on the statement.
  mutating func checkDepth(
    _ isFine: Bool, _ span: Span, _ error: SyntaxError = .tooDeep
  ) throws(Abandoned) {
    guard !isFine else { return }
    report(error, span)
    isTooDeep = true
    throw Abandoned()
  }

  /// A name; a keyword in its place is reported and taken as the name.
  mutating func parseName(_ what: String) throws(Abandoned) -> Identifier {
    let token = current
    if case .keyword(let keyword) = token.kind, keyword.type != nil, case .identifier = ahead(1) {
      // `int n`: the type before the name, as in C.
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
