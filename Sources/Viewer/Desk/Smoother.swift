import Fractal
import Rast

/// Smooths the edges of the picture when nothing has moved for a while.
struct Smoother {
  /// How many rows and columns of points each pixel has then.
  private(set) var samples: Int
  /// The smoothing in progress.
  private(set) var smoothing: Smoothing?
  /// Whether it takes so long that the user should be told.
  private(set) var isSlow = false
  /// When the user last did something; smoothing waits until that is a while ago.
  private var lastMove: ContinuousClock.Instant
  private let pool = ThreadPool(1, priority: .background)

  /// How long nothing must happen before edges are smoothed.
  static let rest = Duration.milliseconds(300)
  /// How long smoothing runs before the status line mentions it.
  static let silence = Duration.milliseconds(500)
  /// The most rows and columns of points per pixel that the key offers.
  private static let mostSamples = 4

  init(samples: Int, now: ContinuousClock.Instant) {
    (self.samples, lastMove) = (min(max(1, samples), Supersampling.maximumSamples), now)
  }

  /// Takes more points per pixel; after the most, one.
  mutating func stepSamples() { samples = samples >= Smoother.mostSamples ? 1 : samples + 1 }

  /// Notes that the user did something.
  mutating func rest(from now: ContinuousClock.Instant) { lastMove = now }

  /// Cancels the smoothing, because something else will be shown, and returns it; its threads may take a few
  /// milliseconds to leave it.
  mutating func stop(_ now: ContinuousClock.Instant) -> Smoothing? {
    defer { (smoothing, isSlow, lastMove) = (nil, false, now) }
    smoothing?.cancel()
    return smoothing
  }

  /// When to smooth the edges of a pane; nil if they are smooth, or should not become so.
  @MainActor
  func nextBegin(_ pane: Pane?) -> ContinuousClock.Instant? {
    guard samples > 1, smoothing == nil, let pane, pane.isComplete, !pane.isSmooth,
      pane.job?.output != .glyph
    else { return nil }
    return lastMove + Smoother.rest
  }

  /// When to say that smoothing takes long.
  var nextStatus: ContinuousClock.Instant? { isSlow ? nil : smoothing.map { $0.begin + Smoother.silence } }

  /// Begins to smooth a pane's edges, or shows the smooth ones.
  @MainActor
  mutating func update(
    _ pane: Pane, _ now: ContinuousClock.Instant, wake: @escaping @Sendable () -> Void
  ) -> Changes {
    if let smoothing, smoothing.isOver {
      pane.show(smooth: smoothing.raster)
      (self.smoothing, isSlow) = (nil, false)
      return .visible
    }
    if let nextStatus, nextStatus <= now { isSlow = true }
    if let next = nextBegin(pane), next <= now, let order = pane.smoothing(samples) {
      smoothing = Smoothing(order, on: pool, now: now, wake: wake)
    }
    return isSlow ? .visible : .none
  }
}
