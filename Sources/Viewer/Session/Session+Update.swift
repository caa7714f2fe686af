import Fractal
import Rast

extension ViewerSession {
  /// Takes what the workers have done, looks at the kernel's file, and lets time go on.
  public func update() {
    let now = surroundings.now()
    lookAtFile(now)
    fly(now)
    letTimePass(now)
    if needsFrames { startFrames() }
    updatePanes(now)
    updateSmoothing(now)
    updateOrbit()
    updateSaving()
    updateStall(now)
    if let message, message.until <= now {
      self.message = nil
      isDirty = true
    }
  }

  /// When `update` is to be called at the latest; nil if nothing changes until an event comes or a worker wakes.
  public var nextUpdate: ContinuousClock.Instant? {
    if needsFrames { return surroundings.now() }
    var times = panes.compactMap(\.nextUpdate)
    if let stalledSince {
      times.append(stalledSince + .seconds(max(shownStall + 1, ViewerSession.patience)))
    }
    if let nextFlight { times.append(nextFlight) }
    if let nextSmoothing { times.append(nextSmoothing) }
    if let nextLook { times.append(nextLook) }
    if let message { times.append(message.until) }
    if let cycling { times.append(cycling + ViewerSession.cycleInterval) }
    if isAnimated, !panes.contains(where: \.isBusy), let last = clock.lastFrame {
      times.append(last + SceneClock.frameInterval)
    }
    return times.min()
  }

  /// How many seconds a picture may take to its first pixel before something is said of it.
  private static let patience = 2

  /// Since when there has been no pixel of the picture that is under way; nil if there is one, or no picture.
  private var stalledSince: ContinuousClock.Instant? {
    guard !isRacing, let pane = panes.first, pane.isBusy, pane.job?.progress == 0 else { return nil }
    return pane.begun
  }

  /// Says how long there has been no pixel, if it is long.
  private func updateStall(_ now: ContinuousClock.Instant) {
    let seconds = stalledSince.map { Int((now - $0) / .seconds(1)) } ?? 0
    let shown = seconds < ViewerSession.patience ? 0 : seconds
    if shown != shownStall { (shownStall, isDirty) = (shown, true) }
  }

  /// Whether pictures change by themselves.
  var isAnimated: Bool { takesTime && !clock.isHeld && !isTooSmall && trouble?.isOfFile != false }

  /// How long a shift of the colours is shown.
  static let cycleInterval = Duration.milliseconds(50)
  /// How far the colours wander in a second, in turns.
  static let cycleSpeed = 0.15

  private func letTimePass(_ now: ContinuousClock.Instant) {
    if isAnimated, !panes.contains(where: \.isBusy), let last = clock.lastFrame,
      now - last >= SceneClock.frameInterval
    {
      needsFrames = true
    }
    if let last = cycling, now - last >= ViewerSession.cycleInterval {
      cycling = now
      // After a pause it goes on from where it was.
      let passed = min((now - last) / .seconds(1), 0.2)
      shiftPalette(passed * ViewerSession.cycleSpeed)
    }
  }
}
