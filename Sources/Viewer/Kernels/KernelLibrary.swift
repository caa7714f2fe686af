import Files
import Formula
import Fractal
import Rast

/// The kernels that were opened so far, with the params that their files give, and where others are found.
struct KernelLibrary {
  /// A kernel as it was last read.
  struct Entry {
    /// The kernel, with its file's params.
    var kernel: Kernel
    /// Grows each time its text changes.
    var revision: Int
    /// The file it comes from, as it was read; of a formula, the file of formulas.
    var source: SourceFile
  }

  private var entries: [KernelOrigin: Entry] = [:]
  private var revisions = 0
  /// The files of formulas that were opened, by their paths.
  private var formulas: [String: FormulaFile] = [:] {
    didSet {
      summaries = formulas.mapValues { file in
        Dictionary(file.entries.map { ($0.name.lowercased(), $0.summary) }) { first, _ in first }
      }
    }
  }
  private var summaries: [String: [String: String]] = [:]

  /// Why there is no kernel.
  enum LoadError: Error {
    /// The file can't be read; one line.
    case unreadable(String)
    /// The file is wrong.
    case wrong(CompileErrors)
  }

  /// A kernel, which is read if that was not done before.
  mutating func load(_ origin: KernelOrigin) throws(LoadError) -> Entry {
    if let entry = entries[origin] { return entry }
    switch origin {
    case .shipped(let name):
      guard let program = ShippedProgram.named(name) else {
        throw .unreadable("there is no kernel `\(name)`")
      }
      return try put(origin, program.source)
    case .file(let path): return try put(origin, try KernelLibrary.read(path))
    case .formula(let name): return try put(origin, try KernelLibrary.read(name.path, of: origin))
    }
  }

  /// The bytes of the file that a kernel is in.
  static func read(_ path: String, of origin: KernelOrigin) throws(LoadError) -> SourceFile {
    switch origin {
    case .formula: try read(path, limit: FormulaFile.maximumSize)
    case .shipped, .file: try read(path)
    }
  }

  /// What stands for the kernel of a file that is wrong; nil of one that ships.
  static func blank(_ origin: KernelOrigin) -> Entry? {
    guard let path = origin.path else { return nil }
    let source = SourceFile(path: path, text: "program () -> char { ' ' }")
    return Kernel(trying: Analysis(source), name: origin.name).map {
      Entry(kernel: $0, revision: 0, source: source)
    }
  }

  /// The text of a file, but no more of it than shows that it is too large.
  static func read(
    _ path: String, limit: Int = SourceFile.maximumSize + 1
  ) throws(LoadError) -> SourceFile {
    do throws(SystemError) {
      return SourceFile(path: path, bytes: try File.read(path, limit: limit))
    } catch {
      throw .unreadable("can't read \(path): \(error)")
    }
  }

  /// Takes a kernel's text, or that of the file of formulas that it is in, as it is now.
  ///
  /// - Throws: what is wrong with it; then the text before remains.
  @discardableResult
  mutating func put(_ origin: KernelOrigin, _ source: SourceFile) throws(LoadError) -> Entry {
    var text = source
    if case .formula(let name) = origin { text = try translation(of: name, source) }
    do throws(CompileErrors) {
      let kernel = try Kernel(name: origin.name, Analysis(text))
      revisions += 1
      let entry = Entry(kernel: kernel, revision: revisions, source: source)
      entries[origin] = entry
      return entry
    } catch {
      throw .wrong(error)
    }
  }

  /// The translation of a formula.
  private mutating func translation(
    of name: FormulaName, _ source: SourceFile
  ) throws(LoadError) -> SourceFile {
    let file = FormulaFile(path: source.path, bytes: source.bytes)
    formulas[name.path] = file
    let entry: FormulaEntry
    do throws(FormulaChoiceError) {
      entry = try file.choose(name.entry)
    } catch {
      throw .unreadable("\(error)")
    }
    do throws(CompileErrors) { return try entry.translated() } catch { throw .wrong(error) }
  }

  /// What a formula's file says of it.
  func summary(of name: FormulaName) -> String {
    let entry = name.entry.flatMap { summaries[name.path]?[$0.lowercased()] } ?? ""
    return entry.isEmpty ? name.path : "\(entry) (\(name.path))"
  }

  /// The shipped programs that are kernels.
  private static let shipped: [KernelOrigin] = ShippedProgram.all
    .filter { Kernel(trying: Analysis($0.source), name: $0.name) != nil }
    .map { .shipped($0.name) }

  /// All kernels that can be chosen: the formulas of the files that were opened, those that ship, and those beside
  /// the files that were opened.
  func all() -> [KernelOrigin] {
    var files: Set<String> = []
    for origin in entries.keys {
      guard let path = origin.editablePath else { continue }
      files.insert(path)
      let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
        separator: "/")
      let prefix = path.contains("/") ? folder + "/" : ""
      for name in Folder.names(in: prefix.isEmpty ? "." : prefix) where name.hasSuffix(".rast") {
        files.insert(prefix + name)
      }
    }
    let ofFormulas = formulas.sorted { $0.key < $1.key }.flatMap { path, file in
      file.entries.map { KernelOrigin.formula(FormulaName(path: path, entry: $0.name)) }
    }
    return ofFormulas + KernelLibrary.shipped + files.sorted().map { .file($0) }
  }
}
