import Fractal
import Rast

/// The screen: its size, what it can show, and where pictures are on it.
struct Stage {
  /// How many columns there are.
  private(set) var width: Int
  /// How many rows there are.
  private(set) var height: Int
  /// What it can show.
  private(set) var features: ScreenFeatures
  /// The size of its cells.
  private(set) var cell: CellSize
  /// Whether the user has chosen that, whatever the terminal says.
  private let isCellChosen: Bool
  /// How many pixels a cell has, on a screen that shows any.
  private var pixels: CellSize?

  /// The rows below the picture.
  static let statusRows = 2
  /// The size of the smallest screen that shows anything.
  static let leastWidth = 12
  static let leastHeight = 4
  /// The most pixels that are drawn; a screen that claims more is mistaken, or too large to be drawn in time.
  private static let mostPixels = 1 << 24

  /// A screen of a size; negative numbers are taken as 0.
  ///
  /// - Parameters:
  ///   - cell: the size of its cells, if it is known.
  ///   - chosen: the size that the user has chosen for them.
  init(
    width: Int, height: Int, _ features: ScreenFeatures, cell: CellSize? = nil, chosen: CellSize? = nil
  ) {
    (self.width, self.height, self.features) = (max(0, width), max(0, height), features)
    (self.cell, isCellChosen) = (chosen ?? cell ?? .standard, chosen != nil)
    take(pixels: features.pixels)
  }

  /// The size that the user has chosen for its cells, if any.
  var chosenCell: CellSize? { isCellChosen ? cell : nil }

  /// Takes a new size, and that of its cells, if it is known. Returns whether any of it has changed.
  mutating func resize(_ width: Int, _ height: Int, cell: CellSize? = nil) -> Bool {
    let old = (self.width, self.height, self.cell)
    (self.width, self.height) = (max(0, width), max(0, height))
    if !isCellChosen { self.cell = cell ?? .standard }
    updatePixels()
    return old != (self.width, self.height, self.cell)
  }

  /// Takes how many pixels a cell has; nil if the screen shows none.
  mutating func take(pixels: CellSize?) {
    self.pixels = pixels
    updatePixels()
  }

  private mutating func updatePixels() {
    let count = pixels.map { width * $0.width * height * $0.height } ?? 0
    features.pixels = count <= Self.mostPixels ? pixels : nil
  }

  /// Whether it is too small for a picture.
  var isTooSmall: Bool { width < Stage.leastWidth || height < Stage.leastHeight }

  /// The rows above the status lines.
  var pictureRows: Int { height - Stage.statusRows }

  /// All of the screen except the status lines.
  var whole: Pane.Area { Pane.Area(column: 0, row: 0, width: width, height: pictureRows) }

  /// Where the panes are: one, or two that race; none on a screen that is too small.
  func areas(isRacing: Bool) -> [Pane.Area] {
    guard !isTooSmall else { return [] }
    guard isRacing else { return [whole] }
    // A row above for the backend's name, and a column between.
    let half = (width - 1) / 2
    return [
      Pane.Area(column: 0, row: 1, width: half, height: pictureRows - 1),
      Pane.Area(column: width - half, row: 1, width: half, height: pictureRows - 1),
    ]
  }

  /// The size of a preview beside a list, in columns and rows: about 4 by 3, or nothing where a list needs all the room.
  var previewSize: (columns: Int, rows: Int) {
    guard width >= 72, pictureRows >= 16 else { return (0, 0) }
    let columns = min(40, width / 3)
    return (columns, min(pictureRows - 2, Int(Double(columns) * 0.75 * cell.aspect)))
  }

  /// The smallest view that shows all of a region.
  func viewport(showing region: Region) -> Viewport {
    let center = Complex(region.x1 / 2 + region.x2 / 2, region.y1 / 2 + region.y2 / 2)
    let shape = Viewport(center: center, span: 1).region(
      width: max(1, width), height: max(1, pictureRows),
      pixelAspect: cell.aspect)
    let aspect = shape.x2 - shape.x1
    let high = (region.y2 - region.y1).magnitude
    return Viewport(center: center, span: max(high, (region.x2 - region.x1).magnitude / max(aspect, 1e-9)))
  }

  /// The part of the plane that a view's text shows on this screen.
  func viewport(_ view: ViewText, of kernel: Kernel) -> Viewport {
    var viewport = view.region.map { self.viewport(showing: $0) } ?? kernel.viewport
    viewport.center = view.center ?? viewport.center
    viewport.span = view.span ?? viewport.span
    return viewport
  }

  /// How far a key pans: a twentieth of the height in rows, and about the same distance in columns.
  var step: (columns: Int, rows: Int) {
    let rows = max(1, (pictureRows + 10) / 20)
    return (max(1, Int((Double(rows) / cell.aspect).rounded())), rows)
  }
}
