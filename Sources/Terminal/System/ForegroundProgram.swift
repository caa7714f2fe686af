import Glibc

/// A program that has the terminal to itself while it runs.
enum ForegroundProgram {
  /// Opens a file in the user's editor (VISUAL, EDITOR, or the system's own), and waits until it is closed; what
  /// went wrong, if something did, in a line without a full stop.
  static func edit(_ path: String) -> String? {
    let editors = ["VISUAL", "EDITOR"].compactMap { (name: String) in getenv(name).map { String(cString: $0) }
    }
    let editor = editors.first { !$0.isEmpty }
    // The variable is a command, possibly with arguments, so a shell reads it.
    let status = run(["sh", "-c", (editor ?? "$(command -v editor || echo vi)") + " \"$@\"", "sh", path])
    switch status {
    case 0: return nil
    case 127: return "there is no editor `\(editor ?? "vi")`; VISUAL or EDITOR names one"
    case let status?: return "the editor `\(editor ?? "vi")` ended with \(status)"
    case nil: return "the editor `\(editor ?? "vi")` could not be run to its end"
    }
  }

  /// Runs a program with the standard streams of this one. What the user types to interrupt it is for it alone.
  /// Gives its exit status; nil if it has none.
  private static func run(_ words: [String]) -> Int32? {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var (mask, all) = (sigset_t(), sigset_t())
    sigemptyset(&mask)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    let signals = [SIGINT, SIGQUIT]
    let ignoring = signals.map { signal in
      var (action, previous) = (sigaction(), sigaction())
      action.__sigaction_handler.sa_handler = SIG_IGN
      sigaction(signal, &action, &previous)
      return previous
    }
    // To be stopped together with it is what a shell expects.
    var (stop, previousStop) = (sigaction(), sigaction())
    stop.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(SIGTSTP, &stop, &previousStop)
    defer {
      for (signal, action) in zip(signals, ignoring) { SignalAction.restore(action, for: signal) }
      SignalAction.restore(previousStop, for: SIGTSTP)
    }

    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process = pid_t()
    guard posix_spawnp(&process, words[0], nil, &attributes, &arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 {
      guard errno == EINTR else { return nil }
    }
    // The low seven bits name the signal that ended it.
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }
}
