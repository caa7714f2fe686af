import Glibc

/// Bytes in and out of open files; every call goes on where a signal broke it off.
enum FileDescriptor {
  /// Writes all of the bytes; 0, or the number of the error.
  static func write(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Int32 {
    let result = bytes.withContiguousStorageIfAvailable { write($0, to: descriptor) }
    return result ?? Array(bytes).withUnsafeBufferPointer { write($0, to: descriptor) }
  }

  private static func write(_ bytes: UnsafeBufferPointer<UInt8>, to descriptor: Int32) -> Int32 {
    var rest = UnsafeRawBufferPointer(bytes)[...]
    while !rest.isEmpty {
      let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written >= 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        // Somebody else made it non-blocking.
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
  static func read(_ descriptor: Int32, limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
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
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// Makes sure that 0, 1 and 2 are open, so that no file of ours takes the place of one of them.
  static func claimStandardOnes() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // Only for reading: writing fails, as it would have.
      _ = open("/dev/null", O_RDONLY)
    }
  }
}

/// An error of the system.
struct SystemError: Error, CustomStringConvertible {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// The system's own words for it: "No such file or directory".
  var description: String {
    var text = [CChar](repeating: 0, count: 256)
    // The POSIX form of strerror_r; it leaves some text in any case.
    _ = strerror_r(number, &text, text.count)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
