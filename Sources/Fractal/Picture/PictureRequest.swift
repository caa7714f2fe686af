import Rast

/// A whole picture that is wanted: what it shows, in which colours, and how smooth its edges are. Pictures that are
/// written, and those of a contact sheet, are made here; the viewer shows its own before they are whole.
public struct PictureRequest: Sendable {
  /// What renders it.
  public var renderer: Renderer
  /// What it shows.
  public var frame: Frame
  /// Its colours.
  public var ink: Ink
  /// The number of rows, and of columns, of points in each pixel.
  public var samples: Int

  /// A request for a frame with `samples` × `samples` points per pixel.
  public init(_ frame: Frame, _ renderer: Renderer, _ ink: Ink, samples: Int) {
    (self.frame, self.renderer, self.ink, self.samples) = (frame, renderer, ink, samples)
  }

  /// Renders the kernel's values, at one point per pixel, with the way to colour them.
  ///
  /// - Parameter progress: called every few milliseconds with how much is done, from 0 to 1.
  /// - Throws: why there is no picture.
  public func values(
    cancellation: CancellationToken, progress: (Double) -> Void
  ) throws(RenderError) -> ColouredPicture {
    let picture = try renderer.render(frame, cancellation: cancellation, progress: progress)
    return ColouredPicture(picture: picture, colouring: ink.colouring(like: picture))
  }

  /// Renders the colours, each of them the mean of a pixel's points.
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

  /// Renders the picture as a format writes it. Where there are no colours to mix, there is one point per pixel.
  ///
  /// - Parameters:
  ///   - view: the view and its kernel, for formats that include it.
  ///   - progress: called every few milliseconds with how much is done, from 0 to 1.
  /// - Throws: why there is no picture.
  public func encoded(
    as format: any PictureFormat, _ view: KeptView, cancellation: CancellationToken,
    progress: (Double) -> Void
  ) throws(RenderError) -> EncodedPicture {
    if samples > 1, let format = format.mixing(renderer.kernel.output) {
      let raster = try colours(cancellation: cancellation, progress: progress)
      return format.encode(colours: raster, view)
    }
    return format.encode(try values(cancellation: cancellation, progress: progress), view)
  }
}
