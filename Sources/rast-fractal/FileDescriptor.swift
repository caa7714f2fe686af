import Glibc
import Viewer

extension FileDescriptor {
  /// Whether it is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Makes sure that 0, 1 and 2 are open, so that no file of ours takes one of their places.
  static func claimStandardOnes() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // Only for reading: writing fails, as it would have.
      _ = open("/dev/null", O_RDONLY)
    }
  }
}
