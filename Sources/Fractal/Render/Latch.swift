import Glibc

/// Opens when it has been counted down to 0; one thread waits for that.
final class Latch: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var count: Int

  init(_ count: Int) {
    self.count = count
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

  /// One less to wait for.
  func countDown() {
    pthread_mutex_lock(mutex)
    count -= 1
    if count <= 0 { pthread_cond_signal(condition) }
    pthread_mutex_unlock(mutex)
  }

  /// Waits until the latch is open, but not for long; whether it is open.
  func wait(milliseconds: Int) -> Bool {
    var deadline = timespec()
    clock_gettime(CLOCK_MONOTONIC, &deadline)
    deadline.tv_nsec += milliseconds * 1_000_000
    deadline.tv_sec += deadline.tv_nsec / 1_000_000_000
    deadline.tv_nsec %= 1_000_000_000
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while count > 0 {
      guard pthread_cond_timedwait(condition, mutex, &deadline) == 0 else { break }
    }
    return count <= 0
  }
}
