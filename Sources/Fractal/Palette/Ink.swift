/// The colours of a picture: a palette, and how it is used.
public struct Ink: Hashable, Sendable {
  /// The name of the palette.
  public var palette: String
  /// How counts are mapped to it.
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

  /// The colouring for a picture, and for others of the same frame.
  public func colouring(like picture: Picture) -> Colouring {
    colouring(iterations: picture.frame.iterations, like: picture)
  }

  /// The colouring for a frame whose counts are distributed like those of `reference`: its own picture, or the one before
  /// it. Without a reference, scales that need one go by the square root.
  public func colouring(iterations: Int, like reference: Picture?) -> Colouring {
    let palette = Palette.named(palette) ?? .standard
    var colouring =
      reference.map { Colouring(palette: palette, scale: scale, for: $0) }
      ?? Colouring(palette: palette, scale: scale, iterations: iterations)
    (colouring.iterations, colouring.shift, colouring.isInverted) = (iterations, shift, isInverted)
    return colouring
  }
}
