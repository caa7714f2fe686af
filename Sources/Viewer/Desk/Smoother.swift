import Fractal
import Rast

/// Smooths the edges of the picture: at once as far as there is time for it, and fully when nothing has moved for a
/// while.
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
  /// What mixes the colours of points.
  private let mixers: ThreadPool

  /// How long nothing must happen before edges are smoothed.
  static let rest = Duration.milliseconds(300)
  /// How long smoothing runs before the status line mentions it.
  static let silence = Duration.milliseconds(500)
  /// The most rows and columns of points per pixel that the key offers.
  private static let mostSamples = 4

  /// How many seconds there are for smoothing a picture that moves.
  private static let budget = 0.012

  init(samples: Int, threads: Int, now: ContinuousClock.Instant) {
    (self.samples, lastMove) = (min(max(1, samples), Supersampling.maximumSamples), now)
    mixers = ThreadPool(threads, priority: .background)
  }

  /// How many rows and columns of points a pixel can have at once.
  ///
  /// - Parameter seconds: how long one point for each pixel is likely to take; nil if that is unknown.
  func samplesAtOnce(_ seconds: Double?) -> Int {
    guard let seconds else { return 1 }
    return (1...samples).last { Double($0 * $0) * seconds <= Smoother.budget } ?? 1
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
  ///
  /// - Parameter mayRest: whether nothing changes the picture by itself.
  @MainActor
  func nextBegin(_ pane: Pane?, mayRest: Bool) -> ContinuousClock.Instant? {
    guard samples > 1, smoothing == nil, let pane, pane.isComplete, pane.job?.output != .glyph else {
      return nil
    }
    if pane.isAwaited { return pane.begun }
    return mayRest && pane.samples < samples ? lastMove + Smoother.rest : nil
  }

  /// When to say that smoothing takes long.
  var nextStatus: ContinuousClock.Instant? { isSlow ? nil : smoothing.map { $0.begin + Smoother.silence } }

  /// Begins to smooth a pane's edges, or shows the smooth ones.
  @MainActor
  mutating func update(
    _ pane: Pane, mayRest: Bool, _ now: ContinuousClock.Instant, wake: @escaping @Sendable () -> Void
  ) -> Changes {
    if let smoothing, smoothing.isOver {
      pane.show(smooth: smoothing.result, of: samples)
      (self.smoothing, isSlow) = (nil, false)
      return .visible
    }
    if let nextStatus, nextStatus <= now { isSlow = true }
    if let next = nextBegin(pane, mayRest: mayRest), next <= now,
      let order = pane.smoothing(pane.isAwaited ? pane.samplesAtOnce : samples)
    {
      smoothing = Smoothing(order, on: pool, mixers: mixers, now: now, wake: wake)
    }
    return isSlow ? .visible : .none
  }

  /// The colours of a picture whose points are kept; nil if there should be fewer of them.
  func raster(of points: Picture, samples: Int, _ renderer: Renderer, _ colouring: Colouring) -> Raster? {
    guard samples <= self.samples else { return nil }
    return Supersampling(renderer, samples: samples, pool: mixers).raster(of: points, colouring)
  }
}
