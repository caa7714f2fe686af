/// Constructs of other languages that are more than one word.
extension Corrections {
  /// Constructs of other languages around a place.
  package func foreignCorrections(_ span: Span) -> [Correction] {
    let center = text.index(at: span.start)
    var found: [Correction] = []
    for index in (max(0, center - 12)...min(text.tokens.count - 1, center + 4)).reversed() {
      found += operators(index) + declarations(index) + increments(index) + methods(index) + comments(index)
      found += loops(index) + prints(index) + brackets(index) + fractions(index)
    }
    return found + choices(span)
  }

  private static let spellings: [String: [String]] = [
    "**": ["^"], "<>": ["!="], "=>": [">=", "->"], "=<": ["<="], "===": ["=="], "!==": ["!="], "..=": [".."],
    "...": [".."], ":=": ["="], "=+": ["+="], "=-": ["-="], "=*": ["*="], "~=": ["!="], "=/=": ["!="],
    "- >": ["->"],
    "/\\": ["&&"], "\\/": ["||"], "&&&": ["&&"], "::": [":"], "||": [""],
  ]

  /// Operators that are two or three tokens here.
  private func operators(_ index: Int) -> [Correction] {
    guard text.tokens[index].kind != .endOfFile else { return [] }
    let start = text.tokens[index].span.start
    var found: [Correction] = []
    for length in [3, 2] where start + length <= text.source.bytes.count {
      for start in [start, start - 1] where start >= 0 {
        let span = Span(start, start + length)
        let word = text.text(span)
        for meaning in Corrections.spellings[word] ?? [] where !meaning.isEmpty {
          found.append(
            Correction(
              place: span, fix: .replace(span, with: meaning), code: .unexpectedToken,
              message: "there is no `\(word)`", help: "write `\(meaning)`"))
        }
      }
    }
    return found
  }

  /// `let mut x`, `int x`.
  private func declarations(_ index: Int) -> [Correction] {
    guard text.at(index, .let), text.kind(index + 1) == .identifier("mut") else { return [] }
    let span = text.tokens[index].span.union(text.tokens[index + 1].span)
    return [.other("let mut", span, meant: "var")]
  }

  /// `n++` and `++n`.
  private func increments(_ index: Int) -> [Correction] {
    var found: [Correction] = []
    for symbol in [Token.Symbol.plus, .minus] where text.at(index, symbol) && text.at(index + 1, symbol) {
      let sign = symbol.rawValue
      let operatorSpan = text.tokens[index].span.union(text.tokens[index + 1].span)
      for name in [index - 1, index + 2] where text.tokens.indices.contains(name) {
        guard case .identifier(let word) = text.kind(name) else { continue }
        let span = operatorSpan.union(text.tokens[name].span)
        found.append(
          Correction(
            place: span, fix: .replace(span, with: "\(word) \(sign)= 1"), code: .unexpectedToken,
            message: "there is no `\(sign)\(sign)`", help: "write `\(word) \(sign)= 1`"))
      }
    }
    return found
  }

  /// `println!(` and `console.log(`.
  private func prints(_ index: Int) -> [Correction] {
    guard case .identifier(let word) = text.kind(index) else { return [] }
    var last = index + 1
    if text.at(index + 1, .dot) { last += 1 } else if !text.at(index + 1, .not) { return [] }
    guard text.at(last + 1, .leftParen) || text.at(last, .not) && text.at(last + 1, .leftParen) else {
      return []
    }
    let span = text.tokens[index].span.union(text.tokens[last].span)
    let isPrint =
      ForeignWords.meanings(of: word).contains("print")
      || ["print", "console", "io", "System"].contains(word)
    return isPrint ? [.other(text.text(span), span, meant: "print")] : []
  }

  /// `z.abs()` for `abs(z)`.
  private func methods(_ index: Int) -> [Correction] {
    guard text.at(index, .dot), case .identifier(let name) = text.kind(index + 1),
      text.at(index + 2, .leftParen),
      let close = text.partners[index + 2], index > 0
    else { return [] }
    var first = text.partners[index - 1].map { min($0, index - 1) } ?? index - 1
    if first < index - 1, case .identifier = text.kind(first - 1) { first -= 1 }
    while first > 1, text.at(first - 1, .dot) { first -= 2 }
    let value = text.text(text.tokens[first].span.union(text.tokens[index - 1].span))
    let span = text.tokens[first].span.union(text.tokens[close].span)
    let rest = text.text(Span(text.tokens[index + 2].span.end, text.tokens[close].span.start))
    let call = "\(name)(\(value)\(rest.isEmpty ? "" : ", \(rest)"))"
    return [
      .mending(text.tokens[index + 1].span, .replace(span, with: call), "call the function: `\(call)`")
    ]
  }

  /// Comments as other languages begin them.
  private func comments(_ index: Int) -> [Correction] {
    guard case .symbol(let symbol) = text.kind(index) else { return [] }
    let span = text.tokens[index].span
    let isTwice = text.at(index + 1, symbol) && text.tokens[index + 1].span.start == span.end
    let beginsLine = layout.items[index].startsLine || text.beginsStatement(index)
    let help = "a comment begins with `//`"
    if isTwice, symbol == .minus || symbol == .semicolon {
      let both = span.union(text.tokens[index + 1].span)
      return [.mending(both, .replace(both, with: "//"), help)]
    }
    guard beginsLine, symbol == .remainder || symbol == .divide else { return [] }
    return [.mending(span, .replace(span, with: "//"), help)]
  }

  /// `a < b < c`, at its second operator.
  func chainCorrections(_ span: Span) -> [Correction] {
    let index = text.index(at: span.start)
    guard index > 0 else { return [] }
    let value = text.text(operand(index - 1))
    return [
      .mending(
        span, .insert("&& \(value) ", at: span.start), "compare twice: `&& \(value) \(text.text(span)) …`")
    ]
  }

  /// Brackets that are exchanged or removed together with their partners.
  private func brackets(_ index: Int) -> [Correction] {
    guard let close = text.partners[index], close > index else { return [] }
    let (one, two) = (text.tokens[index].span, text.tokens[close].span)
    var found: [Correction] = []
    func both(_ open: String, _ shut: String, _ help: String) {
      found.append(.mending(one, Fix([Fix.Edit(one, open), Fix.Edit(two, shut)]), help))
    }
    if text.at(index, .leftParen) {
      both("", "", "leave the parentheses out")
    } else {
      both("(", ")", "a tuple is written `(a, b)`")
      both("", "", "leave the brackets out")
    }
    return found
  }

  /// `.5` and `1.`
  private func fractions(_ index: Int) -> [Correction] {
    guard text.at(index, .dot) || text.at(index, .range) else { return [] }
    let span = text.tokens[index].span
    return [("0.", Span(span.start, span.start + 1)), (".0", Span(span.start, span.start + 1))].map {
      word, place in
      let isBefore = word == "0."
      let whole =
        isBefore
        ? span.union(text.tokens[min(index + 1, text.tokens.count - 1)].span)
        : Span(text.tokens[max(0, index - 1)].span.start, place.end)
      return .mending(whole, .replace(place, with: word), "a decimal point needs digits on both sides")
    }
  }
}
