import Rast

/// A picture that is wanted: what it shows, in which colours, and how smooth its edges are. Whoever needs a whole
/// picture, to write it or to draw with it, gets it here.
public struct PictureRequest: Sendable {
  /// What renders it.
  public var renderer: Renderer
  /// What it shows.
  public var frame: Frame
  /// Its colours.
  public var ink: Ink
  /// How many rows and columns of points a pixel is the mean of.
  public var samples: Int

  /// A request for a frame with `samples` × `samples` points a pixel.
  public init(_ frame: Frame, _ renderer: Renderer, _ ink: Ink, samples: Int) {
    (self.frame, self.renderer, self.ink, self.samples) = (frame, renderer, ink, samples)
  }

  /// Renders the kernel's values at one point a pixel, with the way to colour them.
  ///
  /// - Parameter progress: called every few milliseconds with how much is done, from 0 to 1.
  /// - Throws: why there is no picture.
  public func values(
    cancellation: CancellationToken, progress: (Double) -> Void
  ) throws(RenderError) -> ColouredPicture {
    let picture = try renderer.render(frame, cancellation: cancellation, progress: progress)
    return ColouredPicture(picture: picture, colouring: ink.colouring(like: picture))
  }

  /// Renders the colours, each the mean of its pixel's points.
  ///
  /// - Parameter progress: called every few milliseconds with how much is done, from 0 to 1.
  /// - Throws: why there is no picture.
  public func colours(
    cancellation: CancellationToken, progress: (Double) -> Void
  ) throws(RenderError) -> Raster {
    try Supersampling(renderer, samples: samples).render(
      frame, cancellation: cancellation, progress: progress
    ) { ink.colouring(like: $0) }
  }

  /// Renders the picture as a format writes it. Where there are no colours to mix, it has one point a pixel.
  ///
  /// - Parameters:
  ///   - view: the view, for formats that tell of it.
  ///   - progress: called every few milliseconds with how much is done, from 0 to 1.
  /// - Throws: why there is no picture.
  public func encoded(
    as format: any PictureFormat, _ view: ViewText, cancellation: CancellationToken,
    progress: (Double) -> Void
  ) throws(RenderError) -> EncodedPicture {
    if samples > 1, let format = format.mixing(renderer.kernel.output) {
      let raster = try colours(cancellation: cancellation, progress: progress)
      return format.encode(colours: raster, view)
    }
    return format.encode(try values(cancellation: cancellation, progress: progress), view)
  }
}
