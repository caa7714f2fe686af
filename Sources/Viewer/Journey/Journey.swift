import Fractal
import Rast

/// Where the user is on the plane, and has been: the scene with its kernel, the scenes before it, and its
/// time.
struct Journey {
  /// The scene that is shown.
  private(set) var scene: Scene
  /// The kernel as it is in its file.
  private(set) var entry: KernelLibrary.Entry
  /// The kernel with the scene's settings.
  private(set) var kernel: Kernel
  /// The view to show once the kernel's file, which had errors from the start, is fixed; there is no picture
  /// yet.
  private(set) var awaited: ViewText?
  /// The clock whose time is passed to the kernel.
  private(set) var clock: SceneClock
  /// The autopilot, if it is flying.
  private(set) var autopilot: Autopilot?
  private var history = History()
  /// Where Space goes back to, and from which kernel.
  private var julia: (kernel: KernelOrigin, back: Scene)?

  /// Begins with the view that a kernel's file asks for.
  ///
  /// - Parameter awaited: the view to show later, if the kernel is only a placeholder for one with errors.
  init(_ origin: KernelOrigin, _ entry: KernelLibrary.Entry, awaited: ViewText? = nil, clock: SceneClock) {
    (self.entry, self.awaited, self.clock, kernel) = (entry, awaited, clock, entry.kernel)
    scene = Scene(kernel: origin, viewport: kernel.viewport, limit: .fixed(kernel.iterations))
  }

  /// The iteration limit that is in force.
  var iterations: Int { scene.limit.value(for: kernel, span: scene.viewport.span) }

  /// Whether the kernel asks for the time.
  var takesTime: Bool { kernel.inputs.contains(.time) }

  /// Whether the picture changes by itself.
  var isAnimated: Bool { takesTime && !clock.isHeld }

  /// What the kernel computes now.
  var content: ContentKey {
    ContentKey(kernel: scene.kernel, revision: entry.revision, settings: scene.settings)
  }

  /// The time that is passed to the kernel; 0 if it asks for none.
  func time(_ now: ContinuousClock.Instant) -> Double { takesTime ? clock.time(now) : 0 }

  /// A point with as many digits as the view needs on a screen of that many rows.
  func text(_ point: Complex, rows: Int) -> String {
    let step = scene.viewport.span / Double(max(1, rows * 2))
    return "\(NumberText.coordinate(point.re, step: step)), \(NumberText.coordinate(point.im, step: step))"
  }

  /// The limit for the view that a kernel's file asks for; an automatic limit stays automatic.
  func ownLimit(of kernel: Kernel) -> IterationLimit {
    scene.limit == .automatic ? .automatic : .fixed(kernel.iterations)
  }

  // MARK: Going somewhere

  /// Goes to a scene whose kernel is known.
  mutating func go(to new: Scene, _ entry: KernelLibrary.Entry, remembering: Bool = true) -> Changes {
    let old = scene
    if remembering { history.leave(old) }
    scene = new
    guard new.kernel != old.kernel || new.settings != old.settings else { return .frames }
    (self.entry, awaited) = (entry, nil)
    takeSettings()
    return Changes(needsFrames: true, trouble: new.kernel == old.kernel ? .ofKernelIsOver : .isOver)
  }

  /// Goes on with the kernel as its file is now. Params stay as they were set, as far as they fit.
  mutating func adopt(_ entry: KernelLibrary.Entry, _ stage: Stage) -> Changes {
    self.entry = entry
    var changes = Changes.say("\(scene.kernel.shortName) was read again")
    (changes.needsFrames, changes.trouble) = (true, .isOver)
    guard let view = awaited else {
      takeSettings()
      return changes
    }
    self = Journey(scene.kernel, entry, clock: clock, history: history)
    do throws(ViewerError) {
      try apply(view, stage)
    } catch {
      if case .usage(let text) = error { changes += .say(text, isWarning: true) }
    }
    return changes
  }

  private init(_ origin: KernelOrigin, _ entry: KernelLibrary.Entry, clock: SceneClock, history: History) {
    self.init(origin, entry, clock: clock)
    self.history = history
  }

  /// Sets the kernel's params; those that it does not have, or that do not fit, are dropped.
  private mutating func takeSettings() {
    kernel = entry.kernel
    for (name, value) in scene.settings {
      if let set = try? kernel.setting([name: value]) {
        kernel = set
      } else {
        scene.settings[name] = nil
      }
    }
  }

  /// Sets one of the kernel's params.
  mutating func set(_ name: String, _ value: Value, _ remembrance: Remembrance = .alone) -> Changes {
    do throws(ParamError) {
      let kernel = try kernel.setting([name: value])
      guard self.kernel.program.params != kernel.program.params else { return .none }
      history.leave(scene, remembrance)
      self.kernel = kernel
      scene.settings[name] = entry.kernel.default(of: name) == value ? nil : value
      return Changes(needsFrames: true, trouble: .ofKernelIsOver)
    } catch {
      return .say("\(error)", isWarning: true)
    }
  }

  /// Applies the view that the viewer was opened with; its kernel is already loaded.
  mutating func apply(_ view: ViewText, _ stage: Stage) throws(ViewerError) {
    do throws(ParamError) {
      for (name, text) in view.settings.sorted(by: { $0.key < $1.key }) {
        let value = try kernel.program.paramValue(name, parsing: text)
        kernel = try kernel.setting([name: value])
        scene.settings[name] = entry.kernel.default(of: name) == value ? nil : value
      }
    } catch {
      throw .usage("\(error)")
    }
    scene.viewport = stage.viewport(view, of: kernel)
    if let limit = view.iterations { scene.limit = limit.atLeastOne }
    guard Scene.canShow(scene.viewport) else {
      throw .usage("the picture would show more of the plane than numbers reach")
    }
  }

  // MARK: Going back

  /// Remembers the scene, because a drag or a flight is about to leave it bit by bit.
  mutating func leave() { history.leave(scene) }

  /// The scene before this one, to go to without remembering.
  mutating func undo() -> Scene? { history.undo(from: scene) }

  /// The scene that was left by `undo`, to go to without remembering.
  mutating func redo() -> Scene? { history.redo(from: scene) }

  /// Remembers where to go back to from a kernel that shows Julia sets.
  mutating func keepWayBack(from kernel: KernelOrigin, to back: Scene) { julia = (kernel, back) }

  /// The scene that this one's Julia set was opened from, given only once; nil if there is none.
  mutating func takeWayBack() -> Scene? {
    guard let julia, julia.kernel == scene.kernel else { return nil }
    self.julia = nil
    return julia.back
  }

  // MARK: Time

  /// Stops time, or lets it go on.
  mutating func holdTime(_ now: ContinuousClock.Instant) -> Changes {
    guard takesTime else {
      return .say("\(scene.kernel.shortName) takes no time: its picture stands still")
    }
    clock.toggle(now)
    return .say(clock.isHeld ? "time stands still" : "time goes on")
  }

  /// Sets the time.
  mutating func setTime(_ time: Double, _ now: ContinuousClock.Instant) { clock.set(time, now) }
}

extension Journey {
  /// Changes the viewport.
  mutating func look(at viewport: Viewport, _ remembrance: Remembrance = .alone) -> Changes {
    guard Scene.canShow(viewport) else { return .say("that is farther than numbers reach", isWarning: true) }
    guard viewport != scene.viewport else { return .none }
    history.leave(scene, remembrance)
    scene.viewport = viewport
    return .frames
  }

  /// Changes the limit.
  mutating func take(_ limit: IterationLimit, _ remembrance: Remembrance = .alone) -> Changes {
    history.leave(scene, remembrance)
    scene.limit = limit
    return .frames
  }

  /// Starts the autopilot here. Views get as many iterations as they need, unless there are more already.
  mutating func beginFlight(seed: UInt64, _ now: ContinuousClock.Instant) -> Changes {
    history.leave(scene)
    if iterations <= kernel.iterations(span: scene.viewport.span) { scene.limit = .automatic }
    autopilot = Autopilot(seed: seed, now: now)
    return .frames + .say("the autopilot flies: any key stops it, and u goes back")
  }

  /// Ends a flight. Returns whether there was one.
  mutating func endFlight() -> Bool {
    defer { autopilot = nil }
    return autopilot != nil
  }

  /// When the autopilot wants to move; nil if it is not flying.
  var nextFlight: ContinuousClock.Instant? { autopilot.map { $0.last + Desk.frameInterval } }

  /// Flies on, guided by a complete picture.
  mutating func fly(over canvas: Canvas, _ now: ContinuousClock.Instant) -> Changes {
    guard var autopilot else { return .none }
    let viewport = scene.viewport
    guard
      autopilot.look(
        canvas, viewport, isAtEnd: canvas.frame.precision != .enough, widest: kernel.viewport.span)
    else {
      self.autopilot = nil
      return .say("there is nothing here to fly to")
    }
    // A slow picture must not make it leap.
    let seconds = min((now - autopilot.last) / .seconds(1), 0.2)
    autopilot.last = now
    self.autopilot = autopilot
    return look(at: autopilot.moved(viewport, seconds: seconds), .none)
  }
}

extension IterationLimit {
  /// The limit, or 1 if it is less.
  var atLeastOne: IterationLimit {
    switch self {
    case .fixed(let limit): .fixed(max(1, limit))
    case .automatic: .automatic
    }
  }
}

extension Kernel {
  /// The value that the kernel's file gives a param.
  func `default`(of param: String) -> Value? { program.params.first { $0.name == param }?.defaultValue }

  /// Whether it shows the Julia set of a point.
  var takesSeed: Bool { program.params.contains { $0.name == "seed" && $0.type == .complex } }
}
