/// Text that comes from outside, such as names, comments and arguments, as it is shown to people. There is one rule, for
/// the command line, diagnostics, the viewer and the programs that are printed: nothing in such a text can change
/// a terminal, end a line, or make other text look like what it is not.
public enum VisibleText {
  /// The text with each hidden character spelled out, and all others as they are.
  public static func of(_ text: some StringProtocol) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(text) }
    return text.unicodeScalars.map { $0.isHidden ? spelling($0) : String(Character($0)) }.joined()
  }

  /// How a hidden character is spelled: `\u{1B}`, as in a literal of the language; or `\xE9` where it stands for a byte of
  /// a name that is not UTF-8.
  public static func spelling(_ scalar: Unicode.Scalar) -> String {
    if let byte = ByteText.byte(scalar) { return "\\x" + String(byte, radix: 16, uppercase: true) }
    return "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
  }

  /// How a hidden character is spelled in a string of JSON.
  public static func spellingInJSON(_ scalar: Unicode.Scalar) -> String {
    String(Character(scalar)).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }

  /// A document in JSON with the hidden characters in its strings spelled out, which changes none of its values.
  public static func ofJSON(_ document: String) -> String {
    document.unicodeScalars.map { scalar in
      scalar.isHidden && scalar != "\n" ? spellingInJSON(scalar) : String(Character(scalar))
    }.joined()
  }
}

extension Unicode.Scalar {
  /// Whether nothing shows where it stands, or it changes how the characters around it are shown: controls, line
  /// separators, marks that turn the direction of writing, joiners, fillers, and what Unicode leaves undefined.
  public var isHidden: Bool {
    if isASCII { return value < 0x20 || value == 0x7F }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      return true
    default: return properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
    }
  }
}
