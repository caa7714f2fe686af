import Rast

/// Text as a screen shows it.
enum ScreenText {
  /// The scalars of a text, each one column wide. A scalar that is wider, or that the screen can't show, is
  /// replaced by as many marks as it takes columns; on a screen with only ASCII, some signs are replaced by
  /// similar ones.
  static func scalars(_ text: String, _ features: ScreenFeatures) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in DisplayWidth.expanded(text).unicodeScalars {
      if scalar.isASCII {
        result.append(scalar)
      } else if !features.unicode {
        result += replacement(scalar)
      } else {
        switch DisplayWidth.columns(of: scalar) {
        case 0: continue
        case 1: result.append(scalar)
        case let width: result += Array(repeating: "\u{FFFD}", count: width)
        }
      }
    }
    return result
  }

  /// How many columns a text takes.
  static func width(_ text: String, _ features: ScreenFeatures) -> Int { scalars(text, features).count }

  /// The text cut to a width, with a mark where something is missing.
  static func cut(_ text: String, to width: Int, _ features: ScreenFeatures) -> [Unicode.Scalar] {
    let all = scalars(text, features)
    guard all.count > width else { return all }
    let mark: [Unicode.Scalar] = features.unicode ? ["…"] : ["~"]
    return Array(all.prefix(max(0, width - 1)) + mark.prefix(max(0, width)))
  }

  /// The words of a text in lines of at most `width` columns; longer words are divided.
  static func wrapped(_ text: String, width: Int, _ features: ScreenFeatures) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").flatMap({ divided(String($0), max(1, width), features) }) {
      let longer = line.isEmpty ? word : line + " " + word
      if line.isEmpty || self.width(longer, features) <= width {
        line = longer
      } else {
        lines.append(line)
        line = word
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// A line of a diagnostic, wrapped, with the later lines indented. Lines that show the source stay as they
  /// are, so that the marks stay below what they mark.
  static func fitted(_ line: String, width: Int, _ features: ScreenFeatures) -> [String] {
    let isSource = line.drop { $0 == " " || $0.isNumber }.first == "|"
    guard !isSource, self.width(line, features) > width else { return [line] }
    let indent = String(line.prefix { $0 == " " })
    let words = wrapped(line, width: width - indent.count - 2, features)
    return words.enumerated().map { indent + ($0 == 0 ? "" : "  ") + $1 }
  }

  private static func divided(_ word: String, _ width: Int, _ features: ScreenFeatures) -> [String] {
    var rest = Substring(word)
    var parts: [String] = []
    while self.width(String(rest), features) > width {
      // A character takes at least one column.
      let part = rest.prefix(width)
      parts.append(String(part))
      rest = rest.dropFirst(part.count)
    }
    return parts + (rest.isEmpty ? [] : [String(rest)])
  }

  private static func replacement(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar {
    case "×": ["x"]
    case "·", "│": ["|"]
    case "µ": ["u"]
    case "…": [".", ".", "."]
    case "–", "—", "─": ["-"]
    case "±": ["+", "/", "-"]
    case "÷": ["/"]
    case "↑": ["^"]
    case "↓": ["v"]
    case "←": ["<"]
    case "→": [">"]
    case "▸": [">"]
    case "•": ["*"]
    case "²": ["^", "2"]
    case "“", "”": ["\""]
    case "‘", "’": ["'"]
    case _: Array(repeating: "?", count: DisplayWidth.columns(of: scalar))
    }
  }
}
