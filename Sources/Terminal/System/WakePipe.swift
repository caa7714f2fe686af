import Glibc
import Synchronization

/// Wakes the main thread while it waits for the terminal. Can be used from any thread.
public final class WakePipe: Sendable {
  /// What becomes readable when the main thread is to wake.
  let readEnd: Int32
  /// What is written to for that.
  let writeEnd: Int32
  private let isAwake = Atomic<Bool>(false)

  /// Makes a pipe.
  ///
  /// - Throws: that the system has no more of them.
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

  /// Goes back to sleep, and says whether it was woken.
  func takeWakes() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 64)
    let isWoken = read(readEnd, &bytes, bytes.count) > 0
    // Behind the reading: a wake in between is then either in the pipe or to be seen now.
    isAwake.store(false, ordering: .sequentiallyConsistent)
    return isWoken
  }
}
