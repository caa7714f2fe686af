import Glibc
import Text

/// Where the bytes of a file are before it is in its place.
enum Draft {
  /// In a file without a name.
  case unnamed
  /// In a file next to the place.
  case named(path: String)
  /// In the place itself, which is no regular file.
  case device

  /// O_TMPFILE, which Swift's Glibc module leaves out.
  private static let withoutName = 0o20_000_000 | O_DIRECTORY
  /// What the system says where there are no files without a name.
  private static let refusals = [EOPNOTSUPP, EISDIR, EINVAL]

  /// Opens a draft in a folder, whose path is empty or ends with `/`.
  ///
  /// - Parameter isNamed: whether it has a name even where it need not have one.
  static func open(in folder: String, isNamed: Bool) throws(SystemError) -> (Draft, descriptor: Int32) {
    // The file gets its name by way of /proc.
    if !isNamed, access("/proc/self/fd", X_OK) == 0 {
      let flags = withoutName | O_WRONLY | O_CLOEXEC
      let descriptor = Glibc.open(ByteText.name(folder.isEmpty ? "." : folder), flags, 0o666)
      if descriptor >= 0 { return (.unnamed, descriptor) }
      guard refusals.contains(errno) else { throw SystemError(errno) }
    }
    var descriptor: Int32 = -1
    let path = try firstFree(in: folder) { path throws(SystemError) in
      descriptor = Glibc.open(ByteText.name(path), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw SystemError(errno) }
    }
    return (.named(path: path), descriptor)
  }

  /// Gives an open file without a name one that is free.
  static func link(_ descriptor: Int32, to path: String) throws(SystemError) {
    let file = "/proc/self/fd/\(descriptor)"
    guard linkat(AT_FDCWD, file, AT_FDCWD, ByteText.name(path), AT_SYMLINK_FOLLOW) == 0 else {
      throw SystemError(errno)
    }
  }

  /// Gives an open file without a name this one, whose file, if there is one, it replaces.
  static func put(_ descriptor: Int32, at path: String) throws(SystemError) {
    do throws(SystemError) {
      return try link(descriptor, to: path)
    } catch {
      guard error.exists else { throw error }
    }
    // Only `rename` replaces a file, and it needs a name to begin with.
    let draft = try firstFree(in: Path.folder(of: path)) { draft throws(SystemError) in
      try link(descriptor, to: draft)
    }
    if rename(ByteText.name(draft), ByteText.name(path)) != 0 {
      let error = SystemError(errno)
      unlink(ByteText.name(draft))
      throw error
    }
  }

  /// Moves a file to a place that is free.
  static func move(_ path: String, to place: String) throws(SystemError) {
    let (path, place) = (ByteText.name(path), ByteText.name(place))
    if Glibc.link(path, place) == 0 {
      unlink(path)
      return
    }
    guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) else { throw SystemError(errno) }
    // A file system without links, such as a memory card's: an empty file keeps the place.
    let holder = Glibc.open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard holder >= 0, close(holder) == 0, rename(path, place) == 0 else { throw SystemError(errno) }
  }

  /// The first name for a draft that `make` does not find taken.
  private static func firstFree(
    in folder: String, _ make: (String) throws(SystemError) -> Void
  ) throws(SystemError) -> String {
    for number in 1..<100 {
      let path = "\(folder).rast-fractal-\(getpid())-\(number).tmp"
      do throws(SystemError) {
        try make(path)
        return path
      } catch {
        guard error.exists else { throw error }
      }
    }
    throw SystemError(EEXIST)
  }
}
