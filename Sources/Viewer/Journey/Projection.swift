import Fractal
import Rast

/// How a part of the plane maps to a part of the screen.
struct Projection {
  /// The part of the screen.
  let area: Pane.Area
  /// The part of the plane.
  let region: Region
  /// How a cell is divided into pixels.
  private let cell: CellShape

  /// A viewport shown in an area with cells of this shape.
  init(_ viewport: Viewport, on area: Pane.Area, cell: CellShape) {
    (self.area, self.cell) = (area, cell)
    let (width, height) = cell.pixels(width: area.width, height: area.height)
    region = viewport.region(width: width, height: height, pixelAspect: cell.pixelAspect)
  }

  /// How many pixels there are across.
  var width: Int { area.width * cell.across }
  /// How many pixels there are down.
  var height: Int { area.height * cell.down }

  /// The point of the plane in a cell, in its middle unless another part is given.
  func point(at place: ScreenBuffer.Place, _ part: CellPart = .middle) -> Complex {
    let x = (Double(place.column - area.column) + part.x) / Double(area.width)
    let y = (Double(place.row - area.row) + part.y) / Double(area.height)
    return Complex(region.x1 + (region.x2 - region.x1) * x, region.y1 + (region.y2 - region.y1) * y)
  }

  /// The cell that a point of the plane is in; nil if it is not in the area.
  func place(of point: Complex) -> ScreenBuffer.Place? {
    let x = (point.re - region.x1) / (region.x2 - region.x1) * Double(area.width)
    let y = (point.im - region.y1) / (region.y2 - region.y1) * Double(area.height)
    guard x >= 0, x < Double(area.width), y >= 0, y < Double(area.height) else { return nil }
    return ScreenBuffer.Place(column: area.column + Int(x), row: area.row + Int(y))
  }

  /// The distance on the plane that a number of whole cells, and so of whole pixels, covers.
  func distance(columns: Int, rows: Int) -> Complex {
    Complex(
      Double(columns * cell.across) * ((region.x2 - region.x1) / Double(max(1, width))),
      Double(rows * cell.down) * ((region.y2 - region.y1) / Double(max(1, height))))
  }
}
