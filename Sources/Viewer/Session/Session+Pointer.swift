import Fractal
import Rast

/// A button that is held down.
struct Dragging {
  var button: MouseEvent.Button
  /// Where the pointer was last.
  var last: ScreenBuffer.Place
  /// Whether it has moved.
  var hasMoved = false
}

extension ViewerSession {
  func handle(_ event: MouseEvent) {
    if stopAutopilot() { say("the autopilot has stopped") }
    if var panel, let key = event.kind.asKey {
      _ = panel.handle(key)
      self.panel = panel
      return
    }
    // A list that lies over the picture is not to be clicked through.
    switch panel {
    case .help, .picker, .bookmarks: return
    case .params, .prompt, nil: break
    }
    switch event.kind {
    case .press(let button): dragging = Dragging(button: button, last: event.place)
    case .drag: drag(to: event.place)
    case .release: release(event.place)
    case .wheelUp: wheel(.wheelUp, event.place)
    case .wheelDown: wheel(.wheelDown, event.place)
    }
  }

  private func drag(to place: ScreenBuffer.Place) {
    guard var dragging, place != dragging.last else { return }
    switch dragging.button {
    case .left where ActionTable.action(.mouse(.drag)) == .drag:
      // A whole drag is one view that can be undone.
      if !dragging.hasMoved { history.leave(scene) }
      pan(
        columns: dragging.last.column - place.column, rows: dragging.last.row - place.row, remembering: false)
    case .right: putCursor(place)
    case .left, .middle: break
    }
    (dragging.last, dragging.hasMoved) = (place, true)
    self.dragging = dragging
  }

  private func release(_ place: ScreenBuffer.Place) {
    guard let dragging else { return }
    self.dragging = nil
    guard !dragging.hasMoved, let area = pane(at: place) else { return }
    switch dragging.button {
    case .left: perform(.click, at: place, area)
    case .right: perform(.rightClick, at: place, area)
    case .middle: break
    }
  }

  private func wheel(_ gesture: Trigger.Gesture, _ place: ScreenBuffer.Place) {
    if let area = pane(at: place) { perform(gesture, at: place, area) }
  }

  /// Does what is set off by the mouse at a place.
  private func perform(_ gesture: Trigger.Gesture, at place: ScreenBuffer.Place, _ area: Pane.Area) {
    guard let action = ActionTable.action(.mouse(gesture)) else { return }
    let now = surroundings.now()
    // Notches that follow each other closely are one zoom.
    let isNew = wheelTime.map { now - $0 > .milliseconds(400) } ?? true
    switch action {
    case .centerHere:
      cursor = nil
      pan(
        columns: place.column - area.column - area.width / 2, rows: place.row - area.row - area.height / 2)
    case .cursorHere: putCursor(place)
    case .zoomInAtPointer, .zoomOutAtPointer:
      wheelTime = now
      let factor = ViewerSession.wheelStep
      zoom(
        action == .zoomInAtPointer ? factor : 1 / factor, about: point(at: place, area), remembering: isNew)
    case _: self.perform(action)
    }
  }

  /// Where the cursor is.
  var cursorPlace: ScreenBuffer.Place? {
    guard let area = areas.first, !isTooSmall else { return nil }
    return cursor
      ?? ScreenBuffer.Place(column: area.column + area.width / 2, row: area.row + area.height / 2)
  }

  /// The point under the cursor: in the middle of its cell, or of the picture if nobody moved it.
  var cursorPoint: Complex {
    guard let cursor, let area = pane(at: cursor) else { return scene.viewport.center }
    return point(at: cursor, area)
  }

  func putCursor(_ place: ScreenBuffer.Place) {
    guard pane(at: place) != nil else { return }
    cursor = place
    orbit = nil
  }

  func moveCursor(_ action: Action) {
    guard var place = cursorPlace else { return }
    switch action {
    case .cursorLeft: place.column -= 1
    case .cursorRight: place.column += 1
    case .cursorUp: place.row -= 1
    case .cursorDown: place.row += 1
    case _: break
    }
    putCursor(place)
  }
}

extension MouseEvent.Kind {
  /// What the mouse does to a list, which is what a key does; nil for what it doesn't.
  fileprivate var asKey: Key? {
    switch self {
    case .wheelUp: Key(.up)
    case .wheelDown: Key(.down)
    case .press, .drag, .release: nil
    }
  }
}
