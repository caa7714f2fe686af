import Rast

/// How much of something is done, counted on other threads than the one that shows it.
final class PercentDone: Sendable {
  private let percent = Locked(0)
  /// Called whenever another percent is done.
  private let wake: @Sendable () -> Void

  init(wake: @escaping @Sendable () -> Void) { self.wake = wake }

  /// From 0 to 100.
  var value: Int { percent.withLock { $0 } }

  /// Notes the fraction that is done, from 0 to 1.
  func note(_ part: Double) {
    let new = Int(part * 100)
    let isNew = percent.withLock { percent in
      defer { percent = new }
      return percent != new
    }
    if isNew { wake() }
  }
}
