import Glibc

/// What a process does about signals.
enum SignalAction {
  /// A function that is called inside the signal, with nothing but what is safe there.
  typealias Handler =
    @convention(c) (Int32, UnsafeMutablePointer<siginfo_t>?, UnsafeMutableRawPointer?) -> Void

  /// Has a handler called, on the stack for signals if the thread has one, and gives what was done before.
  @discardableResult
  static func install(_ handler: Handler, for signal: Int32) -> sigaction {
    var (action, previous) = (sigaction(), sigaction())
    action.__sigaction_handler.sa_sigaction = handler
    action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART
    sigemptyset(&action.sa_mask)
    sigaction(signal, &action, &previous)
    return previous
  }

  /// Does again what was done before.
  static func restore(_ action: sigaction, for signal: Int32) {
    var action = action
    sigaction(signal, &action, nil)
  }

  /// Whether whoever started the process wants it to go on after a signal, as nohup does.
  static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Lets the signal do to the process what it does by itself.
  static func raiseDefault(_ signal: Int32) {
    var (action, previous) = (sigaction(), sigaction())
    action.__sigaction_handler.sa_handler = SIG_DFL
    sigemptyset(&action.sa_mask)
    sigaction(signal, &action, &previous)
    raise(signal)
    // Here only after one that stops, once it goes on.
    sigaction(signal, &previous, nil)
  }

  /// Lets all signals through. Whoever started the process may have left it some blocked.
  static func unblockAll() {
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
  }
}
