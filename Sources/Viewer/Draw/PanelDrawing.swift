/// Where over the picture a panel is placed.
enum PanelPlace {
  case middle, left, right, bottom
}

extension Pen {
  /// Draws a panel within the first `rows` rows; if it does not fit, it is scrolled to the chosen line.
  mutating func draw(_ panel: PanelText, _ place: PanelPlace, rows: Int) {
    // A line has a blank on each side; text in the frame also has a bit of the frame on each side.
    let measured = panel.lines.unmeasured.map { ScreenText.width($0.text, features) }
    let lines = (measured + [panel.lines.widest]).map { $0 + 2 }
    let framed = [panel.title, panel.footer ?? ""].map { ScreenText.width($0, features) + 4 }
    let inner = min(max((lines + framed).max() ?? 0, 16), buffer.width - 2)
    let shown = min(panel.lines.count, rows - 2)
    guard inner > 4, shown > 0 else { return }
    let height = shown + 2
    let column =
      switch place {
      case .middle: (buffer.width - inner - 2) / 2
      case .left, .bottom: 0
      case .right: buffer.width - inner - 2
      }
    let row = place == .bottom ? rows - height : place == .middle ? (rows - height) / 2 : 0
    let first = firstLine(panel, shown)
    frame(panel, column: column, row: row, inner: inner, height: height)
    for index in 0..<shown {
      let line = panel.lines[first + index]
      var look = line.isChosen ? Pen.Look.chosen(features) : .panel(features)
      if line.isHead { look.style.insert(.bold) }
      clear(row: row + 1 + index, columns: column + 1..<column + 1 + inner, look)
      write(line.text, column: column + 2, row: row + 1 + index, limit: inner - 2, look)
    }
    mark(more: first > 0, row: row, column: column + inner, "↑")
    mark(more: first + shown < panel.lines.count, row: row + height - 1, column: column + inner, "↓")
    if let cursor = panel.cursor, (first..<first + shown).contains(cursor.line) {
      buffer.cursor = ScreenBuffer.Place(
        column: min(column + 2 + cursor.column, column + inner), row: row + 1 + cursor.line - first)
    }
  }

  /// The first line that is shown.
  private func firstLine(_ panel: PanelText, _ shown: Int) -> Int {
    let most = panel.lines.count - shown
    if let top = panel.top { return max(0, min(top, most)) }
    guard let chosen = panel.lines.chosen else { return 0 }
    return max(0, min(chosen - shown / 2, most))
  }

  private mutating func mark(more: Bool, row: Int, column: Int, _ sign: String) {
    if more { write(sign, column: column - 1, row: row, .panel(features)) }
  }

  private mutating func frame(_ panel: PanelText, column: Int, row: Int, inner: Int, height: Int) {
    let signs: [Unicode.Scalar] =
      features.unicode ? ["┌", "┐", "└", "┘", "─", "│"] : ["+", "+", "+", "+", "-", "|"]
    let look = Look.panel(features)
    func cell(_ index: Int) -> Cell {
      Cell(signs[index], look.foreground, on: look.background, style: look.style)
    }
    for index in column + 1...column + inner {
      buffer[index, row] = cell(4)
      buffer[index, row + height - 1] = cell(4)
    }
    for index in row + 1..<row + height - 1 {
      buffer[column, index] = cell(5)
      buffer[column + inner + 1, index] = cell(5)
    }
    buffer[column, row] = cell(0)
    buffer[column + inner + 1, row] = cell(1)
    buffer[column, row + height - 1] = cell(2)
    buffer[column + inner + 1, row + height - 1] = cell(3)
    var title = look
    title.style.insert(.bold)
    write(" \(panel.title) ", column: column + 2, row: row, limit: inner - 2, title)
    if let footer = panel.footer {
      write(" \(footer) ", column: column + 2, row: row + height - 1, limit: inner - 2, look)
    }
  }
}
