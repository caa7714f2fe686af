import ArgumentParser
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
    ],
    defaultSubcommand: PictureCommand.self)

  static func main() {
    FileDescriptor.claimStandardOnes()
    let session = Session()
    session.interrupts.start()
    Glibc.exit(status(of: Array(CommandLine.arguments.dropFirst()), session))
  }

  /// Runs the command that the arguments name, and says what the process ends with.
  private static func status(of arguments: [String], _ session: Session) -> Int32 {
    do throws(CommandError) {
      if let text = try run(arguments, session) { session.output.write((text + "\n").utf8) }
      try session.output.finish()
      try session.interrupts.check()
      return ExitStatus.done
    } catch {
      // What there is so far belongs on standard output, also when it ends badly; what can't be written is
      // only said if nothing else is.
      try? session.output.finish()
      session.standardError.write(error.text)
      return error.exitStatus
    }
  }

  /// Runs the command; a text that was asked for instead, such as the help, is given back.
  private static func run(_ arguments: [String], _ session: Session) throws(CommandError) -> String? {
    let command: any ParsableCommand
    do {
      command = try parseAsRoot(arguments)
    } catch {
      guard exitCode(for: error) != .success else { return help(error, arguments) }
      throw .usage(message(for: error))
    }
    guard let command = command as? any Command else { return helpMessage(for: PictureCommand.self) }
    try command.execute(session)
    return nil
  }

  /// What was asked for; the help of the whole is that of what it does without a command's name.
  private static func help(_ error: any Error, _ arguments: [String]) -> String {
    arguments == ["--help"] || arguments == ["-h"] || arguments == ["help"]
      ? helpMessage(for: PictureCommand.self) : fullMessage(for: error)
  }
}

/// A command of the executable.
protocol Command: ParsableCommand {
  /// Does what the command is for.
  func execute(_ session: Session) throws(CommandError)
}
