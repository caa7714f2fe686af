import Fractal
import Rast
import Text

extension ViewerSession {
  func handle(_ key: Key) {
    overlay.unsay()
    // If that ended a flight, the keys for the autopilot and for closing have already done their job.
    if endFlight(), [.autopilot, .closePanel].contains(ActionTable.action(.key(key))) { return }
    switch overlay.handle(key) {
    case .handled:
      // What is chosen takes the place of what is under way, even if it is not known yet.
      if case .picker(let picker)? = overlay.panel, picker.isChosen { loader.giveUp() }
      return
    case .closed: return
    case .chose(let choice): return choose(choice)
    case .ignored: break
    }
    if overlay.isTroubleShown {
      let most = drawing.hiddenTroubleLines
      if overlay.scrollTrouble(key, most: most, page: stage.height / 2) { return }
    }
    if let action = ActionTable.action(.key(key)) {
      perform(action)
    } else {
      take(.say("\(key.text) does nothing here; ? shows the keys"))
    }
  }

  /// Types what was pasted where text can be typed; elsewhere, goes to the place that it is. It is one line at most.
  func paste(_ text: String) {
    overlay.unsay()
    _ = endFlight()
    let lines = text.split(whereSeparator: \.isNewline).lazy.map { line in
      String(String.UnicodeScalarView(line.unicodeScalars.filter { !$0.isHidden }))
    }
    guard let line = lines.first(where: { line in line.contains { $0 != " " } }) else { return }
    if overlay.paste(line) { return }
    guard overlay.panel == nil else { return take(.say("there is no text to paste into")) }
    go(toTyped: line)
  }

  /// Ends a flight, and says so. Returns whether there was one.
  private func endFlight() -> Bool {
    guard journey.endFlight() else { return false }
    take(.say("the autopilot has stopped"))
    return true
  }

  /// Acts on what was chosen in a panel.
  func choose(_ choice: PanelChoice) {
    switch choice {
    case .kernel(let origin):
      overlay.closePanel()
      open(origin)
    case .bookmark(let bookmark):
      overlay.closePanel()
      open(bookmark)
    case .removeBookmark(let bookmark, let index): remove(bookmark, at: index)
    case .bringBackBookmark:
      take(keeping.bookmarks.bringBack(stage.features))
      takeBookmarks()
    case .param(let name, let value): setParam(name, value, gliding(.param(name)))
    case .answer(let purpose, let text):
      overlay.closePanel()
      take(text, for: purpose)
    }
  }

  /// Acts on the answer to a question.
  private func take(_ answer: String, for purpose: Prompt.Purpose) {
    switch purpose {
    case .place: go(toTyped: answer)
    case .name(let bookmark): keep(bookmark, named: answer)
    case .size(let shot): save(shot, size: answer)
    }
  }

  func handle(_ event: MouseEvent) {
    _ = endFlight()
    if overlay.panel != nil, let key = event.kind.asKey {
      _ = overlay.handle(key)
      return
    }
    // Clicks on a list over the picture must not reach the picture.
    switch overlay.panel {
    case .help: return
    case .picker, .bookmarks: return click(event)
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

  /// Passes a click on to the list that is open.
  private func click(_ event: MouseEvent) {
    guard event.kind == .press(.left), let layout = drawing.openPanel?.layout,
      let line = layout.line(at: event.place)
    else { return }
    if case .chose(let choice) = overlay.click(line: line, first: layout.lines.lowerBound) { choose(choice) }
  }

  private func take(_ drag: Pointer.Drag, to place: ScreenBuffer.Place) {
    switch drag.button {
    case .left where ActionTable.action(.mouse(.drag)) == .drag:
      // A whole drag is undone as one.
      if drag.isFirst { journey.leave() }
      pan(columns: -drag.columns, rows: -drag.rows, .none)
    case .right: putCursor(place)
    case .left, .middle: break
    }
  }

  /// Performs the action that a mouse gesture on the picture triggers.
  private func perform(_ gesture: Trigger.Gesture, at place: ScreenBuffer.Place) {
    guard area(at: place) != nil, let action = ActionTable.action(.mouse(gesture)) else { return }
    perform(action, at: place)
  }
}

extension MouseEvent.Kind {
  /// The key that does the same to a list; nil if there is none.
  fileprivate var asKey: Key? {
    switch self {
    case .wheelUp: Key(.up)
    case .wheelDown: Key(.down)
    case .press, .drag, .release: nil
    }
  }
}
