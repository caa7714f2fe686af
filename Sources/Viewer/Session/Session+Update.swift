import Fractal
import Rast

extension ViewerSession {
  /// Collects what the workers have done, checks the kernel's file, and lets time go on.
  public func update() {
    let now = surroundings.now()
    updateKernel(now)
    updatePanel()
    fly(now)
    take(appearance.update(now))
    take(desk.takeRenderers(now))
    if let nextFrame, nextFrame <= now { desk.wantFrames() }
    let isSaving = keeping.saving != nil
    if desk.mayStart { take(desk.start(shot, areas, isDisturbed: isSaving, now)) }
    take(desk.update(isDisturbed: isSaving, mayRest: mayRest, now))
    updateOrbit()
    take(keeping.update())
    takeBookmarks()
    take(overlay.update(now))
  }

  /// The latest time to call `update`; nil if nothing changes until an event comes or a worker calls `wake`.
  public var nextUpdate: ContinuousClock.Instant? {
    if desk.mayStart { return surroundings.now() }
    return [
      file.nextUpdate, loader.nextUpdate, nextFlight, nextFrame, appearance.nextUpdate,
      desk.nextUpdate(mayRest: mayRest), overlay.nextUpdate,
    ].compactMap { $0 }.min()
  }

  private func updateKernel(_ now: ContinuousClock.Instant) {
    let (news, seen) = file.update(now)
    take(seen)
    if let news { take(news) }
    let (arrival, changes) = loader.update(now)
    take(changes)
    if let arrival { arrive(arrival) }
  }

  /// Takes what other threads have found for the panel.
  private func updatePanel() {
    let wasIdle = overlay.panel?.isIdle ?? true
    let result = overlay.updatePanel()
    if !wasIdle { take(.visible) }
    if case .chose(let choice) = result { choose(choice) }
  }

  /// Whether the picture changes by itself.
  private var isAnimated: Bool {
    journey.isAnimated && !stage.isTooSmall && overlay.trouble?.isOfFile != false
  }

  /// Whether the picture can come to rest, because nothing changes it by itself.
  var mayRest: Bool { !isAnimated && journey.autopilot == nil && !appearance.isWandering }

  /// When the next frame is due, if the picture changes by itself.
  private var nextFrame: ContinuousClock.Instant? { isAnimated ? desk.nextFrame : nil }

  /// When the autopilot moves next; nil if it is waiting for a picture, or is not flying.
  private var nextFlight: ContinuousClock.Instant? {
    desk.isIdle && !stage.isTooSmall ? journey.nextFlight : nil
  }

  /// Moves on, if the autopilot is flying and the picture is complete.
  private func fly(_ now: ContinuousClock.Instant) {
    guard let nextFlight, nextFlight <= now else { return }
    // A kernel that fails shows nothing to fly to.
    guard overlay.trouble == nil, let canvas = desk.panes.first?.canvas else {
      _ = journey.endFlight()
      return take(.visible)
    }
    take(journey.fly(over: canvas, now))
  }

  /// Computes the orbit of the point under the cursor if it is shown, unless it is known.
  private func updateOrbit() {
    guard pointer.orbit.isShown else { return }
    let shot = shot
    let point = pointer.point(on: shot, areas)
    let question = OrbitView.Question(
      kernel: shot.kernel,
      key: OrbitView.Key(content: shot.content, point: point, iterations: shot.iterations), time: shot.time,
      name: journey.scene.kernel.shortName, place: text(point))
    take(pointer.update(question))
  }
}
