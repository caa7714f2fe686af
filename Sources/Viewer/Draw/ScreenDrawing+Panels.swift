import Fractal
import Rast

extension ScreenDrawing {
  /// Draws what goes over the picture.
  func drawPanels(_ pen: inout Pen) {
    let rows = stage.pictureRows
    if overlay.isInfoShown { pen.draw(information, .right, rows: rows) }
    if let trouble = overlay.trouble, overlay.isTroubleShown {
      pen.draw(panel(of: trouble), .bottom, rows: rows)
    }
    // At the bottom, unless something else is there.
    if let message = overlay.message { draw(message, &pen, row: overlay.isTroubleShown ? 0 : rows - 1) }
    if case .prompt(let prompt)? = overlay.panel { draw(prompt, &pen, row: rows - 1) }
    if let (text, layout) = openPanel { pen.draw(text, layout) }
    if case .picker(let picker)? = overlay.panel, let canvas = picker.preview.canvas, hasPreview {
      pen.draw(preview: canvas, picker.preview.look.style)
    }
  }

  /// The panel that is open, apart from a prompt, and where it is.
  var openPanel: (text: PanelText, layout: PanelLayout)? {
    let (text, place, width): (PanelText, PanelPlace, Int)
    switch overlay.panel {
    case nil, .prompt: return nil
    case .help(let panel): (text, place, width) = (panel.text, .middle, stage.width)
    case .picker(let panel):
      let beside = hasPreview && panel.chosen != nil ? panel.preview.look.size.columns + 2 : 0
      (text, place, width) = (panel.text, .middle, stage.width - beside)
    case .bookmarks(let panel): (text, place, width) = (panel.text, .middle, stage.width)
    case .params(let panel): (text, place, width) = (panel.text, .left, stage.width)
    }
    let layout = PanelLayout(text, place, width: width, rows: stage.pictureRows, stage.features)
    return layout.map { (text, $0) }
  }

  /// Whether there is room for a preview beside a list.
  private var hasPreview: Bool { stage.previewSize.columns > 0 }

  private func draw(_ message: Message, _ pen: inout Pen, row: Int) {
    let (width, features) = (stage.width, stage.features)
    let look = message.isWarning ? Pen.Look.warning(features) : .strong(features)
    let lines = ScreenText.wrapped(message.text, width: width - 2, features).prefix(stage.pictureRows)
    let widest = lines.map { ScreenText.width($0, features) }.max() ?? 0
    let top = row == 0 ? 0 : row + 1 - lines.count
    for (index, line) in lines.enumerated() {
      pen.clear(row: top + index, columns: 0..<min(width, widest + 2), look)
      pen.write(line, column: 1, row: top + index, limit: width - 2, look)
    }
  }

  private func draw(_ prompt: Prompt, _ pen: inout Pen, row: Int) {
    let (width, features) = (stage.width, stage.features)
    let look = Pen.Look.panel(features)
    pen.clear(row: row, columns: 0..<width, look)
    var column = 1 + pen.write(prompt.title + ": ", column: 1, row: row, .strong(features))
    // If the text does not fit, its start is hidden, so that the cursor stays visible.
    let before = ScreenText.scalars(prompt.field.beforeCursor, features).count
    let hidden = max(0, before - (width - column - 2))
    let text = String(prompt.field.text.dropFirst(hidden))
    column += pen.write(text, column: column, row: row, limit: width - column - 1, look)
    if prompt.field.text.isEmpty {
      let faint = Pen.Look(foreground: look.foreground, background: look.background, style: .dim)
      pen.write(prompt.hint, column: column + 2, row: row, faint)
    }
    let cursor = column - ScreenText.width(text, features) + before - hidden
    pen.buffer.cursor = ScreenBuffer.Place(column: min(cursor, width - 1), row: row)
  }

  // MARK: Trouble

  /// How many lines of the trouble don't fit on the screen.
  var hiddenTroubleLines: Int { overlay.trouble.map { hidden(lines(of: $0)) } ?? 0 }

  private func hidden(_ lines: [PanelText.Line]) -> Int { max(0, lines.count - (stage.pictureRows - 2)) }

  private func panel(of trouble: Trouble) -> PanelText {
    let lines = lines(of: trouble)
    let stays =
      journey.awaited == nil ? "the last good picture stays" : "the picture comes when it is mended"
    let footer = trouble.isOfFile ? "\(stays)   e edit   Esc hide" : "Esc hide"
    return PanelText(
      title: title(of: trouble), lines: lines, footer: (hidden(lines) > 0 ? "↑↓ scroll   " : "") + footer,
      top: overlay.troubleTop)
  }

  private func title(of trouble: Trouble) -> String {
    switch trouble {
    case .wrong(let errors), .refused(let errors):
      let count = errors.diagnostics.count
      return "\(count) error\(count == 1 ? "" : "s") in \(errors.source.path)"
    case .lost: return "no file"
    case .failed: return "\(journey.scene.kernel.shortName) failed"
    case .noPicture: return "no picture"
    }
  }

  private func lines(of trouble: Trouble) -> [PanelText.Line] {
    var text = text(of: trouble)
    while text.last == "\n" { text.removeLast() }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      ScreenText.fitted(String($0), width: stage.width - 4, stage.features).map { PanelText.Line(text: $0) }
    }
  }

  private func text(of trouble: Trouble) -> String {
    let width = max(20, stage.width - 12)
    switch trouble {
    case .wrong(let errors), .refused(let errors):
      return DiagnosticRenderer(source: errors.source, width: width).render(errors.diagnostics)
    case .lost(let reason), .noPicture(let reason): return reason
    case .failed(let failure, let source):
      return DiagnosticRenderer(source: source, width: width).render(failure.error, note: failure.place)
    }
  }
}
