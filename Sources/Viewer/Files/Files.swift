import Glibc

/// Whole files.
enum Files {
  /// What a file holds, but no more than `limit` bytes of it.
  static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    // Not blocking, so that a pipe without a writer does not stop everything.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError(errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = Glibc.read(descriptor, &piece, min(piece.count, limit - bytes.count))
      if count == 0 { break }
      guard count > 0 else {
        if errno == EINTR { continue }
        throw FileError(errno)
      }
      bytes += piece[..<count]
    }
    return bytes
  }

  /// Puts bytes into a file, which changes at once or not at all. Its folder is made if need be.
  static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    try makeFolder(of: path)
    let temporary = "\(path).\(getpid()).tmp"
    try write(bytes, temporary, O_CREAT | O_TRUNC)
    guard rename(temporary, path) == 0 else {
      let error = FileError(errno)
      unlink(temporary)
      throw error
    }
  }

  /// Puts bytes into a new file.
  ///
  /// - Throws: also that there is such a file already, with which `exists` is true.
  static func create(_ path: String, with bytes: [UInt8]) throws(FileError) {
    try write(bytes, path, O_CREAT | O_EXCL)
  }

  /// The names of what is in a folder, sorted; none if it can't be read.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      names.append(name)
    }
    return names.sorted()
  }

  /// The path from the root on, where the system can tell.
  static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func write(_ bytes: [UInt8], _ path: String, _ flags: Int32) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC | flags, 0o666)
    guard descriptor >= 0 else { throw FileError(errno) }
    var number: Int32 = 0
    var written = 0
    bytes.withUnsafeBytes { buffer in
      while written < buffer.count, number == 0 {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count >= 0 { written += count } else if errno != EINTR { number = errno }
      }
    }
    if number == 0, fsync(descriptor) != 0 { number = errno }
    if close(descriptor) != 0, number == 0 { number = errno }
    guard number == 0 else {
      unlink(path)
      throw FileError(number)
    }
  }

  private static func makeFolder(of path: String) throws(FileError) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST || errno == EISDIR || errno == EROFS else {
        throw FileError(errno)
      }
    }
  }
}

/// An error of the system about a file.
struct FileError: Error, Hashable, CustomStringConvertible {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  /// Whether there is such a file already.
  var exists: Bool { number == EEXIST }

  /// Whether there is no such file.
  var isMissing: Bool { number == ENOENT || number == ENOTDIR }

  /// The system's own words for it.
  var description: String {
    var text = [CChar](repeating: 0, count: 256)
    // The POSIX form of strerror_r; it leaves some text in any case.
    _ = strerror_r(number, &text, text.count)
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
