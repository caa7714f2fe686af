/// How a terminal shows pixels.
enum PixelSupport: Hashable, Sendable {
  /// By kitty's protocol.
  case kitty(KittyMedium)
  /// By sixels.
  case sixel(SixelLimits)
}

/// What a terminal's pictures in sixels may be.
struct SixelLimits: Hashable, Sendable {
  /// How wide and high each may be, in pixels. Of a larger one, some terminals show nothing at all.
  var width = 1000
  var height = 1000
  /// How many colours they may have.
  var colours = SixelEncoder.mostColours

  /// The smallest picture and the fewest colours that are worth drawing in sixels.
  private static let leastSide = 64
  private static let leastColours = 8

  /// Takes the size that a terminal tells, unless it makes no sense.
  mutating func take(width: Int, height: Int) {
    guard min(width, height) >= Self.leastSide else { return }
    (self.width, self.height) = (width, height)
  }

  /// Takes the number of colours that a terminal tells.
  mutating func take(colours: Int) { self.colours = min(max(colours, Self.leastColours), self.colours) }
}
