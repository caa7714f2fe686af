import CNcurses
import Fractal
import Viewer

/// Makes of cells what curses draws, with the colours and glyphs that the screen has.
@MainActor
struct CellPainter {
  private(set) var colours: ColourMap
  private var pairs: PairTable
  private let unicode: Bool
  /// The pair used last, as neighbours are often alike.
  private var last = (foreground: Colour.standard, background: Colour.standard)
  private var lastUse = PairTable.Use(pair: 0, isExchanged: false)

  init(colours: ColourMap, pairs: PairTable, unicode: Bool) {
    (self.colours, self.pairs, self.unicode) = (colours, pairs, unicode)
  }

  // MARK: Colours

  /// From now on the palette is redefined to what pictures need.
  mutating func redefinePalette() { colours.redefine() }

  /// Makes the palette and the pairs ready for a picture. False if what is on the screen has another meaning
  /// now.
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

  /// Sends what the palette's colours are to be.
  static func define(_ colours: [(number: Int, colour: RGB)]) {
    for (number, colour) in colours {
      // Of 1000, rounded up, so that what is made of it again is the same of 255.
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
    let isBlock = GlyphFallback.isBlock(cell.glyph)
    let use = use(cell, isBlock: isBlock, column: column, row: row)
    var style = cell.style
    if use.isExchanged { style.formSymmetricDifference(.reversed) }
    return rast_cell(wchar_t(glyph.value), Self.styles(style), use.pair)
  }

  private mutating func use(_ cell: Cell, isBlock: Bool, column: Int, row: Int) -> PairTable.Use {
    if colours.depth == .none { return PairTable.Use(pair: 0, isExchanged: false) }
    let isDithered = isBlock && colours.dither.strength > 0
    if !isDithered, isBlock, cell.foreground == last.foreground, cell.background == last.background {
      return lastUse
    }
    // Two pixels of a picture are above each other in a cell.
    var pair = PairTable.Colours(
      foreground: number(cell.foreground, isDithered, column, 2 * row),
      background: number(cell.background, isDithered, column, 2 * row + 1))
    if !isBlock, pair.foreground == pair.background, cell.foreground != cell.background,
      case .rgb(let background) = cell.background
    {
      // Text must be told from what it stands on.
      pair.foreground = colours.number(of: background.brightness < 0.5 ? RGB(255, 255, 255) : .black)
    }
    let use = pairs.use(pair) { number, colours in
      init_extended_pair(number, Int32(clamping: colours.foreground), Int32(clamping: colours.background))
    }
    if isBlock { (last, lastUse) = ((cell.foreground, cell.background), use) }
    return use
  }

  private mutating func number(_ colour: Colour, _ isDithered: Bool, _ column: Int, _ row: Int) -> Int {
    switch colour {
    case .standard: ColourMap.standard
    case .rgb(let rgb):
      colours.number(of: isDithered ? colours.dither.shifted(rgb, column: column, row: row) : rgb)
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
