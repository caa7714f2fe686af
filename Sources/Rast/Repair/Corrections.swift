/// The changes that could mend the errors of a file.
struct Corrections {
  private let source: SourceFile
  private let tokens: [Token]
  private let layout: Layout
  private let partners: [Int: Int]
  private let unmatched: Int

  /// How many tokens around an error are looked at.
  private static let reach = 48
  /// How many places for a brace are tried, the best laid out first.
  private static let braces = 24

  init(_ source: SourceFile, among diagnostics: [Diagnostic]) {
    self.source = source
    let isSyntactic = diagnostics.contains { $0.code.isSyntactic || $0.code == .unexpectedCharacter }
    tokens = isSyntactic ? Array(Lexer.tokens(of: source).tokens) : []
    layout = Layout(tokens, source)
    unmatched = layout.faults(at: -1, insert: nil, replaces: false).unmatched
    partners = Corrections.partners(tokens)
  }

  /// The error itself, told with each change that may mend it, the likeliest first.
  func candidates(for error: Diagnostic) -> [Diagnostic] {
    let own = [error] + error.alternatives
    guard error.code.isSyntactic || error.code == .unexpectedCharacter, !tokens.isEmpty else { return own }
    return own + corrections(error.span).map { $0.told(insteadOf: error) }
  }

  /// Changes of tokens near a place: first at the place, then in front of it, then behind it.
  private func corrections(_ span: Span) -> [Correction] {
    let center = tokens.firstIndex { $0.span.end > span.start } ?? tokens.count - 1
    let (first, last) = window(center)
    let positions = Array((first...center).reversed()) + Array(center...last).dropFirst()
    var found = positions.flatMap { words($0) }
    found += braceCorrections(center)
    found += positions.flatMap { symbols($0) }
    found += positions.flatMap { rarely($0) }
    return found
  }

  /// The statement around a token, with a little of its neighbours.
  private func window(_ center: Int) -> (first: Int, last: Int) {
    func ends(_ index: Int) -> Bool {
      [.symbol(.semicolon), .symbol(.leftBrace), .symbol(.rightBrace)].contains(tokens[index].kind)
    }
    var first = center
    while first > 0, center - first < Corrections.reach, first == center || !ends(first - 1) { first -= 1 }
    var last = center
    while last < tokens.count - 1, last - center < Corrections.reach, last == center || !ends(last) {
      last += 1
    }
    return (max(0, first - 2), last)
  }

  /// A word in place of another: one that is misspelt, or another language's.
  private func words(_ index: Int) -> [Correction] {
    let token = tokens[index]
    var found: [Correction] = []
    let text = source.text(token.span)
    switch token.kind {
    case .identifier, .keyword:
      for meaning in ForeignWords.meanings(of: text) {
        if meaning.isEmpty {
          found.append(.surplus(text, token.span))
        } else {
          found.append(.other(text, token.span, meant: meaning))
        }
      }
      if case .keyword = token.kind { return found }
      for keyword in Suggestion.nearby(text, among: Keyword.allCases.map(\.rawValue)) {
        found.append(.other(text, token.span, meant: keyword))
      }
    case .int, .float, .imaginary, .char, .string, .badLiteral, .symbol, .endOfFile: break
    }
    return found
  }

  /// Brackets and separators put in, taken out and exchanged.
  private func symbols(_ index: Int) -> [Correction] {
    let token = tokens[index]
    var found: [Correction] = []
    let end = index > 0 ? tokens[index - 1].span.end : 0
    for symbol in [Token.Symbol.rightParen, .leftParen, .comma, .semicolon, .rightBracket, .leftBracket] {
      let isOpener = symbol.closer != nil
      guard isFine(index, symbol, replaces: false) else { continue }
      found.append(.missing(symbol.rawValue, at: isOpener ? token.span.start : end))
    }
    guard case .symbol(let symbol) = token.kind else { return found }
    let text = symbol.rawValue
    if isFine(index, nil, replaces: true) { found.insert(.surplus(text, token.span), at: 0) }
    let others: [Token.Symbol] =
      switch symbol {
      case .comma: [.semicolon, .dot]
      case .semicolon: [.comma, .colon]
      case .colon: [.semicolon, .range, .arrow]
      case .rightParen, .rightBracket, .rightBrace:
        [.rightParen, .rightBracket, .rightBrace].filter { $0 != symbol }
      case .leftParen, .leftBracket, .leftBrace:
        [.leftParen, .leftBracket, .leftBrace].filter { $0 != symbol }
      case .dot: [.comma]
      case .range, .arrow, .assign, .plusAssign, .minusAssign, .timesAssign, .divideAssign, .remainderAssign,
        .plus, .minus, .times, .divide, .remainder, .power, .equal, .notEqual, .less, .lessOrEqual, .greater,
        .greaterOrEqual, .and, .or, .not:
        []
      }
    for other in others where isFine(index, other, replaces: true) {
      found.insert(.other(text, token.span, meant: other.rawValue), at: 0)
    }
    return found
  }

  /// What is seldom forgotten, or hit by accident.
  private func rarely(_ index: Int) -> [Correction] {
    let token = tokens[index]
    let end = index > 0 ? tokens[index - 1].span.end : 0
    var found: [Correction] = []
    if case .symbol = token.kind {
    } else if token.kind != .endOfFile, isFine(index, nil, replaces: true) {
      found.append(.surplus(source.text(token.span), token.span))
    }
    for text in [
      ":", "=", "->", "..", "*", "in", "fn", "if", "while", "for", "let", "print", "program", "else",
    ] {
      let isWord = text.first?.isLetter == true
      found.append(
        isWord
          ? .missing(text, at: token.span.start, as: text + " ")
          : .missing(text, at: end, as: text == ":" ? text : " \(text)"))
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
    guard unmatched > 0 || tokens[center].kind != .endOfFile else { return [] }
    let begins = { (index: Int) in
      if case .keyword(let keyword) = tokens[index].kind { keyword.startsItem } else { false }
    }
    let first = (0...center).last { begins($0) } ?? 0
    let last = (center..<tokens.count).first { $0 > center && begins($0) } ?? tokens.count - 1
    var ranked: [(faults: Int, distance: Int, correction: Correction)] = []
    for index in first...last {
      for symbol in [Token.Symbol.rightBrace, .leftBrace] where index > first {
        let faults = layout.faults(at: index, insert: symbol, replaces: false)
        guard faults.unmatched < unmatched else { continue }
        let end = tokens[index - 1].span.end
        var correction = Correction.missing(symbol.rawValue, at: end, as: " " + symbol.rawValue)
        correction.partner = nil
        ranked.append((faults.lines, abs(index - center), correction))
      }
      guard let bracket = layout.items[index].bracket, bracket == .leftBrace || bracket == .rightBrace else {
        continue
      }
      let faults = layout.faults(at: index, insert: nil, replaces: true)
      if faults.unmatched < unmatched {
        ranked.append((faults.lines, abs(index - center), .surplus(bracket.rawValue, tokens[index].span)))
      }
    }
    ranked.sort { ($0.faults, $0.distance) < ($1.faults, $1.distance) }
    return ranked.prefix(Corrections.braces).map(\.correction)
  }

  /// The partner of each bracket, by position.
  private static func partners(_ tokens: [Token]) -> [Int: Int] {
    var partners: [Int: Int] = [:]
    var stack: [(symbol: Token.Symbol, index: Int)] = []
    for (index, token) in tokens.enumerated() {
      guard case .symbol(let symbol) = token.kind else { continue }
      if symbol.closer != nil { stack.append((symbol, index)) }
      if let opener = symbol.opener, let top = stack.last, top.symbol == opener {
        stack.removeLast()
        (partners[index], partners[top.index]) = (top.index, index)
      }
    }
    return partners
  }
}
