import Glibc

/// A value that one thread at a time can look at or change. It does what `Synchronization.Mutex` does, with a lock of
/// pthreads: that one the thread sanitizer knows, and the other it takes for none.
package final class Locked<Value>: @unchecked Sendable {
  // Unchecked: the value is only touched under the lock.
  @usableFromInline let lock: UnsafeMutablePointer<pthread_mutex_t>
  @usableFromInline var value: Value

  /// A value that is given away to all threads.
  package init(_ value: sending Value) {
    self.value = value
    lock = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
  }

  deinit {
    pthread_mutex_destroy(lock)
    lock.deallocate()
  }

  /// Does `body` while no other thread is at it. It must not lock the same value again.
  @inlinable package func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return try body(&value)
  }
}
