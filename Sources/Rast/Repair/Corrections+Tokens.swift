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
    var found = positions.flatMap { words($0) }
    found += braceCorrections(center)
    found += positions.flatMap { symbols($0) }
    found += positions.filter { text.beginsStatement($0) }.flatMap { firstWords($0) }
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
        found.append(meaning.isEmpty ? .surplus(word, span) : .other(word, span, meant: meaning))
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
      if isFine(index, nil, replaces: true) { found.append(.surplus(spelling, token.span)) }
    }
    for symbol in [Token.Symbol.rightParen, .leftParen, .comma, .semicolon, .rightBracket, .leftBracket]
    where isFine(index, symbol, replaces: false) {
      var correction = Correction.missing(
        symbol.rawValue, at: symbol.closer != nil ? token.span.start : end)
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
      .map { .missing($0, at: start, as: $0 + " ") }
  }

  /// What is seldom forgotten, or hit by accident.
  private func rarely(_ index: Int) -> [Correction] {
    let token = text.tokens[index]
    let end = index > 0 ? text.tokens[index - 1].span.end : 0
    var found: [Correction] = []
    if case .symbol = token.kind {
    } else if token.kind != .endOfFile {
      found.append(.surplus(text.text(index), token.span))
    }
    for symbol in [":", "=", "->", "..", "*"] {
      found.append(.missing(symbol, at: end, as: symbol == ":" ? symbol : " \(symbol)"))
    }
    for word in ["in", "if", "else", "while", "fn"] {
      found.append(.missing(word, at: token.span.start, as: word + " "))
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

  /// Braces put in or taken out anywhere in the item around a token, those first that agree with the layout.
  private func braceCorrections(_ center: Int) -> [Correction] {
    let item = text.item(around: center)
    var ranked: [(faults: Int, distance: Int, correction: Correction)] = []
    for index in item {
      for symbol in [Token.Symbol.rightBrace, .leftBrace] where index > item.lowerBound {
        let faults = layout.faults(at: index, insert: symbol, replaces: false)
        guard faults.unmatched < unmatched else { continue }
        var correction = Correction.missing(
          symbol.rawValue, at: text.tokens[index - 1].span.end, as: " " + symbol.rawValue)
        correction.partner = partner(index, symbol)
        ranked.append((faults.lines, abs(index - center), correction))
      }
      guard let bracket = layout.items[index].bracket, bracket == .leftBrace || bracket == .rightBrace else {
        continue
      }
      let faults = layout.faults(at: index, insert: nil, replaces: true)
      if faults.unmatched < unmatched {
        let correction = Correction.surplus(bracket.rawValue, text.tokens[index].span)
        ranked.append((faults.lines, abs(index - center), correction))
      }
    }
    // What is behind the last item may close it.
    ranked.sort { ($0.faults, $0.distance) < ($1.faults, $1.distance) }
    return ranked.prefix(Corrections.braces).map(\.correction)
  }
}
