import Colour
import Glibc

/// A named row of colours for escape counts; points that never escape are black in all of them.
public struct Palette: Sendable {
  /// The name by which it is chosen.
  public let name: String
  private let gradient: Gradient

  /// All palettes, the standard one first.
  public static let all: [Palette] = [
    standard,
    Palette("twilight", cyclic: PublishedColours.twilight),
    Palette(name: "sinebow", gradient: Gradient(cyclic: sinebow)),
    Palette("viridis", mirrored: PublishedColours.viridis),
    Palette("inferno", mirrored: PublishedColours.inferno),
    Palette("magma", mirrored: PublishedColours.magma),
    Palette("plasma", mirrored: PublishedColours.plasma),
    Palette("cividis", mirrored: PublishedColours.cividis),
    Palette("turbo", mirrored: PublishedColours.turbo),
    Palette(name: "cubehelix", gradient: Gradient(mirrored: cubehelix)),
    Palette("fire", mirrored: fire),
    Palette("ocean", mirrored: ocean),
    Palette("forest", mirrored: forest),
    Palette("grey", mirrored: [0x101010, 0xFFFFFF]),
  ]

  /// The palette for when none is chosen.
  public static let standard = Palette(name: "classic", gradient: Gradient(cyclic: classic))

  /// The palette of a name.
  public static func named(_ name: String) -> Palette? { all.first { $0.name == name } }

  private init(name: String, gradient: Gradient) { (self.name, self.gradient) = (name, gradient) }

  /// Colours from one end to the other and back.
  private init(_ name: String, mirrored colours: [UInt32]) {
    self.init(name: name, gradient: Gradient(mirrored: colours.map { RGB(hex: $0) }))
  }

  /// Evenly spaced colours, the last of which leads back to the first.
  private init(_ name: String, cyclic colours: [UInt32]) {
    let stops = colours.enumerated().map {
      (position: Double($0) / Double(colours.count), colour: RGB(hex: $1))
    }
    self.init(name: name, gradient: Gradient(cyclic: stops))
  }

  /// The colour at a place, counted in turns of the palette.
  public func colour(at place: Double) -> RGB {
    place.isFinite ? gradient.colour(at: place) : .black
  }

  /// The part of a turn that shows all colours once: half of it if they then come back.
  public var sweep: Double { gradient.isMirrored ? 0.5 : 1 }

  // MARK: Colours

  /// Blue, white and gold: Ultra Fractal's default gradient.
  private static let classic: [(position: Double, colour: RGB)] = [
    (0, RGB(0, 7, 100)), (0.16, RGB(32, 107, 203)), (0.42, RGB(237, 255, 255)), (0.6425, RGB(255, 170, 0)),
    (0.8575, RGB(0, 2, 0)),
  ]

  /// Glowing coals: roughly the colours of a black body that is heated.
  private static let fire: [UInt32] = [0x120304, 0x6B0F0A, 0xC4290B, 0xF57D15, 0xFBC73B, 0xFFF9DC]

  /// Deep water to foam.
  private static let ocean: [UInt32] = [0x03071E, 0x05305C, 0x0B6E99, 0x1FB5AD, 0x9BE3C5, 0xF4FFF8]

  /// Soil, moss, leaves in the sun.
  private static let forest: [UInt32] = [0x1A120B, 0x3B2F1E, 0x2F4F2A, 0x4F8A3C, 0xA3C95A, 0xF6F3C6]

  /// All hues in three waves, a third of a turn apart (the "sinebow" of Charlie
  /// Loyd and Jim Bumgardner).
  private static let sinebow: [(position: Double, colour: RGB)] = (0..<24).map { step in
    let turn = Double(step) / 24
    func wave(_ phase: Double) -> Double {
      let value = cos(.pi * (turn + phase))
      return value * value
    }
    return (turn, RGB(unit: wave(0), wave(1 / 3.0), wave(2 / 3.0)))
  }

  /// A helix around the greys from black to white (D. A. Green, "A colour scheme for the display of astronomical
  /// intensity images", Bulletin of the Astronomical Society of India 39, 2011), with his standard values.
  private static let cubehelix: [RGB] = (0..<24).map { step in
    let (start, rotations, saturation) = (0.5, -1.5, 1.0)
    let grey = Double(step) / 23
    let angle = 2 * Double.pi * (start / 3 + rotations * grey)
    let amplitude = saturation * grey * (1 - grey) / 2
    return RGB(
      unit: grey + amplitude * (-0.14861 * cos(angle) + 1.78277 * sin(angle)),
      grey + amplitude * (-0.29227 * cos(angle) - 0.90649 * sin(angle)),
      grey + amplitude * 1.97294 * cos(angle))
  }
}
