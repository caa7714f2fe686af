@testable import Rast

/// Values and types that do not match.
extension GoodProgram {
  var otherTypes: [[Edit]] {
    typeNames.flatMap { span, type in
      ["bool", "int", "float", "complex", "str", "char"].filter { $0 != "\(type)" }.map { [Edit(span, $0)] }
    }
  }

  var missingResultTypes: [[Edit]] {
    survey.results.compactMap { type in
      let arrow = symbols(.arrow).last { $0.span.end <= type.span.start }
      return arrow.map { [Edit(Span($0.span.start, type.span.end), "")] }
    }
  }

  var missingParameterTypes: [[Edit]] {
    survey.parameters.map { [Edit(Span($0.name.span.end, $0.type.span.end), "")] }
  }

  /// `while 1`, `if n`: a number where a condition is needed.
  var numbersForBools: [[Edit]] {
    (survey.ifs.map(\.condition) + survey.whiles.map(\.condition)).map { [Edit($0, "1")] }
      + survey.infixes.filter { $0.infix.isComparison }.map { [Edit(Span($0.left.end, $0.right.end), "")] }
  }

  var missingConversions: [[Edit]] {
    survey.casts.map { [Edit(Span($0.value.end, $0.whole.end), "")] }
  }

  var otherLiterals: [[Edit]] {
    tokens.flatMap { token -> [[Edit]] in
      let word = text(token.span)
      switch token.kind {
      case .int:
        return [
          [Edit(token.span, "\(word).0")], [Edit(token.span, "\"\(word)\"")], [Edit(token.span, "true")],
        ]
      case .float: return [[Edit(token.span, "\"\(word)\"")], [Edit(token.span, "\(word)i")]]
      case .imaginary: return [[Edit(token.span, String(word.dropLast()))]]
      case .keyword(.true), .keyword(.false): return [[Edit(token.span, word == "true" ? "1" : "0")]]
      case .identifier, .keyword, .char, .string, .badLiteral, .symbol, .endOfFile: return []
      }
    }
  }

  /// `n;` where the block's value should be.
  var discardedValues: [[Edit]] {
    survey.tails.map { [Edit(Span($0.end, $0.end), ";")] }
  }

  var missingElses: [[Edit]] {
    survey.ifs.compactMap { item in item.other.map { [Edit(Span(item.then.span.end, $0.span.end), "")] } }
  }

  var otherFields: [[Edit]] {
    survey.fields.flatMap { field in
      (field.name == "re" ? ["real", "x", "r", "Re"] : ["imag", "y", "i", "Im"]).map {
        [Edit(field.span, $0)]
      }
    }
  }

  /// A declaration that appears twice, as after a paste.
  var doubledLines: [[Edit]] {
    survey.declarations.map { declaration in
      let line = text(declaration.span)
      return [Edit(Span(declaration.span.end, declaration.span.end), "; \(line)")]
    }
  }
}
