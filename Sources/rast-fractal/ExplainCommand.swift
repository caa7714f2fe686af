import ArgumentParser
import Rast

/// `rast-fractal explain`.
struct ExplainCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain what a diagnostic's code means, with an example.",
    discussion: "Without a code, lists all of them.")

  @Argument(help: ArgumentHelp("The code, such as E0301; case does not matter.", valueName: "code"))
  var code: String?

  func execute(_ session: Session) throws(CommandError) {
    guard let code else {
      for code in Code.allCases {
        session.output.write("\(code.rawValue)  \(Explanation.of(code).title)\n".utf8)
      }
      return
    }
    guard let known = Code(rawValue: code.uppercased()) else {
      let hint =
        Suggestion.nearest(to: code, among: Code.allCases.map(\.rawValue)).map { "did you mean \($0)?" }
        ?? "`rast-fractal explain` lists them"
      throw .usage("there is no code `\(code)`: \(hint)")
    }
    session.output.write((Explanation.of(known).rendered(code: known) + "\n").utf8)
  }
}
