import Colour
import Fractal
import Rast

/// Draws everything on the screen, from copies of the session's parts.
@MainActor
struct ScreenDrawing {
  let stage: Stage
  let journey: Journey
  let loader: KernelLoader
  let file: FollowedFile
  let desk: Desk
  let overlay: Overlay
  let pointer: Pointer
  let keeping: Keeping
  let shot: Shot
  let now: ContinuousClock.Instant

  /// Where the panes are.
  var areas: [Pane.Area] { stage.areas(isRacing: desk.isRacing) }

  /// The whole screen.
  func draw() -> ScreenBuffer {
    var pen = Pen(width: stage.width, height: stage.height, stage.features)
    if stage.isTooSmall {
      drawTooSmall(&pen)
    } else {
      drawPictures(&pen)
      drawCursor(&pen)
      drawPanels(&pen)
      pen.draw(viewStatus, row: stage.height - 2)
      pen.draw(costStatus, row: stage.height - 1)
    }
    return pen.buffer
  }

  private func drawTooSmall(_ pen: inout Pen) {
    let text = "too small: \(Stage.leastWidth)×\(Stage.leastHeight) needed"
    let lines = ScreenText.wrapped(text, width: max(1, stage.width), stage.features)
    for (row, line) in lines.prefix(stage.height).enumerated() { pen.write(line, column: 0, row: row) }
  }

  private func drawPictures(_ pen: inout Pen) {
    let panes = desk.panes
    for pane in panes {
      if let canvas = pane.canvas {
        pen.draw(canvas, shot, in: pane.area)
      }
    }
    guard desk.isRacing, panes.count == 2 else { return }
    let between = panes[0].area.width..<panes[1].area.column
    for row in 0..<stage.pictureRows { pen.clear(row: row, columns: between, .bar(stage.features)) }
    for pane in panes {
      let columns = pane.area.column..<pane.area.column + pane.area.width
      pen.clear(row: 0, columns: columns, .bar(stage.features))
      let isWinner = panes.allSatisfy { other in
        other === pane || (pane.raceSeconds ?? .infinity) < (other.raceSeconds ?? .infinity)
      }
      pen.write(
        raceText(pane), column: columns.lowerBound + 1, row: 0, limit: pane.area.width - 2,
        isWinner ? .strong(stage.features) : .bar(stage.features))
    }
  }

  private func drawCursor(_ pen: inout Pen) {
    let isOrbitShown = pointer.orbit.isShown
    if isOrbitShown, let orbit = pointer.orbit.orbit {
      for area in areas { draw(orbit, &pen, shot.projection(area)) }
    }
    guard pointer.cursor != nil || isOrbitShown, let area = areas.first else { return }
    let place = pointer.place(in: area)
    let cell = pen.buffer[place.column, place.row]
    pen.buffer[place.column, place.row] = Cell(
      "+", cell.foreground, on: cell.background, style: [.reversed, .bold])
  }

  private func draw(_ orbit: Orbit, _ pen: inout Pen, _ projection: Projection) {
    let features = stage.features
    let glyph: Unicode.Scalar = features.unicode ? "•" : "o"
    for (index, point) in orbit.points.enumerated().reversed() {
      guard let place = projection.place(of: point) else { continue }
      // The first steps are numbered.
      let number = index > 0 && index < 10 ? Unicode.Scalar(UInt8(48 + index)) : glyph
      let ground = pen.buffer[place.column, place.row].background
      pen.buffer[place.column, place.row] =
        features.colours >= .indexed
        ? Cell(number, .rgb(RGB(hex: 0xFFFFFF)), on: .rgb(RGB(hex: 0xB03060)), style: .bold)
        : Cell(number, on: features.colours == .none ? .standard : ground, style: [.reversed, .bold])
    }
  }
}
