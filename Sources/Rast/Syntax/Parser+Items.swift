extension Parser {
  /// The whole file.
  mutating func parseFile() -> FileSyntax {
    var file = FileSyntax()
    var programs: [Span] = []
    while current.kind != .endOfFile {
      do throws(Abandoned) {
        try parseItem(&file, &programs)
      } catch {
        if let itemName { file.damagedNames.insert(itemName) }
        skipToItem()
      }
    }
    if programs.isEmpty, diagnostics.isEmpty {
      report(.noProgram(isEmpty: tokens.count == 1), Span(lastText, lastText))
    }
    file.comments = takeComments(inLine: false)
    file.prints = prints
    return file
  }

  /// Where the last token of the file ends.
  private var lastText: Int { tokens.count > 1 ? tokens[tokens.count - 2].span.end : 0 }

  private mutating func parseItem(_ file: inout FileSyntax, _ programs: inout [Span]) throws(Abandoned) {
    let start = current
    let before = takeComments(inLine: false)
    let kind: ItemSyntax.Kind
    itemName = nil
    if take(.program) != nil {
      programs.append(start.span)
      if let first = programs.first, programs.count > 1 { report(.secondProgram(first: first), start.span) }
      kind = .program(try parseProgram(start.span))
    } else if take(.fn) != nil {
      kind = .function(try parseFunction())
    } else if take(.param) != nil {
      kind = .param(try parseParam())
    } else if take(.view) != nil {
      if let first = file.view { report(.secondView(first: first.keyword), start.span) }
      kind = .view(try parseView(start.span))
    } else {
      throw fail(.expectedItem(found: start), start.span)
    }
    file.items.append(ItemSyntax(kind, comments: before + takeComments(inLine: true)))
  }

  /// Skips to the next keyword that begins an item.
  private mutating func skipToItem() {
    isTooDeep = false
    while current.kind != .endOfFile {
      if case .keyword(let keyword) = current.kind, keyword.startsItem, depths[position] == 0 { return }
      advance()
    }
  }

  private mutating func parseProgram(_ keyword: Span) throws(Abandoned) -> ProgramSyntax {
    let name = at(.leftParen) ? nil : try parseName("the program's name or `(`")
    let parameters = try parseParameters()
    let output = try parseOutput()
    let body = try parseBlock("the program's body")
    return ProgramSyntax(name, keyword: keyword, parameters, output, body)
  }

  private mutating func parseFunction() throws(Abandoned) -> FunctionSyntax {
    let name = try parseName("the function's name")
    itemName = name.name
    let parameters = try parseParameters()
    let output = try parseOutput()
    let body = try parseBlock("the function's body")
    return FunctionSyntax(name: name, parameters: parameters, output: output, body: body)
  }

  private mutating func parseOutput() throws(Abandoned) -> TypeSyntax? {
    if take(.arrow) == nil {
      if case .keyword(let keyword) = current.kind, keyword.type != nil {
        throw fail(.expected("`->` before the result's type", found: current), current.span)
      }
      if at(.colon) { throw fail(.foreign(":", help: "a result's type follows `->`"), current.span) }
      return nil
    }
    return try parseType()
  }

  private mutating func parseParameters() throws(Abandoned) -> [ParameterSyntax] {
    try expect(.leftParen)
    var parameters: [ParameterSyntax] = []
    while !at(.rightParen) {
      let name = try parseName("a parameter's name")
      guard take(.colon) != nil else { throw fail(.missingType(name.name, found: current), current.span) }
      parameters.append(ParameterSyntax(name, try parseType()))
      if take(.comma) == nil { break }
    }
    try expect(.rightParen)
    return parameters
  }

  private mutating func parseParam() throws(Abandoned) -> ParamSyntax {
    let name = try parseName("the param's name")
    itemName = name.name
    try expect(.colon, "and the param's type")
    let type = try parseType()
    try expect(.assign, "and the param's value")
    let value = try parseExpression()
    var param = ParamSyntax(name, type, value)
    if take(.in) != nil {
      let low = try parseExpression()
      try expect(.range)
      param.range = ParamSyntax.Range(low: low, high: try parseExpression())
    }
    try endStatement()
    return param
  }

  private mutating func parseView(_ keyword: Span) throws(Abandoned) -> ViewSyntax {
    try expect(.leftParen)
    var fields: [ViewSyntax.Field] = []
    while !at(.rightParen) {
      let name = try parseName("a field's name")
      try expect(.colon, "and the field's value")
      fields.append(ViewSyntax.Field(name, try parseExpression()))
      if take(.comma) == nil { break }
    }
    try expect(.rightParen)
    try endStatement()
    return ViewSyntax(keyword: keyword, fields)
  }

  /// A type.
  mutating func parseType() throws(Abandoned) -> TypeSyntax {
    let start = current
    switch start.kind {
    case .keyword(let keyword):
      guard let type = keyword.type else { throw fail(.expected("a type", found: start), start.span) }
      advance()
      return TypeSyntax(kind: .named(type), span: start.span)
    case .identifier(let name):
      advance()
      return TypeSyntax(kind: .unknown(name), span: start.span)
    case .symbol(.leftParen):
      return try nested(start.span) { parser throws(Abandoned) in try parser.parseTupleType(start.span) }
    case .int, .float, .imaginary, .char, .string, .badLiteral, .symbol, .endOfFile:
      throw fail(.expected("a type", found: start), start.span)
    }
  }

  private mutating func parseTupleType(_ start: Span) throws(Abandoned) -> TypeSyntax {
    advance()
    var elements: [TypeSyntax] = []
    var hasComma = false
    while !at(.rightParen) {
      elements.append(try parseType())
      guard take(.comma) != nil else { break }
      hasComma = true
    }
    let span = start.union(try expect(.rightParen))
    if elements.isEmpty { return TypeSyntax(kind: .named(.unit), span: span) }
    if let only = elements.first, elements.count == 1, !hasComma {
      return TypeSyntax(kind: only.kind, span: span)
    }
    checkArity(elements.count, span)
    return TypeSyntax(kind: .tuple(elements), span: span)
  }

  /// Reports a tuple with too few or too many elements.
  mutating func checkArity(_ count: Int, _ span: Span) {
    if !TupleType.arity.contains(count) { report(.badArity(count), span) }
  }
}
