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

  /// What was made.
  struct Result: Sendable {
    var raster: Raster
    /// The points, unless there are too many of them to keep.
    var points: Picture?
    /// How many rows and columns of them each pixel has.
    var samples: Int
  }

  private struct State {
    var isOver = false
    var result: Result?
  }

  /// When it began.
  let begin: ContinuousClock.Instant
  private let cancellation = CancellationToken()
  private let state = Locked(State())
  private let done: PercentDone

  /// Begins. `wake` is called on other threads whenever another percent is done, and at the end.
  ///
  /// - Parameter mixers: the threads that mix the colours.
  init(
    _ order: Order, on pool: ThreadPool, mixers: ThreadPool, now: ContinuousClock.Instant,
    wake: @escaping @Sendable () -> Void
  ) {
    (begin, done) = (now, PercentDone(wake: wake))
    pool.submit(1) { _ in
      let result = self.render(order, mixers)
      self.state.withLock { ($0.isOver, $0.result) = (true, result) }
      wake()
    }
  }

  /// How much is done, in percent.
  var percent: Int { done.value }

  /// Whether it has ended.
  var isOver: Bool { state.withLock { $0.isOver } }

  /// The picture, once it is ready; it never is if it was cancelled, or if the kernel failed between the
  /// pixels.
  var result: Result? { state.withLock { $0.result } }

  /// Cancels it.
  func cancel() { cancellation.cancel() }

  private func render(_ order: Order, _ mixers: ThreadPool) -> Result? {
    let supersampling = Supersampling(order.renderer, samples: order.samples, pool: mixers)
    do {
      if let points = try supersampling.points(
        of: order.frame, cancellation: cancellation, progress: done.note)
      {
        return supersampling.raster(of: points, order.colouring, cancellation: cancellation).map {
          Result(raster: $0, points: points, samples: order.samples)
        }
      }
      let raster = try supersampling.render(
        order.frame, order.colouring, cancellation: cancellation, progress: done.note)
      return Result(raster: raster, samples: order.samples)
    } catch {
      return nil
    }
  }
}
