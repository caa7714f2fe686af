/// Where over the picture a panel is placed.
enum PanelPlace {
  case middle, left, right, bottom
}

/// Where on the screen a panel is, with its frame, and which of its lines are shown.
struct PanelLayout {
  /// Its upper left corner.
  let column: Int
  let row: Int
  /// How many columns there are within its frame.
  let inner: Int
  /// How many rows it takes.
  let height: Int
  /// The lines that are shown.
  let lines: Range<Int>

  /// Lays a panel out within the first `rows` rows and `width` columns; if it does not fit, it is scrolled to the chosen
  /// line. Nil if there is no room at all.
  init?(_ panel: PanelText, _ place: PanelPlace, width: Int, rows: Int, _ features: ScreenFeatures) {
    // A line has a blank on each side; text in the frame also has a bit of the frame on each side.
    let measured = panel.lines.unmeasured.map { ScreenText.width($0.text, features) }
    let lines = (measured + [panel.lines.widest]).map { $0 + 2 }
    let framed = [panel.title, panel.footer ?? ""].map { ScreenText.width($0, features) + 4 }
    inner = min(max((lines + framed).max() ?? 0, 16), width - 2)
    let shown = min(panel.lines.count, rows - 2)
    guard inner > 4, shown > 0 else { return nil }
    height = shown + 2
    switch place {
    case .middle: (column, row) = ((width - inner - 2) / 2, (rows - height) / 2)
    case .left: (column, row) = (0, 0)
    case .right: (column, row) = (width - inner - 2, 0)
    case .bottom: (column, row) = (0, rows - height)
    }
    let first = PanelLayout.firstLine(panel, shown)
    self.lines = first..<first + shown
  }

  /// The first line that is shown.
  private static func firstLine(_ panel: PanelText, _ shown: Int) -> Int {
    let most = panel.lines.count - shown
    if let top = panel.top { return max(0, min(top, most)) }
    guard let chosen = panel.lines.chosen else { return 0 }
    return max(0, min(chosen - shown / 2, most))
  }

  /// The line that is at a place of the screen; nil if none is.
  func line(at place: ScreenBuffer.Place) -> Int? {
    let line = lines.lowerBound + place.row - row - 1
    return (column + 1...column + inner).contains(place.column) && lines.contains(line) ? line : nil
  }
}
