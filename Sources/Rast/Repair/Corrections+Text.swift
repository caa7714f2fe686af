/// Mistakes within tokens: characters, numbers, quotes and comments.
extension Corrections {
  func commentCorrections(_ span: Span) -> [Correction] {
    let end = text.endOfLine(span.start)
    var ends = [end]
    var offset = end + 1
    while offset < text.source.bytes.count, ends.count < 32 {
      ends.append(text.endOfLine(offset))
      offset = ends[ends.count - 1] + 1
    }
    return ends.map { .mending(span, .insert(" */", at: $0), "write `*/` after the comment") }
      + [.mending(span, .replace(span, with: "//"), "write `//` for a comment of one line")]
  }

  /// A quote that is inserted where the string may end or begin, or removed.
  func quoteCorrections(_ span: Span) -> [Correction] {
    let quote = text.text(Span(span.start, span.start + 1))
    let whole = text.text(span)
    var found: [Correction] = []
    if quote == "'", whole.count > 2, whole.hasSuffix("'") {
      let inner = String(whole.dropFirst().dropLast())
      if !inner.contains("\"") {
        found.append(
          .mending(span, .replace(span, with: "\"\(inner)\""), "a str is written in double quotes"))
      }
    }
    if whole == "''" { found.append(.mending(span, .replace(span, with: "' '"), "a space is `' '`")) }
    let line = text.source.lineRange(text.source.line(at: span.start))
    let bytes = text.source.bytes
    let breaks = Array(" ,);}]".utf8)
    // After the quoted text, first where the next character ends a value.
    let inside = (span.start + 1..<max(span.start + 2, line.upperBound)).filter { $0 <= line.upperBound }
    let ends = inside.filter { $0 == line.upperBound || breaks.contains(bytes[$0]) }
    for end in ends + inside.filter({ !ends.contains($0) }) {
      found.append(
        Correction(
          place: Span(end, end), fix: .insert(quote, at: end), message: "a `\(quote)` is missing here",
          help: "write `\(quote)`",
          partner: Diagnostic.Label(span: Span(span.start, span.start + 1), text: "opened here")))
    }
    // Before the quoted text, if this quote is the closing one.
    for start in (line.lowerBound...span.start).reversed().dropFirst() {
      let isStart =
        start == line.lowerBound || " (,={[".utf8.contains(bytes[start - 1])
        || bytes[start] == UInt8(ascii: "\\")
      guard isStart else { continue }
      found.append(
        Correction(
          place: Span(start, start), fix: .insert(quote, at: start), message: "a `\(quote)` is missing here",
          help: "write `\(quote)`",
          partner: Diagnostic.Label(span: Span(span.start, span.start + 1), text: "closed here")))
    }
    let mark = Span(span.start, span.start + 1)
    found.append(.mending(mark, .remove(mark), "take the `\(quote)` out"))
    return found
  }

  func numberCorrections(_ span: Span) -> [Correction] {
    let word = text.text(span)
    let digits = word.prefix { $0.isNumber || $0 == "." || $0 == "_" }
    let rest = word.dropFirst(digits.count)
    var others: [(String, String)] = []
    if word.lowercased().hasPrefix("0x"), let value = Int(word.dropFirst(2), radix: 16) {
      others.append(("\(value)", "it is `\(value)` in decimal"))
      others.append(("\(word.dropFirst(2))", "write `\(word.dropFirst(2))`"))
    }
    if word.lowercased().hasPrefix("0b"), let value = Int(word.dropFirst(2), radix: 2) {
      others.append(("\(value)", "it is `\(value)` in decimal"))
    }
    if rest == "j" { others.append(("\(digits)i", "write `\(digits)i`")) }
    let exponent = word.lowercased().split(separator: "d")
    if exponent.count == 2, exponent.allSatisfy({ $0.allSatisfy { $0.isNumber || $0 == "." } }) {
      others.append(("\(exponent[0])e\(exponent[1])", "write `\(exponent[0])e\(exponent[1])`"))
    }
    if !rest.isEmpty {
      others.append(("\(digits) * \(rest)", "to multiply write `\(digits) * \(rest)`"))
      others.append((String(digits), "write `\(digits)`"))
    }
    return others.map { .mending(span, .replace(span, with: $0.0), $0.1) }
  }

  func characterCorrections(_ span: Span) -> [Correction] {
    let line = text.source.lineRange(text.source.line(at: span.start))
    let rest = Span(span.start, line.upperBound)
    let character = text.text(span)
    var found: [Correction] = []
    for meaning in Corrections.meanings[character] ?? [] {
      found.append(.mending(span, .replace(span, with: meaning), "write `\(meaning)`"))
    }
    // The bars of a modulus.
    if character == "|",
      let other = text.source.bytes[(span.end)..<rest.end].firstIndex(of: UInt8(ascii: "|"))
    {
      let whole = Span(span.start, other + 1)
      let value = text.text(Span(span.end, other))
      found.insert(
        .mending(whole, .replace(whole, with: "abs(\(value))"), "a modulus is `abs(\(value))`"), at: 0)
    }
    let pairs: [(String, Character)] = [("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"), ("`", "`")]
    for (open, close) in pairs where character == open {
      let inner = text.text(Span(span.end, rest.end))
      guard let end = inner.firstIndex(of: close) else { continue }
      let value = String(inner[..<end])
      let whole = Span(span.start, span.end + value.utf8.count + String(close).utf8.count)
      let isChar = value.count == 1 || value.first == "\\"
      for quote in isChar ? ["'", "\""] : ["\""] {
        let quoted = "\(quote)\(value)\(quote)"
        found.append(.mending(whole, .replace(whole, with: quoted), "write `\(quoted)`"))
      }
    }
    if character == "\\" {
      let word = text.text(Span(span.end, rest.end)).prefix { $0.isLetter || $0 == "\\" }
      let whole = Span(span.start, span.end + word.utf8.count)
      found.append(
        .mending(whole, .replace(whole, with: "\"\\\(word)\""), "a str is written in double quotes"))
    }
    found.append(.mending(span, .remove(span), "take it out"))
    return found
  }

  private static let meanings: [String: [String]] = [
    "#": ["//"], "&": ["&&"], "|": ["||"], "−": ["-"], "–": ["-"], "—": ["-"], "×": ["*"], "·": ["*"],
    "⋅": ["*"],
    "÷": ["/"], "≤": ["<="], "≥": [">="], "≠": ["!="], "²": ["^2"], "³": ["^3"], "π": ["pi"], "~": ["!"],
    "\u{00A0}": [" "], "∧": ["&&"], "∨": ["||"], "→": ["->"], "…": [".."],
  ]
}
