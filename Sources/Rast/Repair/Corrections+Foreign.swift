/// What takes more than one word to say in another language.
extension Corrections {
  /// What other languages write for what is around a place.
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

  /// Operators that read as two or three here.
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

  /// Comments that begin as another language's.
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

  /// Brackets exchanged or taken out together with their partners.
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

  /// The heads of loops.
  private func loops(_ index: Int) -> [Correction] {
    guard text.at(index, .for, .while) else {
      guard case .identifier(let word) = text.kind(index), word == "until" || word == "foreach" else {
        return []
      }
      return untils(index)
    }
    guard let body = text.tokens[index...].firstIndex(where: { $0.kind == .symbol(.leftBrace) }),
      body > index + 1
    else {
      return []
    }
    let head = text.tokens[index].span.union(text.tokens[body - 1].span)
    let inner = (index + 1..<body).filter { !(text.at($0, .leftParen) && $0 == index + 1) }
    func words(_ range: Range<Int>) -> String {
      range.isEmpty
        ? "" : text.text(text.tokens[range.lowerBound].span.union(text.tokens[range.upperBound - 1].span))
    }
    var heads: [String] = []
    let isParenthesised = text.at(index + 1, .leftParen) && text.partners[index + 1] == body - 1
    let last = isParenthesised ? body - 1 : body
    let semicolons = inner.filter { text.at($0, .semicolon) }
    if semicolons.count == 2, let start = inner.first {
      let test = words(semicolons[0] + 1..<semicolons[1])
      if start == semicolons[0] { heads.append("while \(test)") }
      if let assign = (start..<semicolons[0]).first(where: { text.at($0, .assign) }), assign > start {
        let name = text.text(assign - 1)
        let low = words(assign + 1..<semicolons[0])
        if let less = (semicolons[0]..<semicolons[1]).first(where: {
          text.at($0, .less) || text.at($0, .lessOrEqual)
        }) {
          heads.append("for \(name) in \(low)..\(words(less + 1..<semicolons[1]))")
        }
      }
    }
    for place in inner {
      if case .identifier("range") = text.kind(place), text.at(place + 1, .leftParen),
        let close = text.partners[place + 1],
        let comma = (place + 2..<close).first(where: { text.at($0, .comma) })
      {
        heads.append("\(words(index..<place)) \(words(place + 2..<comma))..\(words(comma + 1..<close))")
      }
      if case .identifier("from") = text.kind(place),
        let to = (place..<last).first(where: { text.kind($0) == .identifier("to") })
      {
        heads.append("\(words(index..<place)) in \(words(place + 1..<to))..\(words(to + 1..<last))")
      }
    }
    return heads.map {
      Correction(
        place: head, fix: .replace(head, with: $0), code: .unexpectedToken,
        message: "this is no head of a loop",
        help: "write `\($0)`")
    }
  }

  /// `until c` for `while !(c)`.
  private func untils(_ index: Int) -> [Correction] {
    guard text.text(index) == "until",
      let body = text.tokens[index...].firstIndex(where: { $0.kind == .symbol(.leftBrace) }), body > index + 1
    else { return [] }
    let test = text.text(text.tokens[index + 1].span.union(text.tokens[body - 1].span))
    let head = text.tokens[index].span.union(text.tokens[body - 1].span)
    return [
      Correction(
        place: head, fix: .replace(head, with: "while !(\(test))"), code: .unexpectedToken,
        message: "there is no `until`", help: "write `while !(…)`")
    ]
  }

  /// `c ? a : b`.
  private func choices(_ span: Span) -> [Correction] {
    guard text.text(span) == "?" else { return [] }
    let next = text.index(at: span.start)
    var depth = 0
    var colon: Int?
    var end = next
    while end < text.tokens.count - 1 {
      if case .symbol(let symbol) = text.kind(end) {
        if symbol.closer != nil { depth += 1 }
        if symbol.opener != nil { depth -= 1 }
        if depth < 0 || depth == 0 && (symbol == .semicolon || symbol == .comma) { break }
        if symbol == .colon, depth == 0, colon == nil { colon = end }
      }
      end += 1
    }
    guard let colon, colon > next, end > colon + 1 else { return [] }
    let one = text.text(text.tokens[next].span.union(text.tokens[colon - 1].span))
    let two = text.text(text.tokens[colon + 1].span.union(text.tokens[end - 1].span))
    var found: [Correction] = []
    for start in (max(0, next - 32)..<next).reversed() {
      let whole = text.tokens[start].span.union(text.tokens[end - 1].span)
      let test = text.text(text.tokens[start].span.union(text.tokens[next - 1].span))
      let isStart =
        text.at(start - 1, .assign) || text.at(start - 1, .leftParen) || text.at(start - 1, .comma)
        || text.at(start - 1, .return) || text.beginsStatement(start) || text.at(start - 1, .else)
      guard isStart else { continue }
      for choice in ["if \(test) { \(one) } else { \(two) }", "{ if \(test) { \(one) } else { \(two) } }"] {
        found.append(.mending(whole, .replace(whole, with: choice), "write `if c { a } else { b }`"))
      }
    }
    return found
  }
}
