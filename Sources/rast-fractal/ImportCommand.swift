import ArgumentParser
import Formula
import Rast

/// `rast-fractal import`.
struct ImportCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Print a Fractint formula as a rast kernel, to build on.",
    discussion: """
      The kernel is the one that `rast-fractal FILE.frm:NAME` opens. Without a name, prints all formulas of the \
      file, one after another, and reports those that can't be opened.
      """)

  @Argument(help: ArgumentHelp("The file of formulas (.frm).", valueName: "file"), completion: .formulas)
  var file: String

  @Argument(help: ArgumentHelp("The formula's name; case does not matter.", valueName: "name"))
  var name: String?

  func execute(_ session: Session) throws(CommandError) {
    guard let given = FormulaName(file) else {
      throw .usage("\(file) is not a file of Fractint formulas: its name does not end with .frm")
    }
    let formulas = try SourceLoader.formulas(given.path)
    if let name = name ?? given.entry {
      let entry = try SourceLoader.entry(FormulaName(path: given.path, entry: name), in: formulas)
      let text = try session.compiling { () throws(CompileErrors) in try entry.translated() }
      session.output.write(Self.text(text))
      return
    }
    var wrong: [Diagnostic] = []
    var isFirst = true
    for entry in formulas.entries {
      do throws(CompileErrors) {
        let text = try entry.translated()
        session.output.write((isFirst ? "" : "\n") + Self.text(text))
        isFirst = false
      } catch {
        wrong += error.diagnostics
      }
      try session.output.check()
    }
    if !wrong.isEmpty { throw .diagnostics(session.renderer(formulas.source).render(wrong)) }
  }

  private static func text(_ kernel: SourceFile) -> TerminalText {
    TerminalText(lines: String(decoding: kernel.bytes, as: UTF8.self))
  }
}
