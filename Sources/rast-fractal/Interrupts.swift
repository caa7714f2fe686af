import Glibc
import Rast
import Synchronization
import Text

/// The signals that ask the process to end. They are blocked in every thread but one, which waits for them and
/// cancels what is under way; so no code ever runs inside a signal handler.
final class Interrupts: Sendable {
  /// Cancelled as soon as one of the signals has arrived.
  let cancellation = CancellationToken()
  private let received = Atomic<Int32>(0)
  private let drafts = Locked<[String]>([])

  /// How long the work has to finish before the process ends anyway.
  private static let patience = timespec(tv_sec: 1, tv_nsec: 0)

  /// The signal that has arrived, if one has.
  var signal: Int32? {
    let signal = received.load(ordering: .acquiring)
    return signal == 0 ? nil : signal
  }

  /// Makes errors of `write` of two signals: of a pipe that nobody reads, and of a file larger than the user may write.
  static func leaveErrorsToWrite() {
    for signal in [SIGPIPE, SIGXFSZ] { Glibc.signal(signal, SIG_IGN) }
  }

  /// Begins to wait for the signals, but for those that whoever started the process had it ignore, as nohup does. To be
  /// called before any other thread is started, as threads inherit what is blocked.
  func start() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] where !Interrupts.isIgnored(signal) {
      sigaddset(&signals, signal)
    }
    // Exactly these: others may have been blocked by whoever started the process.
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
      // Without the thread, the signals end the process by themselves.
      context.release()
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      return
    }
    pthread_detach(thread)
  }

  /// Throws the signal, if one has arrived.
  func check() throws(CommandError) {
    if let signal { throw .interrupted(signal) }
  }

  /// Has a file removed if the process ends before the work under way could remove it.
  func removeAtEnd(_ path: String) { drafts.withLock { $0.append(path) } }

  /// Whether the process was started with the signal ignored.
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
    // The main thread ends the process; if it can't in time, or a second signal arrives, it ends here.
    var patience = Interrupts.patience
    while sigtimedwait(&signals, nil, &patience) == -1, errno == EINTR {}
    for path in drafts.withLock({ $0 }) { unlink(ByteText.name(path)) }
    _exit(ExitStatus.interrupted(by: signal))
  }
}
