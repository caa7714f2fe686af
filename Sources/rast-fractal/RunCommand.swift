import ArgumentParser
import Fractal
import Rast

/// `rast-fractal run`.
struct RunCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run any rast program: its output, then its value.",
    usage: "rast-fractal run <file> [<argument> ...] [--backend <name>] [--fuel <n>]",
    discussion: """
      The arguments fill the program's input, the elements of a tuple one by one: 42, -1.5, 1.5-2.0i, true, x \
      or any text, by the input's type. What the program prints comes first, then its value and a newline, \
      unless the value is unit.
      """)

  @Argument(
    help: ArgumentHelp(
      "The program: a path, or a name that `rast-fractal list --all` shows.", valueName: "file"))
  var file: String

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The program's input; behind `--` it may look like an option.", valueName: "argument"))
  var arguments: [String] = []

  @Option(
    help: ArgumentHelp("How to run it: \(OptionValue.backends).", valueName: "name"),
    transform: OptionValue.backend)
  var backend: Backend = .fastest

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "End with an error after so many loop turns and calls (default: no limit).", valueName: "n"),
    transform: OptionValue.fuel)
  var fuel: Int = .max

  func execute(_ session: Session) throws(CommandError) {
    let source = try SourceLoader.program(file, session)
    let program = try session.compiling { () throws(CompileErrors) in try Analysis(source).get() }
    let input = try ProgramInput(program).values(inputTexts(), file: file)
    let prepared = try session.compiling { () throws(CompileErrors) in try backend.prepare(program) }
    try run(prepared, input, session)
  }

  /// The arguments without the `--` that says that no options follow.
  private func inputTexts() throws(CommandError) -> [String] {
    let options = arguments.prefix { $0 != "--" }
    if let unknown = options.first(where: { $0.hasPrefix("--") }) {
      throw .usage("Unknown option '\(unknown)'; write `--` before it if it belongs to the program's input")
    }
    return Array(options) + arguments.dropFirst(options.count + 1)
  }

  private func run(
    _ program: any PreparedProgram, _ input: [Value], _ session: Session
  ) throws(CommandError) {
    let output = session.output
    let options = RunOptions(fuel: fuel, cancellation: session.interrupts.cancellation) {
      output.write($0.utf8)
    }
    do throws(RuntimeError) {
      let value = try program.makeInstance(options).run(input)
      if value != .unit { output.write("\(value)\n".utf8) }
    } catch {
      // What was printed up to the error comes before it.
      try output.finish()
      try session.interrupts.check()
      throw .diagnostics(session.renderer(program.program.source).render(error))
    }
  }
}
