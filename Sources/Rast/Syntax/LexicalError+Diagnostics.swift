/// The errors in the characters of a source.
enum LexicalError {
  case notUTF8(UInt8)
  case tooLong
  case unexpected(Unicode.Scalar)
  case unclosedComment
  case unclosedString
  case unclosedChar
  case emptyChar
  case longChar(Int)
  case unknownEscape(Unicode.Scalar)
  case malformedUnicodeEscape
  case missingExponent
  case numberSuffix
  case numberPrefix
  case secondPoint
  case intTooLarge
  case floatTooLarge

  /// The error in words.
  func diagnostic(_ span: Span) -> Diagnostic {
    switch self {
    case .notUTF8(let byte):
      let hex = String(byte, radix: 16, uppercase: true)
      return Diagnostic(
        .notUTF8, span, "this file is not UTF-8 text", label: "the byte 0x\(hex) begins no character here",
        help: "save the file as UTF-8; is it a rast file?")
    case .tooLong:
      return Diagnostic(
        .tooLong, span, "this file is longer than the limit of \(SourceFile.maximumSize) bytes (1 MiB)",
        help: "split it, or take out what the program doesn't use")
    case .unexpected(let scalar):
      return Diagnostic(
        .unexpectedCharacter, span, "unexpected character \(LexicalError.name(scalar))",
        help: LexicalError.help(scalar))
    case .unclosedComment:
      return Diagnostic(
        .unclosedComment, span, "this comment is not closed", label: "begins here",
        help: "write `*/` after the comment; comments nest, so each `/*` in it needs one too")
    case .unclosedString:
      return Diagnostic(
        .unclosedString, span, "this string is not closed",
        help: "write `\"` at its end; a string stays on one line, `\\n` is a line break in it")
    case .unclosedChar:
      return Diagnostic(
        .badCharacterLiteral, span, "this character is not closed", help: "write `'` after it, as in `'a'`")
    case .emptyChar:
      return Diagnostic(
        .badCharacterLiteral, span, "a character literal needs one character", help: "a space is `' '`")
    case .longChar(let count):
      return Diagnostic(
        .badCharacterLiteral, span, "a character literal holds one character, but this one has \(count)",
        help: "a str is written in double quotes")
    case .unknownEscape(let scalar):
      return Diagnostic(
        .badEscape, span,
        LexicalError.isShown(scalar)
          ? "unknown escape `\\\(Character(scalar))`"
          : "unknown escape: `\\` before \(LexicalError.name(scalar))",
        help: "there are `\\n` `\\t` `\\r` `\\0` `\\\\` `\\'` `\\\"` and `\\u{1F300}`")
    case .malformedUnicodeEscape:
      return Diagnostic(
        .badEscape, span, "this is not a Unicode escape",
        help: "write the scalar's number in hexadecimal and braces, as in `\\u{1F300}`")
    case .missingExponent:
      return Diagnostic(.badNumber, span, "the exponent has no digits", help: "write it as in `1e-3`")
    case .numberSuffix:
      return Diagnostic(
        .badNumber, span, "letters cannot follow a number directly",
        help: "only `i` may, for an imaginary number; to multiply write `*`")
    case .numberPrefix:
      return Diagnostic(.badNumber, span, "numbers are decimal", help: "write the number in decimal digits")
    case .secondPoint:
      return Diagnostic(.badNumber, span, "a number has one decimal point")
    case .intTooLarge:
      return Diagnostic(
        .intTooLarge, span, "this int does not fit in 64 bits",
        help: "the largest is 9223372036854775807; a float is written with a point or an exponent")
    case .floatTooLarge:
      return Diagnostic(
        .floatTooLarge, span, "this float is too large", help: "the largest is about 1.797e308")
    }
  }

  /// Whether the scalar is visible and does not affect a terminal.
  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
      && !scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func name(_ scalar: Unicode.Scalar) -> String {
    guard !isShown(scalar) else { return "`\(Character(scalar))`" }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private static func help(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "logical and is `&&`"
    case "|": "logical or is `||`; a modulus is `abs(z)`"
    case "“", "”", "„", "«", "»": "a string is written in straight double quotes, `\"`"
    case "‘", "’", "`": "a character is written in straight single quotes, `'`"
    case "−", "–", "—": "minus is written `-`"
    case "×", "·", "⋅": "times is written `*`"
    case "÷": "divided by is written `/`"
    case "≤": "write `<=`"
    case "≥": "write `>=`"
    case "≠": "write `!=`"
    case "²": "write `^2`"
    case "³": "write `^3`"
    case "π": "write `pi`"
    case "#": "a comment begins with `//`"
    case "~": "not is written `!`"
    case "?": "a choice is written `if c { a } else { b }`"
    case "\u{00A0}": "this is a no-break space; write a plain one"
    default: scalar.properties.isAlphabetic ? "names have ASCII letters, digits and `_` only" : nil
    }
  }
}
