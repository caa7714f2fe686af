/// How well the braces agree with the indentation of lines, which shows where one was forgotten.
struct Layout {
  /// A token, as far as it matters here.
  struct Item {
    var bracket: Token.Symbol?
    /// The indentation of its line.
    var indentation: Int
    var startsLine: Bool
  }

  let items: [Item]

  init(_ tokens: [Token], _ source: SourceFile) {
    var line = -1
    var indentation = 0
    items = tokens.map { token in
      let here = source.line(at: token.span.start)
      let startsLine = here != line
      if startsLine {
        let start = source.lineRange(here).lowerBound
        indentation =
          source.bytes[start..<max(start, token.span.start)]
          .prefix { $0 == 0x20 || $0 == 0x09 }.count
      }
      line = here
      var bracket: Token.Symbol?
      if case .symbol(let symbol) = token.kind, symbol.closer != nil || symbol.opener != nil {
        bracket = symbol
      }
      return Item(bracket: bracket, indentation: indentation, startsLine: startsLine)
    }
  }

  /// How many brackets are without a partner, and how many lines are indented other than their braces say, after a
  /// change: a bracket is inserted before the item at `index`, or replaces it, or the item is removed.
  func faults(at index: Int, insert inserted: Token.Symbol?, replaces: Bool) -> (unmatched: Int, lines: Int) {
    var stack: [(symbol: Token.Symbol, indentation: Int, first: Int?)] = []
    var (unmatched, lines) = (0, 0)
    func take(_ symbol: Token.Symbol, _ indentation: Int, _ startsLine: Bool) {
      if symbol.closer != nil { return stack.append((symbol, indentation, nil)) }
      guard let top = stack.last, top.symbol == symbol.opener else {
        unmatched += 1
        return
      }
      stack.removeLast()
      if startsLine, symbol == .rightBrace, top.indentation != indentation { lines += 1 }
    }
    for (position, item) in items.enumerated() {
      if position == index, let inserted {
        // The inserted bracket stands at the end of the previous line.
        let end = position > 0 ? items[position - 1].indentation : 0
        take(inserted, replaces ? item.indentation : end, replaces && item.startsLine)
      }
      let symbol = position == index && replaces ? nil : item.bracket
      if item.startsLine, symbol != .rightBrace {
        if let top = stack.last, top.symbol == .leftBrace {
          if item.indentation <= top.indentation || item.indentation < top.first ?? 0 { lines += 1 }
          if top.first == nil { stack[stack.count - 1].first = item.indentation }
          // A line indented further than its block's first one is in a block whose brace is missing, or goes on.
          if let first = top.first, item.indentation > first { lines += 1 }
        } else if stack.isEmpty, item.indentation > 0 {
          lines += 1
        }
      }
      if let symbol { take(symbol, item.indentation, item.startsLine) }
    }
    return (unmatched + stack.count, lines)
  }
}
