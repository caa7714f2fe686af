import Glibc

/// A lock, and a condition to wait for while holding it.
final class Monitor: @unchecked Sendable {
  // Unchecked: the pointers are only passed to the pthread functions, which can be called from any thread.
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    // The monotonic clock, so that setting the system's time makes nobody wait.
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

  /// Runs `body` while holding the lock.
  func withLock<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }

  /// Releases the lock until somebody signals; to be called while holding it.
  func wait() { pthread_cond_wait(condition, mutex) }

  /// The same, but waits at most until a time of the monotonic clock; returns whether it was woken before that.
  func wait(until deadline: timespec) -> Bool {
    var deadline = deadline
    return pthread_cond_timedwait(condition, mutex, &deadline) == 0
  }

  /// Wakes all that wait.
  func signalAll() { pthread_cond_broadcast(condition) }

  /// Wakes one that waits.
  func signal() { pthread_cond_signal(condition) }
}

extension timespec {
  /// A time of the monotonic clock, so many milliseconds from now.
  static func now(adding milliseconds: Int) -> timespec {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    time.tv_nsec += milliseconds * 1_000_000
    time.tv_sec += time.tv_nsec / 1_000_000_000
    time.tv_nsec %= 1_000_000_000
    return time
  }
}
