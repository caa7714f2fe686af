import Colour
import Viewer

/// What the painter needs to know of a terminal whose sequences have the forms that nearly all terminals share.
struct PaintedTerminal: Sendable {
  /// How a colour of glyphs is chosen.
  let foreground: ColourCode
  /// How a colour behind glyphs is chosen.
  let background: ColourCode
  /// The styles that it can show in colours, with their parameters of SGR.
  let styles: [(style: TextStyle, code: ShortText)]
  /// All of these.
  let availableStyles: TextStyle
  /// Makes the screen ready: the alternate one, no cursor, keys that send what the description says.
  let beginning: [UInt8]
  /// Clears the screen.
  let clearing: [UInt8]
  /// Shows the cursor, or hides it.
  let showingCursor: [UInt8]
  let hidingCursor: [UInt8]

  /// What the terminal that was set up last needs; nil if it has few colours, or is not of the usual kind.
  ///
  /// - Parameters:
  ///   - foreground: the string that chooses the colour of glyphs by its number.
  ///   - background: the same for the colour behind them.
  @MainActor
  init?(_ depth: ColourDepth, foreground: [UInt8]?, background: [UInt8]?) {
    guard depth >= .indexed, Self.isUsual, depth != .redefined || Self.isPaletteUsual else { return nil }
    func code(_ string: [UInt8]?) -> ColourCode? {
      string.flatMap { string in
        ColourCode(isDirect: depth == .direct) { Capabilities.expanded(string, $0) }
      }
    }
    guard let foreground = code(foreground), let background = code(background),
      let clearing = Capabilities.string("clear").map(ControlString.withoutPauses)
    else { return nil }
    (self.foreground, self.background, self.clearing) = (foreground, background, clearing)
    styles = Self.styles
    availableStyles = styles.reduce(into: []) { $0.formUnion($1.style) }
    func string(_ name: String) -> [UInt8] {
      Capabilities.string(name).map(ControlString.withoutPauses) ?? []
    }
    beginning = string("smcup") + string("smkx") + string("civis")
    (showingCursor, hidingCursor) = (string("cnorm"), string("civis"))
  }

  /// Whether the cursor moves and colours end as they do on nearly all terminals, and the last cell of a row can be
  /// written without anything moving.
  @MainActor
  private static var isUsual: Bool {
    func expanded(_ name: String, _ numbers: (Int, Int)) -> [UInt8]? {
      Capabilities.string(name).flatMap { Capabilities.expanded($0, numbers.0, numbers.1) }
    }
    return expanded("cup", (6, 41)) == ControlString.move(column: 41, row: 6)
      && expanded("cuf", (12, 0)) == ControlString.moveRight(12)
      && Capabilities.string("op") == Array("\u{1B}[39;49m".utf8)
      && (!Capabilities.flag("am") || Capabilities.flag("xenl"))
  }

  /// Whether the palette is redefined as xterm's is.
  @MainActor
  private static var isPaletteUsual: Bool {
    guard let string = Capabilities.string("initc") else { return false }
    // Curses counts to 1000.
    return Capabilities.expanded(string, 17, 1000, 0, 502)
      == ControlString.paletteColour(17, RGB(0xFF, 0, 0x80))
  }

  @MainActor
  private static var styles: [(style: TextStyle, code: ShortText)] {
    // The bits of `ncv`, which names the styles that can't be combined with colours.
    let all: [(style: TextStyle, name: String, bit: Int)] = [
      (.bold, "bold", 32), (.dim, "dim", 16), (.reversed, "rev", 4), (.underlined, "smul", 2),
    ]
    let excluded = Capabilities.number("ncv") ?? 0
    return all.compactMap { style, name, bit in
      guard excluded & bit == 0, let string = Capabilities.string(name),
        let parameters = ColourCode.parameters(ControlString.withoutPauses(string)),
        let code = ShortText(parameters)
      else { return nil }
      return (style, code)
    }
  }
}
