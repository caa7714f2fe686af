import CNcurses
import Colour
import Viewer

/// Turns cells into what curses draws, with the colours and glyphs that the screen has.
@MainActor
struct CellPainter {
  private(set) var colours: ColourMap
  private var pairs: PairTable
  private let unicode: Bool
  /// The colours of the last cell, and their pair: neighbours are often alike.
  private var last = (foreground: Colour.standard, background: Colour.standard)
  private var lastUse = PairTable.Use(pair: 0, isExchanged: false)

  init(colours: ColourMap, pairs: PairTable, unicode: Bool) {
    (self.colours, self.pairs, self.unicode) = (colours, pairs, unicode)
  }

  // MARK: Colours

  /// From now on redefines the palette to what pictures need.
  mutating func redefinePalette() { colours.redefine() }

  /// Prepares the palette and the pairs for a picture; false if the pairs on the screen now have other colours.
  mutating func prepare(_ picture: ScreenBuffer) -> Bool {
    if colours.isAdaptive { Self.define(colours.adapt(to: Self.colours(of: picture))) }
    let needed = min(picture.cells.count, pairs.limit / 2)
    guard !pairs.isUnordered, pairs.room < needed else { return true }
    pairs.forgetAll()
    last = (.standard, .standard)
    lastUse = PairTable.Use(pair: 0, isExchanged: false)
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

  private static func colours(of picture: ScreenBuffer) -> Set<RGB> {
    var colours: Set<RGB> = []
    var last: RGB?
    func add(_ colour: Colour) {
      guard case .rgb(let rgb) = colour, rgb != last else { return }
      last = rgb
      colours.insert(rgb)
    }
    for cell in picture.cells {
      add(cell.foreground)
      add(cell.background)
    }
    return colours
  }

  // MARK: Cells

  /// What curses draws for a cell at a column and row.
  mutating func drawn(_ cell: Cell, column: Int, row: Int) -> cchar_t {
    let glyph = GlyphFallback.drawable(cell.glyph, unicode: unicode)
    guard colours.depth != .none else { return rast_cell(wchar_t(glyph.value), Self.styles(cell.style), 0) }
    if colours.isDithered, GlyphFallback.isBlock(cell.glyph), case .rgb(let background) = cell.background {
      return dithered(cell, glyph, background, column, row)
    }
    return painted(cell, glyph, use(cell))
  }

  private func painted(_ cell: Cell, _ glyph: Unicode.Scalar, _ use: PairTable.Use) -> cchar_t {
    var style = cell.style
    if use.isExchanged { style.formSymmetricDifference(.reversed) }
    return rast_cell(wchar_t(glyph.value), Self.styles(style), use.pair)
  }

  /// A cell with one pixel of a picture above another; it may be blank where both have the same colour.
  private mutating func dithered(
    _ cell: Cell, _ glyph: Unicode.Scalar, _ background: RGB, _ column: Int, _ row: Int
  ) -> cchar_t {
    var foreground = background
    if cell.glyph != " ", case .rgb(let colour) = cell.foreground { foreground = colour }
    let pair = PairTable.Colours(
      foreground: colours.number(of: foreground, column: column, row: 2 * row),
      background: colours.number(of: background, column: column, row: 2 * row + 1))
    let glyph = cell.glyph == " " && unicode && pair.foreground != pair.background ? "▀" : glyph
    return painted(cell, glyph, use(pair))
  }

  private mutating func use(_ cell: Cell) -> PairTable.Use {
    if cell.foreground == last.foreground, cell.background == last.background { return lastUse }
    var pair = PairTable.Colours(foreground: number(cell.foreground), background: number(cell.background))
    if pair.foreground == pair.background, cell.foreground != cell.background {
      // Text must stand out from its background; a picture need not.
      if !GlyphFallback.isBlock(cell.glyph), case .rgb(let background) = cell.background {
        pair.foreground = colours.number(of: background.brightness < 0.5 ? RGB(255, 255, 255) : .black)
      }
      return use(pair)
    }
    (last, lastUse) = ((cell.foreground, cell.background), use(pair))
    return lastUse
  }

  private mutating func use(_ pair: PairTable.Colours) -> PairTable.Use {
    pairs.use(pair) { number, colours in
      init_extended_pair(number, Int32(clamping: colours.foreground), Int32(clamping: colours.background))
    }
  }

  private mutating func number(_ colour: Colour) -> Int {
    switch colour {
    case .standard: ColourMap.standard
    case .rgb(let rgb): colours.number(of: rgb)
    }
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
