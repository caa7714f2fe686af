import Colour
import Rast

/// A character for each pixel, as rast-jit-vm draws the Mandelbrot set.
struct ASCIIFormat: PictureFormat {
  let name = "ascii"
  let summary = "characters from `#` inside to blank far outside"
  let standardSize = (width: 120, height: 60)

  func cell(_ output: KernelOutput) -> CellShape { .character }

  func canShow(_ output: KernelOutput) -> Bool { true }

  func encode(_ picture: ColouredPicture, _ view: KeptView) -> EncodedPicture {
    EncodedPicture(lines: picture.height, pixelsPerLine: picture.width) { line, bytes in
      Self.append(line, of: picture.picture, to: &bytes)
    }
  }

  /// From points that never escape to those that escape at once.
  private static let ramp: [UInt8] = Array("#%=-:,. ".utf8)

  private static func append(_ j: Int, of picture: Picture, to bytes: inout [UInt8]) {
    for i in 0..<picture.frame.width {
      switch picture[i, j] {
      case .glyph(let glyph): append(glyph, &bytes)
      case .count(let count): bytes.append(ramp[index(count, picture.frame.iterations)])
      case .smoothCount(let count), .countAndHue(let count, _):
        bytes.append(ramp[index(count, picture.frame.iterations)])
      case .colour(let red, let green, let blue):
        let dark = 1 - RGB(unit: red, green, blue).brightness
        bytes.append(ramp[min(7, max(0, Int(8 * dark)))])
      }
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Adds a glyph, or a replacement for one that does not take exactly one cell: it would shift the rest of the row, or
  /// be a command to the terminal.
  private static func append(_ glyph: Unicode.Scalar, _ bytes: inout [UInt8]) {
    let shown = DisplayWidth.fillsCell(glyph) ? glyph : "\u{FFFD}"
    bytes.append(contentsOf: UTF8.encode(shown) ?? UTF8.encodedReplacementCharacter)
  }

  /// floor(8·left/iterations) from 0 to 7, where left = iterations - count.
  static func index(_ count: Int, _ iterations: Int) -> Int {
    guard count < iterations, iterations > 0 else { return 0 }
    guard count > 0 else { return 7 }
    // In twice the width, as 8·left may overflow.
    let left = iterations - count
    return min(7, iterations.dividingFullWidth(left.multipliedFullWidth(by: 8)).quotient)
  }

  /// The same for a smooth count; NaN is taken as one that never escaped.
  static func index(_ count: Double, _ iterations: Int) -> Int {
    let limit = Double(max(1, iterations))
    guard count < limit else { return 0 }
    return Int(min(7, max(0, (8 * ((limit - count) / limit)).rounded(.down))))
  }
}
