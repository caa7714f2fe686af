import Text

/// The text of literals.
enum LiteralText {
  /// The shortest text that gives the same bits. Infinity and NaN have no literal, and are written as divisions.
  static func float(_ value: Double) -> String {
    if value.isNaN { return "0.0 / 0.0" }
    if value.isInfinite { return value < 0 ? "-1.0 / 0.0" : "1.0 / 0.0" }
    return value.description
  }

  /// The shortest text of an imaginary number, without a point if it is whole.
  static func imaginary(_ value: Double) -> String {
    guard value.isFinite else { return "complex(0.0, \(float(value)))" }
    let text = value.description
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + "i"
  }

  /// A string between its quotes.
  static func string(_ value: String) -> String {
    "\"" + value.unicodeScalars.map { $0 == "\"" ? "\\\"" : escaped($0) }.joined() + "\""
  }

  /// A character between its quotes.
  static func char(_ value: Unicode.Scalar) -> String { "'" + (value == "'" ? "\\'" : escaped(value)) + "'" }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    case "\0": "\\0"
    case "\\": "\\\\"
    // Not `VisibleText`'s spelling: there are no bytes in a literal.
    case _ where scalar.isHidden: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default: String(Character(scalar))
    }
  }
}
