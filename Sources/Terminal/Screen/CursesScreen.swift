import CNcurses
import Files
import Glibc
import Viewer

/// A screen that is drawn on by means of curses.
@MainActor
final class CursesScreen: TerminalScreen {
  private let description: TerminalDescription
  private let screen: OpaquePointer
  private var painter: CursesPainter
  /// What is on the screen; nil if that is unknown.
  private var shown: ScreenBuffer?
  private var row: [cchar_t] = []
  private(set) var size: TerminalSize

  /// Opens the terminal.
  init(_ description: TerminalDescription) throws(TerminalError) {
    self.description = description
    // LINES and COLUMNS may be anything; the size is the terminal's own.
    use_env(false)
    use_tioctl(true)
    guard let screen = Self.open(description) else { throw .refused("curses can't open it") }
    self.screen = screen
    size = description.size
    let depth = description.features.colours
    if depth != .none {
      start_color()
      use_default_colors()
    }
    // An older curses may not have taken the entry that it was given.
    let isDirect = rast_color_count() == 1 << 24
    painter = CursesPainter(
      colours: CellColours(
        ColourMap(
          depth: depth == .direct && !isDirect ? .indexed : depth, reserved: description.reservedColours)),
      pairs: PairTable(limit: Int(rast_pair_count()), isUnordered: depth <= .sixteen),
      unicode: description.features.unicode)
    configure()
  }

  private static func open(_ description: TerminalDescription) -> OpaquePointer? {
    let (output, input) = (rast_standard_output(), rast_standard_input())
    guard let entry = description.entry else { return newterm(description.name, output, input) }
    // The environment can hold an entry, but must not keep it, as programs inherit the environment.
    let digits = Array("0123456789abcdef".utf8)
    let text = entry.compiled.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    let previous = getenv("TERMINFO").map { String(cString: $0) }
    setenv("TERMINFO", "hex:" + String(decoding: text, as: UTF8.self), 1)
    let screen = newterm(description.name, output, input)
    if let previous { setenv("TERMINFO", previous, 1) } else { unsetenv("TERMINFO") }
    return screen ?? newterm(description.name, output, input)
  }

  private func configure() {
    cbreak()
    noecho()
    nonl()
    typeahead(-1)
    let window = rast_standard_window()
    keypad(window, true)
    curs_set(0)
    leaveok(window, true)
    // The terminal's driver is to make signals of keys, and nothing else.
    var mode = termios()
    if tcgetattr(STDIN_FILENO, &mode) == 0 {
      mode.c_iflag &= ~tcflag_t(IXON)
      mode.c_lflag &= ~tcflag_t(IEXTEN)
      tcsetattr(STDIN_FILENO, TCSADRAIN, &mode)
      def_prog_mode()
    }
    resize(to: description.size)
  }

  // MARK: Coming and going

  func enter() {
    repaint()
    reset_prog_mode()
    send(ControlString.mouseOn + ControlString.pasteOn)
    if painter.colours.map.isAdaptive {
      CursesPainter.define(painter.colours.map.definitions)
    } else if description.features.colours == .redefined {
      send(ControlString.paletteQuestion(FixedPalette.indexed.first))
    }
  }

  func leave() {
    send(ControlString.mouseOff + ControlString.pasteOff)
    endwin()
    // Reports of the mouse and answers that nobody has read are not for the next program.
    tcflush(STDIN_FILENO, TCIFLUSH)
  }

  func resize(to size: TerminalSize) {
    self.size = size
    resize_term(Int32(clamping: size.height), Int32(clamping: size.width))
    repaint()
  }

  func repaint() {
    shown = nil
    clearok(rast_current_window(), true)
  }

  func redefinePalette() {
    guard description.features.colours == .redefined, !painter.colours.map.isAdaptive else { return }
    painter.redefinePalette()
    shown = nil
  }

  private func send(_ bytes: [UInt8]) {
    fflush(rast_standard_output())
    // That the terminal is gone is noticed where its keys are read.
    try? FileDescriptor.write(bytes, to: STDOUT_FILENO)
  }

  // MARK: Pixels

  // Curses knows nothing of them, so the terminal is not asked.
  var isAsking: Bool { false }
  var pixels: CellSize? { nil }
  func take(_ answer: TerminalAnswer) {}

  // MARK: Drawing

  func draw(_ picture: ScreenBuffer) -> Bool {
    if picture == shown { return false }
    if !painter.prepare(picture) {
      shown = nil
      // Every cell is sent again, but the screen is not cleared in between.
      clearok(rast_current_window(), false)
      redrawwin(rast_standard_window())
    }
    let width = min(size.width, picture.width)
    picture.cells.withUnsafeBufferPointer { new in
      withShownCells(like: picture) { old in
        for line in 0..<min(size.height, picture.height) {
          let range = line * picture.width..<line * picture.width + width
          draw(new, old, range, line)
        }
      }
    }
    shown = picture
    placeCursor(picture.cursor)
    wnoutrefresh(rast_standard_window())
    doupdate()
    return true
  }

  private func withShownCells(
    like picture: ScreenBuffer, _ body: (UnsafeBufferPointer<Cell>?) -> Void
  ) {
    guard let shown, shown.width == picture.width, shown.height == picture.height else { return body(nil) }
    shown.cells.withUnsafeBufferPointer(body)
  }

  /// Draws one row from the first cell that differs to the last.
  private func draw(
    _ new: UnsafeBufferPointer<Cell>, _ old: UnsafeBufferPointer<Cell>?, _ range: Range<Int>, _ line: Int
  ) {
    var range = range
    if let old {
      guard let first = range.first(where: { new[$0] != old[$0] }),
        let last = range.last(where: { new[$0] != old[$0] })
      else { return }
      let column = first - range.lowerBound
      range = first..<last + 1
      draw(new[range], column, line)
    } else {
      draw(new[range], 0, line)
    }
  }

  private func draw(_ cells: Slice<UnsafeBufferPointer<Cell>>, _ column: Int, _ line: Int) {
    row.removeAll(keepingCapacity: true)
    for (offset, cell) in cells.enumerated() {
      row.append(painter.drawn(cell, column: column + offset, row: line))
    }
    mvwadd_wchnstr(
      rast_standard_window(), Int32(clamping: line), Int32(clamping: column), row, Int32(clamping: row.count))
  }

  private func placeCursor(_ cursor: ScreenBuffer.Place?) {
    let window = rast_standard_window()
    leaveok(window, cursor == nil)
    curs_set(cursor == nil ? 0 : 1)
    if let cursor { wmove(window, Int32(clamping: cursor.row), Int32(clamping: cursor.column)) }
  }
}
