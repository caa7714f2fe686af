import Fractal

/// The colouring of a pane's pictures. A picture in progress takes the one of the last complete picture, which shows
/// how counts are distributed, so that its colours do not change while it is being rendered.
struct KnownColouring {
  /// The last complete picture.
  private var reference: Picture?
  /// The colouring derived from it.
  private var known: (scale: CountScale, colouring: Colouring)?

  /// Takes a complete picture as the one to go by.
  mutating func take(_ picture: Picture) { (reference, known) = (picture, nil) }

  /// The colouring in some ink, up to an iteration limit.
  mutating func colouring(_ ink: Ink, iterations: Int) -> Colouring {
    if let known, known.scale == ink.scale {
      var colouring = known.colouring
      colouring.iterations = iterations
      colouring.palette = Palette.named(ink.palette) ?? .standard
      (colouring.shift, colouring.isInverted) = (ink.shift, ink.isInverted)
      return colouring
    }
    let colouring = ink.colouring(iterations: iterations, like: reference)
    known = (ink.scale, colouring)
    return colouring
  }
}
