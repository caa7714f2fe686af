/// What a screen should show: rows of cells, and where its cursor is.
public struct ScreenBuffer: Hashable, Sendable {
  /// How many columns there are.
  public let width: Int
  /// How many rows there are.
  public let height: Int
  /// Where the cursor is, if it is visible: column and row, from 0.
  public var cursor: Place?
  /// The cells, row by row.
  public private(set) var cells: [Cell]
  /// The pictures of pixels, which lie beside each other under the cells.
  public var pictures: [PixelPicture] = []

  /// A place on a screen.
  public struct Place: Hashable, Sendable {
    /// The column, from 0 on the left.
    public var column: Int
    /// The row, from 0 at the top.
    public var row: Int

    /// A place by its column and row.
    public init(column: Int, row: Int) { (self.column, self.row) = (column, row) }
  }

  /// An empty screen. Negative sizes are taken as 0.
  public init(width: Int, height: Int) {
    (self.width, self.height) = (max(0, width), max(0, height))
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  /// The cell at a column and row. Cells outside the screen are blank, and writing to them does nothing.
  public subscript(column: Int, row: Int) -> Cell {
    get {
      guard column >= 0, column < width, row >= 0, row < height else { return .blank }
      return cells[row * width + column]
    }
    set {
      guard column >= 0, column < width, row >= 0, row < height else { return }
      cells[row * width + column] = newValue
    }
  }

  /// Writes some of a row's cells, by their columns; those outside the screen are left out.
  mutating func fill(row: Int, columns: Range<Int>, with cell: (Int) -> Cell?) {
    guard row >= 0, row < height else { return }
    let columns = columns.clamped(to: 0..<width)
    cells.withUnsafeMutableBufferPointer { cells in
      for column in columns {
        if let cell = cell(column) { cells[row * width + column] = cell }
      }
    }
  }
}
