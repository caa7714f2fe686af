/// Values whose types are not the required ones, and declared types that do not match the values.
extension Corrections {
  /// The names of the types that may be meant, the likeliest first.
  package static let types = ["int", "float", "complex", "bool", "str", "char"]
  /// How many changes of declared types are tried.
  private static let declarations = 90

  /// Values and declarations of other types; with `mayLackResult`, also a result type where none is declared.
  package func typeCorrections(_ error: Diagnostic, mayLackResult: Bool = false) -> [Correction] {
    let first = text.index(at: error.span.start)
    let last = max(first, text.index(at: max(error.span.start, error.span.end - 1)))
    var found: [Correction] = []
    if error.code == .missingValue || error.code == .branchesDiffer || error.code == .mismatch {
      found += semicolons(error, last)
    }
    for index in max(0, first - 3)...min(text.tokens.count - 1, last + 3) { found += literals(index) }
    found += conversions(error, first, last)
    if error.code == .argumentCount || error.code == .noOverload || error.code == .mismatch {
      found += arguments(first)
    }
    if mayLackResult || error.code == .mismatch { found += results(error, first) }
    return found + firstValues(error, first, last) + declaredTypes(error, first)
  }

  /// A `;` that discards a block's value.
  private func semicolons(_ error: Diagnostic, _ last: Int) -> [Correction] {
    let near = (max(0, last - 24)...min(text.tokens.count - 1, last + 24)).sorted {
      abs($0 - last) < abs($1 - last)
    }
    let all = near.filter { text.at($0, .semicolon) && text.at($0 + 1, .rightBrace) }
    var every: [Correction] = []
    if all.count > 1 {
      // Each branch ends with one.
      let inside = all.filter {
        text.tokens[$0].span.start >= error.span.start && text.tokens[$0].span.end <= error.span.end
      }
      let fix = Fix(inside.map { Fix.Edit(text.tokens[$0].span, "") })
      if inside.count > 1 {
        every.append(.mending(error.span, fix, "end each branch with a value, without `;`"))
      }
    }
    return every
      + all.map {
        let span = text.tokens[$0].span
        return Correction(
          place: span, fix: .remove(span), code: error.code,
          message: "this `;` discards the value that the block should end with", help: "take the `;` out")
      }
  }

  /// The same value as a literal of another type.
  private func literals(_ index: Int) -> [Correction] {
    let span = text.tokens[index].span
    let word = text.text(index)
    var others: [String] = []
    switch text.kind(index) {
    case .int:
      others = [word == "0" ? "false" : "true", "\(word).0", "\(word)i"].filter {
        $0 != "true" || word == "1"
      }
    case .float: others = word.hasSuffix(".0") ? [String(word.dropLast(2))] : []
    case .imaginary: others = [String(word.dropLast())]
    case .string:
      let inner = String(word.dropFirst().dropLast())
      if inner.first?.isNumber == true || inner.first == "-" { others.append(inner) }
      if inner.unicodeScalars.count == 1 || inner.first == "\\" { others.append("'\(inner)'") }
    case .char: others = ["\"" + word.dropFirst().dropLast() + "\""]
    case .keyword(.true): others = ["1"]
    case .keyword(.false): others = ["0"]
    case .identifier, .keyword, .badLiteral, .symbol, .endOfFile: break
    }
    return others.map { .mending(span, .replace(span, with: $0), "write `\($0)`") }
  }

  /// Conversions of the value or of an operand, and comparisons where a bool is needed.
  private func conversions(_ error: Diagnostic, _ first: Int, _ last: Int) -> [Correction] {
    var found: [Correction] = []
    let isOperator = error.code == .operatorUndefined
    // Where operands end, the nearest first: before an operator, after it, and among arguments.
    let isCall = error.code == .noOverload
    var ends: [Int] = isOperator ? [first - 1] : isCall ? [] : [last]
    let near = (max(0, first - 12)...min(text.tokens.count - 1, last + 12)).sorted {
      abs($0 - first) < abs($1 - first)
    }
    for index in near where (isOperator || isCall || index < last && index > first) && isOperand(index, first)
    {
      if !ends.contains(index) { ends.append(index) }
    }
    for end in ends where text.tokens.indices.contains(end) {
      let place = text.tokens[end].span
      for type in ["float", "int", "complex"] {
        let value = end == last && !isOperator && !isCall ? error.span : operand(end)
        found.append(
          .mending(
            end == last && !isOperator && !isCall ? error.span : place, .insert(" as \(type)", at: place.end),
            "write `\(shown(value)) as \(type)`"))
      }
      let isLogical = isOperator && (text.at(first, .and) || text.at(first, .or) || text.at(first, .not))
      if error.code == .conditionNotBool || isLogical {
        found.append(
          .mending(
            isOperator ? place : error.span, .insert(" != 0", at: place.end),
            "compare it: `\(shown(isOperator ? operand(end) : error.span)) != 0`"))
      }
    }
    if !isOperator, last > first {
      let value = text.text(error.span)
      for type in ["float", "int", "complex"] {
        found.append(
          .mending(
            error.span, .replace(error.span, with: "(\(value)) as \(type)"),
            "write `(\(shown(error.span))) as \(type)`"))
      }
    }
    return found
  }

  /// Whether an operand may end at a token, in the same statement as another token.
  private func isOperand(_ index: Int, _ other: Int) -> Bool {
    let between = min(index, other)..<max(index, other)
    if between.contains(where: {
      text.at($0, .semicolon) || text.at($0, .leftBrace) || text.at($0, .rightBrace)
    }) {
      return false
    }
    switch text.kind(index) {
    case .identifier: return !text.at(index + 1, .leftParen)
    case .int, .float, .imaginary, .symbol(.rightParen), .symbol(.rightBracket): return true
    case .keyword, .char, .string, .badLiteral, .symbol, .endOfFile: return false
    }
  }

  /// Literals of other types as the initial value of a variable near an error.
  private func firstValues(_ error: Diagnostic, _ first: Int, _ last: Int) -> [Correction] {
    let near = max(0, first - 8)...min(text.tokens.count - 1, last + 8)
    let names = Set(near.compactMap { if case .identifier(let name) = text.kind($0) { name } else { nil } })
    return text.tokens.indices.flatMap { index -> [Correction] in
      guard case .identifier(let name) = text.kind(index), names.contains(name),
        text.at(index - 1, .let, .var),
        text.at(index + 1, .assign), text.at(index + 3, .semicolon)
      else { return [] }
      return literals(index + 2).map { correction in
        var correction = correction
        correction.code = error.code
        correction.message = "`\(name)` begins with a value of another type than it is used with"
        correction.partner = Diagnostic.Label(span: error.span, text: error.message)
        return correction
      }
    }
  }

  /// The name, literal, call or brackets that end with a token.
  func operand(_ end: Int) -> Span {
    var first = text.partners[end].map { min($0, end) } ?? end
    if first < end, case .identifier = text.kind(first - 1) { first -= 1 }
    return text.tokens[first].span.union(text.tokens[end].span)
  }

  private func shown(_ span: Span) -> String {
    let value = text.text(span)
    return value.count > 24 || value.contains("\n") ? "…" : value
  }

  /// Arguments of the call at a token that are removed, exchanged or separated.
  private func arguments(_ index: Int) -> [Correction] {
    guard let open = [index, index + 1].first(where: { text.at($0, .leftParen) }) ?? enclosing(index),
      let close = text.partners[open], open > 0, close > open + 1
    else { return [] }
    var starts = [open + 1]
    var depth = 0
    var found: [Correction] = []
    for inner in open + 1..<close {
      if text.at(inner, .leftParen) || text.at(inner, .leftBracket) || text.at(inner, .leftBrace) {
        depth += 1
      }
      if text.at(inner, .rightParen) || text.at(inner, .rightBracket) || text.at(inner, .rightBrace) {
        depth -= 1
      }
      if depth == 0, text.at(inner, .comma) { starts.append(inner + 1) }
      if inner > open + 1, depth == 0 || text.at(inner, .leftParen) {
        found.append(.missing(.comma, at: text.tokens[inner - 1].span.end))
      }
    }
    let spans = starts.indices.map { position in
      let next = position + 1 < starts.count ? starts[position + 1] - 1 : close
      return text.tokens[starts[position]].span.union(text.tokens[max(starts[position], next - 1)].span)
    }
    for position in spans.indices.reversed() where spans.count > 1 {
      let span = spans[position]
      let whole =
        position > 0 ? Span(spans[position - 1].end, span.end) : Span(span.start, spans[position + 1].start)
      found.append(.mending(span, .remove(whole), "take `\(shown(span))` out"))
    }
    for (one, two) in zip(spans, spans.dropFirst()) {
      let fix = Fix([Fix.Edit(one, text.text(two)), Fix.Edit(two, text.text(one))])
      found.append(.mending(one.union(two), fix, "swap the arguments"))
    }
    return found
  }

  /// The parenthesis around a token.
  private func enclosing(_ index: Int) -> Int? {
    (0..<index).last { text.at($0, .leftParen) && (text.partners[$0] ?? 0) > index }
  }

  /// A result type, where a value is given but no type is declared.
  private func results(_ error: Diagnostic, _ index: Int) -> [Correction] {
    let item = text.item(around: index)
    guard text.at(item.lowerBound, .fn, .program),
      let open = item.first(where: { text.at($0, .leftParen) }), let close = text.partners[open],
      text.at(close + 1, .leftBrace)
    else { return [] }
    let place = text.tokens[close].span.end
    let tuples = (2...4).map { "(" + [String](repeating: "float", count: $0).joined(separator: ", ") + ")" }
    let found = error.found.map { ["\($0)"] } ?? []
    return (found + Corrections.types + tuples).map { type in
      Correction(
        place: Span(place, place), fix: .insert(" -> \(type)", at: place), code: error.code,
        message: "the result's type is missing here", help: "write `-> \(type)`",
        partner: Diagnostic.Label(span: error.span, text: "a value is given here"))
    }
  }

  /// Other types in declarations, first those near the error.
  private func declaredTypes(_ error: Diagnostic, _ index: Int) -> [Correction] {
    let item = text.item(around: index)
    let places = text.tokens.indices.filter { place in
      guard case .keyword(let keyword) = text.kind(place), keyword.type != nil else { return false }
      return !text.at(place + 1, .leftParen)
    }
    let near = places.filter(item.contains).sorted { abs($0 - index) < abs($1 - index) }
    let sorted = near + places.filter { !item.contains($0) }
    let all = sorted.flatMap { place -> [Correction] in
      let declared = text.text(place)
      let span = text.tokens[place].span
      return Corrections.types.filter { $0 != declared }.map { type in
        Correction(
          place: span, fix: .replace(span, with: type), code: error.code,
          message: "this is declared as \(declared), but used as \(type)", help: "write `\(type)`",
          partner: Diagnostic.Label(span: error.span, text: error.message))
      }
    }
    return Array(all.prefix(Corrections.declarations))
  }
}
