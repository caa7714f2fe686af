/// A small change that may mend an error, and how the error is told if it does.
struct Correction {
  /// Where the mistake is.
  var place: Span
  var fix: Fix
  /// What kind of error it then is, and its message; the found error's own where there is none.
  var code: Code?
  var message: String?
  var help: String
  /// Another place to show, with what to say of it.
  var partner: Diagnostic.Label?

  /// Something has to be put in.
  static func missing(_ text: String, at offset: Int, as written: String? = nil) -> Correction {
    let code: Code =
      switch text {
      case ";": .missingSemicolon
      case ")", "}", "]": .unclosedDelimiter
      case "(", "{", "[": .unmatchedDelimiter
      default: .unexpectedToken
      }
    return Correction(
      place: Span(offset, offset), fix: .insert(written ?? text, at: offset), code: code,
      message: "a `\(text)` is missing here", help: "write `\(text)`")
  }

  /// Something has to be taken out.
  static func surplus(_ text: String, _ span: Span) -> Correction {
    let (code, message): (Code, String) =
      switch text {
      case ")", "}", "]": (.unmatchedDelimiter, "this `\(text)` closes nothing")
      case "(", "{", "[": (.unclosedDelimiter, "this `\(text)` is not closed")
      default: (.unexpectedToken, "unexpected `\(text)`")
      }
    return Correction(
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
  static func mending(_ place: Span, _ fix: Fix, _ help: String) -> Correction {
    Correction(place: place, fix: fix, help: help)
  }

  /// The error as it is told if this is what mends it.
  func told(insteadOf error: Diagnostic) -> Diagnostic {
    var told = error
    let touches = error.span.start <= place.end && error.span.end >= place.start
    if let message, !(error.code.isSyntactic && touches) {
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

extension Code {
  /// Whether it is an error in the order of tokens.
  var isSyntactic: Bool { rawValue.hasPrefix("E02") }
}
