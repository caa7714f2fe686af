import Fractal
import Rast

extension ViewerSession {
  /// Takes something that came from the terminal. It never waits for anything.
  public func handle(_ event: InputEvent) {
    isDirty = true
    restingSince = surroundings.now()
    switch event {
    case .resize(let width, let height): resize(width, height)
    case .mouse(let event): handle(event)
    case .key(let key): handle(key)
    }
  }

  private func resize(_ width: Int, _ height: Int) {
    guard (max(0, width), max(0, height)) != (self.width, self.height) else { return }
    (self.width, self.height) = (max(0, width), max(0, height))
    (cursor, screen, dragging) = (nil, nil, nil)
    needsFrames = true
  }

  private func handle(_ key: Key) {
    message = nil
    // The keys that stand for the autopilot and for closing have then done what they are for.
    if stopAutopilot() {
      say("the autopilot has stopped")
      if [.autopilot, .closePanel].contains(ActionTable.action(.key(key))) { return }
    }
    if var panel {
      let result = panel.handle(key)
      self.panel = panel
      switch result {
      case .handled: return
      case .ignored: break
      case .closed:
        self.panel = nil
        return
      case .chose(let choice):
        choose(choice)
        return
      }
    }
    if scrollTrouble(key) { return }
    if let action = ActionTable.action(.key(key)) { perform(action) }
  }

  /// Scrolls a message that does not fit on the screen; false if the key is for something else.
  private func scrollTrouble(_ key: Key) -> Bool {
    guard trouble != nil, !isTroubleHidden, troubleScroll.most > 0, key.modifiers.isEmpty else {
      return false
    }
    switch key.code {
    case .up: troubleScroll.top -= 1
    case .down: troubleScroll.top += 1
    case .pageUp: troubleScroll.top -= height / 2
    case .pageDown: troubleScroll.top += height / 2
    case .character, .left, .right, .home, .end, .enter, .escape, .tab, .backspace, .delete, .insert,
      .function:
      return false
    }
    troubleScroll.top = max(0, min(troubleScroll.top, troubleScroll.most))
    return true
  }

  /// Does what an action is for.
  func perform(_ action: Action) {
    isDirty = true
    switch action {
    case .panLeft, .panRight, .panUp, .panDown, .panFarLeft, .panFarRight, .panFarUp, .panFarDown:
      pan(action)
    case .zoomIn, .zoomOut: zoom(action == .zoomIn ? ViewerSession.zoomStep : 1 / ViewerSession.zoomStep)
    case .zoomInAtPointer, .zoomOutAtPointer, .centerHere, .drag, .cursorHere: break  // Only with a place.
    case .autopilot: startAutopilot()
    case .goTo: panel = .prompt(Prompt("go to", hint: "x,y or x,y,span"))
    case .undo, .redo: travel(action)
    case .home: goHome()
    case .cursorLeft, .cursorRight, .cursorUp, .cursorDown: moveCursor(action)
    case .doubleIterations, .halveIterations, .moreIterations, .fewerIterations: changeIterations(action)
    case .automaticIterations: toggleAutomatic()
    case .nextBackend: takeNextBackend()
    case .race: toggleRace()
    case .nextKernel: stepKernel(1)
    case .previousKernel: stepKernel(-1)
    case .pickKernel: openPicker()
    case .julia: toggleJulia()
    case .orbit: toggleOrbit()
    case .params: toggleParams()
    case .holdTime: holdTime()
    case .reload: reload()
    case .edit: edit()
    case .nextPalette: stepPalette(1)
    case .previousPalette: stepPalette(-1)
    case .shiftBack: shiftPalette(-ViewerSession.shiftStep)
    case .shiftForward: shiftPalette(ViewerSession.shiftStep)
    case .nextScale: stepScale()
    case .cycle: toggleCycle()
    case .invert: invertPalette()
    case .nextStyle: stepStyle()
    case .antiAliasing: stepSamples()
    case .bookmark: addBookmark()
    case .bookmarks: openBookmarks()
    case .savePicture: savePicture()
    case .info: isInfoShown.toggle()
    case .help: panel = .help(HelpPanel())
    case .closePanel: close()
    case .redraw: requests.append(.redraw)
    case .suspend: requests.append(.suspend)
    case .quit: quit()
    }
  }

  /// Leaves, but not without a word while a picture is being saved.
  private func quit() {
    guard let saving, warnedOf !== saving else { return requests.append(.quit) }
    warnedOf = saving
    say("a picture is being saved: \(saving.percent) %; leave now and there is none", isWarning: true)
  }

  /// Takes what was chosen in a panel.
  private func choose(_ choice: PanelChoice) {
    switch choice {
    case .kernel(let origin):
      panel = nil
      open(origin)
    case .bookmark(let bookmark):
      panel = nil
      go(to: bookmark.view)
    case .removeBookmark(let bookmark, let index): removeBookmark(bookmark, at: index)
    case .param(let name, let value): setParam(name, value)
    case .text(let text):
      panel = nil
      goTo(text)
    }
  }

  /// Closes one thing after another.
  private func close() {
    if trouble != nil, !isTroubleHidden {
      isTroubleHidden = true
    } else if isInfoShown {
      isInfoShown = false
    } else if let saving {
      saving.cancel()
    } else {
      (cursor, isOrbitShown, orbit) = (nil, false, nil)
    }
  }
}
