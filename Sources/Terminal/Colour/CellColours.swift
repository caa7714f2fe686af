import Colour
import Viewer

/// The numbers of two colours.
struct ColourNumbers: Hashable, Sendable {
  /// That of the colour that a glyph is drawn with.
  var foreground: Int
  /// That of the colour behind it.
  var background: Int

  /// The terminal's own colours.
  static let standard = ColourNumbers(foreground: ColourMap.standard, background: ColourMap.standard)
}

/// Finds the numbers of the colours that cells are drawn in.
struct CellColours {
  /// The numbers of single colours.
  var map: ColourMap
  /// The last cell and its numbers: neighbours are often alike.
  private var last: Known?

  private struct Known {
    var foreground: Colour
    var background: Colour
    var isBlock: Bool
    var numbers: ColourNumbers
  }

  init(_ map: ColourMap) { self.map = map }

  // MARK: The palette

  /// How the palette changes for a picture.
  struct PaletteChange {
    /// The colours that are to be defined, with their numbers.
    var definitions: [(number: Int, colour: RGB)] = []
    /// Whether numbers that were in use before are among them.
    var isOfKnown = false
  }

  /// From now on redefines the palette to what pictures need.
  mutating func redefine() {
    map.redefine()
    last = nil
  }

  /// Adapts the palette to a picture, if it is one that can be redefined.
  mutating func adapt(to picture: ScreenBuffer) -> PaletteChange {
    guard map.isAdaptive else { return PaletteChange() }
    let known = map.definitions.last?.number
    let definitions = map.adapt(to: Self.colours(of: picture))
    guard let first = definitions.first else { return PaletteChange() }
    last = nil
    return PaletteChange(definitions: definitions, isOfKnown: known.map { first.number <= $0 } ?? false)
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

  /// The numbers of a cell's colours. Text stands out from its background even where both have the same number; in a
  /// picture, they may.
  mutating func numbers(of cell: Cell) -> ColourNumbers {
    let isBlock = GlyphFallback.isBlock(cell.glyph)
    if let last, last.foreground == cell.foreground, last.background == cell.background,
      last.isBlock == isBlock
    {
      return last.numbers
    }
    var numbers = ColourNumbers(foreground: number(cell.foreground), background: number(cell.background))
    if numbers.foreground == numbers.background, cell.foreground != cell.background,
      !isBlock, case .rgb(let background) = cell.background
    {
      numbers.foreground = map.number(of: background.brightness < 0.5 ? RGB(255, 255, 255) : .black)
    }
    last = Known(foreground: cell.foreground, background: cell.background, isBlock: isBlock, numbers: numbers)
    return numbers
  }

  /// The glyph and the numbers of the colours that are drawn for a cell at a column and row, whose glyph would be `glyph`.
  /// Where the screen has few colours, two pixels may become two colours even if theirs is the same.
  mutating func drawn(
    _ cell: Cell, _ glyph: Unicode.Scalar, column: Int, row: Int, unicode: Bool
  ) -> (glyph: Unicode.Scalar, numbers: ColourNumbers) {
    guard cell.isTwoPixels, map.isDithered, case .rgb(let below) = cell.background else {
      return (glyph, numbers(of: cell))
    }
    var above = below
    if cell.glyph != " ", case .rgb(let colour) = cell.foreground { above = colour }
    let numbers = ColourNumbers(
      foreground: map.number(of: above, column: column, row: 2 * row),
      background: map.number(of: below, column: column, row: 2 * row + 1))
    let isBlank = cell.glyph == " " && (numbers.foreground == numbers.background || !unicode)
    return (isBlank ? " " : cell.glyph == " " ? "▀" : glyph, numbers)
  }

  private mutating func number(_ colour: Colour) -> Int {
    switch colour {
    case .standard: ColourMap.standard
    case .rgb(let rgb): map.number(of: rgb)
    }
  }
}
