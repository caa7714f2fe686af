import Text

/// A word of a view's text.
struct ViewWord {
  /// What comes before the first `=` outside of quotes; nil if there is no `=`.
  var name: String?
  /// The rest, without quotes and escapes.
  var value: String

  /// A value as it is written: unchanged if it is plain, and otherwise in quotes.
  static func written(_ value: String) -> String {
    if !value.isEmpty, value.unicodeScalars.allSatisfy(isPlain) { return value }
    return quoted(value)
  }

  /// A value in quotes, whatever it contains; nothing in it can affect a terminal or end a shell's word.
  static func quoted(_ value: some StringProtocol) -> String {
    let scalars = value.unicodeScalars.map { scalar -> String in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case _ where isPlain(scalar) || isQuotable(scalar): String(Character(scalar))
      case _: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return "\"\(scalars.joined())\""
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
        || "-_+.,/:@%~^*#".unicodeScalars.contains(scalar)
      : scalar.properties.isAlphabetic && !scalar.isHidden
  }

  /// Whether it needs quotes around it, but no escape.
  private static func isQuotable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.value >= 0x20 && scalar.value < 0x7F && scalar != "'"
  }

  /// The words of a line.
  ///
  /// - Throws: that a quote or an escape is wrong.
  static func all(of text: String) throws(ViewTextError) -> [ViewWord] {
    guard text.utf8.count <= ViewText.maximumSize else { throw .tooLong }
    var reader = Reader(rest: text.unicodeScalars[...])
    var words: [ViewWord] = []
    while let word = try reader.next() { words.append(word) }
    return words
  }

  private struct Reader {
    var rest: Substring.UnicodeScalarView

    mutating func next() throws(ViewTextError) -> ViewWord? {
      rest = rest.drop { $0 == " " }
      guard !rest.isEmpty else { return nil }
      var name: String?
      var value = ""
      while let scalar = rest.first, scalar != " " {
        rest.removeFirst()
        switch scalar {
        case "=" where name == nil:
          name = value
          value = ""
        case "\"": value += try quote()
        case _ where scalar.value < 0x20 || scalar.value == 0x7F: throw .controlCharacter(scalar)
        case _: value.unicodeScalars.append(scalar)
        }
      }
      return ViewWord(name: name, value: value)
    }

    /// What comes before the closing quote.
    private mutating func quote() throws(ViewTextError) -> String {
      var value = ""
      while let scalar = rest.popFirst() {
        switch scalar {
        case "\"": return value
        case "\\": value.unicodeScalars.append(try escape())
        case _ where scalar.value < 0x20 || scalar.value == 0x7F: throw .controlCharacter(scalar)
        case _: value.unicodeScalars.append(scalar)
        }
      }
      throw .openQuote
    }

    /// What a backslash and the characters after it stand for.
    private mutating func escape() throws(ViewTextError) -> Unicode.Scalar {
      switch rest.popFirst() {
      case "\"": return "\""
      case "\\": return "\\"
      case "u" where rest.first == "{":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(digits.count + 1)
        guard rest.popFirst() == "}", (1...6).contains(digits.count),
          digits.allSatisfy({ $0.properties.isASCIIHexDigit }),
          let scalar = UInt32(String(digits), radix: 16).flatMap({ Unicode.Scalar($0) })
        else { throw .badEscape }
        return scalar
      case _: throw .badEscape
      }
    }
  }
}
