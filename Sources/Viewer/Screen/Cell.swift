import Colour
import Fractal

/// What is in one place on a screen.
public struct Cell: Hashable, Sendable {
  /// What is drawn there; it is one column wide.
  public var glyph: Unicode.Scalar
  /// The colour that the glyph is drawn with.
  public var foreground: Colour
  /// The colour behind it.
  public var background: Colour
  /// The style that it is drawn in.
  public var style: TextStyle
  /// Whether it shows two pixels, one above the other, which the eye may mix with those around them.
  public var isTwoPixels: Bool

  /// A glyph in the terminal's own colours, unless others are given.
  public init(
    _ glyph: Unicode.Scalar, _ foreground: Colour = .standard, on background: Colour = .standard,
    style: TextStyle = [], isTwoPixels: Bool = false
  ) {
    (self.glyph, self.foreground, self.background, self.style) = (glyph, foreground, background, style)
    self.isTwoPixels = isTwoPixels
  }

  /// Nothing, in the terminal's own colours.
  public static let blank = Cell(" ")
  /// Nothing at all, so that the picture of pixels shows that lies under it.
  public static let clear = Cell("\0")
}

/// The colour of a part of a cell. A screen with fewer colours shows the nearest that it has.
public enum Colour: Hashable, Sendable {
  /// The terminal's own, for text.
  case standard
  /// A 24-bit colour.
  case rgb(RGB)
}

/// How text is drawn; a screen leaves out what it cannot do.
public struct TextStyle: OptionSet, Hashable, Sendable {
  /// One bit for each.
  public let rawValue: UInt8

  /// Any number of them, by their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier or brighter than the rest.
  public static let bold = TextStyle(rawValue: 1)
  /// Fainter than the rest.
  public static let dim = TextStyle(rawValue: 2)
  /// Foreground and background swapped.
  public static let reversed = TextStyle(rawValue: 4)
  /// Underlined.
  public static let underlined = TextStyle(rawValue: 8)
}
