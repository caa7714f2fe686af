/// Brackets and where their partners stand.
extension Corrections {
  /// How many places for a brace are tried, starting with those that best fit the layout.
  private static let braces = 24

  /// The partner of a bracket that is inserted at `index`.
  func partner(_ index: Int, _ symbol: Token.Symbol) -> Diagnostic.Label? {
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

  /// Braces that are inserted or removed anywhere in the item around a token: first those that agree with the layout,
  /// and among them those at the end of a line.
  func braceCorrections(_ center: Int) -> [Correction] {
    guard unmatched > 0 else { return [] }
    let item = item(around: center)
    var ranked: [(faults: Int, inner: Int, distance: Int, correction: Correction)] = []
    func rank(_ index: Int, _ symbol: Token.Symbol?, replaces: Bool, _ correction: Correction) {
      let faults = layout.faults(at: index, insert: symbol, replaces: replaces)
      guard faults.unmatched < unmatched else { return }
      let inner = replaces || layout.items[index].startsLine ? 0 : 1
      ranked.append((faults.lines, inner, abs(index - center), correction))
    }
    // What closes the item comes right before the next one.
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

  /// A brace before a token; one that closes a block of several lines gets a line of its own.
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
