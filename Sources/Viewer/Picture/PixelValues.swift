import Colour
import Fractal

/// The values of a canvas's pixels that samples become: 0xRRGGBB, or the scalar value of a glyph. Many pixels have the
/// same count, whose colour is computed once.
struct PixelValues {
  private let colouring: Colouring
  /// The values of the lowest counts, or `unset`.
  private var known: [UInt32]

  /// How many counts are remembered.
  private static let mostKnown = 1 << 12
  /// No value at all.
  private static let unset = UInt32.max

  init(_ colouring: Colouring) {
    self.colouring = colouring
    known = Array(repeating: Self.unset, count: Self.mostKnown)
  }

  /// The value of a pixel.
  mutating func of(_ sample: Sample) -> UInt32 {
    switch sample {
    case .glyph(let glyph): return glyph.value
    case .count(let count) where known.indices.contains(count):
      if known[count] == Self.unset { known[count] = Self.of(colouring.colour(sample)) }
      return known[count]
    case .count, .smoothCount, .countAndHue, .colour: return Self.of(colouring.colour(sample))
    }
  }

  /// The value of a pixel of a colour.
  static func of(_ colour: RGB) -> UInt32 {
    UInt32(colour.red) << 16 | UInt32(colour.green) << 8 | UInt32(colour.blue)
  }
}
