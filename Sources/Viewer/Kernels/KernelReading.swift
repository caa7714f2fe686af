import Files
import Formula
import Fractal
import Rast

/// Why there is no kernel.
enum LoadError: Error {
  /// The file can't be read; one line.
  case unreadable(String)
  /// The file is wrong.
  case wrong(CompileErrors)
}

/// A kernel's text, and what was found in it. It can be made on any thread.
struct KernelReading: Sendable {
  /// Where the kernel comes from.
  let origin: KernelOrigin
  /// The file as it was read; for a formula, the file of formulas. Nil if it could not be read.
  let source: SourceFile?
  /// The formulas in the file, if it is a file of formulas.
  let formulas: FormulaList?
  /// The kernel, with its file's params.
  let kernel: Result<Kernel, LoadError>

  /// Reads a kernel's file, and analyses it.
  init(_ origin: KernelOrigin) {
    do throws(LoadError) {
      self.init(origin, try KernelReading.source(of: origin))
    } catch {
      self.init(origin, failing: error)
    }
  }

  init(_ origin: KernelOrigin, failing error: LoadError) {
    (self.origin, source, formulas, kernel) = (origin, nil, nil, .failure(error))
  }

  /// Analyses a kernel's text.
  init(_ origin: KernelOrigin, _ source: SourceFile) {
    switch origin {
    case .shipped, .file, .kept:
      self.init(origin, source, nil) { () throws(LoadError) in source }
    case .formula(let name): self.init(origin, name, in: FormulaBook(source))
    }
  }

  /// Translates a formula, and analyses the translation.
  init(_ origin: KernelOrigin, _ name: FormulaName, in book: FormulaBook) {
    self.init(origin, book.source, book.list) { () throws(LoadError) in
      try KernelReading.translation(of: name, book.file)
    }
  }

  private init(
    _ origin: KernelOrigin, _ source: SourceFile, _ formulas: FormulaList?,
    _ text: () throws(LoadError) -> SourceFile
  ) {
    (self.origin, self.source, self.formulas) = (origin, source, formulas)
    kernel = KernelReading.kernel(origin, text)
  }

  private static func kernel(
    _ origin: KernelOrigin, _ text: () throws(LoadError) -> SourceFile
  ) -> Result<Kernel, LoadError> {
    do throws(LoadError) {
      let text = try text()
      do throws(CompileErrors) {
        return .success(try Kernel(name: origin.name, Analysis(text)))
      } catch {
        return .failure(.wrong(error))
      }
    } catch {
      return .failure(error)
    }
  }

  private static func translation(of name: FormulaName, _ file: FormulaFile) throws(LoadError) -> SourceFile {
    let entry: FormulaEntry
    do throws(FormulaChoiceError) { entry = try file.choose(name.entry) } catch {
      throw .unreadable("\(error)")
    }
    do throws(CompileErrors) { return try entry.translated() } catch { throw .wrong(error) }
  }

  /// The text of a kernel's file; if that is too large, only as much of it as shows that.
  static func source(of origin: KernelOrigin) throws(LoadError) -> SourceFile {
    switch origin {
    case .shipped(let name):
      guard let program = ShippedProgram.named(name) else {
        throw .unreadable("there is no kernel `\(name)`")
      }
      return program.source
    case .kept(let kept): return kept.source
    case .file(let path): return try read(path, limit: origin.mostBytes)
    case .formula(let name): return try read(name.path, limit: origin.mostBytes)
    }
  }

  private static func read(_ path: String, limit: Int) throws(LoadError) -> SourceFile {
    do throws(SystemError) {
      return SourceFile(path: path, bytes: try File.read(path, limit: limit))
    } catch {
      throw .unreadable("can't read \(path): \(error)")
    }
  }
}

extension KernelOrigin {
  /// The most bytes of its file that are read; for a program, one more than it may have.
  var mostBytes: Int {
    switch self {
    case .shipped, .file, .kept: SourceFile.maximumSize + 1
    case .formula: FormulaFile.maximumSize
    }
  }
}
