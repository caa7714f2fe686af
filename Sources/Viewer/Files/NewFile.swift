/// Files that take nobody's place.
enum NewFile {
  /// Puts bytes into a new file: `name.ending`, or with the first number behind the name that is free. Gives its path,
  /// which is seen to be one by the `/` in it.
  static func create(
    in folder: String, name: String, ending: String, _ bytes: [UInt8]
  ) throws(FileError) -> String {
    for number in 1...9999 {
      let path = "\(folder)/\(name)\(number == 1 ? "" : "-\(number)").\(ending)"
      do throws(FileError) {
        try Files.create(path, with: bytes)
        return path
      } catch {
        guard error.exists else { throw error }
      }
    }
    throw .tooMany
  }
}

extension FileError {
  /// There are too many files of this name.
  static let tooMany = FileError(17)
}
