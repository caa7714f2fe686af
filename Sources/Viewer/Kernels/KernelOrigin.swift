import Files
import Formula
import Fractal
import Rast

/// Where a kernel comes from.
enum KernelOrigin: Hashable, Sendable {
  /// It ships with the executable.
  case shipped(String)
  /// It is in the file at a path.
  case file(String)
  /// It is a formula in a file of formulas.
  case formula(FormulaName)
  /// It was kept with a view, in a picture or a bookmark.
  case kept(KeptKernel)

  /// The kernel that a command line names.
  init(_ name: String) {
    if let formula = FormulaName(name) {
      self = .formula(formula)
      return
    }
    self = name.contains("/") || name.hasSuffix(".rast") ? .file(name) : .shipped(name)
  }

  /// The name for a command line.
  var name: String {
    switch self {
    case .shipped(let name), .file(let name): name
    case .formula(let name): name.description
    case .kept(let kept): kept.name
    }
  }

  /// The name as it is shown.
  var title: String {
    switch self {
    case .shipped, .file, .formula: name
    case .kept(let kept): "\(shortName) (from \(kept.place.split(separator: "/").last ?? ""))"
    }
  }

  /// The name without its folder and extension.
  var shortName: String {
    if case .formula(let name) = self, let entry = name.entry { return entry }
    if case .kept(let kept) = self { return KernelOrigin(kept.name).shortName }
    let file = name.split(separator: "/").last.map(String.init) ?? name
    return file.hasSuffix(".rast") ? String(file.dropLast(5)) : file
  }

  /// The path, if it is a file.
  var path: String? {
    switch self {
    case .shipped, .kept: nil
    case .file(let path): path
    case .formula(let name): name.path
    }
  }

  /// Whether it was kept with a view.
  var isKept: Bool {
    switch self {
    case .kept: true
    case .shipped, .file, .formula: false
    }
  }

  /// The name with an absolute path, if the kernel is in a file.
  var absoluteName: String {
    switch self {
    case .shipped(let name): name
    case .kept(let kept): KernelOrigin(kept.name).absoluteName
    case .file(let path): Path.absolute(path)
    case .formula(let name): FormulaName(path: Path.absolute(name.path), entry: name.entry).description
    }
  }

  /// The file that may be edited; nil where a copy is edited instead.
  var editablePath: String? {
    switch self {
    case .shipped, .formula, .kept: nil
    case .file(let path): path
    }
  }

  /// The kernels that a file name in this kernel may mean: the file beside it, or else the shipped kernel of
  /// that name.
  func neighbour(_ file: String) -> [KernelOrigin] {
    let name = file.hasSuffix(".rast") ? String(file.dropLast(5)) : file
    let shipped = ShippedProgram.named(name) != nil ? [KernelOrigin.shipped(name)] : []
    switch self {
    case .shipped, .formula: return shipped
    case .kept(let kept): return KernelOrigin(kept.name).neighbour(file)
    case .file(let path):
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      let beside = file.hasPrefix("/") ? file : (folder.map(String.init) + [file]).joined(separator: "/")
      return [.file(folder.isEmpty && !file.contains("/") ? "./" + file : beside)] + shipped
    }
  }
}
