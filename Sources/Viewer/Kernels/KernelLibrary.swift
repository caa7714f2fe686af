import Files
import Formula
import Fractal
import Rast

/// The kernels that were opened so far, with the params from their files, and where to find others.
struct KernelLibrary {
  /// A kernel as it was last read.
  struct Entry: Sendable {
    /// The kernel, with its file's params.
    var kernel: Kernel
    /// Grows each time its text changes.
    var revision: Int
    /// The file that it comes from, as it was read; for a formula, the file of formulas.
    var source: SourceFile
  }

  /// The kernels that were opened.
  private(set) var entries: [KernelOrigin: Entry] = [:]
  private var revisions = 0
  /// The files of formulas that were opened, by their paths.
  private var formulas: [String: FormulaList] = [:]

  /// Keeps what was found in a kernel's file.
  ///
  /// - Throws: what is wrong with it; the kernel then stays as it was read before.
  @discardableResult
  mutating func keep(_ reading: KernelReading) throws(LoadError) -> Entry {
    if let list = reading.formulas, let path = reading.origin.path { formulas[path] = list }
    let kernel = try reading.kernel.get()
    revisions += 1
    let source = reading.source ?? kernel.program.source
    let entry = Entry(kernel: kernel, revision: revisions, source: source)
    entries[reading.origin] = entry
    return entry
  }

  /// A placeholder for the kernel of a file with errors; nil for a shipped one.
  static func blank(_ origin: KernelOrigin, _ source: SourceFile) -> Entry? {
    guard let path = origin.path else { return nil }
    let text = SourceFile(path: path, text: "program () -> char { ' ' }")
    return Kernel(trying: Analysis(text), name: origin.name).map {
      Entry(kernel: $0, revision: 0, source: source)
    }
  }

  /// What the lists of kernels say about a kernel, in one line.
  func summary(of origin: KernelOrigin) -> String {
    switch origin {
    case .shipped(let name): return ShippedProgram.named(name)?.summary ?? ""
    case .file(let path): return path
    case .kept(let kept): return "as saved in \(kept.place)"
    case .formula(let name):
      let summary = name.entry.flatMap { formulas[name.path]?.summary($0) } ?? ""
      return summary.isEmpty ? name.path : "\(summary) (\(name.path))"
    }
  }

  /// The shipped programs that are kernels.
  private static let shipped: [KernelOrigin] = ShippedProgram.all
    .filter { Kernel(trying: Analysis($0.source), name: $0.name) != nil }
    .map { .shipped($0.name) }

  /// All kernels that can be chosen: the formulas in the files that were opened, the shipped kernels, and
  /// those beside the files that were opened, and those that were kept with views.
  func all() -> [KernelOrigin] {
    var files: Set<String> = []
    for origin in entries.keys {
      guard let path = origin.editablePath else { continue }
      files.insert(path)
      let folder = Path.folder(of: path)
      for name in Folder.names(in: folder.isEmpty ? "." : folder) where name.hasSuffix(".rast") {
        files.insert(folder + name)
      }
    }
    let ofFormulas = formulas.sorted { $0.key < $1.key }.flatMap { path, list in
      list.names.map { KernelOrigin.formula(FormulaName(path: path, entry: $0)) }
    }
    let kept = entries.keys.filter(\.isKept).sorted { $0.title < $1.title }
    return ofFormulas + KernelLibrary.shipped + files.sorted().map { .file($0) } + kept
  }
}
