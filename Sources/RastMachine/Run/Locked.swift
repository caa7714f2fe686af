import Glibc

/// A value that one thread at a time can read or change. It does what `Synchronization.Mutex` does, but with
/// a pthreads lock, which the thread sanitizer knows; the sanitizer does not recognise a `Mutex` as a lock.
package final class Locked<Value>: @unchecked Sendable {
  // Unchecked: the value is only accessed while the lock is held.
  @usableFromInline package let lock: UnsafeMutablePointer<pthread_mutex_t>
  @usableFromInline package var value: Value

  /// A value that all threads can share.
  package init(_ value: sending Value) {
    self.value = value
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Runs `body` while no other thread has access to the value. It must not lock the same value again.
  @inlinable package func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value)
  }
}
