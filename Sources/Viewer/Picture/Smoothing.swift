import Fractal
import Rast

/// A picture with smooth edges, made on other threads while the one with one point per pixel is on the
/// screen.
final class Smoothing: Sendable {
  /// What to make.
  struct Order: Sendable {
    var frame: Frame
    var renderer: Renderer
    var colouring: Colouring
    /// How many rows and columns of points each pixel has.
    var samples: Int
  }

  private struct State {
    var isOver = false
    var raster: Raster?
  }

  /// When it began.
  let begin: ContinuousClock.Instant
  private let cancellation = CancellationToken()
  private let state = Locked(State())
  private let done: PercentDone

  /// Begins. `wake` is called on other threads whenever another percent is done, and at the end.
  init(
    _ order: Order, on pool: ThreadPool, now: ContinuousClock.Instant, wake: @escaping @Sendable () -> Void
  ) {
    (begin, done) = (now, PercentDone(wake: wake))
    pool.submit(1) { _ in
      let raster = self.render(order)
      self.state.withLock { ($0.isOver, $0.raster) = (true, raster) }
      wake()
    }
  }

  /// How much is done, in percent.
  var percent: Int { done.value }

  /// Whether it has ended.
  var isOver: Bool { state.withLock { $0.isOver } }

  /// The picture, once it is ready; it never is if it was cancelled, or if the kernel failed between the
  /// pixels.
  var raster: Raster? { state.withLock { $0.raster } }

  /// Cancels it.
  func cancel() { cancellation.cancel() }

  private func render(_ order: Order) -> Raster? {
    try? Supersampling(order.renderer, samples: order.samples).render(
      order.frame, order.colouring, cancellation: cancellation, progress: done.note)
  }
}
