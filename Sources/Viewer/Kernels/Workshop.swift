import Fractal
import Rast

/// Does all the work that depends on the content of files: reading their text, checking and translating it,
/// and compiling it for a backend. It runs on other threads, so that no file, whatever is in it, keeps the
/// viewer from responding to keys.
struct Workshop: Sendable {
  private let pool: ThreadPool
  private let patience: Duration
  private let gate: @Sendable () -> Void
  private let wake: @Sendable () -> Void

  /// How many pieces of work can run at once; some of them may no longer be of use.
  static let threads = 8
  /// How long work runs before the status lines mention it.
  static let silence = Duration.milliseconds(500)

  /// A workshop that calls `wake` on other threads whenever something is done.
  ///
  /// - Parameter threads: how many pieces of work can run at once; with one, they run in the order in which they were
  ///   started.
  init(
    _ surroundings: Surroundings, threads: Int = Workshop.threads, wake: @escaping @Sendable () -> Void
  ) {
    pool = ThreadPool(threads)
    (patience, gate, self.wake) = (surroundings.compilerPatience, surroundings.compilerGate, wake)
  }

  /// Starts a piece of work, and mostly waits a few milliseconds for it, so that nothing flickers, and shipped
  /// kernels are on the screen at once.
  func start<Result: Sendable>(
    waits: Bool = true, _ work: @escaping @Sendable (CancellationToken) -> Result
  ) -> Errand<Result> {
    let errand = Errand<Result>()
    pool.submit(1) { [gate, wake] _ in
      gate()
      errand.run(work)
      wake()
    }
    if waits { errand.wait(patience) }
    return errand
  }
}

/// A piece of work that is done on another thread.
final class Errand<Result: Sendable>: Sendable {
  private let found = Locked<Result?>(nil)
  private let latch = Latch(1)
  private let cancellation = CancellationToken()

  /// The result; nil while the work is in progress, and for ever if it was cancelled before it began.
  var result: Result? { found.withLock { $0 } }

  /// Cancels it, because its result is no longer wanted.
  func cancel() { cancellation.cancel() }

  fileprivate func run(_ work: (CancellationToken) -> Result) {
    defer { latch.countDown() }
    guard !cancellation.isCancelled else { return }
    let result = work(cancellation)
    found.withLock { $0 = result }
  }

  fileprivate func wait(_ patience: Duration) {
    let milliseconds = Int(patience / .milliseconds(1))
    if milliseconds > 0 { _ = latch.wait(milliseconds: milliseconds) }
  }
}
