import Rast

/// Parses the tokens of an entry. Only the first error of each statement is reported.
struct FormulaParser {
  /// How deep expressions and ifs may nest.
  static let depthLimit = 100
  /// How many operators a statement may have, which limits the depth of its tree.
  static let chainLimit = 400
  /// How many tokens an entry may have: several times as many as the longest formulas that people write. Looking for
  /// what can be left out of a translation takes longer than in proportion to its length.
  static let tokenLimit = 10_000

  private var tokens: [FormulaToken]
  private var index = 0
  var depth = 0
  /// How many operators the statement has so far.
  var chain = 0
  /// How many moduli are open here.
  var bars = 0
  private(set) var diagnostics: [Diagnostic]
  private let spellings: [String: String]

  /// Thrown after an error was reported, to give up on the statement.
  struct Failure: Error {}

  init(_ entry: FormulaEntry) {
    var lexer = FormulaLexer(entry.source, entry.layout.body)
    tokens = lexer.tokens()
    (diagnostics, spellings) = (lexer.diagnostics, lexer.spellings)
  }

  /// The whole entry; meaningless if there are diagnostics.
  mutating func program() -> FormulaProgram {
    guard tokens.count <= FormulaParser.tokenLimit else {
      diagnostics = [FormulaError.tooLong.diagnostic(tokens[FormulaParser.tokenLimit].span)]
      return FormulaProgram(start: [], loop: [], spellings: spellings)
    }
    let first = statements(in: nil)
    guard at(.colon) else {
      finish()
      return FormulaProgram(start: [], loop: first, spellings: spellings)
    }
    var start = first
    var loop: [FormulaStatement] = []
    // Several colons with nothing between them count as one.
    while at(.colon) {
      let colon = current.span
      advance()
      if !loop.isEmpty { report(.secondColon, colon) }
      start += loop
      loop = statements(in: nil)
    }
    finish()
    return FormulaProgram(start: start, loop: loop, spellings: spellings)
  }

  /// Reports what is left over: an `else` or `endif` without its `if`.
  private mutating func finish() {
    while !at(.end) {
      if at(.elseif) || at(.else) || at(.endif) {
        report(.misplaced(text(current)), current.span)
        advance()
        skipStatement()
      }
      _ = statements(in: nil)
      if at(.colon) { advance() }
    }
  }

  // MARK: Tokens

  var current: FormulaToken { tokens[index] }

  func at(_ kind: FormulaToken.Kind) -> Bool { tokens[index].kind == kind }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  /// Consumes the current token if it is of this kind.
  mutating func takes(_ kind: FormulaToken.Kind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  /// Consumes the first bar of the current `||`, of which the second one is left, and gives its place.
  mutating func takeFirstBar() -> Span {
    let span = current.span
    tokens[index] = FormulaToken(kind: .bar, span: Span(span.end - 1, span.end))
    return Span(span.start, span.start + 1)
  }

  /// What follows the current token.
  var next: FormulaToken { tokens[min(index + 1, tokens.count - 1)] }

  func text(_ token: FormulaToken) -> String {
    switch token.kind {
    case .elseif: "elseif"
    case .else: "else"
    case .endif: "endif"
    case .if: "if"
    case .newline, .end: "the end of the line"
    case .comma: "`,`"
    case .colon: "`:`"
    case .close: "`)`"
    case .bar: "`|`"
    case .number, .name, .plus, .minus, .times, .over, .power, .assign, .equal, .notEqual, .less,
      .lessOrEqual, .greater, .greaterOrEqual, .and, .or, .open, .wrong:
      "this operator"
    }
  }

  mutating func report(_ error: FormulaError, _ span: Span) { diagnostics.append(error.diagnostic(span)) }

  /// Reports an error and ends the statement.
  mutating func fail(_ error: FormulaError, _ span: Span) -> Failure {
    report(error, span)
    return Failure()
  }

  /// Skips to the end of the statement.
  private mutating func skipStatement() {
    while !current.kind.endsStatement { advance() }
  }

  // MARK: Statements

  /// The statements up to a colon, the end of the entry, or the word that ends this branch of an `if`.
  private mutating func statements(in choice: Span?) -> [FormulaStatement] {
    var statements: [FormulaStatement] = []
    while true {
      switch current.kind {
      case .newline, .comma: advance()
      case .colon, .end, .elseif, .else, .endif: return statements
      case .if: if let statement = self.choice() { statements.append(statement) }
      case .number, .name, .plus, .minus, .times, .over, .power, .assign, .equal, .notEqual, .less,
        .lessOrEqual, .greater, .greaterOrEqual, .and, .or, .bar, .open, .close, .wrong:
        if let expression = statement() { statements.append(.expression(expression)) }
      }
    }
  }

  /// An expression that is a whole statement.
  private mutating func statement() -> FormulaExpression? {
    (depth, chain, bars) = (0, 0, 0)
    do throws(Failure) {
      let expression = try self.expression()
      guard current.kind.endsStatement else {
        throw at(.close) ? fail(.unmatchedParenthesis, current.span) : leftOver(expression)
      }
      return expression
    } catch {
      skipStatement()
      return nil
    }
  }

  /// Reports a token after a complete expression that cannot continue it.
  mutating func leftOver(_ expression: FormulaExpression) -> Failure {
    if at(.wrong) { return Failure() }
    return at(.assign) ? fail(.badTarget, expression.target.span) : fail(.missingOperator, current.span)
  }

  private mutating func choice() -> FormulaStatement? {
    let start = current.span
    guard nesting < FormulaParser.depthLimit else {
      report(.tooDeep, start)
      index = tokens.count - 1
      return nil
    }
    nesting += 1
    defer { nesting -= 1 }
    var branches: [(condition: FormulaExpression, body: [FormulaStatement])] = []
    var isWhole = true
    while at(.if) || at(.elseif) {
      advance()
      let condition = statement()
      let body = statements(in: start)
      if let condition { branches.append((condition, body)) } else { isWhole = false }
      // `else if` in one line is an `elseif`.
      if at(.else), next.kind == .if { advance() } else if at(.if) { break }
    }
    let otherwise = takes(.else) ? statements(in: start) : []
    guard takes(.endif) else {
      report(.unclosedIf, start)
      return nil
    }
    return isWhole ? .choice(branches, else: otherwise) : nil
  }

  private var nesting = 0
}
