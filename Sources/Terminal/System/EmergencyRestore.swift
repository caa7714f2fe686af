import Glibc
import Synchronization

/// Brings the terminal back to how a shell wants it when the process comes to a sudden end: a crash, or a signal
/// that asks for the end while the main thread is stuck. Everything it needs is laid ready before, as inside a
/// signal handler there is no memory to be had.
enum EmergencyRestore {
  private struct Plan {
    var bytes: UnsafeMutableBufferPointer<UInt8>
    var mode: termios
    /// What was done before about each of `crashes`, in that order.
    var previous: UnsafeMutableBufferPointer<sigaction>
    var stack: UnsafeMutableRawPointer
  }

  /// Where the plan is, if there is one.
  private static let address = Atomic<UInt>(0)
  private static let scheduled = Atomic<Int32>(0)

  /// The signals of processes that go wrong, and the one that asks for a picture of the memory.
  private static let crashes: [Int32] = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT, SIGSYS]
  private static let stackSize = 1 << 16

  /// From now on, the terminal is brought back to its present mode, with these bytes.
  static func arm(_ bytes: [UInt8]) {
    disarm()
    var mode = termios()
    guard tcgetattr(STDIN_FILENO, &mode) == 0 else { return }
    let text = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = text.initialize(from: bytes)
    let previous = UnsafeMutableBufferPointer<sigaction>.allocate(capacity: crashes.count)
    previous.initialize(repeating: sigaction())
    // The main thread's own stack may be what has run out.
    let stack = UnsafeMutableRawPointer.allocate(byteCount: stackSize, alignment: 16)
    var signalStack = stack_t(ss_sp: stack, ss_flags: 0, ss_size: stackSize)
    sigaltstack(&signalStack, nil)
    let armed = UnsafeMutablePointer<Plan>.allocate(capacity: 1)
    armed.initialize(to: Plan(bytes: text, mode: mode, previous: previous, stack: stack))
    address.store(UInt(bitPattern: armed), ordering: .releasing)
    for (index, signal) in crashes.enumerated() {
      previous[index] = SignalAction.install(crashed, for: signal)
    }
    SignalAction.install(expired, for: SIGALRM)
  }

  /// From now on nothing is done to the terminal.
  static func disarm() {
    guard let armed = takePlan() else { return }
    for (index, signal) in crashes.enumerated() {
      SignalAction.restore(armed.pointee.previous[index], for: signal)
    }
    signal(SIGALRM, SIG_DFL)
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

  /// The plan, for whoever comes first.
  private static func takePlan() -> UnsafeMutablePointer<Plan>? {
    UnsafeMutablePointer(bitPattern: address.exchange(0, ordering: .acquiringAndReleasing))
  }

  private static func restoreTerminal(_ armed: Plan) {
    // If the terminal takes nothing, the rest must happen all the same.
    let flags = fcntl(STDOUT_FILENO, F_GETFL)
    _ = fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK)
    if write(STDOUT_FILENO, armed.bytes.baseAddress, armed.bytes.count) != armed.bytes.count {
      // What it has not read yet is of a picture that nobody will see, and makes room.
      tcflush(STDOUT_FILENO, TCOFLUSH)
      _ = write(STDOUT_FILENO, armed.bytes.baseAddress, armed.bytes.count)
    }
    _ = fcntl(STDOUT_FILENO, F_SETFL, flags)
    var mode = armed.mode
    tcsetattr(STDIN_FILENO, TCSANOW, &mode)
  }

  private static let crashed: SignalAction.Handler = { signal, information, _ in
    if let armed = takePlan() {
      restoreTerminal(armed.pointee)
      for index in 0..<crashes.count {
        SignalAction.restore(armed.pointee.previous[index], for: crashes[index])
      }
    }
    // The instruction that went wrong does so again, now as it would have without us. A signal that was only
    // sent has to be sent again.
    let isSent = (information?.pointee.si_code ?? 0) <= 0
    if isSent || signal == SIGQUIT { raise(signal) }
  }

  private static let expired: SignalAction.Handler = { _, _, _ in
    if let armed = takePlan() { restoreTerminal(armed.pointee) }
    let signal = scheduled.load(ordering: .acquiring)
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_DFL
    sigaction(signal, &action, nil)
    raise(signal)
  }
}
