import ArgumentParser
import Formula
import Fractal
import Rast

/// `rast-fractal explain`.
struct ExplainCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain what a diagnostic's code means, with an example.",
    discussion: "Without a code, lists all of them.")

  @Argument(
    help: ArgumentHelp("The code, such as E0301; case does not matter.", valueName: "code"),
    completion: .list(codes.map(\.name)))
  var code: String?

  /// Every code of every module, in the order in which they are listed.
  static let codes = (DiagnosticFamily.language + [.kernels, .formulas]).flatMap(\.codes)

  func execute(_ session: Session) throws(CommandError) {
    guard let code else {
      for code in ExplainCommand.codes {
        session.output.write("\(code.name)  \(code.explanation.title)\n")
      }
      return
    }
    guard let known = ExplainCommand.codes.first(where: { $0.name == code.uppercased() }) else {
      let hint =
        Suggestion.nearest(to: code, among: ExplainCommand.codes.map(\.name)).map { "did you mean \($0)?" }
        ?? "`rast-fractal explain` lists them"
      throw .usage("there is no code `\(code)`: \(hint)")
    }
    session.output.write(TerminalText(lines: known.explanation.rendered(code: known) + "\n"))
  }
}
