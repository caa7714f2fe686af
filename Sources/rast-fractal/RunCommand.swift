import ArgumentParser
import Fractal
import Rast
import Text

/// `rast-fractal run`.
struct RunCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Run any rast program, and print its value.",
    usage: "rast-fractal run <file> [<argument> ...] [--backend <name>] [--fuel <n>]",
    discussion: """
      The arguments are the program's input, with the elements of a tuple given one by one: 42, -1.5, 1.5-2.0i, \
      true, x or any text, depending on the input's type. The program's value is printed after whatever the program \
      itself prints, unless it is unit.
      """)

  @Argument(
    help: ArgumentHelp(
      "The program: a path, or a name that `rast-fractal list --all` shows.", valueName: "file"),
    completion: .programs)
  var file: String

  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The program's input; after `--`, it may look like an option.", valueName: "argument"))
  var arguments: [String] = []

  @Option(
    help: ArgumentHelp("How to run it: \(OptionValue.backends.joined(separator: ", ")).", valueName: "name"),
    completion: .list(OptionValue.backends), transform: OptionValue.backend)
  var backend: Backend = .fastest

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "End with an error after this many loop turns and calls (default: no limit).", valueName: "n"),
    transform: OptionValue.fuel)
  var fuel: Int = .max

  func execute(_ session: Session) throws(CommandError) {
    let source = try SourceLoader.program(file, session)
    let program = try session.compiling { () throws(CompileErrors) in
      try Analysis(source).get(inputs: KernelInput.names)
    }
    let input = try ProgramInput(program).values(inputTexts(), file: file)
    let prepared = try session.compiling { () throws(CompileErrors) in try backend.prepare(program) }
    try run(prepared, of: source, input, session)
  }

  /// The arguments without the `--` after which there are no options.
  private func inputTexts() throws(CommandError) -> [String] {
    let options = arguments.prefix { $0 != "--" }
    if let unknown = options.first(where: { $0.hasPrefix("--") }) {
      throw .usage("Unknown option '\(unknown)'; write `--` before it if it belongs to the program's input")
    }
    return (options + arguments.dropFirst(options.count + 1)).map(ByteText.repaired)
  }

  private func run(
    _ program: any PreparedProgram, of source: SourceFile, _ input: [Value], _ session: Session
  ) throws(CommandError) {
    let output = session.output
    let options = RunOptions(fuel: fuel, cancellation: session.interrupts.cancellation) {
      output.writeRaw($0.utf8)
    }
    do throws(RuntimeError) {
      let value = try program.makeInstance(options).run(input)
      if value != .unit { output.writeRaw("\(value)\n".utf8) }
    } catch {
      // What was printed before the error goes before it.
      try output.finish()
      try session.interrupts.check()
      throw .diagnostics(session.renderer(source).render(error))
    }
  }
}
