import Colour
import Fractal

/// Draws a few pixels as a cell of two colours: those of a quadrant block, or of a sextant.
struct BlockDrawing {
  /// How a cell is divided.
  let shape: CellShape
  /// The glyph for each set of pixels in the foreground, the one at the upper left in the lowest bit. The last pixel is
  /// always in the background, as two colours can be exchanged.
  private let glyphs: [Unicode.Scalar]

  /// Two by two pixels.
  static let quadrants = BlockDrawing(shape: .quadrants, glyphs: Array(" ▘▝▀▖▌▞▛".unicodeScalars))
  /// Two by three pixels.
  static let sextants = BlockDrawing(shape: .sextants, glyphs: (0..<32).map { sextant($0) })

  /// Unicode has the sextants in order, but for the blank and the left half, which it had before.
  private static func sextant(_ pixels: UInt32) -> Unicode.Scalar {
    switch pixels {
    case 0: " "
    case 0b010101: "▌"
    default: Unicode.Scalar(0x1FB00 + pixels - (pixels > 0b010101 ? 2 : 1)) ?? "?"
    }
  }

  /// The cell of a canvas at a column and row.
  func cell(_ canvas: Canvas, _ column: Int, _ row: Int) -> Cell {
    let count = shape.across * shape.down
    return withUnsafeTemporaryAllocation(of: SIMD4<Float>.self, capacity: count) { pixels in
      var isUniform = true
      for index in 0..<count {
        let (y, x) = index.quotientAndRemainder(dividingBy: shape.across)
        let colour = canvas.colour(shape.across * column + x, shape.down * row + y) ?? .black
        pixels[index] = SIMD4(Float(colour.red), Float(colour.green), Float(colour.blue), 1)
        isUniform = isUniform && pixels[index] == pixels[0]
      }
      let colours = UnsafeBufferPointer(pixels)
      return isUniform ? Cell(" ", on: .rgb(RGB(colours[0]))) : split(colours)
    }
  }

  /// The cell whose two colours, each the mean of its pixels, are as near to all of them as can be.
  private func split(_ pixels: UnsafeBufferPointer<SIMD4<Float>>) -> Cell {
    let all = pixels.reduce(.zero, +)
    var best: (score: Float, set: Int, foreground: SIMD4<Float>) = (-1, 0, all)
    for set in 1..<glyphs.count {
      var foreground = SIMD4<Float>.zero
      for index in pixels.indices where set >> index & 1 == 1 { foreground += pixels[index] }
      // The squared distances are least where this is greatest.
      let score = Self.score(foreground) + Self.score(all - foreground)
      if score > best.score { best = (score, set, foreground) }
    }
    let background = all - best.foreground
    return Cell(
      glyphs[best.set], .rgb(RGB(best.foreground / best.foreground.w)),
      on: .rgb(RGB(background / background.w)))
  }

  /// The square of a sum of colours over their number, which is the last component.
  private static func score(_ sum: SIMD4<Float>) -> Float {
    (sum.x * sum.x + sum.y * sum.y + sum.z * sum.z) / sum.w
  }
}

extension RGB {
  /// The nearest colour.
  fileprivate init(_ colour: SIMD4<Float>) {
    let rounded = colour.rounded(.toNearestOrEven).clamped(
      lowerBound: SIMD4(repeating: 0), upperBound: SIMD4(repeating: 255))
    self.init(UInt8(rounded.x), UInt8(rounded.y), UInt8(rounded.z))
  }
}
