/// The errors in the order of tokens.
enum SyntaxError {
  case expected(String, found: Token)
  case expectedExpression(found: Token)
  case expectedItem(found: Token)
  case unclosedDelimiter(Token.Symbol)
  case unmatchedDelimiter(Token.Symbol)
  case chainedComparison
  case missingSemicolon
  case keywordAsName(Keyword)
  case missingType(String, found: Token)
  case missingInitialiser(String, found: Token)
  case noProgram(isEmpty: Bool)
  case secondProgram(first: Span)
  case secondView(first: Span)
  case assignmentAsValue
  case badTarget(isElement: Bool)
  case increment(String, Token.Symbol)
  case notCallable
  case bareDecimalPoint(String)
  case methodCall(String)
  case tooDeep
  case tooManyOperators
  case foreign(String, help: String)
  case badArity(Int)

  /// The error in words.
  func diagnostic(_ span: Span) -> Diagnostic {
    switch self {
    case .expected(let what, let found):
      return Diagnostic(.unexpectedToken, span, "expected \(what), found \(found.text)")
    case .expectedExpression(let found):
      return Diagnostic(
        .unexpectedToken, span, "expected an expression, found \(found.text)",
        help: SyntaxError.expressionHelp(found.kind))
    case .expectedItem(let found):
      return Diagnostic(
        .unexpectedToken, span, "expected `program`, `fn`, `param` or `view`, found \(found.text)",
        help: SyntaxError.itemHelp(found.kind))
    case .unclosedDelimiter(let symbol):
      let closer = symbol.closer?.rawValue ?? ""
      return Diagnostic(
        .unclosedDelimiter, span, "this `\(symbol.rawValue)` is not closed",
        help: "write `\(closer)` where what it encloses ends")
    case .unmatchedDelimiter(let symbol):
      return Diagnostic(
        .unmatchedDelimiter, span, "this `\(symbol.rawValue)` closes nothing",
        help: "take it out, or write `\(symbol.opener?.rawValue ?? "")` where it should begin")
    case .chainedComparison:
      return Diagnostic(
        .chainedComparison, span, "comparisons cannot be chained",
        help: "compare twice: `a < b && b < c`")
    case .missingSemicolon:
      return Diagnostic(.missingSemicolon, span, "a `;` is missing here", help: "write `;`")
    case .keywordAsName(let keyword):
      return Diagnostic(
        .keywordAsName, span, "`\(keyword.rawValue)` is a keyword and cannot be a name",
        help: "choose another name, such as `\(keyword.rawValue)_`")
    case .missingType(let name, let found):
      return Diagnostic(
        .unexpectedToken, span, "expected `:` and the type of `\(name)`, found \(found.text)",
        help: "a parameter names its type, as in `\(name): float`")
    case .missingInitialiser(let name, let found):
      return Diagnostic(
        .unexpectedToken, span, "expected `=` and the value of `\(name)`, found \(found.text)",
        help: "a variable has a value from the start: `var \(name) = 0;`")
    case .noProgram(let isEmpty):
      return Diagnostic(
        .noProgram, span, isEmpty ? "this file is empty" : "this file has no program",
        help: "write `program name(…) { … }`; a kernel's is "
          + "`program name(point: complex, iterations: int) -> int { … }`")
    case .secondProgram(let first):
      return Diagnostic(
        .secondProgram, span, "a file has one program", help: "other functions begin with `fn`"
      )
      .pointing(at: first, "the first one")
    case .secondView(let first):
      return Diagnostic(.secondView, span, "a file has at most one view").pointing(at: first, "the first one")
    case .assignmentAsValue:
      return Diagnostic(
        .badAssignment, span, "an assignment is not a value",
        help: "to compare, write `==`; to assign, use a statement of its own")
    case .badTarget(let isElement):
      return Diagnostic(
        .badAssignment, span, "only a variable can be assigned to",
        help: isElement
          ? "a part cannot be assigned by itself; assign the whole: `z = complex(1.0, z.im);`, `t = (1, t.1);`"
          : nil)
    case .increment(let name, let symbol):
      let sign = symbol.rawValue
      return Diagnostic(
        .unexpectedToken, span, "there is no `\(sign)\(sign)`", help: "write `\(name) \(sign)= 1;`")
    case .notCallable:
      return Diagnostic(
        .unexpectedToken, span, "only a function can be called, by its name",
        help: "to multiply write `*`")
    case .bareDecimalPoint(let digits):
      return Diagnostic(
        .unexpectedToken, span, "a decimal point needs digits on both sides", help: "write `\(digits).0`")
    case .methodCall(let name):
      return Diagnostic(
        .unexpectedToken, span, "values have no methods", help: "call the function: `\(name)(value)`")
    case .tooDeep:
      return Diagnostic(
        .tooDeep, span, "nested more than \(Limits.nesting) deep",
        help: "give the inner parts names with `let`, or make functions of them")
    case .tooManyOperators:
      return Diagnostic(
        .tooDeep, span, "more than \(Limits.treeDepth) operators follow one another",
        help: "give the parts names with `let`")
    case .foreign(let word, let help):
      return Diagnostic(.unexpectedToken, span, "there is no `\(word)`", help: help)
    case .badArity(let count):
      return Diagnostic(
        .badArity, span, "a tuple has 2 to 16 elements, not \(count)",
        help: count == 1 ? "leave the comma out: `(a)`" : "nest tuples: `((a, b), (c, d))`")
    }
  }

  private static func expressionHelp(_ kind: Token.Kind) -> String? {
    switch kind {
    case .symbol(.assign): "to compare, write `==`"
    case .symbol(.dot): "a decimal point needs digits on both sides: `0.5`"
    case .symbol(.plus): "there is no unary `+`"
    case .symbol(.semicolon): "a `;` ends a statement; there is nothing before this one"
    case .keyword(.print): "`print` is a statement and has no value"
    case .keyword(.fn): "a function stands outside of others"
    case .keyword(let keyword) where keyword.type != nil:
      "to convert a value, write `value as \(keyword.rawValue)`; to declare one, `var name: \(keyword.rawValue) = …;`"
    case .keyword(.else): "`else` follows the `}` of an `if`"
    case .keyword(.while), .keyword(.for): "a loop is a statement and has no value"
    case .identifier, .keyword, .int, .float, .imaginary, .char, .string, .badLiteral, .symbol, .endOfFile:
      nil
    }
  }

  private static func itemHelp(_ kind: Token.Kind) -> String? {
    switch kind {
    case .keyword(.let), .keyword(.var):
      "a constant of the whole file is a `param`: `param name: float = 1.0;`"
    case .symbol(.semicolon): "no `;` follows the `}` of a program or function"
    case .identifier("function"), .identifier("def"), .identifier("func"): "a function begins with `fn`"
    case .keyword, .identifier, .int, .float, .imaginary, .char, .string, .badLiteral, .symbol, .endOfFile:
      "statements stand in the `{ … }` of a program or function"
    }
  }
}
