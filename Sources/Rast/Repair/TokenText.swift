/// A file's tokens as the search for corrections needs them.
package struct TokenText {
  let source: SourceFile
  let tokens: [Token]
  /// The partner of each bracket that has one.
  let partners: [Int: Int]

  init(_ source: SourceFile) {
    self.source = source
    tokens = Lexer.tokens(of: source).tokens
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
    self.partners = partners
  }

  func text(_ index: Int) -> String { source.text(tokens[index].span) }

  /// The text at a place.
  package func text(_ span: Span) -> String { source.text(span) }

  func kind(_ index: Int) -> Token.Kind {
    tokens.indices.contains(index) ? tokens[index].kind : .endOfFile
  }

  func at(_ index: Int, _ symbol: Token.Symbol) -> Bool { kind(index) == .symbol(symbol) }

  func at(_ index: Int, _ keywords: Keyword...) -> Bool {
    if case .keyword(let keyword) = kind(index) { keywords.contains(keyword) } else { false }
  }

  /// The first token that ends after an offset.
  func index(at offset: Int) -> Int { tokens.firstIndex { $0.span.end > offset } ?? tokens.count - 1 }

  /// Whether a name is being declared here.
  func declares(_ index: Int) -> Bool {
    if at(index - 1, .let, .var, .for, .fn, .param) { return true }
    return at(index + 1, .colon) && (at(index - 1, .leftParen) || at(index - 1, .comma))
  }

  /// Whether a statement begins with the token.
  func beginsStatement(_ index: Int) -> Bool {
    index == 0 || at(index - 1, .semicolon) || at(index - 1, .leftBrace) || at(index - 1, .rightBrace)
  }

  /// Whether an item begins with the token: at the margin, or after another item. A keyword may also be meant as a
  /// name.
  private func begins(_ index: Int) -> Bool {
    guard case .keyword(let keyword) = kind(index), keyword.startsItem else { return false }
    let span = tokens[index].span
    if source.lineRange(source.line(at: span.start)).lowerBound == span.start { return true }
    let isNamed = if case .identifier = kind(index + 1) { true } else { at(index + 1, .leftParen) }
    return isNamed && (index == 0 || at(index - 1, .rightBrace) || at(index - 1, .semicolon))
  }

  /// The tokens of the item around a token.
  func item(around index: Int) -> Range<Int> {
    let first = (0...index).last(where: begins) ?? 0
    let next = tokens[(index + 1)...].indices.first(where: begins) ?? tokens.count
    return first..<next
  }

  /// The end of the line at an offset.
  func endOfLine(_ offset: Int) -> Int { source.lineRange(source.line(at: offset)).upperBound }
}
