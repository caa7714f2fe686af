import Fractal
import Rast

/// What is to be rendered: a view of a kernel, how it is laid on the screen, and in which colours.
struct Shot {
  var kernel: Kernel
  /// Tells whether two shots are of the same kernel with the same params.
  var content: ContentKey
  var viewport: Viewport
  var iterations: Int
  /// The time that the kernel is told.
  var time: Double
  var style: PictureStyle
  var ink: Ink

  /// How the view lies on a part of the screen.
  func projection(_ area: Pane.Area) -> Projection {
    Projection(viewport, on: area, pixels: style.pixels(kernel.output))
  }

  /// The frame that shows it in a part of the screen.
  func frame(_ area: Pane.Area) -> Frame {
    let projection = projection(area)
    return Frame(
      region: projection.region, width: projection.width, height: projection.height, iterations: iterations,
      time: time)
  }
}
