import Colour
import Glibc
import Rast

/// How samples become colours.
public struct Colouring: Sendable {
  /// The colours for escape counts.
  public var palette: Palette
  /// The iteration limit; a count that reaches it means that the point never escaped.
  public var iterations: Int
  /// How far the palette, or the circle of hues, is shifted, in turns.
  public var shift = 0.0
  /// Whether the palette runs backwards; for a kernel that returns colours, whether their complements are shown.
  public var isInverted = false
  private var placement: Placement

  /// Where a count lies on the palette.
  private enum Placement: Sendable {
    case sqrt, linear
    case log(lowest: Double)
    case ranked(CountRanks)
  }

  /// A colouring for frames with the given iteration limit. The scales that depend on the picture need one: without it,
  /// they go by the square root.
  public init(palette: Palette, scale: CountScale = .sqrt, iterations: Int) {
    self.palette = palette
    self.iterations = iterations
    placement =
      switch scale {
      case .linear: .linear
      case .sqrt, .log, .histogram: .sqrt
      }
  }

  /// A colouring for a picture, and for other pictures of the same frame.
  public init(palette: Palette, scale: CountScale, for picture: Picture) {
    self.palette = palette
    iterations = picture.frame.iterations
    placement =
      switch scale {
      case .sqrt: .sqrt
      case .linear: .linear
      case .log: .log(lowest: max(0, CountRanks(picture).lowest))
      case .histogram: .ranked(CountRanks(picture))
      }
  }

  /// The colour of a sample; a glyph's is that of paper.
  public func colour(_ sample: Sample) -> RGB {
    switch sample {
    case .count(let count): count >= iterations ? .black : colour(count: Double(count))
    case .smoothCount(let count): isInside(count) ? .black : colour(count: count)
    case .countAndHue(let count, let hue):
      isInside(count) ? .black : RGB(hue: turned(hue), brightness: brightness(count: count))
    case .colour(let red, let green, let blue):
      isInverted ? RGB(unit: 1 - red, 1 - green, 1 - blue) : RGB(unit: red, green, blue)
    case .glyph: RGB(255, 255, 255)
    }
  }

  /// Whether a point never escaped; NaN is taken as the count of such a point.
  private func isInside(_ count: Double) -> Bool { !(count < Double(iterations)) }

  /// The colour of a count. By the square root or the count itself, it depends on nothing else, so that neither raising
  /// the limit nor moving about changes any colour.
  private func colour(count: Double) -> RGB {
    let count = max(0, count)
    let place =
      switch placement {
      case .sqrt: (count / CountScale.turn).squareRoot()
      case .linear: count / CountScale.turn
      case .log(let lowest): Glibc.log(max(1, 1 + count - lowest)) / Glibc.log(CountScale.turn)
      case .ranked(let ranks): palette.sweep * ranks.rank(count)
      }
    // Backwards from its far end: from its beginning, a mirrored palette would look the same.
    return palette.colour(at: turned(place) + (isInverted ? palette.sweep : 0))
  }

  /// A place of the palette after shift and inversion.
  private func turned(_ place: Double) -> Double { (isInverted ? -place : place) + shift }

  /// How bright a basin's colour is at a point that takes `count` steps to its centre.
  private func brightness(count: Double) -> Double {
    switch placement {
    case .sqrt, .linear, .log: min(1, 1.1 / (1 + max(0, count) / 24))
    case .ranked(let ranks): 1 - 0.85 * ranks.rank(count)
    }
  }
}
