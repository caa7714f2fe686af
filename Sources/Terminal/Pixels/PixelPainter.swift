import Viewer

/// Draws a screen's pictures of pixels.
protocol PixelPainter {
  /// What makes the terminal show a screen's pictures, where the cells over them are clear, instead of those that it
  /// shows.
  ///
  /// - Parameters:
  ///   - old: the cells that the terminal shows; nil if they are unknown.
  ///   - isCleared: whether the screen has just been cleared.
  mutating func paint(_ screen: ScreenBuffer, over old: ScreenBuffer?, isCleared: Bool) -> PixelChange
  /// Takes everything back that the terminal shows or keeps, for now or for good.
  mutating func leave(clearing: [UInt8]) -> [UInt8]
}

/// How a terminal's pictures change.
struct PixelChange {
  /// What is sent.
  var bytes: [UInt8] = []
  /// The pictures that were drawn over all of their cells, so that the ones that are not clear must be written again.
  var covering: [PixelPicture] = []
}

extension PixelSupport {
  /// What draws pictures in this way.
  var painter: any PixelPainter {
    switch self {
    case .kitty(let medium): KittyPainter(medium)
    case .sixel(let limits): SixelPainter(limits)
    }
  }

  /// Whether the terminal keeps images that have to be removed from it, even in an emergency.
  var keepsImages: Bool {
    switch self {
    case .kitty: true
    case .sixel: false
    }
  }
}
