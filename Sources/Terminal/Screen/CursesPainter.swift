import CNcurses
import Colour
import Viewer

/// Turns cells into what curses draws, with the colours and glyphs that the screen has.
@MainActor
struct CursesPainter {
  private(set) var colours: CellColours
  private var pairs: PairTable
  private let unicode: Bool
  /// The colours of the last cell, and their pair: neighbours are often alike.
  private var last = (numbers: ColourNumbers.standard, use: PairTable.Use(pair: 0, isExchanged: false))

  init(colours: CellColours, pairs: PairTable, unicode: Bool) {
    (self.colours, self.pairs, self.unicode) = (colours, pairs, unicode)
  }

  // MARK: Colours

  /// From now on redefines the palette to what pictures need.
  mutating func redefinePalette() { colours.redefine() }

  /// Prepares the palette and the pairs for a picture; false if numbers or pairs on the screen now have other colours.
  mutating func prepare(_ picture: ScreenBuffer) -> Bool {
    let change = colours.adapt(to: picture)
    Self.define(change.definitions)
    let needed = min(picture.cells.count, pairs.limit / 2)
    guard !pairs.isUnordered, pairs.room < needed else { return !change.isOfKnown }
    pairs.forgetAll()
    last = (.standard, PairTable.Use(pair: 0, isExchanged: false))
    reset_color_pairs()
    return false
  }

  /// Sends the colours that the palette is to have.
  static func define(_ colours: [(number: Int, colour: RGB)]) {
    for (number, colour) in colours {
      // Curses counts to 1000; rounded up, this becomes the same value again when it is scaled back to 255.
      func part(_ value: UInt8) -> Int32 { (Int32(value) * 1000 + 254) / 255 }
      init_extended_color(
        Int32(clamping: number), part(colour.red), part(colour.green), part(colour.blue))
    }
  }

  // MARK: Cells

  /// What curses draws for a cell at a column and row.
  mutating func drawn(_ cell: Cell, column: Int, row: Int) -> cchar_t {
    let glyph = GlyphFallback.drawable(cell.glyph, unicode: unicode)
    guard colours.map.depth != .none else {
      return rast_cell(wchar_t(glyph.value), Self.styles(cell.style), 0)
    }
    let (shown, numbers) = colours.drawn(cell, glyph, column: column, row: row, unicode: unicode)
    return painted(cell, shown, use(numbers))
  }

  private func painted(_ cell: Cell, _ glyph: Unicode.Scalar, _ use: PairTable.Use) -> cchar_t {
    var style = cell.style
    if use.isExchanged { style.formSymmetricDifference(.reversed) }
    return rast_cell(wchar_t(glyph.value), Self.styles(style), use.pair)
  }

  private mutating func use(_ numbers: ColourNumbers) -> PairTable.Use {
    if numbers != last.numbers {
      let use = pairs.use(numbers) { number, colours in
        init_extended_pair(number, Int32(clamping: colours.foreground), Int32(clamping: colours.background))
      }
      last = (numbers, use)
    }
    return last.use
  }

  private static func styles(_ style: TextStyle) -> Int32 {
    var styles: Int32 = 0
    if style.contains(.bold) { styles |= Int32(RAST_BOLD) }
    if style.contains(.dim) { styles |= Int32(RAST_DIM) }
    if style.contains(.reversed) { styles |= Int32(RAST_REVERSED) }
    if style.contains(.underlined) { styles |= Int32(RAST_UNDERLINED) }
    return styles
  }
}
