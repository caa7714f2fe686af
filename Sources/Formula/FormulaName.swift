import Rast

/// The functions that `fn1` to `fn4` of a formula can be set to.
public enum FormulaChoice {
  /// Their names.
  public static let names = FormulaFunction.choices.map(\.rawValue)

  /// Whether the value of a formula's param is the name of a function.
  public static func isName(ofParam name: String) -> Bool {
    FormulaFunction(rawValue: name)?.standsFor != nil
  }
}

/// The name of a formula on a command line: the path of its file and, after a colon, its own name.
public struct FormulaName: Hashable, Sendable, CustomStringConvertible {
  /// The path of the file.
  public let path: String
  /// The name of the entry; nil where none is given.
  public let entry: String?

  /// The name of an entry, or of a whole file.
  public init(path: String, entry: String?) { (self.path, self.entry) = (path, entry) }

  /// Reads `classics.frm:Mandel3` or `classics.frm`; nil if it names no such file.
  public init?(_ text: String) {
    if FormulaFile.isPath(text) {
      self.init(path: text, entry: nil)
      return
    }
    // The name after `.frm:` may have colons of its own.
    let lower = text.lowercased()
    guard lower.utf8.count == text.utf8.count, let colon = lower.firstRange(of: ".frm:") else { return nil }
    let length = lower.utf8.distance(from: lower.startIndex, to: colon.upperBound)
    let name = String(decoding: text.utf8.dropFirst(length), as: UTF8.self)
    self.init(
      path: String(decoding: text.utf8.prefix(length - 1), as: UTF8.self), entry: name.isEmpty ? nil : name)
  }

  /// The name as it is written.
  public var description: String { entry.map { "\(path):\($0)" } ?? path }
}

extension FormulaFile {
  /// The entry with a name, or the only entry.
  ///
  /// - Throws: that there is no such entry, or that one has to be named.
  public func choose(_ name: String?) throws(FormulaChoiceError) -> FormulaEntry {
    let path = source.path
    guard let name else {
      guard let first = entries.first else { throw .noEntries(path: path) }
      guard entries.count == 1 else {
        throw .noneNamed(path: path, count: entries.count, names: entries.prefix(3).map(\.name))
      }
      return first
    }
    guard let entry = entry(name) else {
      throw .unknown(
        path: path, name: name, nearest: Suggestion.nearest(to: name, among: entries.map(\.name)))
    }
    return entry
  }
}

/// Why no entry could be chosen from a file of formulas.
public enum FormulaChoiceError: Error, Hashable, CustomStringConvertible {
  /// The file has no formula.
  case noEntries(path: String)
  /// It has several, and none was named; the first few names.
  case noneNamed(path: String, count: Int, names: [String])
  /// It has no formula of this name.
  case unknown(path: String, name: String, nearest: String?)

  /// One line, without a full stop.
  public var description: String {
    switch self {
    case .noEntries(let path): "\(path) has no formulas"
    case .noneNamed(let path, let count, let names):
      "\(path) has \(count) formulas: name one, such as \(path):\(names.first ?? ""); "
        + "`rast-fractal list \(path)` lists them"
    case .unknown(let path, let name, let nearest):
      "\(path) has no formula `\(name)`: "
        + (nearest.map { "did you mean `\($0)`?" } ?? "`rast-fractal list \(path)` lists them")
    }
  }
}
