import Glibc

/// The right to change the files of a folder, which one process at a time has. It ends with the process at the latest.
struct FolderLock {
  private let descriptor: Int32

  /// How long it is waited for another process; what it does takes milliseconds.
  private static let patience = Duration.milliseconds(500)

  /// Takes the lock; nil if another process has it and does not let go. Where the file system knows no locks, there is
  /// nobody to wait for.
  init?(_ folder: String) {
    descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    let limit = ContinuousClock.now + FolderLock.patience
    while descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
      guard ContinuousClock.now < limit else {
        close(descriptor)
        return nil
      }
      usleep(2_000)
    }
  }

  /// Lets another process have it.
  func release() {
    if descriptor >= 0 { close(descriptor) }
  }
}
