import Glibc
import Text

/// Paths of files.
public enum Path {
  /// The path from the root and without links, where the system can tell.
  public static func absolute(_ path: String) -> String {
    guard let real = realpath(ByteText.name(path), nil) else { return path }
    defer { free(real) }
    return ByteText.text(real)
  }

  /// The path of the folder that a file is in, with a `/` at its end; empty where the path has none.
  public static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }
}
