/// A small change that might correct an error, and how the error is reported if it does.
package struct Correction {
  /// Where the mistake is.
  var place: Span
  var fix: Fix
  /// The code and the message of the error then; nil for those of the error as it was found.
  var code: DiagnosticCode?
  var message: String?
  var help: String
  /// Another place to show, with what to say about it.
  var partner: Diagnostic.Label?

  /// A symbol is missing.
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

  /// A word is missing.
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

  /// A symbol is surplus.
  static func surplus(_ symbol: Token.Symbol, _ span: Span) -> Correction {
    let text = symbol.rawValue
    if symbol.opener != nil {
      return surplus(text, span, .unmatchedDelimiter, "this `\(text)` closes nothing")
    }
    if symbol.closer != nil { return surplus(text, span, .unclosedDelimiter, "this `\(text)` is not closed") }
    return surplus(word: text, span)
  }

  /// A word is surplus.
  static func surplus(word: String, _ span: Span) -> Correction {
    surplus(word, span, .unexpectedToken, "unexpected `\(word)`")
  }

  private static func surplus(
    _ text: String, _ span: Span, _ code: DiagnosticCode, _ message: String
  ) -> Correction {
    Correction(
      place: span, fix: .remove(span), code: code, message: message, help: "take the `\(text)` out")
  }

  /// One thing was written where another was meant.
  static func other(_ found: String, _ span: Span, meant: String) -> Correction {
    Correction(
      place: span, fix: .replace(span, with: meant), code: .unexpectedToken,
      message: "expected `\(meant)`, found `\(found)`",
      help: found.first?.isLetter == true ? "did you mean `\(meant)`?" : "write `\(meant)`")
  }

  /// The error as it was found, perhaps at another place, with the change that corrects it.
  package static func mending(_ place: Span, _ fix: Fix, _ help: String) -> Correction {
    Correction(place: place, fix: fix, help: help)
  }

  /// The error as it is reported if this corrects it.
  func told(insteadOf error: Diagnostic) -> Diagnostic {
    var told = error
    let touches = error.span.start <= place.end && error.span.end >= place.start
    if let message, !(DiagnosticFamily.syntax.codes.contains(error.code) && touches) {
      told = Diagnostic(code ?? error.code, place, message)
      if let partner { told.secondary = [partner] }
    } else if message == nil {
      if !touches || place.end - place.start < error.span.end - error.span.start { told.span = place }
    }
    // The parser's own message says more about what stands there.
    (told.help, told.fix, told.alternatives) = (help, fix, [])
    return told
  }
}
