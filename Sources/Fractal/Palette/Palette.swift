/// A named row of colours for escape counts; points that never escape are black in all of them.
public struct Palette: Sendable {
  /// What it is chosen by.
  public let name: String
  private let gradient: Gradient

  /// All palettes; the first is the one for when none is chosen.
  public static let all: [Palette] = [
    standard,
    Palette(name: "grey", gradient: Gradient(mirrored: [RGB(hex: 0x101010), RGB(hex: 0xFFFFFF)])),
    Palette(name: "fire", gradient: Gradient(mirrored: fire.map { RGB(hex: $0) })),
    Palette(name: "ocean", gradient: Gradient(mirrored: ocean.map { RGB(hex: $0) })),
    Palette(name: "viridis", gradient: Gradient(mirrored: viridis.map { RGB(hex: $0) })),
  ]

  /// The palette for when none is chosen.
  public static let standard = Palette(name: "classic", gradient: Gradient(cyclic: classic))

  /// The palette of a name.
  public static func named(_ name: String) -> Palette? { all.first { $0.name == name } }

  /// The colour at a place, which is counted in turns of the palette.
  public func colour(at place: Double) -> RGB {
    place.isFinite ? gradient.colour(at: place) : .black
  }

  /// Blue, white and gold: Ultra Fractal's default gradient.
  private static let classic: [(position: Double, colour: RGB)] = [
    (0, RGB(0, 7, 100)), (0.16, RGB(32, 107, 203)), (0.42, RGB(237, 255, 255)), (0.6425, RGB(255, 170, 0)),
    (0.8575, RGB(0, 2, 0)),
  ]

  /// Glowing coals: about the colours of a black body that is heated.
  private static let fire: [UInt32] = [0x120304, 0x6B0F0A, 0xC4290B, 0xF57D15, 0xFBC73B, 0xFFF9DC]

  /// Deep water to foam.
  private static let ocean: [UInt32] = [0x03071E, 0x05305C, 0x0B6E99, 0x1FB5AD, 0x9BE3C5, 0xF4FFF8]

  /// Matplotlib's viridis, by S. van der Walt and N. Smith (2015), at nine places.
  private static let viridis: [UInt32] = [
    0x440154, 0x472D7B, 0x3B528B, 0x2C728E, 0x21908C, 0x27AD81, 0x5DC863, 0xAADC32, 0xFDE725,
  ]
}
