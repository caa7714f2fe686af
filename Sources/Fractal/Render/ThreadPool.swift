import Glibc
import Rast

/// Threads that render pictures. They are made when they are first needed, sleep between pictures, and end
/// after the pool is gone. Work in one pool never waits for work in another, so it may take as long as it likes.
public final class ThreadPool: Sendable {
  /// How its threads count where there are more threads than processors.
  public enum Priority: Sendable {
    /// An ordinary thread.
    case normal
    /// One that gives way to threads that somebody waits for.
    case background

    /// What is added to the niceness of its threads. The threads that they start have it, too. Five makes a third of a
    /// processor's share out of a whole one, which is enough for a thread that wakes up to run at once.
    var addedNiceness: Int32 {
      switch self {
      case .normal: 0
      case .background: 5
      }
    }
  }

  /// How many threads there can be.
  public let maximum: Int
  private let state: State
  /// Starts a thread that does the pool's work; false if the system has none to give.
  private let start: @Sendable (State) -> Bool

  /// How many threads run at once on this machine.
  public static var available: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// A pool of up to `maximum` threads, and at least one.
  public convenience init(_ maximum: Int = ThreadPool.available, priority: Priority = .normal) {
    self.init(maximum, priority: priority, start: ThreadPool.makeThread)
  }

  init(_ maximum: Int, priority: Priority = .normal, start: @escaping @Sendable (State) -> Bool) {
    self.maximum = max(1, maximum)
    self.start = start
    state = State(priority)
  }

  deinit { state.close() }

  /// Calls `body` `count` times, with the numbers from 0, each as soon as a thread is free. Where the system has
  /// no thread to give, the calling thread does the work.
  public func submit(_ count: Int, _ body: @Sendable @escaping (Int) -> Void) {
    put((0..<count).map { number in { body(number) } })
    while let work = state.takeIfAlone() { work() }
  }

  /// Calls `body` as soon as a thread is free, but never on the calling thread.
  ///
  /// - Returns: false if the system has no thread to give; then `body` is not called.
  public func submitAside(_ body: @Sendable @escaping () -> Void) -> Bool {
    let isClaimed = Locked(false)
    let claim = { @Sendable in
      isClaimed.withLock { isClaimed in
        defer { isClaimed = true }
        return !isClaimed
      }
    }
    put([{ if claim() { body() } }])
    return !(state.isAlone && claim())
  }

  private func put(_ work: [@Sendable () -> Void]) {
    let missing = state.put(work, maximum: maximum)
    for _ in 0..<missing where !start(state) { state.lose() }
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

  @Sendable private static func makeThread(_ state: State) -> Bool {
    let argument = Unmanaged.passRetained(state)
    var thread = pthread_t()
    let result = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let state = Unmanaged<State>.fromOpaque(argument).takeRetainedValue()
        // That of the calling thread alone.
        _ = nice(state.priority.addedNiceness)
        state.work()
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
  final class State: @unchecked Sendable {
    // Unchecked: everything that changes is only touched under the monitor's lock.
    private let monitor = Monitor()
    let priority: Priority
    private var waiting: [@Sendable () -> Void] = []
    private var threads = 0
    private var idle = 0
    private var isClosed = false

    init(_ priority: Priority) { self.priority = priority }

    /// Adds work, and says how many threads are to be made for it; they are counted already.
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

    /// Whether there is no thread at all.
    var isAlone: Bool { monitor.withLock { threads == 0 } }

    /// The next piece of work where there is no thread that would do it.
    func takeIfAlone() -> (@Sendable () -> Void)? {
      monitor.withLock { threads == 0 && !waiting.isEmpty ? waiting.removeFirst() : nil }
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
