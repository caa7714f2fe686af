import Glibc
import Text

/// Folders of files.
public enum Folder {
  /// The names of what is in a folder, sorted; none if it can't be read.
  public static func names(in folder: String) -> [String] {
    guard let stream = opendir(ByteText.name(folder)) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        ByteText.text(bytes.prefix { $0 != 0 })
      }
      names.append(name)
    }
    return names.sorted()
  }

  /// Makes the folder that a file is to be in, and those around it.
  public static func make(of path: String) throws(SystemError) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      guard mkdir(ByteText.name(folder), 0o700) == 0 || errno == EEXIST || errno == EISDIR || errno == EROFS
      else {
        throw SystemError(errno)
      }
    }
  }
}
