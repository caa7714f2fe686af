extension Pen {
  /// Draws a panel within the first `rows` rows; if it does not fit, it is scrolled to the chosen line.
  mutating func draw(_ panel: PanelText, _ place: PanelPlace, rows: Int) {
    let layout = PanelLayout(panel, place, width: buffer.width, rows: rows, features)
    if let layout { draw(panel, layout) }
  }

  /// Draws a panel where it is laid out.
  mutating func draw(_ panel: PanelText, _ layout: PanelLayout) {
    let (column, row, inner, height) = (layout.column, layout.row, layout.inner, layout.height)
    let (first, shown) = (layout.lines.lowerBound, layout.lines.count)
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

  /// Draws a small picture in a frame, in the upper right corner.
  mutating func draw(preview canvas: Canvas, _ style: PictureStyle) {
    let cells = style.cell(canvas.output).cells(width: canvas.frame.width, height: canvas.frame.height)
    let column = buffer.width - cells.width - 2
    frame(
      PanelText(title: "preview", lines: []), column: column, row: 0, inner: cells.width,
      height: cells.height + 2)
    draw(canvas, style, column: column + 1, row: 1)
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
