@testable import Rast

/// Slips in brackets, separators and quotes.
extension GoodProgram {
  /// One of the symbols is missing.
  func dropped(_ symbol: Token.Symbol) -> [[Edit]] {
    symbols(symbol).map { [Edit($0.span, "")] }
  }

  /// One of the symbols is doubled.
  func doubled(_ wanted: Token.Symbol...) -> [[Edit]] {
    wanted.flatMap { symbols($0) }.map { [Edit($0.span, text($0.span) + text($0.span))] }
  }

  var otherClosers: [[Edit]] {
    symbols(.rightParen, .rightBrace, .rightBracket).flatMap { token in
      [")", "}", "]"].filter { $0 != text(token.span) }.map { [Edit(token.span, $0)] }
    }
  }

  var swappedSeparators: [[Edit]] {
    symbols(.comma).map { [Edit($0.span, ";")] } + symbols(.semicolon).map { [Edit($0.span, ",")] }
  }

  /// One of the quotes of a string or character is missing.
  var missingQuotes: [[Edit]] {
    tokens.flatMap { token -> [[Edit]] in
      let span = token.span
      switch token.kind {
      case .string, .char:
        return [[Edit(Span(span.start, span.start + 1), "")], [Edit(Span(span.end - 1, span.end), "")]]
      case .identifier, .keyword, .int, .float, .imaginary, .badLiteral, .symbol, .endOfFile: return []
      }
    }
  }

  /// A key hit by accident between two tokens.
  var strayKeys: [[Edit]] {
    tokens.enumerated().map { index, token in
      let keys = Array(";,.:)(}{]'\"+-*/=<x1#\\`~")
      let key = keys[(index * 7 + source.bytes.count) % keys.count]
      return [Edit(Span(token.span.end, token.span.end), String(key))]
    }
  }

  /// A comment that is not closed: one that was, or a `//` that became `/*`.
  var unclosedComments: [[Edit]] {
    var edits = lineComments.map { [Edit(Span($0.start, $0.start + 2), "/*")] }
    var offset = 0
    while offset + 1 < source.bytes.count {
      if source.bytes[offset] == UInt8(ascii: "*"), source.bytes[offset + 1] == UInt8(ascii: "/") {
        edits.append([Edit(Span(offset, offset + 2), "")])
      }
      offset += 1
    }
    return edits
  }

  var foreignComments: [[Edit]] {
    lineComments.flatMap { comment in
      let start = Span(comment.start, comment.start + 2)
      return ["#", "--", "/", "%", ";;"].map { [Edit(start, $0)] }
    }
  }
}
