import Fractal
import Rast

/// Where everything is worked out that the content of files decides: reading their text, checking and translating it,
/// compiling it to a backend. It is done on other threads, so that no file, whatever is in it, keeps the viewer from
/// its keys.
struct Workshop: Sendable {
  private let pool = ThreadPool(Workshop.threads)
  private let patience: Duration
  private let gate: @Sendable () -> Void
  private let wake: @Sendable () -> Void

  /// How many pieces of work can be under way; some of them may be of no use any more.
  private static let threads = 8
  /// How long the status lines say nothing of what is under way.
  static let silence = Duration.milliseconds(500)

  /// A workshop that calls `wake` on other threads whenever something is done.
  init(_ surroundings: Surroundings, wake: @escaping @Sendable () -> Void) {
    (patience, gate, self.wake) = (surroundings.compilerPatience, surroundings.compilerGate, wake)
  }

  /// Begins a piece of work. What is done within a few milliseconds is waited for: so nothing flickers, and what ships
  /// is on the screen at once.
  func start<Result: Sendable>(
    _ work: @escaping @Sendable (CancellationToken) -> Result
  ) -> Errand<Result> {
    let errand = Errand<Result>()
    pool.submit(1) { [gate, wake] _ in
      gate()
      errand.run(work)
      wake()
    }
    errand.wait(patience)
    return errand
  }
}

/// A piece of work that is done on another thread.
final class Errand<Result: Sendable>: Sendable {
  private let found = Locked<Result?>(nil)
  private let latch = Latch(1)
  private let cancellation = CancellationToken()

  /// What was found; nil while it is under way, and for ever if it was given up before it began.
  var result: Result? { found.withLock { $0 } }

  /// Gives it up, as nobody wants to know any more.
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
