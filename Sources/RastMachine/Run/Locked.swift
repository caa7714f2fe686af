import Glibc

/// A value that one thread at a time can read or change. It does what `Synchronization.Mutex` does, but with a lock of
/// pthreads, which the thread sanitizer knows; it does not see that a `Mutex` is a lock.
package final class Locked<Value>: @unchecked Sendable {
  // Unchecked: the value is only touched under the lock.
  @usableFromInline package let lock: UnsafeMutablePointer<pthread_mutex_t>
  @usableFromInline package var value: Value

  /// A value for all threads to share.
  package init(_ value: sending Value) {
    self.value = value
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Runs `body` while no other thread has the value. It must not lock the same value again.
  @inlinable package func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value)
  }
}
