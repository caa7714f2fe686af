import Fractal
import Rast

/// What to render: a view of a kernel, its layout on the screen, and its colours.
struct Shot {
  var kernel: Kernel
  /// Equal for two shots of the same kernel with the same params.
  var content: ContentKey
  var viewport: Viewport
  var iterations: Int
  /// The time that is passed to the kernel.
  var time: Double
  var style: PictureStyle
  var ink: Ink
  /// The size of the screen's cells.
  var cell = CellSize.standard
  /// How many pixels a cell has, on a screen that shows pixels.
  var pixels: CellSize?

  /// How a cell of the screen is divided into pixels.
  var shape: CellShape { style.cell(kernel.output, pixels).shaped(cell.aspect) }

  /// How the view maps to a part of the screen.
  func projection(_ area: Pane.Area) -> Projection {
    Projection(viewport, on: area, cell: shape)
  }

  /// The frame that shows it in a part of the screen.
  func frame(_ area: Pane.Area) -> Frame {
    Frame(
      viewport, width: area.width, height: area.height, shape, iterations: iterations, time: time)
  }
}
