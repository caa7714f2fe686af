import Colour
import Fractal
import Rast

extension Pen {
  /// Draws a canvas in a part of the screen.
  mutating func draw(_ canvas: Canvas, _ shot: Shot, in area: Pane.Area) {
    if shot.style == .pixels, canvas.output != .glyph {
      drawPixels(of: canvas, shot, in: area)
    } else {
      draw(canvas, shot.style, column: area.column, row: area.row)
    }
  }

  /// Draws a canvas in cells, with its upper left corner at a place of the screen.
  mutating func draw(_ canvas: Canvas, _ style: PictureStyle, column: Int, row: Int) {
    let cells = style.cell(canvas.output).cells(width: canvas.frame.width, height: canvas.frame.height)
    for j in 0..<cells.height {
      let features = features
      buffer.fill(row: row + j, columns: column..<column + cells.width) {
        Pen.cell(canvas, style, $0 - column, j, features)
      }
    }
  }

  /// Lays a canvas under the cells. One that was made for another screen, or in another style, is left out.
  private mutating func drawPixels(of canvas: Canvas, _ shot: Shot, in area: Pane.Area) {
    guard let cell = shot.pixels, canvas.frame.width == area.width * cell.width,
      let picture = PixelPicture(
        canvas.pixels, at: .init(column: area.column, row: area.row), columns: area.width, rows: area.height,
        cell: cell)
    else { return }
    buffer.pictures.append(picture)
    for row in area.row..<area.row + area.height {
      buffer.fill(row: row, columns: area.column..<area.column + area.width) { _ in .clear }
    }
  }

  /// What a cell of a canvas looks like; nil to leave it as it is.
  private static func cell(
    _ canvas: Canvas, _ style: PictureStyle, _ column: Int, _ row: Int, _ features: ScreenFeatures
  ) -> Cell? {
    if canvas.output == .glyph { return character(canvas, column, row, features) }
    return switch style {
    case .pixels: .clear
    case .halfBlocks: halfBlock(canvas, column, row)
    case .quadrants: BlockDrawing.quadrants.cell(canvas, column, row)
    case .sextants: BlockDrawing.sextants.cell(canvas, column, row)
    case .ascii: rampCharacter(canvas, column, row, features)
    case .braille: braille(canvas, column, row, features)
    }
  }

  /// The glyph that the kernel returned.
  private static func character(
    _ canvas: Canvas, _ column: Int, _ row: Int, _ features: ScreenFeatures
  ) -> Cell {
    let glyph = canvas.glyph(column, row) ?? " "
    guard !features.unicode else { return Cell(DisplayWidth.fillsCell(glyph) ? glyph : "\u{FFFD}") }
    let shown = ScreenText.scalars(String(Character(glyph)), features)
    return Cell(shown.count == 1 ? shown[0] : "?")
  }

  /// The cell of two pixels, one above the other.
  private static func halfBlock(_ canvas: Canvas, _ column: Int, _ row: Int) -> Cell {
    let j = CellShape.halfBlock.down * row
    let above = Colour.rgb(canvas.colour(column, j) ?? .black)
    let below = Colour.rgb(canvas.colour(column, j + 1) ?? .black)
    return above == below
      ? Cell(" ", on: above, isTwoPixels: true) : Cell("▀", above, on: below, isTwoPixels: true)
  }

  /// What pictures made of glyphs are drawn on, as the terminal's own background may be bright.
  private static let paper = Colour.rgb(.black)

  /// From dark to bright, by how much of the cell is covered.
  private static let ramp: [Unicode.Scalar] = Array(" .:-=+*#%@".unicodeScalars)

  /// The cell of one pixel, as a character that is denser the brighter the pixel is.
  private static func rampCharacter(
    _ canvas: Canvas, _ column: Int, _ row: Int, _ features: ScreenFeatures
  ) -> Cell? {
    guard let colour = canvas.colour(column, row) else {
      return features.colours > .none ? Cell(" ", on: Pen.paper) : nil
    }
    let index = Int(colour.brightness * Double(Pen.ramp.count))
    let glyph = Pen.ramp[min(index, Pen.ramp.count - 1)]
    return features.colours > .none ? Cell(glyph, .rgb(colour), on: Pen.paper) : Cell(glyph)
  }

  /// The bits of Unicode's braille patterns (from U+2800), for the two dots of each row.
  private static let dots: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// How bright a pixel must be to become a dot, by its place: an ordered dither (B. E. Bayer, "An optimum
  /// method for two-level rendition of continuous-tone pictures", ICC 1973).
  private static let thresholds: [[Double]] = [
    [0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5],
  ].map { $0.map { ($0 + 0.5) / 16 } }

  /// The cell of eight pixels: their dots, in the mean colour of those that are bright enough.
  private static func braille(
    _ canvas: Canvas, _ column: Int, _ row: Int, _ features: ScreenFeatures
  ) -> Cell {
    let shape = CellShape.braille
    var pattern: UInt32 = 0
    var sum = SIMD4<Int>()
    for j in 0..<shape.down {
      for i in 0..<shape.across {
        let (x, y) = (shape.across * column + i, shape.down * row + j)
        guard let colour = canvas.colour(x, y) else { continue }
        // The square root brings out pixels that are dark in sRGB but still easy to see.
        guard colour.brightness.squareRoot() > Pen.thresholds[y % 4][x % 4] else { continue }
        pattern |= Pen.dots[j][i]
        sum &+= SIMD4(Int(colour.red), Int(colour.green), Int(colour.blue), 1)
      }
    }
    let background = features.colours > .none ? Pen.paper : .standard
    guard sum.w > 0, let glyph = Unicode.Scalar(0x2800 + pattern) else { return Cell(" ", on: background) }
    guard features.colours > .none else { return Cell(glyph) }
    let mean = RGB(UInt8(sum.x / sum.w), UInt8(sum.y / sum.w), UInt8(sum.z / sum.w))
    return Cell(glyph, .rgb(mean), on: background)
  }
}
