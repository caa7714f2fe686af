import Fractal

/// Shifts colours a little, differently from pixel to pixel, so that where a screen has none of a colour, those
/// it has mix to it in the eye.
///
/// B. E. Bayer, "An optimum method for two-level rendition of continuous-tone pictures", 1973.
struct OrderedDither: Hashable, Sendable {
  /// How far colours are shifted at most, from 0 to 255 in each part; about half of the step between
  /// neighbouring colours of the screen.
  var strength: Double

  /// A colour as it is to be sought for a pixel, by its column and row.
  func shifted(_ colour: RGB, column: Int, row: Int) -> RGB {
    guard strength > 0 else { return colour }
    let threshold = Double(Self.matrix[(row & 3) << 2 | column & 3]) / 16 - 15.0 / 32
    let shift = Int((2 * strength * threshold).rounded())
    func part(_ value: UInt8) -> UInt8 { UInt8(max(0, min(255, Int(value) + shift))) }
    return RGB(part(colour.red), part(colour.green), part(colour.blue))
  }

  private static let matrix: [UInt8] = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
}
