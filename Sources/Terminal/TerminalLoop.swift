import CNcurses
import Glibc
import Viewer

/// Shows a client on the terminal: waits for keys, for the client's threads and for signals, whichever comes first,
/// and draws what has changed.
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
  private let screen: any TerminalScreen
  private let wakePipe: WakePipe
  private let signals: SignalWatch
  private var decoder: InputDecoder
  /// How long to wait for more of a sequence that has begun.
  private var inputDeadline: ContinuousClock.Instant?
  /// Until when nothing is drawn, as the terminal may still say what it can show.
  private var answerDeadline: ContinuousClock.Instant?
  /// How many pixels a cell has, as the client knows.
  private var pixels: CellSize?
  private var isChanged = true
  private var pace = FramePace()

  /// How long the rest of a sequence may take after its Escape.
  private static let escapeDelay = Duration.milliseconds(40)
  /// How long it may take while the terminal has not answered yet what it is.
  private static let answerDelay = Duration.milliseconds(200)
  /// How long an answer that was cut off may stay so.
  private static let cutOffDelay = Duration.seconds(2)
  /// How long the first picture waits for the terminal's answers. Later ones count as well.
  private static let startDelay = Duration.milliseconds(50)

  /// Shows a client until it ends, and leaves the terminal as it was.
  ///
  /// - Parameter wakePipe: wakes the loop when the client has something new to show.
  /// - Throws: that the terminal can't be opened.
  public static func run(
    _ client: any ScreenClient, on terminal: TerminalDescription, wakePipe: WakePipe
  ) throws(TerminalError) -> Ending {
    SignalAction.unblockAll()
    EmergencyRestore.arm(terminal.restoring, first: KittyCommand.emergency)
    defer { EmergencyRestore.disarm() }
    let signals = SignalWatch(wakePipe)
    defer { signals.end() }
    let screen = try terminal.open()
    screen.enter()
    let loop = TerminalLoop(client, screen, wakePipe, signals, InputDecoder(keys: terminal.keys))
    let ending = loop.run()
    screen.leave()
    // Signals are still noted, so that none of them ends the process in the middle of this.
    client.end()
    return signals.end().end.map { .signal($0) } ?? ending
  }

  /// Ends the process as the signal does by itself, so that whoever started it can tell why it ended.
  public static func endProcess(by signal: Int32) {
    SignalAction.raiseDefault(signal)
  }

  private init(
    _ client: any ScreenClient, _ screen: any TerminalScreen, _ wakePipe: WakePipe, _ signals: SignalWatch,
    _ decoder: InputDecoder
  ) {
    (self.client, self.screen, self.wakePipe) = (client, screen, wakePipe)
    (self.signals, self.decoder) = (signals, decoder)
  }

  private func run() -> Ending {
    // The size may have changed since the terminal was looked at.
    adoptSize()
    if screen.isAsking { answerDeadline = .now + Self.startDelay }
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

  /// Waits until there is something to do, and does it.
  private func wait() -> Ending? {
    var polled = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wakePipe.readEnd, events: Int16(POLLIN), revents: 0),
    ]
    // The handler of a signal that interrupts this has written to the pipe, so the next round sees it.
    guard poll(&polled) >= 0 else { return nil }
    if polled[0].revents != 0, !readInput() { return .signal(SIGHUP) }
    let now = ContinuousClock.now
    if let inputDeadline, now >= inputDeadline {
      if decoder.isWaiting { handle(decoder.flush()) } else { decoder.forgetCutOff() }
      self.inputDeadline = decoder.isCutOff ? now + Self.cutOffDelay : nil
    }
    if let answerDeadline, now >= answerDeadline || !screen.isAsking { self.answerDeadline = nil }
    if let nextUpdate = client.nextUpdate, now >= nextUpdate { isChanged = true }
    if wakePipe.takeWakes() { isChanged = true }
    return obey(signals.take())
  }

  /// Waits for one of the descriptors, or until there is something to do at a certain time.
  private func poll(_ polled: inout [pollfd]) -> Int32 {
    let nextDraw = isChanged ? answerDeadline ?? pace.nextFrame : nil
    let count = Int32(clamping: polled.count)
    guard let next = [client.nextUpdate, nextDraw, inputDeadline].compactMap({ $0 }).min() else {
      return rast_poll(&polled, count, nil)
    }
    let rest = max(.zero, next - .now).components
    var time = timespec(
      tv_sec: Int(clamping: rest.seconds), tv_nsec: Int(clamping: rest.attoseconds / 1_000_000_000))
    return rast_poll(&polled, count, &time)
  }

  /// Takes all that the terminal has sent; false if the terminal is gone.
  private func readInput() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &bytes, bytes.count)
    guard count > 0 else { return count < 0 && (errno == EINTR || errno == EAGAIN) }
    handle(decoder.decode(bytes.prefix(count)))
    let delay = screen.isAsking ? Self.answerDelay : Self.escapeDelay
    inputDeadline = decoder.isWaiting ? .now + delay : nil
    return true
  }

  private func handle(_ messages: [InputDecoder.Message]) {
    for message in messages {
      switch message {
      case .event(let event): client.handle(event)
      case .paletteColour: screen.redefinePalette()
      case .answer(let answer):
        screen.take(answer)
        adoptPixels()
      }
      isChanged = true
    }
  }

  // MARK: Drawing

  private func drawIfDue() {
    let begin = ContinuousClock.now
    guard isChanged, answerDeadline == nil, pace.isDue(begin) else { return }
    isChanged = false
    if screen.draw(client.draw()) { pace.note(frameFrom: begin, to: .now) }
  }

  private func adoptSize() {
    guard let size = TerminalSize.current, size != screen.size else { return }
    screen.resize(to: size)
    adoptPixels()
    client.handle(.resize(width: size.width, height: size.height, cell: size.cell))
    isChanged = true
  }

  private func adoptPixels() {
    guard screen.pixels != pixels else { return }
    pixels = screen.pixels
    client.handle(.pixels(pixels))
    isChanged = true
  }

  // MARK: Obeying

  private func obey(_ arrivals: SignalWatch.Arrivals) -> Ending? {
    if let end = arrivals.end { return .signal(end) }
    if arrivals.isStop { return suspend() }
    // The shell may have used the terminal, even if the process was stopped without being told.
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
      problem = ForegroundProgram.edit(path, signals)
      ending = comeBack()
    }
    client.resume(after: request, problem: problem)
    isChanged = true
    return ending
  }

  /// Gives the terminal back and stops until the shell lets the process go on.
  private func suspend() -> Ending? {
    screen.leave()
    signals.stop()
    return comeBack()
  }

  private func comeBack() -> Ending? {
    // Whatever has arrived in the meantime, apart from the end, is dealt with by drawing everything anew.
    let arrivals = signals.take()
    screen.enter()
    adoptSize()
    isChanged = true
    return arrivals.end.map { .signal($0) }
  }
}
