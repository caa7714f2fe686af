import Glibc
import Text

/// Reading and writing whole files.
public enum File {
  /// Which kinds of files are read.
  public enum Kinds: Sendable {
    /// Only regular ones: a pipe or a terminal may have nothing to give for ever.
    case regular
    /// Whatever there is to be read, even if that means waiting for it.
    case any
  }

  /// What a file holds, but no more than `limit` bytes of it.
  ///
  /// - Throws: that it can't be read, or is of another kind.
  public static func read(
    _ path: String, limit: Int, of kinds: Kinds = .regular
  ) throws(SystemError) -> [UInt8] {
    try read(path, of: kinds) { (next) throws(SystemError) in try next(limit) }
  }

  /// What `body` makes of a file. The function it is given reads the next bytes: as many as it is asked for, or all that
  /// are left.
  ///
  /// - Throws: that it can't be read, or is of another kind, or what `body` throws.
  public static func read<Result>(
    _ path: String, of kinds: Kinds,
    _ body: (_ next: (_ count: Int) throws(SystemError) -> [UInt8]) throws(SystemError) -> Result
  ) throws(SystemError) -> Result {
    // Without O_NONBLOCK, a pipe that nobody writes to can't even be opened.
    let waiting =
      switch kinds {
      case .regular: O_NONBLOCK
      case .any: Int32(0)
      }
    let descriptor = open(ByteText.name(path), O_RDONLY | O_CLOEXEC | waiting)
    guard descriptor >= 0 else { throw SystemError(errno) }
    defer { close(descriptor) }
    if kinds == .regular { try checkRegular(descriptor) }
    return try body { (count) throws(SystemError) in try FileDescriptor.read(descriptor, limit: count) }
  }

  private static func checkRegular(_ descriptor: Int32) throws(SystemError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw SystemError(EISDIR)
    case _: throw .notRegular
    }
  }

  /// Puts bytes into a file, which changes at once or not at all. Its folder is made if need be.
  public static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    try Folder.make(of: path)
    let file = try WholeFile(replacing: path)
    defer { file.discard() }
    try file.write(bytes)
    try file.commit()
  }

  /// Puts bytes into a new file: `name.ending`, or with the first number after the name that is free. Gives its path,
  /// which is recognised as one by the `/` in it.
  ///
  /// - Parameter isWanted: asked once the bytes are written; if it says no, there is no file.
  public static func create(
    in folder: String, name: String, ending: String, _ bytes: [UInt8], isWanted: () -> Bool = { true }
  ) throws(SystemError) -> String {
    let file = try WholeFile(in: folder)
    defer { file.discard() }
    try file.write(bytes)
    guard isWanted() else { throw SystemError(ECANCELED) }
    let names = (1...9999).lazy.map { "\(folder)/\(name)\($0 == 1 ? "" : "-\($0)").\(ending)" }
    return try file.commit(asFirstFreeOf: names)
  }
}
