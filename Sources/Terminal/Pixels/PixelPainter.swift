import Viewer

/// Draws a screen's pictures of pixels.
protocol PixelPainter {
  /// What makes the terminal show a screen's pictures, where the cells over them are clear, instead of those that it shows.
  ///
  /// - Parameters:
  ///   - old: the cells that the terminal shows; nil if they are unknown.
  ///   - isCleared: whether the screen has just been cleared.
  mutating func paint(_ screen: ScreenBuffer, over old: ScreenBuffer?, isCleared: Bool) -> PixelChange
  /// Takes everything back that the terminal shows or keeps, for now or for good.
  mutating func leave(clearing: [UInt8]) -> [UInt8]
}

/// How a terminal's pictures change.
struct PixelChange {
  /// What is sent.
  var bytes: [UInt8] = []
  /// The pictures that were drawn over all of their cells, so that the ones that are not clear must be written again.
  var covering: [PixelPicture] = []
}

extension PixelSupport {
  /// What draws pictures in this way.
  var painter: any PixelPainter {
    switch self {
    case .kitty(let medium): KittyPainter(medium)
    case .sixel(let limits): SixelPainter(limits)
    }
  }

  /// Whether the terminal keeps images that have to be removed from it, even in an emergency.
  var keepsImages: Bool {
    switch self {
    case .kitty: true
    case .sixel: false
    }
  }
}

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
