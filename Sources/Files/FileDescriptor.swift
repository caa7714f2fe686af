import Glibc

/// Open files, by their numbers. Reading and writing go on where a signal has interrupted them.
public enum FileDescriptor {
  /// Writes all of the bytes, however few the file takes at a time.
  ///
  /// - Throws: what went wrong; some of them may have been written.
  public static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) throws(SystemError) {
    let result = bytes.withContiguousStorageIfAvailable { write($0, to: descriptor) }
    let number = result ?? Array(bytes).withUnsafeBufferPointer { write($0, to: descriptor) }
    if number != 0 { throw SystemError(number) }
  }

  private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32 {
    var rest = UnsafeRawBufferPointer(bytes)[...]
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        // Another process that has it open made it non-blocking.
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&ready, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }

  /// Reads up to `limit` bytes.
  ///
  /// - Throws: what went wrong.
  public static func read(_ descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: min(limit, 1 << 16))
    while bytes.count < limit {
      let count = Glibc.read(descriptor, &piece, min(piece.count, limit - bytes.count))
      if count > 0 {
        bytes += piece.prefix(count)
      } else if count == 0 {
        break
      } else if errno != EINTR {
        throw SystemError(errno)
      }
    }
    return bytes
  }

  /// Whether it is a terminal.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Makes sure that 0, 1 and 2 are open, so that no file of ours takes the place of one of them.
  public static func claimStandardOnes() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // Only for reading, so that writing fails as it would have.
      _ = open("/dev/null", O_RDONLY)
    }
  }
}
