import Fractal
import Rast

extension ViewerSession {
  /// Performs an action.
  ///
  /// - Parameter place: where on the picture the mouse triggered it, if the mouse did.
  func perform(_ action: Action, at place: ScreenBuffer.Place? = nil) {
    let now = surroundings.now()
    let output = journey.kernel.output
    let step = stage.step
    switch action {
    case .panLeft: pan(columns: -step.columns, rows: 0)
    case .panRight: pan(columns: step.columns, rows: 0)
    case .panUp: pan(columns: 0, rows: -step.rows)
    case .panDown: pan(columns: 0, rows: step.rows)
    case .panFarLeft: pan(columns: -5 * step.columns, rows: 0)
    case .panFarRight: pan(columns: 5 * step.columns, rows: 0)
    case .panFarUp: pan(columns: 0, rows: -5 * step.rows)
    case .panFarDown: pan(columns: 0, rows: 5 * step.rows)
    case .zoomIn: take(journey.zoom(Journey.zoomStep, gliding(.place)))
    case .zoomOut: take(journey.zoom(1 / Journey.zoomStep, gliding(.place)))
    case .zoomInAtPointer: turnWheel(Journey.wheelStep, at: place)
    case .zoomOutAtPointer: turnWheel(1 / Journey.wheelStep, at: place)
    case .centerHere: center(place)
    case .drag: break  // Pointer tells how far.
    case .autopilot: startAutopilot()
    case .goTo: overlay.open(.prompt(.place))
    case .undo: travel(to: journey.undo(), orSay: "there is no view before this one")
    case .redo: travel(to: journey.redo(), orSay: "there is nothing to take back")
    case .home: take(journey.goHome())
    case .cursorLeft: moveCursor(columns: -1, rows: 0)
    case .cursorRight: moveCursor(columns: 1, rows: 0)
    case .cursorUp: moveCursor(columns: 0, rows: -1)
    case .cursorDown: moveCursor(columns: 0, rows: 1)
    case .cursorHere: if let place { putCursor(place) }
    case .doubleIterations: take(journey.doubleIterations(gliding(.iterations)))
    case .halveIterations: take(journey.halveIterations(gliding(.iterations)))
    case .moreIterations: take(journey.addIterations(gliding(.iterations)))
    case .fewerIterations: take(journey.removeIterations(gliding(.iterations)))
    case .automaticIterations: take(journey.toggleAutomatic())
    case .nextBackend: take(desk.takeNextBackend())
    case .race: toggleRace()
    case .nextKernel: stepKernel(1)
    case .previousKernel: stepKernel(-1)
    case .pickKernel: openPicker()
    case .julia: toggleJulia()
    case .orbit: pointer.toggleOrbit()
    case .params: toggleParams()
    case .holdTime: take(journey.holdTime(now))
    case .reload: reload()
    case .edit: edit()
    case .nextPalette: take(appearance.stepPalette(1, output))
    case .previousPalette: take(appearance.stepPalette(-1, output))
    case .shiftBack: take(appearance.shift(-Appearance.shiftStep))
    case .shiftForward: take(appearance.shift(Appearance.shiftStep))
    case .resetShift: take(appearance.resetShift())
    case .nextScale: take(appearance.stepScale(output))
    case .cycle: take(appearance.toggleWandering(output, now))
    case .invert: take(appearance.invert())
    case .nextStyle: take(appearance.stepStyle(output, stage.features))
    case .antiAliasing: take(desk.stepSamples())
    case .bookmark: addBookmark()
    case .bookmarks:
      keeping.bookmarks.list(stage.features)
      takeBookmarks()
    case .savePicture: savePicture()
    case .info: overlay.toggleInfo()
    case .help: overlay.open(.help(HelpPanel()))
    case .closePanel: close()
    case .redraw: ask(.redraw)
    case .suspend: ask(.suspend)
    case .quit: quit()
    }
  }

  /// Quits, but warns first if a picture is being saved.
  private func quit() {
    if let warning = keeping.warning() { take(warning) } else { ask(.quit) }
  }

  /// Closes one thing at a time.
  private func close() {
    if overlay.close() { return }
    if !loader.isIdle { return loader.giveUp() }
    if keeping.cancel() { return }
    pointer.letGo()
    pointer.hideOrbit()
  }

  // MARK: Moving

  /// A step that is undone together with those that follow it at once.
  func gliding(_ kind: GlideStep.Kind) -> Remembrance {
    .gliding(GlideStep(kind: kind, time: surroundings.now()))
  }

  private func pan(columns: Int, rows: Int) { pan(columns: columns, rows: rows, gliding(.place)) }

  /// Moves the view by whole cells, and so by whole pixels.
  func pan(columns: Int, rows: Int, _ remembrance: Remembrance) {
    guard let area = areas.first else { return }
    let distance = shot.projection(area).distance(columns: columns, rows: rows)
    take(journey.pan(distance, remembrance))
  }

  /// Moves a place of the picture into its middle.
  private func center(_ place: ScreenBuffer.Place?) {
    guard let place, let area = area(at: place) else { return }
    pointer.letGo()
    pan(
      columns: place.column - area.column - area.width / 2, rows: place.row - area.row - area.height / 2,
      .alone)
  }

  /// Goes to what was typed or pasted.
  func go(toTyped text: String) {
    do throws(NoPlace) {
      switch try TypedPlace(text, from: journey.scene) {
      case .here(let viewport, let limit): take(journey.go(to: viewport, limit))
      case .view(let view): find([KernelOrigin(view.kernel)], for: .view(view))
      }
    } catch {
      take(.say("\(error)", isWarning: true))
    }
  }

  private func turnWheel(_ factor: Double, at place: ScreenBuffer.Place?) {
    guard let place, let area = area(at: place) else { return }
    take(journey.zoom(factor, about: shot.projection(area).point(at: place), gliding(.place)))
  }

  private func startAutopilot() {
    guard !stage.isTooSmall else { return take(.say("there is no room to fly")) }
    pointer.letGo()
    pointer.hideOrbit()
    take(journey.beginFlight(seed: surroundings.seed, surroundings.now()))
  }

  private func toggleRace() {
    pointer.letGo()
    take(desk.toggleRace())
  }

  // MARK: The cursor

  /// The area that a place is in; in a race both sides show the same view.
  func area(at place: ScreenBuffer.Place) -> Pane.Area? { areas.first { $0.contains(place) } }

  /// The point under the cursor.
  var cursorPoint: Complex { pointer.point(on: shot, areas) }

  /// Puts the cursor somewhere on the picture.
  func putCursor(_ place: ScreenBuffer.Place) {
    if area(at: place) != nil { pointer.put(place) }
  }

  private func moveCursor(columns: Int, rows: Int) {
    let area = pointer.cursor.flatMap { self.area(at: $0) } ?? areas.first
    if let area { pointer.move(columns: columns, rows: rows, in: area) }
  }

  /// A point with as many digits as the view needs.
  func text(_ point: Complex) -> String { journey.text(point, rows: stage.height) }

  // MARK: Keeping

  private func savePicture() {
    guard !stage.isTooSmall, journey.awaited == nil else { return take(.say("there is no picture to save")) }
    if let busy = keeping.busy { return take(busy) }
    let name = journey.scene.kernel.shortName
    overlay.open(.prompt(.size(of: PictureShot(shot, stage.whole, view: view, name: name))))
  }

  /// Saves a picture in the size that was typed.
  func save(_ shot: PictureShot, size: String) {
    do throws(NoSize) {
      let size = try PictureSize(size, like: shot.size)
      take(keeping.save(shot, size, backend: desk.backend, threads: desk.threads))
    } catch {
      take(.say("\(error)", isWarning: true))
    }
  }

  private func addBookmark() {
    guard journey.awaited == nil else { return take(.say("there is no view to keep yet")) }
    overlay.open(.prompt(.name(of: Bookmark(journey.scene, KeptView(lastingView, of: journey.kernel)))))
  }

  /// Keeps a bookmark under a name.
  func keep(_ bookmark: Bookmark, named name: String) {
    var bookmark = bookmark
    bookmark.name = name
    keeping.bookmarks.add(bookmark)
    takeBookmarks()
  }

  /// Removes a bookmark of the list that is open.
  func remove(_ bookmark: Bookmark, at index: Int) {
    keeping.bookmarks.remove(bookmark, at: index, stage.features)
    takeBookmarks()
  }

  /// Shows what became of bookmarks that were asked for, added or removed.
  func takeBookmarks() {
    while let answer = keeping.bookmarks.answer() {
      take(Changes(isVisible: true, notice: answer.notice))
      guard let list = answer.list else { continue }
      if answer.isForOpenList {
        guard case .bookmarks? = overlay.panel else { continue }
      }
      overlay.closePanel()
      let canBringBack = keeping.bookmarks.canBringBack
      if !list.bookmarks.isEmpty || canBringBack {
        overlay.open(
          .bookmarks(BookmarksPanel(list, chosen: answer.chosen, canBringBack: canBringBack)))
      } else if answer.notice == nil {
        take(.say("there are no bookmarks yet: m keeps this view"))
      }
    }
  }
}
