import Glibc
import Rast
import Synchronization

/// The signals that ask the process to end. They are blocked everywhere, and a thread of its own waits for them and
/// cancels what is under way; so no code ever runs inside a signal handler.
final class Interrupts: Sendable {
  /// Cancelled as soon as one of the signals has come.
  let cancellation = CancellationToken()
  private let received = Atomic<Int32>(0)

  /// How long the work has to finish before the process ends anyway.
  private static let patience = timespec(tv_sec: 1, tv_nsec: 0)

  /// The signal that has come, if one has.
  var signal: Int32? {
    let signal = received.load(ordering: .acquiring)
    return signal == 0 ? nil : signal
  }

  /// A pipe that nobody reads, and a file that grows beyond what the user may write, are errors of `write`.
  static func leaveErrorsToWrite() {
    for signal in [SIGPIPE, SIGXFSZ] { Glibc.signal(signal, SIG_IGN) }
  }

  /// Starts waiting. To be called before any other thread is started, as threads inherit which signals are blocked.
  func start() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] where !(signal == SIGHUP && Interrupts.isIgnored(signal)) {
      sigaddset(&signals, signal)
    }
    // Exactly these: whoever started the process may have left others blocked.
    pthread_sigmask(SIG_SETMASK, &signals, nil)
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self)
    let result = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Interrupts>.fromOpaque(argument).takeRetainedValue().wait() }
        return nil
      }, context.toOpaque())
    guard result == 0 else {
      // Without the thread, the signals end the process as they always do.
      context.release()
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      return
    }
    pthread_detach(thread)
  }

  /// Throws the signal, if one has come.
  func check() throws(CommandError) {
    if let signal { throw .interrupted(signal) }
  }

  /// Whether whoever started the process wants it to go on after a signal, as nohup does.
  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(signal, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  private func wait() {
    var signals = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &signals)
    var signal: Int32 = 0
    guard sigwait(&signals, &signal) == 0 else { return }
    received.store(signal, ordering: .releasing)
    cancellation.cancel()
    // The main thread ends the process. If it can't, or is asked a second time, the process ends here.
    var patience = Interrupts.patience
    while sigtimedwait(&signals, nil, &patience) == -1, errno == EINTR {}
    _exit(ExitStatus.interrupted(by: signal))
  }
}
