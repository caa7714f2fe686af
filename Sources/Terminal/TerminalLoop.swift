import Glibc
import Viewer

/// Shows a client on the terminal: waits for keys, for the client's threads and for signals, whatever comes
/// first, and draws what has changed.
@MainActor
public final class TerminalLoop {
  /// Why it ended.
  public enum Ending: Hashable, Sendable {
    /// The client wanted it.
    case quit
    /// A signal asked for it, or the terminal is gone, which is as good as SIGHUP.
    case signal(Int32)
  }

  private let client: any ScreenClient
  private let screen: CursesScreen
  private let wakePipe: WakePipe
  private let signals: SignalWatch
  private var decoder: InputDecoder
  /// Until when bytes that begin something are waited for to go on.
  private var inputDeadline: ContinuousClock.Instant?
  private var isChanged = true
  private var drawnAt: ContinuousClock.Instant?

  /// How long after an Escape there may come what makes another key of it.
  private static let escapeDelay = Duration.milliseconds(40)
  /// How long it takes at least from one picture to the next.
  private static let framePeriod = Duration.milliseconds(15)

  /// Shows a client until it ends. The terminal is afterwards as it was.
  ///
  /// - Parameters:
  ///   - wakePipe: wakes the loop when the client has something new to show.
  /// - Throws: that the terminal can't be opened.
  public static func run(
    _ client: any ScreenClient, on terminal: TerminalDescription, wakePipe: WakePipe
  ) throws(TerminalError) -> Ending {
    SignalAction.unblockAll()
    EmergencyRestore.arm(terminal.restoring)
    let signals = SignalWatch(wakePipe)
    defer {
      signals.end()
      EmergencyRestore.disarm()
    }
    let screen = try CursesScreen(terminal)
    screen.enter()
    defer { screen.leave() }
    let loop = TerminalLoop(client, screen, wakePipe, signals, InputDecoder(keys: terminal.keys))
    return loop.run()
  }

  /// Ends the process as the signal would have by itself, so that whoever started it can tell.
  public static func endProcess(by signal: Int32) {
    SignalAction.raiseDefault(signal)
  }

  private init(
    _ client: any ScreenClient, _ screen: CursesScreen, _ wakePipe: WakePipe, _ signals: SignalWatch,
    _ decoder: InputDecoder
  ) {
    (self.client, self.screen, self.wakePipe) = (client, screen, wakePipe)
    (self.signals, self.decoder) = (signals, decoder)
  }

  private func run() -> Ending {
    // It may have changed since it was looked at.
    adoptSize()
    while true {
      client.update()
      while let request = client.takeRequest() {
        if let ending = obey(request) { return ending }
      }
      drawIfDue()
      if let ending = wait() { return ending }
    }
  }

  // MARK: Waiting

  /// Waits until there is something to do, and hands it to the client.
  private func wait() -> Ending? {
    var polled = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    // A signal that breaks it off has written to the pipe, so the next round sees it.
    guard poll(&polled, 2, timeout) >= 0 else { return nil }
    if polled[0].revents != 0, !readInput() { return .signal(SIGHUP) }
    let now = ContinuousClock.now
    if let inputDeadline, now >= inputDeadline {
      self.inputDeadline = nil
      handle(decoder.flush())
    }
    if let nextUpdate = client.nextUpdate, now >= nextUpdate { isChanged = true }
    if wakePipe.takeWakes() { isChanged = true }
    return obey(signals.take())
  }

  /// How long there is nothing to do, in milliseconds; -1 if that is for ever.
  private var timeout: Int32 {
    let nextDraw = isChanged ? drawnAt.map { $0 + Self.framePeriod } : nil
    guard let next = [client.nextUpdate, nextDraw, inputDeadline].compactMap({ $0 }).min() else { return -1 }
    let rest = (next - .now).components
    // Rounded up, or the last millisecond would be spent in asking again and again.
    let milliseconds = rest.seconds * 1000 + (rest.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    return Int32(clamping: max(0, milliseconds))
  }

  /// Takes all that the terminal has sent. False if there is no terminal any more.
  private func readInput() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else { return count < 0 && (errno == EINTR || errno == EAGAIN) }
    handle(decoder.decode(bytes.prefix(count)))
    inputDeadline = decoder.isWaiting ? .now + Self.escapeDelay : nil
    return true
  }

  private func handle(_ messages: [InputDecoder.Message]) {
    for message in messages {
      switch message {
      case .event(let event): client.handle(event)
      case .paletteColour: screen.redefinePalette()
      }
      isChanged = true
    }
  }

  // MARK: Drawing

  private func drawIfDue() {
    let now = ContinuousClock.now
    guard isChanged, drawnAt.map({ now - $0 >= Self.framePeriod }) ?? true else { return }
    isChanged = false
    if screen.draw(client.draw()) { drawnAt = now }
  }

  private func adoptSize() {
    guard let size = TerminalSize.current, size != screen.size else { return }
    screen.resize(to: size)
    client.handle(.resize(width: size.width, height: size.height))
    isChanged = true
  }

  // MARK: Obeying

  private func obey(_ arrivals: SignalWatch.Arrivals) -> Ending? {
    if let end = arrivals.end { return .signal(end) }
    if arrivals.isStop { return suspend() }
    // Whoever stopped it may have used the terminal, also if we were not told before.
    if arrivals.isContinue {
      screen.enter()
      adoptSize()
      isChanged = true
    }
    if arrivals.isResize { adoptSize() }
    return nil
  }

  private func obey(_ request: ViewerRequest) -> Ending? {
    var ending: Ending?
    var problem: String?
    switch request {
    case .quit: return .quit
    case .suspend: ending = suspend()
    case .redraw: screen.repaint()
    case .edit(let path):
      screen.leave()
      problem = ForegroundProgram.edit(path)
      ending = comeBack()
    }
    client.resume(after: request, problem: problem)
    isChanged = true
    return ending
  }

  /// Gives the terminal back and stops until the shell wants the process to go on.
  private func suspend() -> Ending? {
    screen.leave()
    SignalAction.raiseDefault(SIGTSTP)
    return comeBack()
  }

  private func comeBack() -> Ending? {
    // Of what has come meanwhile, all but the end is dealt with here.
    let arrivals = signals.take()
    screen.enter()
    adoptSize()
    isChanged = true
    return arrivals.end.map { .signal($0) }
  }
}
