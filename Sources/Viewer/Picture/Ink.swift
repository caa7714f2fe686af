import Fractal

/// How samples are shown: with which palette, and what the user made of it.
struct Ink: Hashable {
  /// The name of the palette.
  var palette: String = Palette.standard.name
  /// How far the palette is shifted, in turns.
  var shift = 0.0
  /// Whether the palette runs backwards.
  var isInverted = false

  /// The way to colour a frame.
  func colouring(iterations: Int) -> Colouring {
    var colouring = Colouring(palette: Palette.named(palette) ?? .standard, iterations: iterations)
    (colouring.shift, colouring.isInverted) = (shift, isInverted)
    return colouring
  }
}
