import Rast

extension ThreadPool {
  /// Calls `make` with the numbers from 0 on the pool's threads, and meanwhile `take` on the calling one with what they
  /// give, in order. At most `ahead` results are being made or waiting to be taken.
  ///
  /// - Throws: what `take` throws; what is then being made is made to its end, and dropped.
  func inOrder<Result: Sendable, Failure: Error>(
    _ count: Int, ahead: Int, _ make: @Sendable @escaping (Int) -> Result,
    take: (Result) throws(Failure) -> Void
  ) throws(Failure) {
    let results = Results<Result>()
    let cancellation = CancellationToken()
    defer { cancellation.cancel() }
    var begun = 0
    for number in 0..<count {
      while begun < min(count, number + max(1, ahead)) {
        submit(1) { [begun] _ in
          if !cancellation.isCancelled { results.put(make(begun), at: begun) }
        }
        begun += 1
      }
      try take(results.take(number))
    }
  }

  /// What was made and not yet taken.
  private final class Results<Result: Sendable>: @unchecked Sendable {
    // Unchecked: the results are only touched under the monitor's lock.
    private let monitor = Monitor()
    private var made: [Int: Result] = [:]

    func put(_ result: Result, at number: Int) {
      monitor.withLock {
        made[number] = result
        monitor.signal()
      }
    }

    /// Waits for a result; only for those that are sure to be made.
    func take(_ number: Int) -> Result {
      monitor.withLock {
        while true {
          if let result = made.removeValue(forKey: number) { return result }
          monitor.wait()
        }
      }
    }
  }
}
