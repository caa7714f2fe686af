import Glibc
import Synchronization

/// The signals that the viewer listens to. Handlers note what has arrived and wake the main thread, which acts on it.
/// A signal that asks for the end has its way after a second even if the main thread is stuck.
///
/// Functions that begin or end something take a `gap`, which is called at the moment at which a signal used to be lost;
/// it is there for tests.
final class SignalWatch {
  /// What has arrived since the last look.
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
    /// The process that has the terminal in place of the viewer: 0 if none does, -1 while one is being started.
    let foreground = Atomic<pid_t>(0)

    /// Notes a signal in place of the one that it undoes.
    func note(_ signal: Int32, undoing undone: Int32?) {
      let removed = undone.map { UInt64(1) << UInt64($0) } ?? 0
      var bits = arrived.load(ordering: .relaxed)
      while true {
        let new = bits & ~removed | 1 << UInt64(signal)
        let (isDone, found) = arrived.weakCompareExchange(
          expected: bits, desired: new, ordering: .acquiringAndReleasing)
        if isDone { return }
        bits = found
      }
    }
  }

  private static let shared = Shared()
  private static let ends = [SIGINT, SIGTERM, SIGHUP]
  private var previous: [(signal: Int32, action: sigaction)] = []

  /// Begins to listen.
  init(_ wakePipe: WakePipe) {
    Self.shared.descriptor.store(wakePipe.writeEnd, ordering: .releasing)
    Self.shared.arrived.store(0, ordering: .releasing)
    for signal in Self.ends + [SIGTSTP, SIGCONT, SIGWINCH]
    where !SignalAction.isIgnored(signal) || signal == SIGCONT {
      previous.append((signal, SignalAction.install(Self.note, for: signal)))
    }
  }

  /// Stops listening, and gives what arrived too late for anybody to take it.
  @discardableResult
  func end(gap: () -> Void = {}) -> Arrivals {
    gap()
    for (signal, action) in previous { SignalAction.restore(action, for: signal) }
    previous = []
    // Only now, as a handler may have scheduled the end until a moment ago.
    EmergencyRestore.unschedule()
    Self.shared.descriptor.store(-1, ordering: .releasing)
    return take()
  }

  /// Takes what has arrived.
  func take() -> Arrivals {
    Self.arrivals(Self.shared.arrived.exchange(0, ordering: .acquiringAndReleasing))
  }

  /// What has arrived, for a later look as well.
  private var pending: Arrivals { Self.arrivals(Self.shared.arrived.load(ordering: .acquiring)) }

  private static func arrivals(_ bits: UInt64) -> Arrivals {
    func has(_ signal: Int32) -> Bool { bits & (1 << UInt64(signal)) != 0 }
    return Arrivals(
      end: ends.first(where: has), isStop: has(SIGTSTP), isContinue: has(SIGCONT), isResize: has(SIGWINCH))
  }

  private static let note: SignalAction.Handler = { signal, _, _ in
    let shared = SignalWatch.shared
    // What was interrupted must not take an error of ours for its own.
    let number = errno
    switch signal {
    // As the system does with those that are pending.
    case SIGTSTP: shared.note(signal, undoing: SIGCONT)
    case SIGCONT: shared.note(signal, undoing: SIGTSTP)
    case SIGINT, SIGTERM, SIGHUP:
      shared.note(signal, undoing: nil)
      let process = shared.foreground.load(ordering: .acquiring)
      if process > 0 { kill(process, signal) } else if process == 0 { EmergencyRestore.schedule(signal) }
    default: shared.note(signal, undoing: nil)
    }
    var byte: UInt8 = 0
    _ = write(shared.descriptor.load(ordering: .acquiring), &byte, 1)
    errno = number
  }

  // MARK: Stopping

  /// Stops the process as SIGTSTP does by itself, until it goes on; does nothing if SIGCONT has arrived since the last
  /// `take`.
  ///
  /// - Parameter letThrough: lets SIGTSTP, which is blocked and pending, through.
  func stop(
    gap: () -> Void = {}, letThrough: () -> Void = { SignalAction.setBlocked(false, SIGTSTP) }
  ) {
    gap()
    // As long as it is pending, the system drops it when SIGCONT arrives.
    SignalAction.setBlocked(true, SIGTSTP)
    let previous = SignalAction.reset(SIGTSTP)
    raise(SIGTSTP)
    if pending.isContinue { SignalAction.ignore(SIGTSTP) } else { letThrough() }
    SignalAction.restore(previous, for: SIGTSTP)
    SignalAction.setBlocked(false, SIGTSTP)
  }

  // MARK: A program in the foreground

  /// From now on, signals that ask for the end are only noted, until it is known which process to pass them on to.
  ///
  /// - Returns: false if one has arrived already, so that there is no use in starting a process.
  func beginForeground() -> Bool {
    Self.shared.foreground.store(-1, ordering: .sequentiallyConsistent)
    EmergencyRestore.unschedule()
    return pending.end == nil
  }

  /// From now on, signals that ask for the end are passed on to a process, those since `beginForeground` among them.
  func setForeground(_ process: pid_t) {
    Self.shared.foreground.store(process, ordering: .sequentiallyConsistent)
    if let signal = pending.end { kill(process, signal) }
  }

  /// From now on, signals that ask for the end are for the viewer again. To be called before the process is reaped, as
  /// another one may have its number after that.
  func endForeground() { Self.shared.foreground.store(0, ordering: .sequentiallyConsistent) }
}
