/// What the process says of itself when it ends.
enum ExitStatus {
  static let done: Int32 = 0
  /// The program is wrong or failed, or what it gave could not be written.
  static let failed: Int32 = 1
  static let usage: Int32 = 2
  /// A file can't be read (EX_NOINPUT of sysexits.h).
  static let unreadable: Int32 = 66

  /// What a shell reports for a process that a signal ended: 130 for SIGINT.
  static func interrupted(by signal: Int32) -> Int32 { 128 + signal }
}

/// Why a command could not do what it was asked for.
enum CommandError: Error {
  /// It was asked for in a way that makes no sense; one line, without a full stop.
  case usage(String)
  /// A program is wrong or failed: what to show, drawn already, with a newline at its end.
  case diagnostics(String)
  /// Something else went wrong; one line, without a full stop.
  case failed(String)
  /// A file can't be read; one line, without a full stop.
  case unreadable(String)
  /// Everything was said already; the status that is left.
  case reported(Int32)
  /// Nobody reads what is written.
  case brokenPipe
  /// A signal asked for the end.
  case interrupted(Int32)

  /// What the process ends with.
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

  /// What is to be said of it on standard error.
  var text: String {
    switch self {
    case .usage(let message), .failed(let message), .unreadable(let message): "error: \(message)\n"
    case .diagnostics(let text): text
    case .reported, .brokenPipe, .interrupted: ""
    }
  }
}
