import CNcurses

/// What replaces a glyph that a screen can't show.
enum GlyphFallback {
  /// The glyph, or its replacement: only printable glyphs that are one column wide are drawn as they are.
  static func drawable(_ glyph: Unicode.Scalar, unicode: Bool) -> Unicode.Scalar {
    if (0x20..<0x7F).contains(glyph.value) { return glyph }
    if unicode { return isBlock(glyph) || rast_width(wchar_t(glyph.value)) == 1 ? glyph : "?" }
    return ascii(glyph)
  }

  /// Whether the glyph is part of a picture and not of a text, so that its two colours may be the same.
  static func isBlock(_ glyph: Unicode.Scalar) -> Bool {
    switch glyph.value {
    case 0x20, 0x2580...0x259F, 0x2800...0x28FF, 0x1FB00...0x1FB3B: true
    default: false
    }
  }

  private static func ascii(_ glyph: Unicode.Scalar) -> Unicode.Scalar {
    switch glyph {
    case "×": "x"
    case "÷": "/"
    case "·", "•", "…": "."
    case "±": "+"
    case "–", "—", "−", "─", "━", "═", "╌", "┄": "-"
    case "│", "┃", "║", "╎", "┆", "▏", "▕", "▎", "▐", "▌": "|"
    case "┌", "┐", "└", "┘", "├", "┤", "┬", "┴", "┼", "╭", "╮", "╰", "╯", "╔", "╗", "╚", "╝": "+"
    case "←", "◀", "‹", "◂": "<"
    case "→", "▶", "›", "▸": ">"
    case "↑", "▲", "▴": "^"
    case "↓", "▼", "▾": "v"
    case "█", "▓", "▒", "░", "▀", "▄": "#"
    case "●", "○", "◆", "◇", "✓": "*"
    case "‘", "’", "′": "'"
    case "“", "”", "″": "\""
    case "°": "o"
    case "²": "2"
    case "³": "3"
    case "µ", "μ": "u"
    case "π": "p"
    case "τ": "t"
    case "∞": "8"
    case "≈": "~"
    case "\u{A0}", "\u{2009}", "\u{202F}": " "
    default: "?"
    }
  }
}
