import Colour

/// Shifts colours a little, differently from pixel to pixel, so that the eye mixes a colour that the screen lacks from
/// those that it has.
///
/// B. E. Bayer, "An optimum method for two-level rendition of continuous-tone pictures", 1973.
struct OrderedDither: Hashable, Sendable {
  /// The farthest that a colour is shifted, from 0 to 255 in each part; about half the step between neighbouring colours
  /// of the screen.
  var strength: Double

  /// A colour, shifted for the pixel at a column and row.
  func shifted(_ colour: RGB, column: Int, row: Int) -> RGB {
    guard strength > 0 else { return colour }
    let threshold = Double(Self.matrix[(row & 3) << 2 | column & 3]) / 16 - 15.0 / 32
    let shift = Int((2 * strength * threshold).rounded())
    func part(_ value: UInt8) -> UInt8 { UInt8(max(0, min(255, Int(value) + shift))) }
    return RGB(part(colour.red), part(colour.green), part(colour.blue))
  }

  private static let matrix: [UInt8] = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]
}
