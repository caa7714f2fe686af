import ArgumentParser
import Files
import Glibc

/// The executable: reads the command line, runs the command, and ends with its status.
@main
struct RastFractal: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rast-fractal",
    abstract: "A viewer for fractals whose kernels are small typed programs.",
    version: "rast-fractal 0.1.0",
    subcommands: [
      PictureCommand.self, RunCommand.self, CheckCommand.self, ExplainCommand.self, ListCommand.self,
      ImportCommand.self, BenchCommand.self,
    ],
    defaultSubcommand: PictureCommand.self)

  static func main() {
    ProcessorCheck.run()
    FileDescriptor.claimStandardOnes()
    Interrupts.leaveErrorsToWrite()
    let session = Session()
    Glibc.exit(status(of: Array(CommandLine.arguments.dropFirst()), session))
  }

  /// Runs the command that the arguments name, and gives the exit status of the process.
  private static func status(of arguments: [String], _ session: Session) -> Int32 {
    do throws(CommandError) {
      if let text = try run(arguments, session) { session.output.write((text + "\n").utf8) }
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
    // Without the name of a command, the help is that of the default command.
    if ["--help", "-h", "help"].contains(arguments.first), arguments.count == 1 {
      return helpMessage(for: PictureCommand.self)
    }
    do {
      var command = try parseAsRoot(arguments)
      if let command = command as? any Command {
        if !command.hasTerminal { session.interrupts.start() }
        try command.execute(session)
      } else {
        // One of the parser's own commands, such as `help run`; it throws the text that it gives.
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
