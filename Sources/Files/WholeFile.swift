import Glibc
import Text

/// A file that is put in its place once it is whole: whatever goes wrong, and whenever, there is never half of one.
///
/// Until then it has no name where the file system knows such files, so that the system removes it however the process
/// ends. Elsewhere it is written next to its place under a name of its own.
public final class WholeFile {
  private let path: String
  private let draft: Draft
  /// Negative once it is closed.
  private var descriptor: Int32
  /// Whether it is neither in its place nor discarded.
  private var isPending = true

  /// Begins a file that is to take the place of what is at the path, if there is something. A link stays, and the file
  /// that it points to is replaced; a device is written to as it is.
  ///
  /// - Throws: that no file can be written there.
  public convenience init(replacing path: String) throws(SystemError) {
    try self.init(replacing: path, isNamed: false)
  }

  /// - Parameter isNamed: whether the draft has a name even where it need not have one; for tests.
  init(replacing path: String, isNamed: Bool) throws(SystemError) {
    var status = stat()
    let exists = stat(ByteText.name(path), &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      (self.path, draft) = (path, .device)
      descriptor = open(ByteText.name(path), O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw SystemError(errno) }
    } else {
      self.path = Path.absolute(path)
      (draft, descriptor) = try Draft.open(in: Path.folder(of: self.path), isNamed: isNamed)
      if exists { fchmod(descriptor, status.st_mode & 0o777) }
    }
  }

  /// Begins a file that is to be a new one in a folder.
  ///
  /// - Throws: that no file can be written there.
  init(in folder: String, isNamed: Bool = false) throws(SystemError) {
    path = folder
    (draft, descriptor) = try Draft.open(in: folder + "/", isNamed: isNamed)
  }

  deinit { discard() }

  /// The path of the draft, if it has one; whoever ends the process without discarding the file has to remove that.
  public var draftPath: String? {
    switch draft {
    case .named(let path): path
    case .unnamed, .device: nil
    }
  }

  /// Appends all of the bytes.
  public func write(_ bytes: [UInt8]) throws(SystemError) { try FileDescriptor.write(bytes, to: descriptor) }

  /// Puts the file in its place. Nothing may be written after that.
  public func commit() throws(SystemError) {
    switch draft {
    case .unnamed:
      try sync()
      try Draft.put(descriptor, at: path)
    case .named(let draft):
      try sync()
      try close()
      guard rename(ByteText.name(draft), ByteText.name(path)) == 0 else { throw SystemError(errno) }
    case .device:
      // A device may not know what this is.
      fsync(descriptor)
      try close()
    }
    isPending = false
    discard()
  }

  /// Puts a new file in the first of these places that is free, and gives its path.
  func commit(asFirstFreeOf paths: some Sequence<String>) throws(SystemError) -> String {
    try sync()
    // Some file systems tell only now what could not be written.
    if draftPath != nil { try close() }
    for path in paths {
      do throws(SystemError) {
        switch draft {
        case .unnamed: try Draft.link(descriptor, to: path)
        case .named(let draft): try Draft.move(draft, to: path)
        case .device: throw SystemError(EINVAL)
        }
      } catch {
        guard error.exists else { throw error }
        continue
      }
      isPending = false
      discard()
      return path
    }
    throw SystemError(EEXIST)
  }

  /// Closes the file, and leaves everything else as it was, as far as that is possible; does nothing after `commit`.
  public func discard() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
    if isPending, let draftPath { unlink(ByteText.name(draftPath)) }
    isPending = false
  }

  /// What is written is on the disk after this, or never will be.
  private func sync() throws(SystemError) {
    guard fsync(descriptor) == 0 else { throw SystemError(errno) }
  }

  private func close() throws(SystemError) {
    let result = Glibc.close(descriptor)
    descriptor = -1
    guard result == 0 else { throw SystemError(errno) }
  }
}
