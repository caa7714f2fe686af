import Colour
import Fractal
import Rast

extension Pen {
  /// Draws a canvas with its upper left corner at a place of the screen.
  mutating func draw(_ canvas: Canvas, _ style: PictureStyle, column: Int, row: Int) {
    if canvas.output == .glyph { return drawGlyphs(canvas, column: column, row: row) }
    switch style {
    case .halfBlocks: drawHalfBlocks(canvas, column: column, row: row)
    case .ascii: drawASCII(canvas, column: column, row: row)
    case .braille: drawBraille(canvas, column: column, row: row)
    }
  }

  private mutating func drawGlyphs(_ canvas: Canvas, column: Int, row: Int) {
    for j in 0..<canvas.frame.height {
      for i in 0..<canvas.frame.width {
        let glyph = canvas.glyph(i, j) ?? " "
        let shown = ScreenText.scalars(String(Character(glyph)), features)
        buffer[column + i, row + j] = Cell(shown.count == 1 ? shown[0] : features.unicode ? "\u{FFFD}" : "?")
      }
    }
  }

  private mutating func drawHalfBlocks(_ canvas: Canvas, column: Int, row: Int) {
    for j in 0..<(canvas.frame.height + 1) / 2 {
      for i in 0..<canvas.frame.width {
        let above = canvas.colour(i, 2 * j).map { Colour.rgb($0) } ?? .rgb(.black)
        let below = canvas.colour(i, 2 * j + 1).map { Colour.rgb($0) } ?? .rgb(.black)
        buffer[column + i, row + j] = above == below ? Cell(" ", on: above) : Cell("▀", above, on: below)
      }
    }
  }

  /// From dark to bright, by how much of the cell is covered.
  private static let ramp: [Unicode.Scalar] = Array(" .:-=+*#%@".unicodeScalars)

  private mutating func drawASCII(_ canvas: Canvas, column: Int, row: Int) {
    let isColoured = features.colours > .none
    for j in 0..<canvas.frame.height {
      for i in 0..<canvas.frame.width {
        guard let colour = canvas.colour(i, j) else { continue }
        let index = Int(colour.brightness * Double(Pen.ramp.count))
        let glyph = Pen.ramp[min(index, Pen.ramp.count - 1)]
        buffer[column + i, row + j] = Cell(glyph, isColoured ? .rgb(colour) : .standard)
      }
    }
  }

  /// The bits of Unicode's braille patterns (from U+2800), for the two dots of each row.
  private static let dots: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  /// How bright a pixel must be to become a dot, by its place: an ordered dither (B. E. Bayer, "An optimum method for
  /// two-level rendition of continuous-tone pictures", ICC 1973).
  private static let thresholds: [[Double]] = [
    [0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5],
  ].map { $0.map { ($0 + 0.5) / 16 } }

  private mutating func drawBraille(_ canvas: Canvas, column: Int, row: Int) {
    for j in 0..<(canvas.frame.height + 3) / 4 {
      for i in 0..<(canvas.frame.width + 1) / 2 {
        buffer[column + i, row + j] = braille(canvas, i, j)
      }
    }
  }

  /// The cell of eight pixels: their dots, in the mean of the colours of those that are seen.
  private func braille(_ canvas: Canvas, _ column: Int, _ row: Int) -> Cell {
    var pattern: UInt32 = 0
    var sum = SIMD4<Int>()
    for j in 0..<4 {
      for i in 0..<2 {
        let (x, y) = (2 * column + i, 4 * row + j)
        guard let colour = canvas.colour(x, y) else { continue }
        // The square root evens out what is dark in sRGB but well seen.
        guard colour.brightness.squareRoot() > Pen.thresholds[y % 4][x % 4] else { continue }
        pattern |= Pen.dots[j][i]
        sum &+= SIMD4(Int(colour.red), Int(colour.green), Int(colour.blue), 1)
      }
    }
    guard sum.w > 0, let glyph = Unicode.Scalar(0x2800 + pattern) else { return .blank }
    guard features.colours > .none else { return Cell(glyph) }
    return Cell(glyph, .rgb(RGB(UInt8(sum.x / sum.w), UInt8(sum.y / sum.w), UInt8(sum.z / sum.w))))
  }
}
