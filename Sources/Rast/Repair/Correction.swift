/// A change of a few tokens that may mend a syntax error.
struct Correction {
  enum Kind {
    /// Something has to be put in.
    case missing(String)
    /// Something has to be taken out.
    case surplus(String)
    /// Something stands where something else should.
    case other(found: String, meant: String)
  }

  var kind: Kind
  /// Where the mistake is.
  var place: Span
  var fix: Fix
  /// The bracket that the one in question belongs to, if it is one.
  var partner: Span?

  static func missing(_ text: String, at offset: Int, as written: String? = nil) -> Correction {
    Correction(
      kind: .missing(text), place: Span(offset, offset), fix: .insert(written ?? text, at: offset))
  }

  static func surplus(_ text: String, _ span: Span) -> Correction {
    Correction(kind: .surplus(text), place: span, fix: .remove(span))
  }

  static func other(_ found: String, _ span: Span, meant: String) -> Correction {
    Correction(kind: .other(found: found, meant: meant), place: span, fix: .replace(span, with: meant))
  }

  /// The error as it is told if this is what mends it.
  func told(insteadOf error: Diagnostic) -> Diagnostic {
    var told = Diagnostic(code, place, message, help: help, fix: fix)
    if error.code.isSyntactic, error.span.start <= place.end, error.span.end >= place.start {
      // The parser's own words know more of what stands there.
      told = error
      (told.help, told.fix) = (help, fix)
    } else if let partner {
      let isMissing = if case .missing = kind { true } else { false }
      told = told.pointing(at: partner, isMissing ? "for this one" : "this one is still open")
    }
    told.alternatives = []
    return told
  }

  private var code: Code {
    switch kind {
    case .missing(";"): .missingSemicolon
    case .missing(")"), .missing("}"), .missing("]"): .unclosedDelimiter
    case .missing("("), .missing("{"), .missing("["): .unmatchedDelimiter
    case .surplus(")"), .surplus("}"), .surplus("]"): .unmatchedDelimiter
    case .surplus("("), .surplus("{"), .surplus("["): .unclosedDelimiter
    case .missing, .surplus, .other: .unexpectedToken
    }
  }

  private var message: String {
    switch kind {
    case .missing(let text): "a `\(text)` is missing here"
    case .surplus(let text) where [")", "}", "]"].contains(text): "this `\(text)` closes nothing"
    case .surplus(let text) where ["(", "{", "["].contains(text): "this `\(text)` is not closed"
    case .surplus(let text): "unexpected `\(text)`"
    case .other(let found, let meant): "expected `\(meant)`, found `\(found)`"
    }
  }

  private var help: String {
    switch kind {
    case .missing(let text): "write `\(text)`"
    case .surplus(let text): "take the `\(text)` out"
    case .other(let found, let meant):
      found.first?.isLetter == true ? "did you mean `\(meant)`?" : "write `\(meant)`"
    }
  }
}

extension Code {
  /// Whether it is an error in the order of tokens.
  var isSyntactic: Bool { rawValue.hasPrefix("E02") }
}
