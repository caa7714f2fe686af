import Fractal
import Rast

extension ViewerSession {
  /// Lets the autopilot fly. Views have as many iterations as they need, unless there are more already.
  func startAutopilot() {
    guard !isTooSmall else { return say("there is no room to fly") }
    let now = surroundings.now()
    history.leave(scene)
    if iterations <= kernel.iterations(span: scene.viewport.span) { scene.limit = .automatic }
    needsFrames = true
    autopilot = Autopilot(seed: surroundings.seed, now: now)
    (cursor, isOrbitShown, orbit) = (nil, false, nil)
    say("the autopilot flies: any key stops it, and u goes back")
  }

  /// Ends a flight; whether there was one.
  func stopAutopilot() -> Bool {
    defer { autopilot = nil }
    return autopilot != nil
  }

  /// When the autopilot moves next; nil if it waits for a picture, or does not fly.
  var nextFlight: ContinuousClock.Instant? {
    guard let autopilot, !panes.contains(where: \.isBusy), !needsFrames, !isTooSmall else { return nil }
    return autopilot.last + SceneClock.frameInterval
  }

  /// Moves, where the autopilot flies and the picture is complete.
  func fly(_ now: ContinuousClock.Instant) {
    guard let nextFlight, nextFlight <= now, var autopilot else { return }
    // A kernel that fails shows nothing to fly to.
    guard trouble == nil, let canvas = panes.first?.canvas else {
      (self.autopilot, isDirty) = (nil, true)
      return
    }
    let viewport = scene.viewport
    let widest = kernel.viewport.span
    guard
      autopilot.look(canvas, viewport, isAtEnd: isPastPrecision(canvas.frame), widest: widest)
    else {
      self.autopilot = nil
      return say("there is nothing here to fly to")
    }
    // A slow picture must not make it leap.
    let seconds = min((now - autopilot.last) / .seconds(1), 0.2)
    autopilot.last = now
    self.autopilot = autopilot
    look(at: autopilot.moved(viewport, seconds: seconds), remembering: false)
  }
}
