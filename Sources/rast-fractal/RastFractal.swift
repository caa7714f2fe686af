import ArgumentParser
import CArguments
import Files
import Glibc
import Text

/// The executable: reads the command line, runs the command, and ends with its status.
@main
struct RastFractal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rast-fractal",
    abstract: "A viewer for fractals whose kernels are small typed programs.",
    version: "rast-fractal \(Overview.version)",
    subcommands: [PictureCommand.self] + namedCommands, defaultSubcommand: PictureCommand.self)

  /// The commands that are called by their names.
  static let namedCommands: [any Command.Type] = [
    RunCommand.self, CheckCommand.self, ExplainCommand.self, ListCommand.self, ImportCommand.self,
    BenchCommand.self,
  ]

  static func main() {
    ProcessorCheck.run()
    FileDescriptor.claimStandardOnes()
    Interrupts.leaveErrorsToWrite()
    let session = Session()
    Glibc.exit(status(of: arguments, session))
  }

  /// What the process was started with. `CommandLine` would lose the bytes of names that are no UTF-8, and all of them
  /// where there is no /proc.
  private static var arguments: [String] {
    var next = rast_arguments()
    var arguments: [String] = []
    while let argument = next.pointee {
      arguments.append(ByteText.text(argument))
      next += 1
    }
    return Array(arguments.dropFirst())
  }

  /// Runs the command that the arguments name, and gives the exit status of the process.
  private static func status(of arguments: [String], _ session: Session) -> Int32 {
    do throws(CommandError) {
      if let text = try run(arguments, session) { session.output.write(TerminalText(lines: text + "\n")) }
      try session.output.finish()
      try session.interrupts.check()
      return ExitStatus.done
    } catch {
      // Output so far is written even after a failure. That it can't be written is only reported if nothing else is.
      try? session.output.finish()
      session.standardError.write(error.text)
      return error.exitStatus
    }
  }

  /// Runs the command, or gives the text that was asked for instead, such as the help.
  private static func run(_ arguments: [String], _ session: Session) throws(CommandError) -> String? {
    if let text = try Manual.text(arguments) { return text }
    do {
      var command = try parseAsRoot(arguments)
      if let command = command as? any Command {
        if !command.hasTerminal { session.interrupts.start() }
        try command.execute(session)
      } else {
        // One of the parser's own commands; it throws the text that it gives.
        try command.run()
      }
      return nil
    } catch let error as CommandError {
      throw error
    } catch {
      guard exitCode(for: error) != .success else { return fullMessage(for: error) }
      throw .usage(message(for: error))
    }
  }
}

/// A command of the executable.
protocol Command: ParsableCommand {
  /// Whether it takes over the terminal, and with it the signals.
  var hasTerminal: Bool { get }
  /// Does what the command is for.
  func execute(_ session: Session) throws(CommandError)
}

extension Command {
  var hasTerminal: Bool { false }
}
