/// A picture of pixels that lies under some of a screen's cells. It shows where these are clear.
public struct PixelPicture: Hashable, Sendable {
  /// The cell in its upper left corner.
  public let place: ScreenBuffer.Place
  /// How many columns of cells it takes.
  public let columns: Int
  /// How many rows of cells it takes.
  public let rows: Int
  /// How many pixels there are in a cell.
  public let cell: CellSize
  /// The pixels as 0xRRGGBB, row by row.
  public let pixels: [UInt32]

  /// A picture in some of the cells of a screen; nil unless it has exactly as many pixels as they have.
  public init?(
    _ pixels: [UInt32], at place: ScreenBuffer.Place, columns: Int, rows: Int, cell: CellSize
  ) {
    (self.pixels, self.place, self.columns, self.rows, self.cell) = (pixels, place, columns, rows, cell)
    guard columns > 0, rows > 0, pixels.count == width * height else { return nil }
  }

  /// How many pixels wide it is.
  public var width: Int { columns * cell.width }
  /// How many pixels high it is.
  public var height: Int { rows * cell.height }
}
