import Glibc

/// A lock, and a condition to wait for under it.
final class Monitor: @unchecked Sendable {
  // Unchecked: the pointers are only used with the functions made for that.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    // By the monotonic clock, so that setting the time does not make anyone wait.
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Does `body` while nobody else is at it.
  func withLock<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Lets the lock go until somebody signals; only under the lock.
  func wait() { pthread_cond_wait(condition, mutex) }

  /// The same, but not after a time of the monotonic clock; whether it was before that time.
  func wait(until deadline: timespec) -> Bool {
    var deadline = deadline
    return pthread_cond_timedwait(condition, mutex, &deadline) == 0
  }

  /// Wakes everybody who waits.
  func signalAll() { pthread_cond_broadcast(condition) }

  /// Wakes one who waits.
  func signal() { pthread_cond_signal(condition) }
}

extension timespec {
  /// A time of the monotonic clock, from now on.
  static func now(adding milliseconds: Int) -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    time.tv_nsec += milliseconds * 1_000_000
    time.tv_sec += time.tv_nsec / 1_000_000_000
    time.tv_nsec %= 1_000_000_000
    return time
  }
}
