import Viewer

/// A part of a screen.
struct CellRectangle: Hashable {
  var columns: Range<Int>
  var rows: Range<Int>
}

extension ScreenBuffer {
  /// The parts of a picture that show, as the cells over them are clear: as few rectangles as there are when each is a
  /// run of cells in a row, or the same run in several rows.
  func clearParts(of picture: PixelPicture) -> [CellRectangle] {
    var parts: [CellRectangle] = []
    // Those that end above the row.
    var open: [CellRectangle] = []
    for row in picture.place.row..<picture.place.row + picture.rows {
      var found: [CellRectangle] = []
      for columns in clearRuns(row, picture.place.column..<picture.place.column + picture.columns) {
        if let index = open.firstIndex(where: { $0.columns == columns }) {
          var part = open.remove(at: index)
          part.rows = part.rows.lowerBound..<row + 1
          found.append(part)
        } else {
          found.append(CellRectangle(columns: columns, rows: row..<row + 1))
        }
      }
      parts += open
      open = found
    }
    return parts + open
  }

  /// The runs of clear cells in a part of a row.
  private func clearRuns(_ row: Int, _ columns: Range<Int>) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for column in columns {
      let isClear = self[column, row] == .clear
      if isClear, start == nil { start = column }
      if !isClear, let first = start {
        runs.append(first..<column)
        start = nil
      }
    }
    if let start { runs.append(start..<columns.upperBound) }
    return runs
  }

  /// Whether a cell of a picture is clear that was not in another screen.
  func shows(more picture: PixelPicture, than old: ScreenBuffer) -> Bool {
    (picture.place.row..<picture.place.row + picture.rows).contains { row in
      (picture.place.column..<picture.place.column + picture.columns).contains { column in
        self[column, row] == .clear && old[column, row] != .clear
      }
    }
  }
}
