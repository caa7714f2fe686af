import Viewer

/// The colours and the style that a terminal writes with.
struct SGRState: Hashable {
  /// The numbers of the colours; nil if they are unknown.
  var colours: ColourNumbers?
  /// The style, if the colours are known.
  var style: TextStyle = []

  /// Has the terminal write as it does by itself.
  static let ending = Array("\u{1B}[m".utf8)
}

/// Writes cells of a row, from left to right, into memory.
struct CellWriter {
  private let terminal: PaintedTerminal
  private let row: Int
  private var pen: TextPen
  /// The column where the cursor is, if it is in this row at all.
  private var column: Int?
  private(set) var state: SGRState

  /// The most bytes that a cell takes: the cursor is moved, everything is changed, and the glyph is written.
  static let longest = 16 + 3 + 2 + 5 * ShortText.capacity + 2 * (ColourCode.longest + 1) + 4

  /// Escape and [.
  private static let control = ShortText(bits: 0x5B_1B, count: 2)
  /// 39; and 49;, the terminal's own colours.
  private static let standardForeground = ShortText(bits: 0x3B_39_33, count: 3)
  private static let standardBackground = ShortText(bits: 0x3B_39_34, count: 3)

  /// Begins a row at a place in memory, which must have room for `longest` bytes a cell.
  init(_ terminal: PaintedTerminal, at start: UnsafeMutableRawPointer, row: Int, _ state: SGRState) {
    (self.terminal, self.row, self.state) = (terminal, row, state)
    pen = TextPen(at: start)
  }

  /// How many bytes have been written.
  var count: Int { pen.count }

  /// Writes a glyph at a column to the right of the last one.
  mutating func write(_ glyph: Unicode.Scalar, _ colours: ColourNumbers, _ style: TextStyle, column: Int) {
    let style = style.intersection(terminal.availableStyles)
    if column != self.column { move(to: column) }
    if state.colours != colours || state.style != style { choose(colours, style) }
    pen.write(ShortText(glyph))
    // Whether a terminal shows other glyphs as wide as expected is not certain.
    let isCertain = glyph.isASCII || GlyphFallback.isBlock(glyph)
    self.column = isCertain ? column + 1 : nil
  }

  private mutating func move(to column: Int) {
    pen.write(Self.control)
    if let before = self.column {
      if column - before > 1 { pen.write(ShortText(decimal: column - before)) }
      pen.write("C")
    } else {
      pen.write(ShortText(decimal: row + 1))
      pen.write(";")
      pen.write(ShortText(decimal: column + 1))
      pen.write("H")
    }
  }

  /// Changes what differs in the colours and the style.
  private mutating func choose(_ colours: ColourNumbers, _ style: TextStyle) {
    pen.write(Self.control)
    var known = state.colours
    // Styles end only all at once, and colours with them.
    if known == nil || !style.isSuperset(of: state.style) {
      pen.write("0")
      pen.write(";")
      (known, state.style) = (.standard, [])
    }
    if style != state.style {
      for (one, code) in terminal.styles where style.contains(one) && !state.style.contains(one) {
        pen.write(code)
        pen.write(";")
      }
    }
    if colours.foreground != known?.foreground {
      write(colours.foreground, terminal.foreground, orStandard: Self.standardForeground)
    }
    if colours.background != known?.background {
      write(colours.background, terminal.background, orStandard: Self.standardBackground)
    }
    pen.replaceLast(with: "m")
    state = SGRState(colours: colours, style: style)
  }

  private mutating func write(_ number: Int, _ code: ColourCode, orStandard standard: ShortText) {
    if number == ColourMap.standard {
      pen.write(standard)
    } else {
      code.write(number, with: &pen)
      pen.write(";")
    }
  }
}
