import Glibc
import Synchronization

/// The signals that the viewer hears. Handlers note what has come and wake the main thread, which acts on it.
/// If it can't, since it is stuck, a signal that asks for the end has its way after a second nevertheless.
final class SignalWatch {
  /// What has come since it was asked for last.
  struct Arrivals {
    /// A signal that asks for the end.
    var end: Int32?
    /// Whether the process is to stop.
    var isStop = false
    /// Whether it goes on after it was stopped.
    var isContinue = false
    /// Whether the terminal has another size.
    var isResize = false
  }

  /// What handlers see. There is one of it, as there is one set of handlers in a process.
  private final class Shared: Sendable {
    let arrived = Atomic<UInt64>(0)
    /// What is written to so that the main thread wakes; negative if nobody listens.
    let descriptor = Atomic<Int32>(-1)
  }

  private static let shared = Shared()
  private static let ends = [SIGINT, SIGTERM, SIGHUP]
  private var previous: [(signal: Int32, action: sigaction)] = []

  /// Begins to hear.
  init(_ wakePipe: WakePipe) {
    Self.shared.descriptor.store(wakePipe.writeEnd, ordering: .releasing)
    Self.shared.arrived.store(0, ordering: .releasing)
    for signal in Self.ends + [SIGTSTP, SIGCONT, SIGWINCH]
    where !SignalAction.isIgnored(signal) || signal == SIGCONT {
      previous.append((signal, SignalAction.install(Self.note, for: signal)))
    }
  }

  /// No longer hears.
  func end() {
    alarm(0)
    for (signal, action) in previous { SignalAction.restore(action, for: signal) }
    previous = []
    Self.shared.descriptor.store(-1, ordering: .releasing)
  }

  /// Takes what has come.
  func take() -> Arrivals {
    let bits = Self.shared.arrived.exchange(0, ordering: .acquiringAndReleasing)
    func has(_ signal: Int32) -> Bool { bits & (1 << UInt64(signal)) != 0 }
    return Arrivals(
      end: Self.ends.first(where: has), isStop: has(SIGTSTP), isContinue: has(SIGCONT),
      isResize: has(SIGWINCH))
  }

  private static let note: SignalAction.Handler = { signal, _, _ in
    let shared = SignalWatch.shared
    shared.arrived.bitwiseOr(1 << UInt64(signal), ordering: .acquiringAndReleasing)
    if signal == SIGINT || signal == SIGTERM || signal == SIGHUP { EmergencyRestore.schedule(signal) }
    // What was interrupted must not take an error of ours for its own.
    let number = errno
    var byte: UInt8 = 0
    _ = write(shared.descriptor.load(ordering: .acquiring), &byte, 1)
    errno = number
  }
}
