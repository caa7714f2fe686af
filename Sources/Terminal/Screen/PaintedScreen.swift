import Files
import Glibc
import Viewer

/// A screen that is painted in escape sequences of our own, each picture in a single write.
@MainActor
final class PaintedScreen: TerminalScreen {
  private let description: TerminalDescription
  private let terminal: PaintedTerminal
  private let mode = TerminalMode()
  private var painter: FramePainter
  /// What is on the screen; nil if that is unknown.
  private var shown: ScreenBuffer?
  /// Whether the screen is to be cleared before the next picture.
  private var isForeign = true
  private var isEntered = false
  private(set) var size: TerminalSize
  /// What asks whether the terminal shows pixels; nil if it is not asked.
  private var probe: PixelProbe?
  /// When it was asked.
  private var asked: ContinuousClock.Instant?
  /// How the terminal shows them, as far as it has answered.
  private var support: PixelSupport?

  init(_ description: TerminalDescription, _ terminal: PaintedTerminal) {
    (self.description, self.terminal, size) = (description, terminal, description.size)
    painter = FramePainter(terminal, description.features)
    probe = description.pixelQuestion.map { PixelProbe($0) }
  }

  // MARK: Coming and going

  func enter() {
    repaint()
    mode?.takeOver()
    // Where the alternate screen is still there, it is not to be begun once more.
    var bytes = isEntered ? [] : terminal.beginning
    isEntered = true
    bytes += ControlString.mouseOn + ControlString.pasteOn
    let colours = painter.colours.map
    if colours.isAdaptive {
      for (number, colour) in colours.definitions { bytes += ControlString.paletteColour(number, colour) }
    } else if description.features.colours == .redefined {
      bytes += ControlString.paletteQuestion(FixedPalette.indexed.first)
    }
    if asked == nil {
      asked = .now
      bytes += probe?.begin() ?? []
    }
    send(bytes)
  }

  func leave() {
    isEntered = false
    awaitAnswers()
    probe?.end()
    send(painter.pixels?.leave(clearing: terminal.clearing) ?? [])
    // A terminal without an alternate screen goes on below the picture.
    send(ControlString.move(column: 0, row: size.height - 1) + description.restoring + [UInt8(ascii: "\r")])
    mode?.giveBack()
    // Reports of the mouse and answers that nobody has read are not for the next program.
    tcflush(STDIN_FILENO, TCIFLUSH)
  }

  func resize(to size: TerminalSize) {
    self.size = size
    repaint()
    // The largest picture may be as large as the window.
    if case .sixel? = support { send(ControlString.sixelQuestions) }
  }

  func repaint() { (shown, isForeign) = (nil, true) }

  func redefinePalette() {
    guard description.features.colours == .redefined, !painter.colours.map.isAdaptive else { return }
    painter.redefinePalette()
    shown = nil
  }

  // MARK: Pixels

  var isAsking: Bool { probe.map { !$0.isOver } ?? false }

  var pixels: CellSize? { support == nil ? nil : size.cell }

  func take(_ answer: TerminalAnswer) {
    probe?.take(answer)
    guard let probe, probe.isOver, let new = probe.support, new != support else { return }
    support = new
    send(painter.pixels?.leave(clearing: []) ?? [])
    painter.pixels = new.painter
    EmergencyRestore.setIncludesFirst(new.keepsImages)
    repaint()
  }

  /// Waits a moment for answers that are still to come, so that they are not taken for what is typed into the next program.
  private func awaitAnswers() {
    guard isAsking, let asked, ContinuousClock.now - asked < Self.memory else { return }
    var decoder = InputDecoder()
    let end = ContinuousClock.now + Self.patience
    while isAsking, ContinuousClock.now < end {
      var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      poll(&polled, 1, 10)
      guard polled.revents != 0 else { continue }
      var bytes = [UInt8](repeating: 0, count: 1024)
      let count = read(STDIN_FILENO, &bytes, bytes.count)
      guard count > 0 else { return }
      for case .answer(let answer) in decoder.decode(bytes.prefix(count)) { probe?.take(answer) }
    }
  }

  /// How long answers may take before they are no longer waited for, and how long they are waited for in the end.
  private static let memory = Duration.seconds(2)
  private static let patience = Duration.milliseconds(150)

  /// Sends bytes, however long the terminal takes to read them.
  private func send(_ bytes: [UInt8]) {
    // That the terminal is gone is noticed where its keys are read.
    try? FileDescriptor.write(bytes, to: STDOUT_FILENO)
  }

  // MARK: Drawing

  func draw(_ picture: ScreenBuffer) -> Bool {
    if picture == shown { return false }
    send(painter.paint(picture, over: shown, size, clears: isForeign))
    (shown, isForeign) = (picture, false)
    return true
  }
}
