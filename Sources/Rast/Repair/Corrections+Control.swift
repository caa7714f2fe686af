/// Loops and choices as other languages write them.
extension Corrections {
  /// The heads of loops.
  func loops(_ index: Int) -> [Correction] {
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
  func choices(_ span: Span) -> [Correction] {
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
