import Glibc

/// A file that is written beside the place it is for, and put there once it is whole: whatever goes wrong, and
/// whenever, there is never half of one.
public struct WholeFile: Sendable {
  private let path: String
  /// Where the bytes go first; nil if what is at the path is no regular file, and is written to as it is.
  private let temporary: String?
  private let descriptor: Int32

  /// Begins a file that is to take the place of what is at the path, if there is something. Of a link, what it
  /// points to is replaced; a device is written to as it is.
  ///
  /// - Throws: that no file can be written there.
  public init(replacing path: String) throws(SystemError) {
    var status = stat()
    let exists = stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      (self.path, temporary) = (path, nil)
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw SystemError(errno) }
    } else {
      self.path = Files.absolute(path)
      let file = try WholeFile.makeTemporary(in: Files.folder(of: self.path))
      (temporary, descriptor) = (file.path, file.descriptor)
      if exists { fchmod(descriptor, status.st_mode & 0o777) }
    }
  }

  /// Begins a file that is to be a new one in a folder.
  ///
  /// - Throws: that no file can be written there.
  init(in folder: String) throws(SystemError) {
    let file = try WholeFile.makeTemporary(in: folder + "/")
    (path, temporary, descriptor) = (folder, file.path, file.descriptor)
  }

  /// Writes all of the bytes behind those before.
  public func write(_ bytes: [UInt8]) throws(SystemError) { try FileDescriptor.write(bytes, to: descriptor) }

  /// Puts the file in its place. Nothing may be written any more.
  public func commit() throws(SystemError) {
    try close()
    if let temporary, rename(temporary, path) != 0 { throw SystemError(errno) }
  }

  /// Puts a new file in the first of these places that is free, and gives its path.
  func commit(asFirstFreeOf paths: some Sequence<String>) throws(SystemError) -> String {
    try close()
    guard let temporary else { throw SystemError(EINVAL) }
    for path in paths {
      do throws(SystemError) {
        try WholeFile.move(temporary, to: path)
        return path
      } catch {
        guard error.exists else { throw error }
      }
    }
    throw SystemError(EEXIST)
  }

  /// Leaves everything as it was, as far as that is possible. Also after a `commit` that failed.
  public func discard() {
    if let temporary { unlink(temporary) }
  }

  /// What is written is on the disk behind this, or was never there.
  private func close() throws(SystemError) {
    // A device may not know what that is.
    let number = fsync(descriptor) == 0 || temporary == nil ? 0 : errno
    guard Glibc.close(descriptor) == 0, number == 0 else { throw SystemError(number == 0 ? errno : number) }
  }

  /// Moves a file to where there is none.
  private static func move(_ path: String, to place: String) throws(SystemError) {
    if link(path, place) != 0 {
      guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) else { throw SystemError(errno) }
      // A file system without links, such as a memory card's: an empty file keeps the place.
      let holder = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard holder >= 0, Glibc.close(holder) == 0, rename(path, place) == 0 else { throw SystemError(errno) }
      return
    }
    unlink(path)
  }

  /// A new file in a folder, whose path ends with `/`.
  private static func makeTemporary(in folder: String) throws(SystemError) -> (
    path: String, descriptor: Int32
  ) {
    for number in 1...100 {
      let path = "\(folder).rast-fractal-\(getpid())-\(number).tmp"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (path, descriptor) }
      guard errno == EEXIST else { break }
    }
    throw SystemError(errno)
  }
}
