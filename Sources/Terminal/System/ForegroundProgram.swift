import Glibc
import Text

/// A program that has the terminal to itself while it runs.
enum ForegroundProgram {
  /// A moment at which a signal used to be lost; for tests.
  enum Gap {
    /// SIGINT is about to be ignored.
    case beforeIgnoring
    /// The process is about to be started.
    case beforeStart
  }

  /// Opens a file in the user's editor (VISUAL, EDITOR, or the system's own), and waits until it is closed. If
  /// something went wrong, it is described in a line without a full stop.
  static func edit(_ path: String, _ signals: SignalWatch) -> String? {
    let editors = ["VISUAL", "EDITOR"].compactMap { (name: String) in getenv(name).map { ByteText.text($0) }
    }
    let editor = editors.first { !$0.isEmpty }
    let status = run(["sh", "-c", script(editor), "sh", path], signals)
    switch status {
    case 0: return nil
    case 127: return "there is no editor `\(editor ?? "vi")`; VISUAL or EDITOR names one"
    case let status?: return "the editor `\(editor ?? "vi")` ended with \(status)"
    case nil: return "the editor `\(editor ?? "vi")` could not be run to its end"
    }
  }

  /// What a shell runs: the variable is a command, possibly with arguments.
  private static func script(_ editor: String?) -> String {
    guard let editor else { return "exec \"$(command -v editor || echo vi)\" \"$@\"" }
    let isSimple = !editor.contains { ";|&(){}!=`\n".contains($0) }
    // A signal for the process is then one for the editor. Where there is more than one command, the shell outlives
    // such a signal and waits for them.
    return (isSimple ? "exec " : "trap : TERM HUP; ") + editor + " \"$@\""
  }

  /// Runs a program with the standard streams of this one, and gives its exit status; nil if it has none.
  ///
  /// If the program stops, so does the viewer, and both go on together. What the user types to interrupt the program is
  /// for it alone. Signals that ask the viewer for the end are passed on
  /// to the program; if one has arrived before, the program is not started.
  static func run(_ words: [String], _ signals: SignalWatch, gap: (Gap) -> Void = { _ in }) -> Int32? {
    gap(.beforeIgnoring)
    let replaced = [
      (SIGINT, SignalAction.ignore(SIGINT)), (SIGQUIT, SignalAction.ignore(SIGQUIT)),
      // A shell expects that all of a job stops together.
      (SIGTSTP, SignalAction.reset(SIGTSTP)),
      // Where it is ignored, nobody is told how a process ended.
      (SIGCHLD, SignalAction.reset(SIGCHLD)),
    ]
    defer { for (signal, action) in replaced { SignalAction.restore(action, for: signal) } }
    defer { signals.endForeground() }
    guard signals.beginForeground() else { return nil }
    gap(.beforeStart)
    guard let process = start(words) else { return nil }
    signals.setForeground(process)
    guard waitForEnd(of: process) else { return nil }
    signals.endForeground()
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 {
      guard errno == EINTR else { return nil }
    }
    // The low seven bits name the signal that ended it.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Waits for a process to end, but leaves it to be reaped. Returns whether it has ended.
  private static func waitForEnd(of process: pid_t) -> Bool {
    var information = siginfo_t()
    while true {
      guard waitid(P_PID, id_t(process), &information, WEXITED | WSTOPPED | WNOWAIT) == 0 else {
        if errno == EINTR { continue }
        return false
      }
      guard information.si_code == CLD_STOPPED else { return true }
      information = siginfo_t()
      waitid(P_PID, id_t(process), &information, WSTOPPED | WNOHANG)
      // Where both were stopped at once, as by the terminal, it goes on by now.
      guard information.si_code == CLD_STOPPED else { continue }
      // The shell takes the terminal back when all of its job has stopped. Where no shell could let it go on, the system
      // does not stop it.
      kill(0, SIGTSTP)
      kill(process, SIGCONT)
    }
  }

  /// Starts a process that has no signal blocked or ignored.
  private static func start(_ words: [String]) -> pid_t? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (mask, all) = (sigset_t(), sigset_t())
    sigemptyset(&mask)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var arguments = words.map { strdup(ByteText.name($0)) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    let result = posix_spawnp(&process, words[0], nil, &attributes, &arguments, environ)
    return result == 0 ? process : nil
  }
}
