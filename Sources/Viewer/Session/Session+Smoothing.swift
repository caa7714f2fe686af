import Fractal

extension ViewerSession {
  /// How long nothing has to happen before edges are smoothed.
  static let rest = Duration.milliseconds(300)
  /// How long smoothing goes on before it is spoken of.
  static let silentSmoothing = Duration.milliseconds(500)
  /// The most rows and columns of points a pixel that the key gives.
  private static let mostSamples = 4

  /// Takes more points a pixel, or one after the most.
  func stepSamples() {
    samples = samples >= ViewerSession.mostSamples ? 1 : samples + 1
    say(
      samples == 1
        ? "no anti-aliasing" : "anti-aliasing: \(samples) × \(samples) points a pixel when nothing moves")
    recolour()
  }

  /// When edges are to be smoothed; nil if they are, or are not to be.
  var nextSmoothing: ContinuousClock.Instant? {
    guard samples > 1, smoothing == nil, !isRacing, autopilot == nil, cycling == nil, !isAnimated,
      let pane = panes.first, pane.isComplete, !pane.isSmooth, kernel.output != .glyph
    else {
      return nil
    }
    return restingSince + ViewerSession.rest
  }

  /// Begins to smooth edges, and shows them smooth.
  func updateSmoothing(_ now: ContinuousClock.Instant) {
    if let smoothing {
      if now - smoothing.begin >= ViewerSession.silentSmoothing { isDirty = true }
      guard smoothing.isOver else { return }
      self.smoothing = nil
      panes.first?.show(smooth: smoothing.raster)
      isDirty = true
    } else if let nextSmoothing, now >= nextSmoothing, let order = panes.first?.smoothing(samples) {
      smoothing = Smoothing(order, on: smoothingPool, now: now, wake: wake)
    }
  }

  /// Gives up what is of no use any more, as something else is to be seen.
  func stopSmoothing() {
    if let smoothing {
      smoothing.cancel()
      leaving.append { smoothing.isOver }
    }
    smoothing = nil
    restingSince = surroundings.now()
  }
}
