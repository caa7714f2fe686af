import Glibc

/// Whole files, and folders.
enum Files {
  /// What a regular file holds, but no more than `limit` bytes of it.
  ///
  /// - Throws: also that it is none: a pipe or a terminal may have nothing to give for ever.
  static func read(_ path: String, limit: Int) throws(SystemError) -> [UInt8] {
    // Not blocking, as a pipe without a writer can't even be opened otherwise.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw SystemError(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError(errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return try FileDescriptor.read(descriptor, limit: limit)
    case S_IFDIR: throw SystemError(EISDIR)
    case _: throw .notRegular
    }
  }

  /// Puts bytes into a file, which changes at once or not at all. Its folder is made if need be.
  static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
    try makeFolder(of: path)
    let file = try WholeFile(replacing: path)
    do throws(SystemError) {
      try file.write(bytes)
      try file.commit()
    } catch {
      file.discard()
      throw error
    }
  }

  /// Puts bytes into a new file: `name.ending`, or with the first number behind the name that is free. Gives its path,
  /// which is seen to be one by the `/` in it.
  ///
  /// - Parameter isWanted: asked once the bytes are written; if it says no, there is no file.
  static func create(
    in folder: String, name: String, ending: String, _ bytes: [UInt8], isWanted: () -> Bool = { true }
  ) throws(SystemError) -> String {
    let file = try WholeFile(in: folder)
    do throws(SystemError) {
      try file.write(bytes)
      guard isWanted() else { throw SystemError(ECANCELED) }
      let names = (1...9999).lazy.map { "\(folder)/\(name)\($0 == 1 ? "" : "-\($0)").\(ending)" }
      return try file.commit(asFirstFreeOf: names)
    } catch {
      file.discard()
      throw error
    }
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

  /// The path from the root on and without links, where the system can tell.
  static func absolute(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The path of the folder that a file is in, with a `/` at its end; empty where the path has none.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  /// Makes the folder that a file is to be in, and those around it.
  static func makeFolder(of path: String) throws(SystemError) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST || errno == EISDIR || errno == EROFS else {
        throw SystemError(errno)
      }
    }
  }
}
