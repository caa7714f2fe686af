import Glibc

/// Opens once it has been counted down to 0; one thread waits for that.
package final class Latch: @unchecked Sendable {
  // Unchecked: the count is only accessed under the monitor's lock.
  private let monitor = Monitor()
  private var count: Int

  /// A latch that opens after so many calls of `countDown`.
  package init(_ count: Int) { self.count = count }

  /// Notes that one of those waited for has finished.
  package func countDown() {
    monitor.withLock {
      count -= 1
      if count <= 0 { monitor.signal() }
    }
  }

  /// Waits until the latch is open, but no longer than given; returns whether it is open.
  package func wait(milliseconds: Int) -> Bool {
    let deadline = timespec.now(adding: milliseconds)
    return monitor.withLock {
      while count > 0, monitor.wait(until: deadline) {}
      return count <= 0
    }
  }
}
