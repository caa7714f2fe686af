/// Tokens put in, taken out and exchanged, where the order of tokens is wrong.
extension Corrections {
  /// How many tokens around an error are looked at.
  private static let reach = 48
  /// How many places for a brace are tried, the best laid out first.
  private static let braces = 24

  /// Changes of tokens near a place: first at the place, then in front of it, then behind it.
  func tokenCorrections(_ span: Span) -> [Correction] {
    let center = text.index(at: span.start)
    let (first, last) = window(center)
    let positions = Array((first...center).reversed()) + Array(center...last).dropFirst()
    let starts = positions.filter { text.beginsStatement($0) }
    var found = positions.flatMap { words($0) } + parameterTypes(center) + bareBodies(center)
    // A condition without its word, and an operator without its operand, in front of a body.
    if text.at(center, .leftBrace) { found += starts.filter { $0 < center }.flatMap { firstWords($0) } }
    found += missingOperands(center)
    found += braceCorrections(center)
    found += joinedCalls(center)
    found += positions.flatMap { symbols($0) }
    found += starts.flatMap { firstWords($0) }
    found += positions.flatMap { rarely($0) }
    return found
  }

  /// The statement around a token, with a little of its neighbours.
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

  /// A word in place of another: one that is misspelt, or another language's.
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

  /// Brackets and separators put in, taken out and exchanged.
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

  private static func confusable(_ symbol: Token.Symbol) -> [Token.Symbol] {
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

  /// Where the bracket stands that one put in at `index` belongs to.
  private func partner(_ index: Int, _ symbol: Token.Symbol) -> Diagnostic.Label? {
    var depth = 0
    if let opener = symbol.opener {
      for other in (0..<index).reversed() {
        if text.at(other, symbol) { depth += 1 }
        if text.at(other, opener) {
          if depth == 0 { return Diagnostic.Label(span: text.tokens[other].span, text: "to close this one") }
          depth -= 1
        }
      }
    }
    if let closer = symbol.closer {
      for other in index..<text.tokens.count {
        if text.at(other, symbol) { depth += 1 }
        if text.at(other, closer) {
          if depth == 0 { return Diagnostic.Label(span: text.tokens[other].span, text: "closed here") }
          depth -= 1
        }
      }
    }
    return nil
  }

  /// The word that a statement should begin with.
  private func firstWords(_ index: Int) -> [Correction] {
    let start = text.tokens[index].span.start
    return ["if", "while", "for", "let", "var", "return", "print", "fn", "program", "param", "view"]
      .map { .missing(word: $0, at: start, as: $0 + " ") }
  }

  /// The item around a token, or of one that is very long the part near the token.
  private func item(around center: Int) -> Range<Int> {
    let reach = max(32, 1_000_000 / text.tokens.count)
    return text.item(around: center).clamped(to: max(0, center - reach)..<center + reach)
  }

  /// An operator right in front of a body, which is then taken as its operand.
  private func missingOperands(_ center: Int) -> [Correction] {
    (max(0, text.item(around: center).lowerBound)..<center).reversed().filter { index in
      guard case .symbol(let symbol) = text.kind(index) else { return false }
      return symbol.infix != nil && text.at(index + 1, .leftBrace)
    }.map { index in
      let word = text.text(index)
      var correction = Correction.surplus(word: word, text.tokens[index].span)
      correction.message = "an operand is missing behind this `\(word)`"
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

  /// `if c return n;` and `if c then return n;`: a statement where a block has to be.
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

  /// A parameter's type, in front of what follows its name.
  private func parameterTypes(_ index: Int) -> [Correction] {
    guard text.at(index, .comma) || text.at(index, .rightParen), case .identifier = text.kind(index - 1)
    else {
      return []
    }
    let end = text.tokens[index - 1].span.end
    return ["float", "complex", "int", "bool", "str", "char"].map { .missing(word: ": \($0)", at: end) }
  }

  /// What is seldom forgotten, or hit by accident.
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

  /// Whether no more brackets are without a partner after a change, and fewer if any was.
  private func isFine(_ index: Int, _ symbol: Token.Symbol?, replaces: Bool) -> Bool {
    let isBracket = symbol.map { $0.closer != nil || $0.opener != nil } ?? false
    if !isBracket, !(replaces && layout.items[index].bracket != nil) { return true }
    let after = layout.faults(at: index, insert: isBracket ? symbol : nil, replaces: replaces).unmatched
    return unmatched == 0 ? after == 0 : after < unmatched
  }

  /// Braces put in or taken out anywhere in the item around a token, those first that agree with the layout, and
  /// of those the ones at the end of a line.
  private func braceCorrections(_ center: Int) -> [Correction] {
    guard unmatched > 0 else { return [] }
    let item = item(around: center)
    var ranked: [(faults: Int, inner: Int, distance: Int, correction: Correction)] = []
    func rank(_ index: Int, _ symbol: Token.Symbol?, replaces: Bool, _ correction: Correction) {
      let faults = layout.faults(at: index, insert: symbol, replaces: replaces)
      guard faults.unmatched < unmatched else { return }
      let inner = replaces || layout.items[index].startsLine ? 0 : 1
      ranked.append((faults.lines, inner, abs(index - center), correction))
    }
    // What closes the item stands in front of the next one.
    for index in item.lowerBound...min(item.upperBound, text.tokens.count - 1) {
      for symbol in [Token.Symbol.rightBrace, .leftBrace] where index > item.lowerBound {
        rank(index, symbol, replaces: false, brace(symbol, index))
      }
      guard item.contains(index) else { continue }
      guard let bracket = layout.items[index].bracket else { continue }
      let span = text.tokens[index].span
      if bracket == .leftBrace || bracket == .rightBrace {
        rank(index, nil, replaces: true, .surplus(bracket, span))
      }
      for other in Corrections.confusable(bracket) {
        rank(index, other, replaces: true, .other(bracket.rawValue, span, meant: other.rawValue))
      }
    }
    ranked.sort { ($0.faults, $0.inner, $0.distance) < ($1.faults, $1.inner, $1.distance) }
    return ranked.prefix(Corrections.braces).map(\.correction)
  }

  /// A brace in front of a token: one that closes a block of several lines on a line of its own.
  private func brace(_ symbol: Token.Symbol, _ index: Int) -> Correction {
    let end = text.tokens[index - 1].span.end
    var correction = Correction.missing(symbol, at: end, as: " " + symbol.rawValue)
    correction.partner = partner(index, symbol)
    guard symbol == .rightBrace, layout.items[index].startsLine || index == text.tokens.count - 1,
      let opener = correction.partner?.span
    else { return correction }
    let line = text.source.line(at: opener.start)
    if line < text.source.line(at: end) {
      let start = text.source.lineRange(line).lowerBound
      let blanks = text.source.bytes[start...].prefix { $0 == 0x20 || $0 == 0x09 }
      let place = text.endOfLine(end)
      correction.place = Span(place, place)
      correction.fix = .insert("\n" + String(decoding: blanks, as: UTF8.self) + "}", at: place)
    }
    return correction
  }
}
