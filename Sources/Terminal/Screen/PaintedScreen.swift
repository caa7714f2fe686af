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

  init(_ description: TerminalDescription, _ terminal: PaintedTerminal) {
    (self.description, self.terminal, size) = (description, terminal, description.size)
    painter = FramePainter(terminal, description.features)
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
    send(bytes)
  }

  func leave() {
    isEntered = false
    // A terminal without an alternate screen goes on below the picture.
    send(ControlString.move(column: 0, row: size.height - 1) + description.restoring + [UInt8(ascii: "\r")])
    mode?.giveBack()
    // Reports of the mouse and answers that nobody has read are not for the next program.
    tcflush(STDIN_FILENO, TCIFLUSH)
  }

  func resize(to size: TerminalSize) {
    self.size = size
    repaint()
  }

  func repaint() { (shown, isForeign) = (nil, true) }

  func redefinePalette() {
    guard description.features.colours == .redefined, !painter.colours.map.isAdaptive else { return }
    painter.redefinePalette()
    shown = nil
  }

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
