import Colour
import Fractal
import Rast

extension ViewerSession {
  /// The whole screen as it should be now.
  public func draw() -> ScreenBuffer {
    let isHeld = panes.contains { $0.isBusy && $0.heldUntil != nil }
    if let screen, !isDirty || isHeld && screen.width == width && screen.height == height { return screen }
    var pen = Pen(width: width, height: height, features)
    if isTooSmall {
      drawTooSmall(&pen)
    } else {
      drawPictures(&pen)
      drawCursor(&pen)
      drawPanels(&pen)
      pen.draw(viewStatus, row: height - 2)
      pen.draw(costStatus, row: height - 1)
    }
    if !isHeld { isDirty = false }
    screen = pen.buffer
    return pen.buffer
  }

  private func drawTooSmall(_ pen: inout Pen) {
    let text = "too small: \(View.leastWidth)×\(View.leastHeight) needed"
    let lines = ScreenText.wrapped(text, width: max(1, width), features)
    for (row, line) in lines.prefix(height).enumerated() { pen.write(line, column: 0, row: row) }
  }

  private func drawPictures(_ pen: inout Pen) {
    for pane in panes {
      if let canvas = pane.canvas { pen.draw(canvas, style, column: pane.area.column, row: pane.area.row) }
    }
    guard isRacing, panes.count == 2 else { return }
    let between = panes[0].area.width..<panes[1].area.column
    for row in 0..<height - View.statusRows { pen.clear(row: row, columns: between, .bar(features)) }
    for pane in panes {
      let columns = pane.area.column..<pane.area.column + pane.area.width
      pen.clear(row: 0, columns: columns, .bar(features))
      let isWinner = panes.allSatisfy { other in
        other === pane || (pane.raceSeconds ?? .infinity) < (other.raceSeconds ?? .infinity)
      }
      pen.write(
        raceText(pane), column: columns.lowerBound + 1, row: 0, limit: pane.area.width - 2,
        isWinner ? .strong(features) : .bar(features))
    }
  }

  private func drawCursor(_ pen: inout Pen) {
    if isOrbitShown, let orbit {
      for area in areas { draw(orbit, &pen, area) }
    }
    guard cursor != nil || isOrbitShown, let place = cursorPlace else { return }
    var cell = pen.buffer[place.column, place.row]
    cell = Cell("+", cell.foreground, on: cell.background, style: [.reversed, .bold])
    pen.buffer[place.column, place.row] = cell
  }

  private func draw(_ orbit: Orbit, _ pen: inout Pen, _ area: Pane.Area) {
    let glyph: Unicode.Scalar = features.unicode ? "•" : "o"
    for (index, point) in orbit.points.enumerated().reversed() {
      guard let place = place(of: point, area) else { continue }
      // The first steps are told apart by their number.
      let number = index > 0 && index < 10 ? Unicode.Scalar(UInt8(48 + index)) : glyph
      let ground = pen.buffer[place.column, place.row].background
      pen.buffer[place.column, place.row] =
        features.colours >= .indexed
        ? Cell(number, .rgb(RGB(hex: 0xFFFFFF)), on: .rgb(RGB(hex: 0xB03060)), style: .bold)
        : Cell(number, on: features.colours == .none ? .standard : ground, style: [.reversed, .bold])
    }
  }

  private func drawPanels(_ pen: inout Pen) {
    let rows = height - View.statusRows
    if isInfoShown { pen.draw(information, .right, rows: rows) }
    let isTroubleShown = trouble != nil && !isTroubleHidden
    if let trouble, isTroubleShown { draw(trouble, &pen, rows) }
    // At the bottom, unless there is something else.
    if let message { draw(message, &pen, row: isTroubleShown ? 0 : rows - 1) }
    switch panel {
    case nil: break
    case .help(let panel): pen.draw(panel.text, .middle, rows: rows)
    case .picker(let panel): pen.draw(panel.text, .middle, rows: rows)
    case .bookmarks(let panel): pen.draw(panel.text, .middle, rows: rows)
    case .params(let panel): pen.draw(panel.text, .left, rows: rows)
    case .prompt(let prompt): draw(prompt, &pen, row: rows - 1)
    }
  }

  private func draw(_ message: Message, _ pen: inout Pen, row: Int) {
    let look = message.isWarning ? Pen.Look.warning(features) : .strong(features)
    let lines = ScreenText.wrapped(message.text, width: width - 2, features).prefix(height - View.statusRows)
    let widest = lines.map { ScreenText.width($0, features) }.max() ?? 0
    let top = row == 0 ? 0 : row + 1 - lines.count
    for (index, line) in lines.enumerated() {
      pen.clear(row: top + index, columns: 0..<min(width, widest + 2), look)
      pen.write(line, column: 1, row: top + index, limit: width - 2, look)
    }
  }

  private func draw(_ prompt: Prompt, _ pen: inout Pen, row: Int) {
    let look = Pen.Look.panel(features)
    pen.clear(row: row, columns: 0..<width, look)
    var column = 1 + pen.write(prompt.title + ": ", column: 1, row: row, .strong(features))
    // The end of the text is what is typed at.
    let before = ScreenText.scalars(prompt.field.beforeCursor, features).count
    let hidden = max(0, before - (width - column - 2))
    let text = String(prompt.field.text.dropFirst(hidden))
    column += pen.write(text, column: column, row: row, limit: width - column - 1, look)
    if prompt.field.text.isEmpty {
      pen.write(
        prompt.hint, column: column + 2, row: row,
        Pen.Look(
          foreground: look.foreground, background: look.background, style: .dim))
    }
    buffer(&pen, cursor: column - ScreenText.width(text, features) + before - hidden, row)
  }

  private func buffer(_ pen: inout Pen, cursor column: Int, _ row: Int) {
    pen.buffer.cursor = ScreenBuffer.Place(column: min(column, width - 1), row: row)
  }

  private func draw(_ trouble: Trouble, _ pen: inout Pen, _ rows: Int) {
    let width = max(20, width - 12)
    let title: String
    var text: String
    switch trouble {
    case .wrong(let errors):
      let count = errors.diagnostics.count
      title = "\(count) error\(count == 1 ? "" : "s") in \(errors.source.path)"
      text = DiagnosticRenderer(source: errors.source, width: width).render(errors.diagnostics)
    case .lost(let reason):
      (title, text) = ("no file", reason)
    case .failed(let failure, let source):
      title = "\(scene.kernel.shortName) failed"
      text = DiagnosticRenderer(source: source, width: width).render(failure.error, note: failure.place)
    case .noPicture(let reason):
      (title, text) = ("no picture", reason)
    }
    while text.last == "\n" { text.removeLast() }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      ScreenText.fitted(String($0), width: self.width - 4, features).map { PanelText.Line(text: $0) }
    }
    let stays = awaited == nil ? "the last good picture stays" : "the picture comes when it is mended"
    let footer = trouble.isOfFile ? "\(stays)   e edit   Esc hide" : "Esc hide"
    troubleScroll.most = max(0, lines.count - (rows - 2))
    let scroll = troubleScroll.most > 0 ? "↑↓ scroll   " : ""
    pen.draw(
      PanelText(title: title, lines: lines, footer: scroll + footer, top: troubleScroll.top), .bottom,
      rows: rows)
  }
}
