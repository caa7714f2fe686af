/// The statuses with which the process ends.
enum ExitStatus {
  static let done: Int32 = 0
  /// The program is wrong or failed, or its output could not be written.
  static let failed: Int32 = 1
  static let usage: Int32 = 2
  /// A file can't be read (EX_NOINPUT of sysexits.h).
  static let unreadable: Int32 = 66

  /// What a shell reports for a process that was ended by a signal: 130 for SIGINT.
  static func interrupted(by signal: Int32) -> Int32 { 128 + signal }
}

/// Why a command could not do what it was asked to do.
enum CommandError: Error {
  /// The command line makes no sense; one line, without a full stop.
  case usage(String)
  /// A program is wrong or failed: the diagnostics as rendered, with a newline at the end.
  case diagnostics(String)
  /// Something else went wrong; one line, without a full stop.
  case failed(String)
  /// A file can't be read; one line, without a full stop.
  case unreadable(String)
  /// Everything has been reported; only the status is left.
  case reported(Int32)
  /// Nobody reads the output any more.
  case brokenPipe
  /// A signal asked the process to end.
  case interrupted(Int32)

  /// The status with which the process ends.
  var exitStatus: Int32 {
    switch self {
    case .usage: ExitStatus.usage
    case .diagnostics, .failed: ExitStatus.failed
    case .unreadable: ExitStatus.unreadable
    case .reported(let status): status
    case .brokenPipe: ExitStatus.done
    case .interrupted(let signal): ExitStatus.interrupted(by: signal)
    }
  }

  /// What to write about it to standard error.
  var text: TerminalText {
    switch self {
    case .usage(let message), .failed(let message), .unreadable(let message): "error: \(message)\n"
    case .diagnostics(let text): TerminalText(lines: text)
    case .reported, .brokenPipe, .interrupted: ""
    }
  }
}
