import ArgumentParser
import Formula
import Fractal
import Rast

/// `rast-fractal check`.
struct CheckCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check programs for errors, without running them.",
    discussion: """
      A file with a `view` is checked as a kernel. In a file of Fractint formulas (.frm), all of them are checked. \
      If nothing is wrong, nothing is printed.
      Exits with 1 if anything is wrong, with 66 if a file can't be read.
      """)

  @Argument(help: ArgumentHelp("The programs.", valueName: "file"), completion: .programs)
  var files: [String]

  @Flag(help: "Check files without a `view` as kernels, too.")
  var kernel = false

  @Option(
    help: ArgumentHelp("Show what a program without errors is compiled to: code.", valueName: "what")
  )
  var show: Shown?

  enum Shown: String, ExpressibleByArgument, CaseIterable {
    case code
  }

  func execute(_ session: Session) throws(CommandError) {
    var statuses: [Int32] = []
    for file in files {
      do throws(CommandError) {
        try check(file, session)
      } catch {
        // A blank line before diagnostics, as between them.
        let isFirst = statuses.isEmpty || error.exitStatus != ExitStatus.failed
        session.standardError.write((isFirst ? "" : "\n") + error.text)
        statuses.append(error.exitStatus)
      }
    }
    // 66 beats 1: if a file can't be read, not even its errors are known.
    if let worst = statuses.max() { throw .reported(worst) }
  }

  private func check(_ file: String, _ session: Session) throws(CommandError) {
    if let name = FormulaName(file), name.entry == nil { return try checkFormulas(name.path, session) }
    let analysis = Analysis(try SourceLoader.program(file, session))
    let isKernel = kernel || analysis.interface?.view != nil
    let diagnostics =
      isKernel ? Kernel.diagnostics(of: analysis) : analysis.settled(inputs: KernelInput.names)
    guard diagnostics.isEmpty else {
      throw .diagnostics(session.renderer(analysis.source).render(diagnostics))
    }
    if show == .code, let program = analysis.program {
      let listing = try session.compiling { () throws(CompileErrors) in try program.codeListing() }
      session.output.write(TerminalText(lines: listing))
      try session.output.check()
    }
  }

  /// Every formula of a file.
  private func checkFormulas(_ path: String, _ session: Session) throws(CommandError) {
    let file = try SourceLoader.formulas(path)
    let diagnostics = file.entries.flatMap(\.diagnostics)
    guard diagnostics.isEmpty else {
      throw .diagnostics(session.renderer(file.source).render(diagnostics))
    }
  }
}
