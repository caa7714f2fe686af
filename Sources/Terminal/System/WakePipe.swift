import Glibc
import Synchronization

/// Wakes the main thread when it waits for the terminal. Can be used from any thread.
public final class WakePipe: Sendable {
  /// The end that becomes readable when the main thread is to wake.
  let readEnd: Int32
  /// The end that is written to for that.
  let writeEnd: Int32
  private let isAwake = Atomic<Bool>(false)

  /// Makes a pipe.
  ///
  /// - Throws: that the system has no more pipes.
  public init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .refused("no pipe, \(String(cString: strerror(errno)))") }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Wakes the main thread, or keeps it from falling asleep.
  public func wake() {
    guard !isAwake.exchange(true, ordering: .acquiringAndReleasing) else { return }
    var byte: UInt8 = 0
    while write(writeEnd, &byte, 1) == -1, errno == EINTR {}
  }

  /// Takes all wakes so far, and says whether there were any.
  func takeWakes() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 64)
    let isWoken = read(readEnd, &bytes, bytes.count) > 0
    // After the reading, so that a wake in between either is in the pipe or has already been seen.
    isAwake.store(false, ordering: .sequentiallyConsistent)
    return isWoken
  }
}
