import Formula
import Rast

/// A file of formulas that was read, and split into them.
struct FormulaBook: Sendable {
  /// The file as it was read.
  let source: SourceFile
  /// What is in it.
  let file: FormulaFile
  /// The formulas as lists show them.
  let list: FormulaList

  init(_ source: SourceFile) {
    self.source = source
    file = FormulaFile(path: source.path, bytes: source.bytes)
    list = FormulaList(file)
  }
}

/// The formulas in a file, and what it says about them.
struct FormulaList: Sendable {
  /// Their names, in the order of the file.
  let names: [String]
  private let summaries: [String: String]

  init(_ file: FormulaFile) {
    names = file.entries.map(\.name)
    summaries = Dictionary(file.entries.map { ($0.name.lowercased(), $0.summary) }) { first, _ in first }
  }

  /// What the file says about a formula; case does not matter.
  func summary(_ name: String) -> String? { summaries[name.lowercased()] }
}
