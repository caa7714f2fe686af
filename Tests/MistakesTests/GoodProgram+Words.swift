@testable import Rast

/// Slips in words.
extension GoodProgram {
  /// A word with two letters swapped, or one letter left out, doubled, or replaced by its neighbour on the keyboard.
  private func misspellings(_ span: Span) -> [[Edit]] {
    let word = Array(text(span))
    var words: [String] = []
    for index in word.indices {
      words.append(String(word[...index] + word[index...]))
      if word.count > 1 { words.append(String(word[..<index] + word[(index + 1)...])) }
      if index + 1 < word.count, word[index] != word[index + 1] {
        var swapped = word
        swapped.swapAt(index, index + 1)
        words.append(String(swapped))
      }
      if word.count > 1, let other = GoodProgram.neighbours[word[index]] {
        words.append(String(word[..<index] + [other] + word[(index + 1)...]))
      }
    }
    return words.map { [Edit(span, $0)] }
  }

  private static let neighbours: [Character: Character] = {
    let rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
    return Dictionary(
      uniqueKeysWithValues: rows.flatMap { zip($0, $0.dropFirst()) } + rows.map { ($0.last ?? "m", "o") })
  }()

  private var declaredNames: Set<Span> {
    let all = survey.declarations.map(\.name.span) + survey.parameters.map(\.name.span)
    return Set(all + survey.fors.map(\.name.span))
  }

  private var calledNames: Set<Span> { Set(survey.calls.map(\.name.span)) }

  var misspeltNames: [[Edit]] {
    let others = declaredNames.union(calledNames)
    return names.filter { !others.contains($0) }.flatMap { misspellings($0) }
  }

  var misspeltDeclarations: [[Edit]] {
    declaredNames.sorted { $0.start < $1.start }.flatMap { misspellings($0) }
  }

  var misspeltCalls: [[Edit]] { survey.calls.flatMap { misspellings($0.name.span) } }

  var misspeltKeywords: [[Edit]] {
    tokens.flatMap { token -> [[Edit]] in
      guard case .keyword(let keyword) = token.kind, keyword.type == nil else { return [] }
      let word = text(token.span)
      let capital = word.prefix(1).uppercased() + word.dropFirst()
      return misspellings(token.span) + [[Edit(token.span, capital)], [Edit(token.span, word.uppercased())]]
    }
  }

  var misspeltTypes: [[Edit]] {
    typeNames.flatMap { span, _ in
      let word = text(span)
      return misspellings(span) + [[Edit(span, word.prefix(1).uppercased() + word.dropFirst())]]
    }
  }

  var namesInOtherCase: [[Edit]] {
    names.flatMap { span in
      let word = text(span)
      let capital = word.prefix(1).uppercased() + word.dropFirst()
      return [capital, word.uppercased()].filter { $0 != word }.map { [Edit(span, $0)] }
    }
  }

  /// A declaration without its `let` or `var`.
  var missingDeclarators: [[Edit]] {
    survey.declarations.map { [Edit(Span($0.span.start, $0.name.span.start), "")] }
  }

  var letsForVars: [[Edit]] { keywords(.var).map { [Edit($0.span, "let")] } }

  var missingKeywords: [[Edit]] {
    keywords(.in, .while, .for, .if, .fn, .program, .param, .view, .return, .print).map {
      [Edit($0.span, "")]
    }
  }

  /// A keyword as the name of a variable, wherever it stands.
  var keywordsForNames: [[Edit]] {
    survey.declarations.flatMap { declaration in
      let uses = names.filter { text($0) == declaration.name.name && $0.start > declaration.name.span.start }
      return ["in", "as", "view", "param", "int", "float", "print"].map { keyword in
        ([declaration.name.span] + uses).map { Edit($0, keyword) }
      }
    }
  }
}
