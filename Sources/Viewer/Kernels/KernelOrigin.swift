import Fractal
import Rast

/// Where a kernel comes from.
enum KernelOrigin: Hashable {
  /// It ships with the executable.
  case shipped(String)
  /// It is in the file at a path.
  case file(String)

  /// The kernel that a command line names.
  init(_ name: String) {
    self = name.contains("/") || name.hasSuffix(".rast") ? .file(name) : .shipped(name)
  }

  /// The name for a command line.
  var name: String {
    switch self {
    case .shipped(let name), .file(let name): name
    }
  }

  /// The name without folder and ending.
  var shortName: String {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return file.hasSuffix(".rast") ? String(file.dropLast(5)) : file
  }

  /// The path, if it is a file.
  var path: String? {
    switch self {
    case .shipped: nil
    case .file(let path): path
    }
  }

  /// The kernel that a file of this one's neighbourhood means by a file's name: the file beside it, or else the
  /// kernel of that name that ships.
  func neighbour(_ file: String) -> [KernelOrigin] {
    let name = file.hasSuffix(".rast") ? String(file.dropLast(5)) : file
    let shipped = ShippedProgram.named(name) != nil ? [KernelOrigin.shipped(name)] : []
    switch self {
    case .shipped: return shipped
    case .file(let path):
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let beside = file.hasPrefix("/") ? file : (folder.map(String.init) + [file]).joined(separator: "/")
      return [.file(folder.isEmpty && !file.contains("/") ? "./" + file : beside)] + shipped
    }
  }
}
