import Fractal
import Rast

extension ViewerSession {
  func handle(_ key: Key) {
    overlay.unsay()
    // The keys that stand for the autopilot and for closing have then done what they are for.
    if endFlight(), [.autopilot, .closePanel].contains(ActionTable.action(.key(key))) { return }
    switch overlay.handle(key) {
    case .handled, .closed: return
    case .chose(let choice): return choose(choice)
    case .ignored: break
    }
    if overlay.isTroubleShown {
      let most = drawing.hiddenTroubleLines
      if overlay.scrollTrouble(key, most: most, page: stage.height / 2) { return }
    }
    if let action = ActionTable.action(.key(key)) { perform(action) }
  }

  /// Ends a flight, and says so; whether there was one.
  private func endFlight() -> Bool {
    guard journey.endFlight() else { return false }
    take(.say("the autopilot has stopped"))
    return true
  }

  /// Takes what was chosen in a panel.
  private func choose(_ choice: PanelChoice) {
    switch choice {
    case .kernel(let origin):
      overlay.closePanel()
      open(origin)
    case .bookmark(let bookmark):
      overlay.closePanel()
      find([KernelOrigin(bookmark.view.kernel)], for: .view(bookmark.view))
    case .removeBookmark(let bookmark, let index):
      take(keeping.remove(bookmark, at: index))
      showBookmarks()
    case .param(let name, let value): setParam(name, value)
    case .text(let text):
      overlay.closePanel()
      take(journey.go(toTyped: text))
    }
  }

  func handle(_ event: MouseEvent) {
    _ = endFlight()
    if overlay.panel != nil, let key = event.kind.asKey {
      _ = overlay.handle(key)
      return
    }
    // A list that lies over the picture is not to be clicked through.
    switch overlay.panel {
    case .help, .picker, .bookmarks: return
    case .params, .prompt, nil: break
    }
    switch event.kind {
    case .press(let button): pointer.press(button, at: event.place)
    case .drag: if let drag = pointer.drag(to: event.place) { take(drag, to: event.place) }
    case .release: if let gesture = pointer.release() { perform(gesture, at: event.place) }
    case .wheelUp: perform(.wheelUp, at: event.place)
    case .wheelDown: perform(.wheelDown, at: event.place)
    }
  }

  private func take(_ drag: Pointer.Drag, to place: ScreenBuffer.Place) {
    switch drag.button {
    case .left where ActionTable.action(.mouse(.drag)) == .drag:
      // A whole drag is one view that can be undone.
      if drag.isFirst { journey.leave() }
      pan(columns: -drag.columns, rows: -drag.rows, remembering: false)
    case .right: putCursor(place)
    case .left, .middle: break
    }
  }

  /// Does what is set off by the mouse at a place of the picture.
  private func perform(_ gesture: Trigger.Gesture, at place: ScreenBuffer.Place) {
    guard area(at: place) != nil, let action = ActionTable.action(.mouse(gesture)) else { return }
    perform(action, at: place)
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
