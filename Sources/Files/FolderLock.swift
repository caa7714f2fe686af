import Glibc
import Text

/// The right to change the files of a folder, which one process at a time has, until it ends at the latest.
public struct FolderLock {
  private let descriptor: Int32

  /// Takes the lock; nil if another process has it and does not let go. Where the file system knows no locks, there is
  /// nobody to wait for.
  ///
  /// - Parameter patience: how long to wait for another process, whose changes take milliseconds.
  public init?(_ folder: String, patience: Duration) {
    descriptor = open(ByteText.name(folder.isEmpty ? "." : folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    let limit = ContinuousClock.now + patience
    while descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
      guard ContinuousClock.now < limit else {
        close(descriptor)
        return nil
      }
      usleep(2_000)
    }
  }

  /// Lets another process have it.
  public func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}
