import Glibc

/// Opens when it has been counted down to 0; one thread waits for that.
package final class Latch: @unchecked Sendable {
  // Unchecked: the count is only touched under the monitor's lock.
  private let monitor = Monitor()
  private var count: Int

  /// A latch that `countDown` opens when it was called so often.
  package init(_ count: Int) { self.count = count }

  /// One less to wait for.
  package func countDown() {
    monitor.withLock {
      count -= 1
      if count <= 0 { monitor.signal() }
    }
  }

  /// Waits until the latch is open, but not for long; whether it is open.
  package func wait(milliseconds: Int) -> Bool {
    let deadline = timespec.now(adding: milliseconds)
    return monitor.withLock {
      while count > 0, monitor.wait(until: deadline) {}
      return count <= 0
    }
  }
}
