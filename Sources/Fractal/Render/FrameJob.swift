import Rast

/// A frame that is being rendered while whoever asked for it does other things. What is finished can be looked at, and
/// the job can be cancelled, at any time.
public final class FrameJob: Sendable {
  /// What is rendered.
  public let frame: Frame
  /// What the samples mean.
  public let output: KernelOutput
  /// The order in which its pixels are rendered.
  public let order: PixelOrder

  /// How a job ended.
  public enum Outcome: Sendable {
    /// All of it is done.
    case done(Picture)
    /// The kernel failed at this pixel, and at none that comes before it in the job's order.
    case failed(PixelError)
    /// It was cancelled.
    case cancelled
  }

  private struct State {
    var workers: Int
    var begin: ContinuousClock.Instant?
    var outcome: Outcome?
    var woken: ContinuousClock.Instant
  }

  private let queue: PixelQueue
  private let samples: Samples
  private let state: Locked<State>
  private let wake: @Sendable () -> Void

  /// The least time between two wakes; the last one does not wait for it.
  private static let wakeInterval = Duration.milliseconds(15)

  init(
    _ frame: Frame, _ order: PixelOrder, _ samples: Samples, workers: Int, queue: PixelQueue,
    wake: @escaping @Sendable () -> Void
  ) {
    (self.frame, self.order, self.samples, self.queue, self.wake) = (frame, order, samples, queue, wake)
    output = samples.output
    state = Locked(State(workers: workers, woken: .now))
  }

  /// How much is done, from 0 to 1.
  public var progress: Double { queue.progress }

  /// How it ended; nil while it is under way.
  public var outcome: Outcome? { state.withLock { $0.outcome } }

  /// Cancels it. It may take a few milliseconds until all threads have noticed.
  public func cancel() { queue.cancel() }

  /// The places of the order that were finished since the last call.
  public func takeFinished() -> [Range<Int>] { queue.takeFinished() }

  /// The value of a pixel, by its number in reading order; only for pixels whose places `takeFinished` has returned.
  public func sample(_ pixel: Int) -> Sample { samples[pixel] }

  /// Does one thread's share of the work.
  func work(_ thread: Int, _ worker: consuming Worker) {
    state.withLock { state in
      if state.begin == nil { state.begin = .now }
    }
    while let run = queue.take(thread, atMost: worker.pace.limit) {
      do throws(BatchError) {
        try worker.run(run, into: samples)
        queue.finish(run)
        if shouldWake() { wake() }
      } catch {
        queue.fail(run.lowerBound + error.index, error.error)
      }
    }
    if leave() { wake() }
  }

  private func shouldWake() -> Bool {
    let now = ContinuousClock.now
    return state.withLock { state in
      guard now - state.woken >= FrameJob.wakeInterval else { return false }
      state.woken = now
      return true
    }
  }

  /// Notes that a thread is through; whether it was the last.
  ///
  /// - Parameter gap: what other threads do after this one has found nothing more to take; for tests.
  @discardableResult
  func leave(gap: () -> Void = {}) -> Bool {
    gap()
    return state.withLock { state in
      state.workers -= 1
      guard state.workers == 0 else { return false }
      // Only the last thread sees what all of them have done.
      state.outcome = outcome(of: queue.outcome, begin: state.begin)
      return true
    }
  }

  private func outcome(of result: PixelQueue.Outcome, begin: ContinuousClock.Instant?) -> Outcome {
    if let failure = result.failure {
      let pixel = order[failure.pixel]
      let (j, i) = pixel.quotientAndRemainder(dividingBy: frame.width)
      return .failed(PixelError(i: i, j: j, point: frame.point(i, j), error: failure.error))
    }
    guard result.isComplete else { return .cancelled }
    let elapsed = begin.map { .now - $0 } ?? Duration.zero
    return .done(Picture(frame: frame, samples: samples, elapsed: elapsed))
  }
}
