import Glibc

/// Threads that render pictures. They are started when first needed, sleep between pictures, and end once the pool is
/// gone. Unlike the tasks of Swift's own pool, their work may take as long as it likes.
public final class ThreadPool: Sendable {
  /// How many threads there can be.
  public let maximum: Int
  private let state: State

  /// How many threads run at once on this machine.
  public static var available: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// A pool of up to `maximum` threads, and at least one.
  public init(_ maximum: Int = ThreadPool.available) {
    self.maximum = max(1, maximum)
    state = State()
  }

  deinit { state.close() }

  /// Runs `body` `count` times, with the numbers from 0, each as soon as a thread is free. If the system cannot start a
  /// thread, the calling one does the work.
  public func submit(_ count: Int, _ body: @Sendable @escaping (Int) -> Void) {
    let missing = state.put((0..<count).map { number in { body(number) } }, maximum: maximum)
    for _ in 0..<missing where !makeThread() { state.lose() }
    state.workIfAlone()
  }

  /// The same, but waits until all is done. Meanwhile `watch` is called on the calling thread every few milliseconds.
  func run(_ count: Int, watch: () -> Void, _ body: @Sendable @escaping (Int) -> Void) {
    let latch = Latch(count)
    submit(count) { number in
      body(number)
      latch.countDown()
    }
    while !latch.wait(milliseconds: ThreadPool.pollInterval) { watch() }
  }

  /// How long it may take until a cancellation is noticed, in milliseconds.
  private static let pollInterval = 2

  private func makeThread() -> Bool {
    let argument = Unmanaged.passRetained(state)
    var thread = pthread_t()
    let result = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<State>.fromOpaque(argument).takeRetainedValue().work() }
        return nil
      }, argument.toOpaque())
    guard result == 0 else {
      argument.release()
      return false
    }
    pthread_detach(thread)
    return true
  }

  /// What the pool shares with its threads.
  private final class State: @unchecked Sendable {
    // Unchecked: everything is only accessed under the monitor's lock.
    private let monitor = Monitor()
    private var waiting: [@Sendable () -> Void] = []
    private var threads = 0
    private var idle = 0
    private var isClosed = false

    /// Takes work, and returns how many threads to start for it; they are already counted.
    func put(_ work: [@Sendable () -> Void], maximum: Int) -> Int {
      monitor.withLock {
        waiting += work
        let missing = min(max(0, waiting.count - idle), maximum - threads)
        threads += missing
        monitor.signalAll()
        return missing
      }
    }

    /// Notes that a thread could not be started.
    func lose() { monitor.withLock { threads -= 1 } }

    func close() {
      monitor.withLock {
        isClosed = true
        monitor.signalAll()
      }
    }

    /// Does all the work that there is, if no thread will.
    func workIfAlone() {
      while let work = monitor.withLock({ threads == 0 && !waiting.isEmpty ? waiting.removeFirst() : nil }) {
        work()
      }
    }

    /// What a thread does.
    func work() {
      while let work = next() { work() }
    }

    /// The next piece of work; nil if there will be none.
    private func next() -> (@Sendable () -> Void)? {
      monitor.withLock {
        while waiting.isEmpty, !isClosed {
          idle += 1
          monitor.wait()
          idle -= 1
        }
        if waiting.isEmpty {
          threads -= 1
          return nil
        }
        return waiting.removeFirst()
      }
    }
  }
}
