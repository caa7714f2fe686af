import Fractal
import Rast

/// Smooths the edges of the picture when nothing has moved for a while.
struct Smoother {
  /// How many rows and columns of points a pixel has then.
  private(set) var samples: Int
  /// What is under way.
  private(set) var smoothing: Smoothing?
  /// Whether it takes so long that it is to be said.
  private(set) var isSlow = false
  /// When the user did something last that smoothing waits for.
  private var lastMove: ContinuousClock.Instant
  private let pool = ThreadPool(1)

  /// How long nothing has to happen before edges are smoothed.
  static let rest = Duration.milliseconds(300)
  /// How long smoothing goes on before it is spoken of.
  static let silence = Duration.milliseconds(500)
  /// The most rows and columns of points a pixel that the key gives.
  private static let mostSamples = 4

  init(samples: Int, now: ContinuousClock.Instant) {
    (self.samples, lastMove) = (min(max(1, samples), Supersampling.maximumSamples), now)
  }

  /// Takes more points a pixel, or one after the most.
  mutating func stepSamples() { samples = samples >= Smoother.mostSamples ? 1 : samples + 1 }

  /// Notes that the user did something.
  mutating func rest(from now: ContinuousClock.Instant) { lastMove = now }

  /// Gives up what is under way, as something else is to be seen, and gives it back; its threads may take a few
  /// milliseconds to leave it.
  mutating func stop(_ now: ContinuousClock.Instant) -> Smoothing? {
    defer { (smoothing, isSlow, lastMove) = (nil, false, now) }
    smoothing?.cancel()
    return smoothing
  }

  /// When the edges of a pane are to be smoothed; nil if they are smooth, or not to become so.
  @MainActor
  func nextBegin(_ pane: Pane?) -> ContinuousClock.Instant? {
    guard samples > 1, smoothing == nil, let pane, pane.isComplete, !pane.isSmooth,
      pane.job?.output != .glyph
    else { return nil }
    return lastMove + Smoother.rest
  }

  /// When it is to be said that smoothing takes long.
  var nextStatus: ContinuousClock.Instant? { isSlow ? nil : smoothing.map { $0.begin + Smoother.silence } }

  /// Begins to smooth a pane's edges, or shows them smooth.
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
