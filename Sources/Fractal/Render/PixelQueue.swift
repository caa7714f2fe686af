import Rast

/// Hands out the pixels of a picture to threads in runs, in the order in which they are rendered: long runs first and
/// short ones at the end, so that no thread waits long for the last one.
///
/// When a pixel fails, the pixels before it are still finished, as one of them may fail too, and those after it are
/// abandoned. So the failure that is reported is always the first in that order, whatever the threads do.
final class PixelQueue: Sendable {
  private struct State {
    var next = 0
    var done = 0
    var isCancelled = false
    var failure: (pixel: Int, error: RuntimeError)?
    /// What was finished since somebody last asked.
    var finished: [Range<Int>] = []
    /// Where the run that each thread is working on begins.
    var starts: [Int?]
    /// The length of the runs in this round, in which each thread gets one, and how many of them are left.
    var round = (length: 0, left: 0)

    /// The length of the next run, given how many pixels are left.
    mutating func nextOfRound(_ left: Int, _ threads: Int) -> Int {
      if round.left == 0 {
        let fair = (left + threads - 1) / threads
        round = (fair <= PixelQueue.longEnough ? fair : fair - fair / 4, threads)
      }
      round.left -= 1
      return round.length
    }
  }

  /// A run that is not worth dividing: shorter ones have too few lanes to be fast.
  private static let longEnough = 1024

  private let count: Int
  private let batch: ClosedRange<Int>
  /// Whether runs of equal length take about equally long.
  private let isSpread: Bool
  /// Stops each thread.
  private let tokens: [CancellationToken]
  private let state: Locked<State>

  /// A queue of `count` pixels, to be taken in runs of the given lengths.
  ///
  /// - Parameter isSpread: whether runs of equal length take about equally long. Then there are few long ones: each
  ///   thread gets its share of three quarters of what is left, and at the end of all of it.
  init(count: Int, batch: ClosedRange<Int>, threads: Int, isSpread: Bool = false) {
    (self.count, self.batch) = (count, batch)
    self.isSpread = isSpread
    tokens = (0..<threads).map { _ in CancellationToken() }
    state = Locked(State(starts: Array(repeating: nil, count: threads)))
  }

  /// The token that stops a thread's work.
  func token(_ thread: Int) -> CancellationToken { tokens[thread] }

  /// The pixels that the thread works on next, at most `limit` of them; nil if there is nothing left for it to do. By
  /// asking, it says that it has finished what it took before.
  func take(_ thread: Int, atMost limit: Int = .max) -> Range<Int>? {
    state.withLock { state in
      guard !state.isCancelled, state.failure == nil, state.next < count else {
        state.starts[thread] = nil
        return nil
      }
      let share = isSpread ? state.nextOfRound(count - state.next, tokens.count) : guidedShare(state.next)
      let end = min(count, state.next + min(max(share, batch.lowerBound), batch.upperBound, limit))
      defer { state.next = end }
      state.starts[thread] = state.next
      return state.next..<end
    }
  }

  /// The length of a run where the next pixels may take much longer than the last ones.
  private func guidedShare(_ next: Int) -> Int { (count - next) / (3 * tokens.count) }

  /// Notes that pixels are done.
  func finish(_ run: Range<Int>) {
    state.withLock { state in
      state.done += run.count
      if let last = state.finished.last, last.upperBound == run.lowerBound {
        state.finished[state.finished.count - 1] = last.lowerBound..<run.upperBound
      } else {
        state.finished.append(run)
      }
    }
  }

  /// The pixels that were finished since the last call.
  func takeFinished() -> [Range<Int>] {
    state.withLock { state in
      defer { state.finished = [] }
      return state.finished
    }
  }

  /// Notes that a pixel failed.
  func fail(_ pixel: Int, _ error: RuntimeError) {
    // A cancelled run was cancelled by this queue, which knows why.
    guard error.kind != .cancelled else { return }
    state.withLock { state in
      if let failure = state.failure, failure.pixel < pixel { return }
      state.failure = (pixel, error)
      for (thread, start) in state.starts.enumerated() {
        if let start, start > pixel { tokens[thread].cancel() }
      }
    }
  }

  /// Abandons everything.
  func cancel() {
    state.withLock { $0.isCancelled = true }
    for token in tokens { token.cancel() }
  }

  /// How much is done, from 0 to 1.
  var progress: Double { state.withLock { Double($0.done) / Double(count) } }

  /// Whether every pixel is done, or else the first that failed, or neither if it was cancelled.
  typealias Outcome = (isComplete: Bool, failure: (pixel: Int, error: RuntimeError)?)

  /// What became of the pixels; it is final once all threads are through.
  var outcome: Outcome {
    state.withLock { ($0.done == count, $0.isCancelled ? nil : $0.failure) }
  }
}
