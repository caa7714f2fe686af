import Text

/// Text for the terminal, which is all that standard error takes, and standard output but for raw bytes. What is written
/// in the source as a literal is taken as it is; what is put into it, such as a name or a message that quotes one, only
/// shows (see `VisibleText`).
struct TerminalText: ExpressibleByStringInterpolation {
  /// The text as it is written.
  let text: String

  init(stringLiteral literal: String) { text = literal }

  init(stringInterpolation interpolation: Interpolation) { text = interpolation.text }

  /// A text of several lines whose parts from outside are spelled out already, such as a rendered diagnostic. Newlines
  /// and tabs stay, and so do colours; whatever else could do something only shows, so that nothing depends on who made
  /// the text.
  init(lines: String) {
    var rest = lines.unicodeScalars[...]
    var text = ""
    while let scalar = rest.popFirst() {
      if scalar == "\u{1B}", let length = Self.colourLength(rest) {
        text.unicodeScalars.append(scalar)
        text.unicodeScalars.append(contentsOf: rest.prefix(length))
        rest = rest.dropFirst(length)
      } else if scalar.isHidden, scalar != "\n", scalar != "\t" {
        text += VisibleText.spelling(scalar)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
  }

  /// How long the rest of a colour's sequence is, `[1;31m` for example; nil if it is anything else.
  private static func colourLength(_ rest: Substring.UnicodeScalarView) -> Int? {
    let length = 1 + rest.dropFirst().prefix { ("0"..."9").contains($0) || $0 == ";" }.count
    guard rest.first == "[", rest.dropFirst(length).first == "m" else { return nil }
    return length + 1
  }

  static func + (a: TerminalText, b: TerminalText) -> TerminalText { "\(a)\(b)" }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(2 * literalCapacity) }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      text += VisibleText.of(value.description)
    }

    mutating func appendInterpolation(_ part: TerminalText) { text += part.text }
  }
}
