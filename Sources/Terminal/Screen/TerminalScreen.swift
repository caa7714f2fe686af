import Viewer

/// The terminal's screen, which shows one picture after another, each made of cells.
@MainActor
protocol TerminalScreen: AnyObject {
  /// How many columns and rows it has.
  var size: TerminalSize { get }
  /// Takes the terminal, at the beginning, after `leave`, or when somebody else may have used it; the next picture is
  /// drawn as a whole.
  func enter()
  /// Gives the terminal back, for now or for good.
  func leave()
  /// Adopts another size of the screen.
  func resize(to size: TerminalSize)
  /// Has the next picture drawn as a whole.
  func repaint()
  /// Notes that the terminal's palette can really be redefined.
  func redefinePalette()
  /// Takes what the terminal answered.
  func take(_ answer: TerminalAnswer)
  /// Whether the terminal has been asked what it is and has not answered yet.
  var isAsking: Bool { get }
  /// How many pixels there are in a cell, if the terminal shows pixels, as far as it has answered.
  var pixels: CellSize? { get }
  /// Shows a picture, and sends only what differs from the one before; false if nothing does.
  func draw(_ picture: ScreenBuffer) -> Bool
}

extension TerminalDescription {
  /// Opens the terminal: to be painted on where its sequences are known, and to be drawn on by curses elsewhere.
  @MainActor
  func open() throws(TerminalError) -> any TerminalScreen {
    if let painting { PaintedScreen(self, painting) } else { try CursesScreen(self) }
  }
}
