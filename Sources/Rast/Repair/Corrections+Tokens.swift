/// Tokens that are inserted, removed or exchanged where their order is wrong.
extension Corrections {
  /// How many tokens around an error are considered.
  private static let reach = 48

  /// Changes of tokens near a place: first at the place, then before it, then after it.
  func tokenCorrections(_ span: Span) -> [Correction] {
    let center = text.index(at: span.start)
    let (first, last) = window(center)
    let positions = Array((first...center).reversed()) + Array(center...last).dropFirst()
    let starts = positions.filter { text.beginsStatement($0) }
    var found = positions.flatMap { words($0) } + parameterTypes(center) + bareBodies(center)
    // A condition without its keyword, or an operator without its operand, before a body.
    if text.at(center, .leftBrace) { found += starts.filter { $0 < center }.flatMap { firstWords($0) } }
    found += missingOperands(center)
    found += braceCorrections(center)
    found += joinedCalls(center)
    found += positions.flatMap { symbols($0) }
    found += starts.flatMap { firstWords($0) }
    found += positions.flatMap { rarely($0) }
    return found
  }

  /// The statement around a token, with a few tokens on either side.
  private func window(_ center: Int) -> (first: Int, last: Int) {
    func ends(_ index: Int) -> Bool {
      text.at(index, .semicolon) || text.at(index, .leftBrace) || text.at(index, .rightBrace)
    }
    var first = center
    while first > 0, center - first < Corrections.reach, first == center || !ends(first - 1) { first -= 1 }
    var last = center
    while last < text.tokens.count - 1, last - center < Corrections.reach, last == center || !ends(last) {
      last += 1
    }
    return (max(0, first - 2), last)
  }

  /// Other words for one that is misspelt or comes from another language.
  func words(_ index: Int) -> [Correction] {
    let span = text.tokens[index].span
    let word = text.text(index)
    var found: [Correction] = []
    switch text.kind(index) {
    case .identifier, .keyword:
      for meaning in ForeignWords.meanings(of: word) {
        found.append(meaning.isEmpty ? .surplus(word: word, span) : .other(word, span, meant: meaning))
      }
      if case .keyword = text.kind(index) { return found }
      let keywords = Suggestion.nearby(word, among: Keyword.allCases.map(\.rawValue))
      return found + keywords.map { .other(word, span, meant: $0) }
    case .int, .float, .imaginary, .char, .string, .badLiteral, .symbol, .endOfFile: return []
    }
  }

  /// Brackets and separators that are inserted, removed or exchanged.
  private func symbols(_ index: Int) -> [Correction] {
    let token = text.tokens[index]
    let end = index > 0 ? text.tokens[index - 1].span.end : 0
    var found: [Correction] = []
    if case .symbol(let symbol) = token.kind {
      let spelling = symbol.rawValue
      for other in Corrections.confusable(symbol) where isFine(index, other, replaces: true) {
        found.append(.other(spelling, token.span, meant: other.rawValue))
      }
      if isFine(index, nil, replaces: true) { found.append(.surplus(symbol, token.span)) }
    }
    for symbol in [Token.Symbol.rightParen, .leftParen, .comma, .semicolon, .rightBracket, .leftBracket]
    where isFine(index, symbol, replaces: false) {
      var correction = Correction.missing(symbol, at: symbol.closer != nil ? token.span.start : end)
      correction.partner = partner(index, symbol)
      found.append(correction)
    }
    return found
  }

  /// The symbols that may be meant by one.
  static func confusable(_ symbol: Token.Symbol) -> [Token.Symbol] {
    switch symbol {
    case .comma: [.semicolon, .dot]
    case .semicolon: [.comma, .colon]
    case .colon: [.semicolon, .range, .arrow]
    case .dot: [.comma]
    case .assign: [.equal, .colon]
    case .equal: [.assign]
    case .rightParen, .rightBracket, .rightBrace:
      [.rightParen, .rightBracket, .rightBrace].filter { $0 != symbol }
    case .leftParen, .leftBracket, .leftBrace:
      [.leftParen, .leftBracket, .leftBrace].filter { $0 != symbol }
    case .range, .arrow, .plusAssign, .minusAssign, .timesAssign, .divideAssign, .remainderAssign, .plus,
      .minus, .times, .divide, .remainder, .power, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
      .and, .or, .not:
      []
    }
  }

  /// The keywords that a statement might begin with.
  private func firstWords(_ index: Int) -> [Correction] {
    let start = text.tokens[index].span.start
    return ["if", "while", "for", "let", "var", "return", "print", "fn", "program", "param", "view"]
      .map { .missing(word: $0, at: start, as: $0 + " ") }
  }

  /// The item around a token; if it is very long, the part near the token.
  func item(around center: Int) -> Range<Int> {
    let reach = max(32, 1_000_000 / text.tokens.count)
    return text.item(around: center).clamped(to: max(0, center - reach)..<center + reach)
  }

  /// An operator right before a body, which was then taken as its operand.
  private func missingOperands(_ center: Int) -> [Correction] {
    (max(0, text.item(around: center).lowerBound)..<center).reversed().filter { index in
      guard case .symbol(let symbol) = text.kind(index) else { return false }
      return symbol.infix != nil && text.at(index + 1, .leftBrace)
    }.map { index in
      let word = text.text(index)
      var correction = Correction.surplus(word: word, text.tokens[index].span)
      correction.message = "an operand is missing after this `\(word)`"
      correction.help = "write it, or take the `\(word)` out"
      return correction
    }
  }

  /// `normz)` for `norm(z)`.
  private func joinedCalls(_ center: Int) -> [Correction] {
    guard unmatched > 0 else { return [] }
    let item = item(around: center)
    let own = text.tokens.indices.filter { text.at($0 - 1, .fn) }.map { text.text($0) }
    let functions = own + Builtins.functions.keys + ["print", "program", "view"]
    return item.reversed().flatMap { index -> [Correction] in
      guard case .identifier(let word) = text.kind(index) else { return [] }
      let prefixes = functions.filter { word.hasPrefix($0) && $0.count < word.count }
      return prefixes.sorted { $0.count > $1.count }.map { name in
        .missing(.leftParen, at: text.tokens[index].span.start + name.utf8.count)
      }
    }
  }

  /// `if c return n;` and `if c then return n;`: a statement where a block is required.
  private func bareBodies(_ index: Int) -> [Correction] {
    let isHead = text.tokens[..<index].last { if case .keyword = $0.kind { true } else { false } }
    guard let isHead,
      [.keyword(.if), .keyword(.while), .keyword(.for), .keyword(.else), .keyword(.in)].contains(isHead.kind),
      let end = text.tokens[index...].first(where: { $0.kind == .symbol(.semicolon) })
    else { return [] }
    let start = text.tokens[index].span
    let place = Span(start.start, start.start)
    let isWord = ["then", "do", ":"].contains(text.text(index))
    let fix = Fix([
      Fix.Edit(isWord ? start : place, isWord ? "{" : "{ "), Fix.Edit(Span(end.span.end, end.span.end), " }"),
    ])
    return [.mending(start, fix, "put braces around it: `{ … }`")]
  }

  /// A parameter's type, after its name.
  private func parameterTypes(_ index: Int) -> [Correction] {
    guard text.at(index, .comma) || text.at(index, .rightParen), case .identifier = text.kind(index - 1)
    else {
      return []
    }
    let end = text.tokens[index - 1].span.end
    return ["float", "complex", "int", "bool", "str", "char"].map { .missing(word: ": \($0)", at: end) }
  }

  /// Tokens that are seldom forgotten, or seldom typed by accident.
  private func rarely(_ index: Int) -> [Correction] {
    let token = text.tokens[index]
    let end = index > 0 ? text.tokens[index - 1].span.end : 0
    var found: [Correction] = []
    switch token.kind {
    case .identifier, .int, .float, .imaginary, .char, .string, .badLiteral:
      found.append(.surplus(word: text.text(index), token.span))
    case .keyword, .symbol, .endOfFile: break
    }
    for symbol in [Token.Symbol.colon, .assign, .arrow, .range, .times] {
      let blank = symbol == .colon ? "" : " "
      found.append(.missing(symbol, at: end, as: blank + symbol.rawValue))
    }
    for word in ["in", "if", "else", "while", "fn"] {
      found.append(.missing(word: word, at: token.span.start, as: word + " "))
    }
    return found
  }

  /// Whether a change leaves every bracket with a partner, or at least leaves fewer without one.
  private func isFine(_ index: Int, _ symbol: Token.Symbol?, replaces: Bool) -> Bool {
    let isBracket = symbol.map { $0.closer != nil || $0.opener != nil } ?? false
    if !isBracket, !(replaces && layout.items[index].bracket != nil) { return true }
    let after = layout.faults(at: index, insert: isBracket ? symbol : nil, replaces: replaces).unmatched
    return unmatched == 0 ? after == 0 : after < unmatched
  }
}
