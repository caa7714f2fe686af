import Rast

/// Text as a screen shows it.
enum ScreenText {
  /// The scalars of a text, each one column wide. What is wider, or is no letter to the screen, is replaced by as
  /// many marks as it would take columns; where there is only ASCII, signs are replaced by those that come near.
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

  /// The words of a text in lines of at most `width` columns.
  static func wrapped(_ text: String, width: Int, _ features: ScreenFeatures) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if line.isEmpty || self.width(longer, features) <= width {
        line = longer
      } else {
        lines.append(line)
        line = String(word)
      }
    }
    return line.isEmpty ? lines : lines + [line]
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
