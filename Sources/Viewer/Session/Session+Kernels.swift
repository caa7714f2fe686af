import Files
import Fractal
import Rast

extension ViewerSession {
  // MARK: Going to kernels

  /// Looks for the first of some kernels that has no errors and fits, and goes there now or in a later
  /// update.
  func find(
    _ origins: [KernelOrigin], for trip: KernelLoader.Trip,
    where fits: @escaping @Sendable (Kernel) -> Bool = { _ in true }
  ) {
    if let arrival = loader.find(origins, for: trip, now: surroundings.now(), where: fits) {
      arrive(arrival)
    }
  }

  /// Goes to a bookmark now or in a later update.
  func open(_ bookmark: Bookmark) {
    guard let kept = bookmark.kept.kernel(in: "a bookmark") else {
      return find([KernelOrigin(bookmark.view.kernel)], for: .view(bookmark.view))
    }
    if let arrival = loader.find(kept, for: .view(bookmark.view), now: surroundings.now()) { arrive(arrival) }
  }

  /// Goes to a kernel, with the view that its file asks for.
  func open(_ origin: KernelOrigin) {
    guard origin != journey.scene.kernel || !journey.scene.settings.isEmpty else {
      return take(.say("this is \(origin.title)"))
    }
    find([origin], for: .visit)
  }

  /// Goes to the kernel's neighbour in the list, and skips kernels with errors.
  func stepKernel(_ step: Int) {
    if let arrival = loader.step(step, from: journey.scene.kernel, now: surroundings.now()) {
      arrive(arrival)
    }
  }

  /// Goes to a scene that was seen before, or says that there is none.
  func travel(to scene: Scene?, orSay text: String) {
    guard let scene else { return take(.say(text)) }
    travel(to: scene, remembering: false)
  }

  /// Goes to a scene.
  func travel(to scene: Scene, remembering: Bool = true) {
    if scene.kernel == journey.scene.kernel {
      loader.giveUp()
      go(to: scene, journey.entry, remembering: remembering)
    } else {
      find([scene.kernel], for: .scene(scene, remembering: remembering))
    }
  }

  /// Goes from a point to its Julia set, or back.
  func toggleJulia() {
    if let back = journey.takeWayBack() {
      pointer.letGo()
      return travel(to: back)
    }
    let point = cursorPoint
    if let name = journey.kernel.program.view?.julia {
      let origins = journey.scene.kernel.neighbour(name)
      find(origins, for: .julia(seed: point, named: name)) { $0.takesSeed }
    } else if journey.kernel.takesSeed {
      let before = journey.scene
      setParam("seed", .complex(point))
      if journey.scene != before { journey.keepWayBack(from: before.kernel, to: before) }
      take(.say("seed = \(text(point)); Space goes back"))
    } else {
      take(.say("\(journey.scene.kernel.shortName) names no Julia kernel: its view has no `julia`"))
    }
  }

  /// Shows the result of a trip.
  func arrive(_ arrival: KernelLoader.Arrival) {
    switch arrival.trip {
    case .visit:
      guard let (origin, entry) = arrival.kernel else { return complain(of: arrival) }
      visit(origin, entry)
    case .step:
      guard let (origin, entry) = arrival.kernel else { return take(.say("there is no other kernel")) }
      if origin == journey.scene.kernel {
        take(.say("this is \(origin.title)"))
      } else {
        visit(origin, entry)
      }
    case .scene(let scene, let remembering):
      guard let (_, entry) = arrival.kernel else { return complain(of: arrival) }
      go(to: scene, entry, remembering: remembering)
    case .julia(let seed, let name):
      guard let (origin, entry) = arrival.kernel else {
        return take(.say("\(name) is no Julia kernel: it has no `param seed: complex`", isWarning: true))
      }
      pointer.letGo()
      journey.keepWayBack(from: origin, to: journey.scene)
      visit(origin, entry, settings: ["seed": .complex(seed)])
      take(.say("the Julia set of \(text(seed)); Space goes back"))
    case .view(let view):
      guard let (origin, entry) = arrival.kernel else { return complain(of: arrival) }
      show(view, origin, entry)
      if let note = arrival.note { take(.say(note)) }
    }
  }

  /// Shows a kernel with the view that its file asks for.
  private func visit(
    _ origin: KernelOrigin, _ entry: KernelLibrary.Entry, settings: [String: Value] = [:]
  ) {
    let kernel = entry.kernel
    go(
      to: Scene(
        kernel: origin, settings: settings, viewport: kernel.viewport, limit: journey.ownLimit(of: kernel)),
      entry)
  }

  /// Shows a saved view. Params that the kernel does not have, or no longer has, are dropped.
  private func show(_ view: ViewText, _ origin: KernelOrigin, _ entry: KernelLibrary.Entry) {
    let kernel = entry.kernel
    var settings: [String: Value] = [:]
    for (name, text) in view.settings {
      if let value = try? kernel.program.paramValue(name, parsing: text) { settings[name] = value }
    }
    let viewport = stage.viewport(view, of: kernel)
    guard Scene.canShow(viewport) else { return take(.say("this view shows no place", isWarning: true)) }
    let limit = view.iterations?.atLeastOne ?? .fixed(kernel.iterations)
    go(to: Scene(kernel: origin, settings: settings, viewport: viewport, limit: limit), entry)
    if let time = view.time { journey.setTime(time, surroundings.now()) }
    // A view without a palette dates from the time when views had no colours.
    if view.palette != nil { take(appearance.take(Ink(view))) }
  }

  private func go(to scene: Scene, _ entry: KernelLibrary.Entry, remembering: Bool = true) {
    let old = journey.scene
    take(journey.go(to: scene, entry, remembering: remembering))
    if scene.kernel != old.kernel { file.follow(scene.kernel, entry.source, surroundings.now()) }
    if scene.kernel != old.kernel || scene.settings != old.settings {
      pointer.forgetOrbit()
      overlay.show(journey.kernel.program.params, areOthers: scene.kernel != old.kernel)
    }
  }

  private func complain(of arrival: KernelLoader.Arrival) {
    switch arrival.error {
    case nil: break
    case .unreadable(let text)?: take(.say(text, isWarning: true))
    case .wrong(let errors)?:
      let name = arrival.wanted?.title ?? errors.source.path
      let first = errors.diagnostics.first
      let place = first.map { " in line \(errors.source.position(of: $0.span.start).line)" }
      take(.say("\(name) has errors: \(first?.message ?? "")\(place ?? "")", isWarning: true))
    }
  }

  // MARK: The kernel on the screen

  /// Sets one of the kernel's params.
  func setParam(_ name: String, _ value: Value, _ remembrance: Remembrance = .alone) {
    take(journey.set(name, value, remembrance))
    pointer.forgetOrbit()
    overlay.show(journey.kernel.program.params, areOthers: false)
  }

  func toggleParams() {
    let params = journey.kernel.program.params
    if params.isEmpty {
      take(.say("\(journey.scene.kernel.shortName) has no params"))
    } else {
      overlay.open(.params(ParamsPanel(params)))
    }
  }

  func openPicker() {
    let look = KernelPreview.Look(
      size: stage.previewSize, style: appearance.style.onPanels(stage.features), ink: appearance.ink,
      cell: stage.cell, workshop: previews)
    overlay.open(
      .picker(
        PickerPanel(loader.library, current: journey.scene.kernel, stage.features, workshop, look)))
  }

  // MARK: Its file

  /// Acts on what was found in the kernel's file.
  func take(_ news: FollowedFile.News) {
    switch news {
    case .trouble(let trouble): take(Changes(trouble: .arose(trouble)))
    case .changed(let reading):
      guard let entry = try? loader.keep(reading) else { return }
      take(journey.adopt(entry, stage))
      pointer.forgetOrbit()
      overlay.show(journey.kernel.program.params, areOthers: true)
    }
  }

  func reload() {
    let kernel = journey.scene.kernel
    guard kernel.path != nil else {
      let reason = kernel.isKept ? "is as it was saved" : "ships with the viewer"
      return take(.say("\(kernel.title) \(reason): there is no file to read; `e` makes a copy to edit"))
    }
    if let news = file.reload(surroundings.now()) { take(news) }
  }

  /// Shows what was edited: a copy only if it was changed.
  func showEdited(_ path: String) {
    guard let copy = keeping.copy, copy.path == path else { return file.lookSoon(surroundings.now()) }
    keeping.copy = nil
    let name = copy.scene.kernel.shortName
    if copy.removeIfUnchanged() {
      // Why it could not be edited is more important.
      if overlay.message == nil { take(.say("\(name) was not changed, so no copy of it is left")) }
      return
    }
    var scene = copy.scene
    scene.kernel = .file(path)
    travel(to: scene)
    take(.say("\(path) is your copy of \(name)"))
  }

  /// Asks to edit the kernel's file; for a shipped or a kept kernel, a copy; for a formula, a copy of its translation.
  func edit() {
    let kernel = journey.scene.kernel
    if let path = kernel.editablePath { return ask(.edit(path: path)) }
    do throws(SystemError) {
      let copy = try KernelCopy(of: journey.scene, journey.kernel.program.source, in: keeping.folder)
      keeping.copy = copy
      ask(.edit(path: copy.path))
    } catch {
      take(.say("can't make a copy to edit in \(keeping.folder): \(error)", isWarning: true))
    }
  }
}
