import ArgumentParser
import Formula
import Fractal
import Rast
import Text

/// `rast-fractal list`.
struct ListCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the kernels that ship, or the formulas in a file, one per line.",
    discussion: """
      For formulas that can't be opened, says why and on which line; `check` shows the places.
      """)

  @Argument(
    help: ArgumentHelp("A file of Fractint formulas (.frm).", valueName: "file"), completion: .formulas)
  var file: String?

  @Flag(help: "Also list the plain programs, which are for `rast-fractal run`.")
  var all = false

  @Flag(help: "List the palettes instead; on a terminal, with their colours.")
  var palettes = false

  @Option(
    help: ArgumentHelp(
      "Draw a PNG with a small picture of each kernel instead.", valueName: "file"),
    completion: .file(extensions: ["png"]))
  var sheet: String?

  func execute(_ session: Session) throws(CommandError) {
    if let file { return try listFormulas(file, session) }
    if palettes { return listPalettes(session) }
    if let sheet { return try ContactSheetFile(path: sheet).make(session) }
    let programs = ShippedProgram.all.filter { all || $0.kernel != nil }
    let width = programs.map(\.name.count).max() ?? 0
    for program in programs {
      let padding = String(repeating: " ", count: width - program.name.count)
      session.output.write("\(program.name)\(padding)  \(program.summary)\n")
    }
  }

  private func listFormulas(_ path: String, _ session: Session) throws(CommandError) {
    guard FormulaFile.isPath(path) else {
      throw .usage("\(path) is not a file of Fractint formulas: its name does not end with .frm")
    }
    let file = try SourceLoader.formulas(path)
    let names = file.entries.map { VisibleText.of($0.name) }
    let width = names.map(\.count).max() ?? 0
    var failed = 0
    for (entry, name) in zip(file.entries, names) {
      let errors = entry.diagnostics
      failed += errors.isEmpty ? 0 : 1
      let padding = String(repeating: " ", count: width - name.count)
      let text =
        errors.first.map {
          "can't be opened: line \(file.source.line(at: $0.span.start) + 1), \($0.message)"
        }
        ?? entry.summary
      session.output.write(text.isEmpty ? "\(name)\n" : "\(name)\(padding)  \(text)\n")
      try session.output.check()
    }
    if failed > 0 {
      session.standardError.write("\(failed) of \(file.entries.count) formulas can't be opened\n")
    }
  }

  private func listPalettes(_ session: Session) {
    let width = Palette.all.map(\.name.count).max() ?? 0
    for palette in Palette.all {
      let padding = String(repeating: " ", count: width - palette.name.count)
      let swatch: TerminalText = session.output.isColoured ? "\(padding)  \(Self.swatch(of: palette))" : ""
      session.output.write("\(palette.name)\(swatch)\n")
    }
  }

  /// One turn of a palette, two colours to a cell.
  private static func swatch(of palette: Palette) -> TerminalText {
    let cells = 48
    let colours = (0..<2 * cells).map { palette.colour(at: Double($0) / Double(2 * cells)) }
    let halves = (0..<cells).map { cell in
      let (left, right) = (colours[2 * cell], colours[2 * cell + 1])
      return
        "\u{1B}[38;2;\(left.red);\(left.green);\(left.blue)m\u{1B}[48;2;\(right.red);\(right.green);\(right.blue)m▌"
    }
    return TerminalText(lines: halves.joined() + "\u{1B}[0m")
  }
}

extension ShippedProgram {
  /// The program as a kernel; nil if it is a plain program.
  var kernel: Kernel? { Kernel(trying: Analysis(source), name: name) }
}
