/// The colours of a picture: a palette, and what the user made of it.
public struct Ink: Hashable, Sendable {
  /// The name of the palette.
  public var palette: String
  /// How counts are laid along it.
  public var scale: CountScale
  /// How far the palette is shifted, in turns.
  public var shift: Double
  /// Whether the palette runs backwards.
  public var isInverted: Bool

  /// The colours of a palette, the standard one unless another is given.
  public init(
    palette: String = Palette.standard.name, scale: CountScale = .standard, shift: Double = 0,
    isInverted: Bool = false
  ) {
    (self.palette, self.scale, self.shift, self.isInverted) = (palette, scale, shift, isInverted)
  }

  /// The colours of a view.
  public init(_ view: ViewText) {
    self.init(
      palette: view.palette ?? Palette.standard.name, scale: view.scale ?? .standard, shift: view.shift ?? 0,
      isInverted: view.isInverted)
  }

  /// The way to colour a picture, and others of the same frame.
  public func colouring(like picture: Picture) -> Colouring {
    colouring(iterations: picture.frame.iterations, like: picture)
  }

  /// The way to colour a frame whose counts are spread as those of `reference` are: its own picture, or the one before.
  /// Without a reference, it is by the square roots of the counts.
  public func colouring(iterations: Int, like reference: Picture?) -> Colouring {
    let palette = Palette.named(palette) ?? .standard
    var colouring =
      reference.map { Colouring(palette: palette, scale: scale, for: $0) }
      ?? Colouring(palette: palette, scale: scale, iterations: iterations)
    (colouring.iterations, colouring.shift, colouring.isInverted) = (iterations, shift, isInverted)
    return colouring
  }
}
