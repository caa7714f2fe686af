import Files
import Formula
import Fractal
import Glibc
import Rast
import Text

/// Finds and reads the text of programs.
enum SourceLoader {
  /// Whether the name that was given for a kernel is a path.
  static func isPath(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".rast") }

  /// The text of a kernel: that of the file at a path, or of a kernel that ships.
  ///
  /// - Throws: that there is no such kernel, or that the file can't be read.
  static func kernel(_ name: String, _ session: Session) throws(CommandError) -> SourceFile {
    if let formula = FormulaName(name) { return try self.formula(formula, session) }
    if isPath(name) { return try file(name) }
    if let shipped = ShippedProgram.named(name) { return shipped.source }
    if access(ByteText.name(name), F_OK) == 0 {
      throw .usage("there is no kernel `\(name)`; to open the file write `./\(name)`")
    }
    let hint =
      Suggestion.nearest(to: name, among: ShippedProgram.all.map(\.name)).map { "did you mean `\($0)`?" }
      ?? "`rast-fractal list` names them, and a path contains `/` or ends with `.rast`"
    throw .usage("there is no kernel `\(name)`: \(hint)")
  }

  /// The text of any program: of the one that ships under that name, or else of the file at the path.
  ///
  /// - Throws: that the file can't be read.
  static func program(_ name: String, _ session: Session) throws(CommandError) -> SourceFile {
    if let formula = FormulaName(name) { return try self.formula(formula, session) }
    if !isPath(name), let shipped = ShippedProgram.named(name) { return shipped.source }
    return try file(name)
  }

  /// The translation of a formula.
  ///
  /// - Throws: that the file can't be read, that it has no such formula, or what is wrong with it.
  static func formula(_ name: FormulaName, _ session: Session) throws(CommandError) -> SourceFile {
    let entry = try entry(name, in: formulas(name.path))
    return try session.compiling { () throws(CompileErrors) in try entry.translated() }
  }

  /// A formula of a file.
  ///
  /// - Throws: that there is no formula of that name.
  static func entry(_ name: FormulaName, in file: FormulaFile) throws(CommandError) -> FormulaEntry {
    do throws(FormulaChoiceError) {
      return try file.choose(name.entry)
    } catch {
      throw .usage("\(error)")
    }
  }

  /// A file of formulas.
  ///
  /// - Throws: that it can't be read.
  static func formulas(_ path: String) throws(CommandError) -> FormulaFile {
    FormulaFile(path: path, bytes: try bytes(path, limit: FormulaFile.maximumSize))
  }

  /// Reads a file, but at most one byte more than a program may have.
  ///
  /// - Throws: that it can't be read.
  static func file(_ path: String) throws(CommandError) -> SourceFile {
    SourceFile(path: path, bytes: try bytes(path, limit: SourceFile.maximumSize + 1))
  }

  /// The texts of a PNG; nil if the file is none.
  ///
  /// - Throws: that it can't be read.
  static func texts(_ path: String) throws(CommandError) -> PNGText? {
    do throws(SystemError) {
      return try File.read(path, of: .any) { (next) throws(SystemError) in try PNGText(reading: next) }
    } catch {
      throw .unreadable("can't read \(path): \(error)")
    }
  }

  /// The first bytes of a file, at most `limit` of them.
  ///
  /// - Throws: that it can't be read.
  static func bytes(_ path: String, limit: Int) throws(CommandError) -> [UInt8] {
    do throws(SystemError) {
      return try File.read(path, limit: limit, of: .any)
    } catch {
      throw .unreadable("can't read \(path): \(error)")
    }
  }
}
