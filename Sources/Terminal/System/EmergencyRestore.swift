import Glibc
import Synchronization

/// Brings the terminal back to how a shell wants it when the process comes to a sudden end: a crash, or a signal
/// that asks for the end while the main thread is stuck. Everything it needs is prepared in advance, as a signal
/// handler must not allocate memory.
enum EmergencyRestore {
  private struct Plan {
    var bytes: UnsafeMutableBufferPointer<UInt8>
    /// How many of them come first and may be left out.
    var firstCount: Int
    var mode: termios
    /// The actions before, of each of `signals` in that order.
    var previous: UnsafeMutableBufferPointer<sigaction>
    var stack: UnsafeMutableRawPointer
  }

  /// Where the plan is, if there is one.
  private static let address = Atomic<UInt>(0)
  /// The signal that is to end the process when the alarm goes off; 0 if the alarm is not ours.
  private static let scheduled = Atomic<Int32>(0)
  /// Whether the process was started with SIGALRM ignored.
  private static let ignoresAlarm = Atomic<Bool>(false)

  /// The signals of a crash, the one that asks for a core dump, and the alarm.
  private static let signals: [Int32] = [
    SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT, SIGSYS, SIGALRM,
  ]
  private static let stackSize = 1 << 16

  /// Whether the bytes that come first are sent.
  private static let includesFirst = Atomic<Bool>(false)

  /// From now on, the terminal is brought back to its present mode, with these bytes.
  ///
  /// - Parameter first: what is sent before them once `setIncludesFirst` is called.
  static func arm(_ bytes: [UInt8], first: [UInt8] = []) {
    disarm()
    let bytes = first + bytes
    setIncludesFirst(false)
    var mode = termios()
    guard tcgetattr(STDIN_FILENO, &mode) == 0 else { return }
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = text.initialize(from: bytes)
    let previous = UnsafeMutableBufferPointer<sigaction>.allocate(capacity: signals.count)
    previous.initialize(repeating: sigaction())
    // The main thread's own stack may be what has run out.
    let stack = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
    var signalStack = stack_t(ss_sp: stack, ss_flags: 0, ss_size: stackSize)
    sigaltstack(&signalStack, nil)
    let armed = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
    armed.initialize(
      to: Plan(bytes: text, firstCount: first.count, mode: mode, previous: previous, stack: stack))
    address.store(UInt(bitPattern: armed), ordering: .releasing)
    scheduled.store(0, ordering: .releasing)
    ignoresAlarm.store(SignalAction.isIgnored(SIGALRM), ordering: .releasing)
    for (index, signal) in signals.enumerated() {
      previous[index] = SignalAction.install(signal == SIGALRM ? expired : crashed, for: signal)
    }
  }

  /// From now on the bytes that come first are sent as well, or not.
  static func setIncludesFirst(_ isIncluded: Bool) {
    includesFirst.store(isIncluded, ordering: .releasing)
  }

  /// From now on nothing is done to the terminal.
  static func disarm() {
    guard let armed = takePlan() else { return }
    restoreActions(armed.pointee)
    var signalStack = stack_t(ss_sp: nil, ss_flags: Int32(SS_DISABLE), ss_size: 0)
    sigaltstack(&signalStack, nil)
    armed.pointee.bytes.deallocate()
    armed.pointee.previous.deallocate()
    armed.pointee.stack.deallocate()
    armed.deinitialize(count: 1)
    armed.deallocate()
  }

  /// In a second, unless the process has ended by then, the terminal is brought back and the signal ends it.
  /// Safe inside a signal handler.
  static func schedule(_ signal: Int32) {
    scheduled.store(signal, ordering: .releasing)
    alarm(1)
  }

  /// What was scheduled does not happen.
  static func unschedule() {
    alarm(0)
    scheduled.store(0, ordering: .releasing)
  }

  /// The plan, for whoever asks first.
  private static func takePlan() -> UnsafeMutablePointer<Plan>? {
    UnsafeMutablePointer(bitPattern: address.exchange(0, ordering: .acquiringAndReleasing))
  }

  private static func restoreTerminal(_ armed: Plan) {
    // The rest must happen even if the terminal takes nothing.
    let flags = fcntl(STDOUT_FILENO, F_GETFL)
    _ = fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK)
    let start = includesFirst.load(ordering: .acquiring) ? 0 : armed.firstCount
    let (bytes, count) = (armed.bytes.baseAddress.map { $0 + start }, armed.bytes.count - start)
    if write(STDOUT_FILENO, bytes, count) != count {
      // What it has not read yet belongs to a picture that nobody will see; dropping that makes room.
      tcflush(STDOUT_FILENO, TCOFLUSH)
      _ = write(STDOUT_FILENO, bytes, count)
    }
    _ = fcntl(STDOUT_FILENO, F_SETFL, flags)
    var mode = armed.mode
    tcsetattr(STDIN_FILENO, TCSANOW, &mode)
  }

  private static func restoreActions(_ armed: Plan) {
    for index in 0..<signals.count { SignalAction.restore(armed.previous[index], for: signals[index]) }
  }

  private static let crashed: SignalAction.Handler = { signal, information, _ in
    if let armed = takePlan() {
      restoreTerminal(armed.pointee)
      restoreActions(armed.pointee)
    }
    // The instruction that failed does so again, this time with the action before ours. A signal that was only sent
    // has to be sent again.
    let isSent = (information?.pointee.si_code ?? 0) <= 0
    if isSent || signal == SIGQUIT { raise(signal) }
  }

  private static let expired: SignalAction.Handler = { _, _, _ in
    let signal = scheduled.load(ordering: .acquiring)
    // Sent from outside, or set before this program was started in the process.
    if signal == 0, ignoresAlarm.load(ordering: .acquiring) { return }
    if let armed = takePlan() { restoreTerminal(armed.pointee) }
    SignalAction.raiseDefault(signal == 0 ? SIGALRM : signal)
  }
}
