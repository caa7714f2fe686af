import Glibc

/// The processor time that the calling thread has used. Unlike the time of day it does not run on while other threads or
/// programs have the processor, so that a test which looks at it does not fail because the machine is busy.
public enum ProcessorTime {
  /// What the calling thread has used until now.
  public static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// What the calling thread uses for some work.
  public static func of(_ work: () throws -> Void) rethrows -> Duration {
    let start = now
    try work()
    return now - start
  }

  /// How many times as long some work takes at ten times the size: about 10 if it takes time in proportion to the size,
  /// about 100 if it grows with the square.
  public static func growth(from size: Int, _ work: (Int) throws -> Void) rethrows -> Double {
    // The least of several, as whatever disturbs makes it longer.
    let small = try (0..<3).map { _ in try of { try work(size) } }.min() ?? .zero
    let large = try (0..<2).map { _ in try of { try work(10 * size) } }.min() ?? .zero
    return large / max(small, .microseconds(1))
  }

  /// More than anything that takes time in proportion to its size grows by.
  public static let mostGrowth = 30.0
}
