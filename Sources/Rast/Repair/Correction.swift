/// A small change that may mend an error, and how the error is told if it does.
package struct Correction {
  /// Where the mistake is.
  var place: Span
  var fix: Fix
  /// What kind of error it then is, and its message; the found error's own where there is none.
  var code: DiagnosticCode?
  var message: String?
  var help: String
  /// Another place to show, with what to say of it.
  var partner: Diagnostic.Label?

  /// A symbol has to be put in.
  static func missing(_ symbol: Token.Symbol, at offset: Int, as written: String? = nil) -> Correction {
    let code: DiagnosticCode =
      if symbol == .semicolon {
        .missingSemicolon
      } else if symbol.opener != nil {
        .unclosedDelimiter
      } else {
        symbol.closer != nil ? .unmatchedDelimiter : .unexpectedToken
      }
    return missing(symbol.rawValue, code, at: offset, as: written)
  }

  /// A word has to be put in.
  static func missing(word: String, at offset: Int, as written: String? = nil) -> Correction {
    missing(word, .unexpectedToken, at: offset, as: written)
  }

  private static func missing(
    _ text: String, _ code: DiagnosticCode, at offset: Int, as written: String?
  ) -> Correction {
    Correction(
      place: Span(offset, offset), fix: .insert(written ?? text, at: offset), code: code,
      message: "a `\(text)` is missing here", help: "write `\(text)`")
  }

  /// A symbol has to be taken out.
  static func surplus(_ symbol: Token.Symbol, _ span: Span) -> Correction {
    let text = symbol.rawValue
    if symbol.opener != nil {
      return surplus(text, span, .unmatchedDelimiter, "this `\(text)` closes nothing")
    }
    if symbol.closer != nil { return surplus(text, span, .unclosedDelimiter, "this `\(text)` is not closed") }
    return surplus(word: text, span)
  }

  /// A word has to be taken out.
  static func surplus(word: String, _ span: Span) -> Correction {
    surplus(word, span, .unexpectedToken, "unexpected `\(word)`")
  }

  private static func surplus(
    _ text: String, _ span: Span, _ code: DiagnosticCode, _ message: String
  ) -> Correction {
    Correction(
      place: span, fix: .remove(span), code: code, message: message, help: "take the `\(text)` out")
  }

  /// Something stands where something else should.
  static func other(_ found: String, _ span: Span, meant: String) -> Correction {
    Correction(
      place: span, fix: .replace(span, with: meant), code: .unexpectedToken,
      message: "expected `\(meant)`, found `\(found)`",
      help: found.first?.isLetter == true ? "did you mean `\(meant)`?" : "write `\(meant)`")
  }

  /// The same error, in a place of its own if need be, with the change that mends it.
  package static func mending(_ place: Span, _ fix: Fix, _ help: String) -> Correction {
    Correction(place: place, fix: fix, help: help)
  }

  /// The error as it is told if this is what mends it.
  func told(insteadOf error: Diagnostic) -> Diagnostic {
    var told = error
    let touches = error.span.start <= place.end && error.span.end >= place.start
    if let message, !(DiagnosticFamily.syntax.codes.contains(error.code) && touches) {
      told = Diagnostic(code ?? error.code, place, message)
      if let partner { told.secondary = [partner] }
    } else if message == nil {
      if !touches || place.end - place.start < error.span.end - error.span.start { told.span = place }
    }
    // The parser's own words know more of what stands in the place.
    (told.help, told.fix, told.alternatives) = (help, fix, [])
    return told
  }
}
