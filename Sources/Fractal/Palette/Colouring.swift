import Rast

/// How samples become colours.
public struct Colouring: Sendable {
  /// The colours for escape counts.
  public var palette: Palette
  /// The iteration limit; a count from it on is a point that never escaped.
  public var iterations: Int
  /// How far the palette, or the circle of hues, is moved on, in turns.
  public var shift = 0.0
  /// Whether each colour is replaced by its complement.
  public var isInverted = false

  /// A way to colour the samples of frames with the given iteration limit.
  public init(palette: Palette, iterations: Int) {
    self.palette = palette
    self.iterations = iterations
  }

  /// The colour of a sample; a glyph has that of paper.
  public func colour(_ sample: Sample) -> RGB {
    let colour = plainColour(sample)
    return isInverted ? RGB(~colour.red, ~colour.green, ~colour.blue) : colour
  }

  private func plainColour(_ sample: Sample) -> RGB {
    switch sample {
    case .count(let count): count >= iterations ? .black : colour(count: Double(count))
    case .smoothCount(let count): isInside(count) ? .black : colour(count: count)
    case .countAndHue(let count, let hue):
      isInside(count) ? .black : RGB(hue: hue + shift, brightness: Colouring.brightness(count: count))
    case .colour(let red, let green, let blue): RGB(unit: red, green, blue)
    case .glyph: RGB(255, 255, 255)
    }
  }

  /// Whether a point never escaped; a count that is no number comes from one that went astray and is taken as
  /// such.
  private func isInside(_ count: Double) -> Bool { !(count < Double(iterations)) }

  /// The square root makes the colours change quickly where counts are low and lie far apart, and slowly near
  /// the set, where they lie close together; it does not depend on the limit, so that raising it changes no
  /// colour.
  private func colour(count: Double) -> RGB {
    palette.colour(at: max(0, count).squareRoot() / Colouring.turn + shift)
  }

  /// The square root of the count at which the palette begins anew.
  private static let turn = 8.0

  /// How bright a basin's colour is where it takes `count` steps to its middle.
  private static func brightness(count: Double) -> Double { min(1, 1.1 / (1 + max(0, count) / 24)) }
}
