import Glibc

/// A file that is written beside the one it will replace, so that there is always a whole one.
struct OutputFile {
  private let path: String
  /// Where the bytes go first; nil if what is at the path is no regular file, and is written to as it is.
  private let temporary: String?
  private let descriptor: Int32

  /// Opens a file for a path. Of a link, what it points to is replaced.
  ///
  /// - Throws: that no file can be written there.
  init(_ path: String) throws(CommandError) {
    guard !path.isEmpty else { throw .usage("--output needs the name of a file") }
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      self.path = path
      temporary = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let target = Self.resolved(path)
      self.path = target
      let name = "\(target).\(getpid()).tmp"
      temporary = name
      descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      if descriptor >= 0, exists { fchmod(descriptor, status.st_mode & 0o777) }
    }
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
  }

  /// Writes all of the bytes.
  func write(_ bytes: [UInt8]) throws(CommandError) {
    let number = FileDescriptor.write(bytes, to: descriptor)
    if number == EPIPE { throw .brokenPipe }
    if number != 0 { throw Self.failure(path, number) }
  }

  /// Puts the file in its place. Nothing may be written any more.
  func commit() throws(CommandError) {
    guard close(descriptor) == 0 else {
      let number = errno
      removeTemporary()
      throw Self.failure(path, number)
    }
    if let temporary, rename(temporary, path) != 0 { throw Self.failure(path, errno) }
  }

  /// Leaves everything as it was, as far as that is possible. Also after a `commit` that failed.
  func discard() {
    removeTemporary()
  }

  private func removeTemporary() {
    if let temporary { unlink(temporary) }
  }

  private static func failure(_ path: String, _ number: Int32) -> CommandError {
    .failed("can't write \(path): \(SystemError(number))")
  }

  /// The path without links at its end; the path itself where there is nothing yet.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
