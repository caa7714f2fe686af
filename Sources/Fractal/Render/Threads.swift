import Glibc

/// Work on threads of its own, outside of any pool, so that it may take as long as it likes.
enum Threads {
  /// How many of them run at once on this machine.
  static var available: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Runs `body` once on each of `count` threads, with its number, and waits until all have come to their
  /// end. Every few milliseconds `watch` is called on the calling thread. Where the system has not enough
  /// threads there are fewer, and if it has none, the calling thread does the work.
  static func run(_ count: Int, watch: () -> Void, _ body: @Sendable @escaping (Int) -> Void) {
    let latch = Latch(count)
    var threads: [pthread_t] = []
    for number in 0..<count {
      let work = Unmanaged.passRetained(Work(number: number, latch: latch, body: body))
      var thread = pthread_t()
      let result = pthread_create(
        &thread, nil,
        { argument in
          if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
          return nil
        }, work.toOpaque())
      if result == 0 {
        threads.append(thread)
      } else {
        work.release()
        if number == 0 { body(0) }
        latch.countDown()
      }
    }
    while !latch.wait(milliseconds: pollInterval) { watch() }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// How long it may take until a cancellation is seen.
  private static let pollInterval = 2

  private final class Work: Sendable {
    let number: Int
    let latch: Latch
    let body: @Sendable (Int) -> Void

    init(number: Int, latch: Latch, body: @escaping @Sendable (Int) -> Void) {
      (self.number, self.latch, self.body) = (number, latch, body)
    }

    func run() {
      body(number)
      latch.countDown()
    }
  }
}
