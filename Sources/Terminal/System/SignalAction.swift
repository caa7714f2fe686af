import Glibc

/// What the process does when a signal arrives.
enum SignalAction {
  /// A function that is called inside the signal, and may only do what is safe there.
  typealias Handler =
    @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

  /// Has a handler called, on the stack for signals if the thread has one, and gives the action before.
  @discardableResult
  static func install(_ handler: Handler, for signal: Int32) -> sigaction {
    var action = sigaction()
    action.__sigaction_handler.sa_sigaction = handler
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART
    return replace(with: action, for: signal)
  }

  /// Has a signal ignored, also one that is pending, and gives the action before.
  @discardableResult
  static func ignore(_ signal: Int32) -> sigaction {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_IGN
    return replace(with: action, for: signal)
  }

  /// Lets a signal do to the process what it does by itself, and gives the action before.
  @discardableResult
  static func reset(_ signal: Int32) -> sigaction {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_DFL
    return replace(with: action, for: signal)
  }

  /// Puts back an action that was replaced.
  static func restore(_ action: sigaction, for signal: Int32) {
    var action = action
    sigaction(signal, &action, nil)
  }

  private static func replace(with action: sigaction, for signal: Int32) -> sigaction {
    var (action, previous) = (action, sigaction())
    sigemptyset(&action.sa_mask)
    sigaction(signal, &action, &previous)
    return previous
  }

  /// Whether the process ignores a signal: nohup, for example, starts programs that ignore SIGHUP.
  static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Sends the process a signal that does to it what it does by itself.
  static func raiseDefault(_ signal: Int32) {
    reset(signal)
    raise(signal)
  }

  /// Lets all signals through. Whoever started the process may have left it with some of them blocked.
  static func unblockAll() {
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
  }

  /// Keeps a signal pending from now on, or lets it through again.
  static func setBlocked(_ isBlocked: Bool, _ signal: Int32) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, signal)
    pthread_sigmask(isBlocked ? SIG_BLOCK : SIG_UNBLOCK, &signals, nil)
  }
}
