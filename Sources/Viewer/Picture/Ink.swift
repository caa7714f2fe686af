import Fractal

/// How samples are shown: with which palette, and what the user made of it.
struct Ink: Hashable {
  /// The name of the palette.
  var palette: String = Palette.standard.name
  /// How counts are laid along it.
  var scale: CountScale = .standard
  /// How far the palette is shifted, in turns.
  var shift = 0.0
  /// Whether the palette runs backwards.
  var isInverted = false

  /// The way to colour a frame whose counts lie as those of `reference` do: its own picture, or the one before.
  /// Without any, it is by the square roots of the counts.
  func colouring(iterations: Int, like reference: Picture? = nil) -> Colouring {
    let palette = Palette.named(palette) ?? .standard
    var colouring =
      reference.map { Colouring(palette: palette, scale: scale, for: $0) }
      ?? Colouring(palette: palette, scale: scale, iterations: iterations)
    (colouring.iterations, colouring.shift, colouring.isInverted) = (iterations, shift, isInverted)
    return colouring
  }
}

extension Ink {
  /// The colours of a view.
  init(_ view: ViewText) {
    self.init(
      palette: view.palette ?? Palette.standard.name, scale: view.scale ?? .standard, shift: view.shift ?? 0,
      isInverted: view.isInverted)
  }
}

extension CountScale {
  /// Whether colours depend on all of a picture, and not on their own counts alone.
  var dependsOnPicture: Bool {
    switch self {
    case .sqrt, .linear: false
    case .log, .histogram: true
    }
  }
}
