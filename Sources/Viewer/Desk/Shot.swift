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
  /// How many pixels a cell has, on a screen that shows pixels.
  var pixels: CellSize?

  /// How a cell is divided into pixels.
  var cell: CellShape { style.cell(kernel.output, pixels) }

  /// How the view maps to a part of the screen.
  func projection(_ area: Pane.Area) -> Projection {
    Projection(viewport, on: area, cell: cell)
  }

  /// The frame that shows it in a part of the screen.
  func frame(_ area: Pane.Area) -> Frame {
    frame(area, cell)
  }

  /// The frame that shows it in a part of the screen whose cells are divided into other pixels.
  func frame(_ area: Pane.Area, _ cell: CellShape) -> Frame {
    Frame(
      viewport, width: area.width, height: area.height, cell, iterations: iterations, time: time)
  }
}
