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
    Projection(viewport, on: area, cell: style.cell(kernel.output))
  }

  /// The frame that shows it in a part of the screen.
  func frame(_ area: Pane.Area) -> Frame {
    frame(area, style.cell(kernel.output))
  }

  /// The frame that shows it in as many cells, divided into other pixels.
  func frame(_ area: Pane.Area, _ cell: CellShape) -> Frame {
    Frame(
      viewport, width: area.width, height: area.height, cell, iterations: iterations, time: time)
  }
}
