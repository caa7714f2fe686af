import Rast

/// A program that ships with the executable: a file of programs/.
public struct ShippedProgram: Hashable, Sendable, CustomStringConvertible {
  /// The file's name without `.rast`.
  public let name: String
  /// Its text.
  public let text: String

  /// All of them, sorted by name.
  public static let all = EmbeddedPrograms.files.map { ShippedProgram(name: $0.name, text: $0.text) }
    .sorted { $0.name < $1.name }

  /// The program of a name.
  public static func named(_ name: String) -> ShippedProgram? { all.first { $0.name == name } }

  /// The name.
  public var description: String { name }

  /// The text as a source for the front end.
  public var source: SourceFile { SourceFile(path: name + ".rast", text: text) }

  /// What the comment on the first line says; empty if that line is no comment.
  public var summary: String {
    let line = text.prefix { !$0.isNewline }
    guard line.hasPrefix("//") else { return "" }
    return String(line.dropFirst(2).drop { $0 == " " })
  }
}
