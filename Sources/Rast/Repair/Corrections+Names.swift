/// Misspelt names, where they are used or declared.
extension Corrections {
  /// Other names for an unknown one, or for its misspelt declaration.
  ///
  /// - Parameters:
  ///   - known: the names that could be meant; by default those of the language and the file.
  ///   - help: the help that suggests one of them.
  package func nameCorrections(
    _ error: Diagnostic, among known: [String]? = nil, help: (String) -> String = { "did you mean `\($0)`?" }
  ) -> [Correction] {
    let index = text.index(at: error.span.start)
    let name = text.text(index)
    var found: [Correction] = []
    if error.code == .unknownVariable, text.beginsStatement(index), text.at(index + 1, .assign) {
      for word in ["let", "var"] {
        found.append(
          .mending(
            error.span, .insert(word + " ", at: error.span.start), "declare it: `\(word) \(name) = …;`"))
      }
    }
    found += (known.map { Suggestion.nearby(name, among: $0) } ?? meant(name, error.code)).map {
      .mending(error.span, .replace(error.span, with: $0), help($0))
    }
    if error.code == .unknownVariable { found += imaginaryUnit(index) }
    found += calledType(index)
    // A surplus word would not be called or computed with.
    found += words(index).filter { !$0.fix.edits.contains(where: \.replacement.isEmpty) }
      .map { .mending($0.place, $0.fix, $0.help) }
    // `vec3(a, b, c)` for a tuple.
    if error.code == .unknownFunction,
      name.lowercased().hasPrefix("vec") || name.lowercased().hasPrefix("tup")
    {
      found.append(.mending(error.span, .remove(error.span), "a tuple is written `(a, b)`"))
    }
    let declarations = misspeltDeclarations(of: name, usedIn: error)
    // Names are usually in lower case, and the names of inputs are fixed.
    let isPlain = name.lowercased() == name
    let isOdd = declarations.contains { text.text($0.place) != text.text($0.place).lowercased() }
    let isInput = name == "input" || inputs.contains(name)
    return isPlain && isOdd || isInput ? declarations + found : found + declarations
  }

  /// `float(n)` for `n as float`.
  private func calledType(_ index: Int) -> [Correction] {
    guard case .keyword(let keyword) = text.kind(index), keyword.type != nil, text.at(index + 1, .leftParen),
      let close = text.partners[index + 1], close > index + 2
    else { return [] }
    let span = text.tokens[index].span
    let value = text.text(text.tokens[index + 2].span.union(text.tokens[close - 1].span))
    let cast = close == index + 3 ? "\(value) as \(keyword.rawValue)" : "(\(value)) as \(keyword.rawValue)"
    let fix = Fix.replace(span.union(text.tokens[close].span), with: cast)
    return [.mending(span, fix, "to convert, write `\(cast)`")]
  }

  /// The names that could be meant, the nearest first.
  private func meant(_ name: String, _ code: DiagnosticCode) -> [String] {
    if code == .unknownType {
      let types = Keyword.allCases.filter { $0.type != nil }.map(\.rawValue)
      let foreign = TypeError.foreignTypes[name.lowercased()].map { [$0] } ?? []
      return foreign + Suggestion.nearby(name, among: types)
    }
    if code == .unknownField {
      let isImaginary = name.lowercased().first.map { "iy1".contains($0) } ?? false
      return isImaginary ? ["im", "re"] : ["re", "im"]
    }
    if code == .unknownFunction {
      let foreign = TypeError.foreignFunctions[name].map { [$0] } ?? []
      return foreign + Suggestion.nearby(name, among: Set(names + Array(Builtins.functions.keys)))
    }
    if code == .unknownViewField {
      return Suggestion.nearby(name, among: ["center", "span", "iterations", "julia"])
    }
    let constants = Array(Builtins.constants.keys) + ["true", "false"]
    let sameLetters = Set(names).filter { $0 != name && $0.lowercased() == name.lowercased() }.sorted()
    return sameLetters + Suggestion.nearby(name, among: Set(names + constants))
  }

  /// Every name of the file.
  private var names: [String] {
    text.tokens.indices.compactMap { index in
      if case .identifier(let name) = text.kind(index) { name } else { nil }
    }
  }

  /// `2 * i` and `i` for `2i` and `1i`.
  private func imaginaryUnit(_ index: Int) -> [Correction] {
    let span = text.tokens[index].span
    guard ["i", "j", "I"].contains(text.text(index)) else { return [] }
    var found: [Correction] = []
    let isNumber =
      switch text.kind(index - 2) {
      case .int, .float: text.at(index - 1, .times)
      case .identifier, .keyword, .imaginary, .char, .string, .badLiteral, .symbol, .endOfFile: false
      }
    if isNumber {
      let whole = text.tokens[index - 2].span.union(span)
      let number = text.text(index - 2) + "i"
      found.append(.mending(whole, .replace(whole, with: number), "the imaginary number is `\(number)`"))
    }
    return found + [.mending(span, .replace(span, with: "1i"), "the imaginary unit is `1i`")]
  }

  /// The declarations whose names are similar to one that is used but not declared.
  private func misspeltDeclarations(of name: String, usedIn error: Diagnostic) -> [Correction] {
    text.tokens.indices.compactMap { index in
      guard case .identifier(let declared) = text.kind(index), text.declares(index), declared != name,
        !Suggestion.nearby(declared, among: [name]).isEmpty || declared.lowercased() == name.lowercased()
      else { return nil }
      let span = text.tokens[index].span
      return Correction(
        place: span, fix: .replace(span, with: name), code: error.code,
        message: "`\(declared)` is declared here, but `\(name)` is used", help: "did you mean `\(name)`?",
        partner: Diagnostic.Label(span: error.span, text: "used here"))
    }
  }

  /// A keyword that is used as a name: renamed wherever it stands, or replaced by a name that is used but not declared.
  func keywordCorrections(_ span: Span) -> [Correction] {
    let index = text.index(at: span.start)
    let word = text.text(index)
    let uses = text.item(around: index).filter { $0 >= index && text.text($0) == word }
    let renamed = Fix(uses.map { Fix.Edit(text.tokens[$0].span, word + "_") })
    return [.mending(span, renamed, "choose another name, such as `\(word)_`")]
      + Set(unknownNames).sorted().map { .mending(span, .replace(span, with: $0), "did you mean `\($0)`?") }
  }

  /// Duplicate declarations, and declarations that should be `var`.
  func declarationCorrections(_ error: Diagnostic) -> [Correction] {
    let index = text.index(at: error.span.start)
    let name = text.text(index)
    guard let other = error.secondary.first?.span else { return [] }
    let declared = text.index(at: other.start)
    if error.code == .readOnly {
      guard text.at(declared - 1, .let) else { return [] }
      let keyword = text.tokens[declared - 1].span
      return [
        Correction(
          place: keyword, fix: .replace(keyword, with: "var"), code: .readOnly,
          message: "`\(name)` is declared with `let`, but assigned to", help: "write `var`",
          partner: Diagnostic.Label(span: error.span, text: "assigned to here"))
      ]
    }
    guard error.code == .declaredTwice, text.at(index - 1, .let, .var) else { return [] }
    let keyword = text.tokens[index - 1].span
    var found: [Correction] = []
    if let end = text.tokens[index...].firstIndex(where: { $0.kind == .symbol(.semicolon) }) {
      let whole = keyword.union(text.tokens[end].span)
      if text.at(declared - 1, .let, .var) {
        let first = text.tokens[declared - 1].span.start
        if text.text(Span(first, first + whole.end - whole.start)) == text.text(whole) {
          found.append(.mending(error.span, .remove(whole), "take the second one out"))
        }
      }
    }
    let gap = Span(keyword.start, error.span.start)
    found.append(
      .mending(error.span, .remove(gap), "to assign to the first, leave the `\(text.text(keyword))` out"))
    return found
  }
}
