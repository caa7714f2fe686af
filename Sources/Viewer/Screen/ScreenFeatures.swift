/// What a screen can show.
public struct ScreenFeatures: Hashable, Sendable {
  /// How many colours it has.
  public var colours: ColourDepth
  /// Whether it shows all of Unicode, or only ASCII.
  public var unicode: Bool
  /// How many pixels there are in a cell, if it shows pixels.
  public var pixels: CellSize?

  /// A screen with these features.
  public init(colours: ColourDepth, unicode: Bool, pixels: CellSize? = nil) {
    (self.colours, self.unicode, self.pixels) = (colours, unicode, pixels)
  }
}

/// How many colours a screen has, from fewest to most.
public enum ColourDepth: Int, Comparable, Sendable {
  /// None at all, or none are wanted.
  case none
  /// The eight of ECMA-48.
  case eight
  /// Those eight, and bright ones.
  case sixteen
  /// The fixed palette of 256 that xterm has.
  case indexed
  /// A palette of 256, most of which can be redefined.
  case redefined
  /// All 24-bit colours.
  case direct

  /// Whether one has fewer colours than the other.
  public static func < (a: ColourDepth, b: ColourDepth) -> Bool { a.rawValue < b.rawValue }
}
