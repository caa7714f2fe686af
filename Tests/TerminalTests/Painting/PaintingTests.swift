import CNcurses
import Colour
import Glibc
import TestSupport
import Testing
import Viewer

@testable import Terminal

@Suite("What is painted") @MainActor
struct PaintingTests {
  // Whether glyphs can be drawn depends on it.
  init() { setlocale(LC_CTYPE, "C.UTF-8") }

  /// Terminals that are painted on, with the colours that they have.
  private nonisolated static let terminals: [(String, ColourDepth)] = [
    ("xterm-direct", .direct), ("tmux-256color", .direct), ("tmux-256color", .indexed),
    ("xterm-256color", .redefined), ("linux", .direct),
  ]

  /// A terminal as the database describes it; if it takes 24 bits without saying so, that is added.
  func terminal(_ name: String, _ depth: ColourDepth) -> PaintedTerminal? {
    var result: Int32 = 0
    guard setupterm(name, 1, &result) == OK else { return nil }
    defer { rast_forget_terminal() }
    let isMadeDirect = depth == .direct && Capabilities.number("colors") != 1 << 24
    return PaintedTerminal(
      depth, foreground: isMadeDirect ? TerminfoEntry.directForeground : Capabilities.string("setaf"),
      background: isMadeDirect ? TerminfoEntry.directBackground : Capabilities.string("setab"))
  }

  private func painter(_ name: String, _ depth: ColourDepth) throws -> FramePainter {
    let terminal = try #require(self.terminal(name, depth), "is ncurses-term installed?")
    var painter = FramePainter(terminal, ScreenFeatures(colours: depth, unicode: true))
    if depth == .redefined { painter.redefinePalette() }
    return painter
  }

  // MARK: Pictures

  /// A picture with some of another one's cells: half blocks, blanks, and text in all styles.
  private func picture(
    _ width: Int, _ height: Int, from old: ScreenBuffer, _ random: inout SplitMix64
  ) -> ScreenBuffer {
    var picture = ScreenBuffer(width: width, height: height)
    let change = random.pick([0, 1, 20, 100]) ?? 0
    let colours = (0..<12).map { _ in Colour.rgb(RGB(hex: UInt32(random.below(1 << 24)))) } + [.standard]
    for row in 0..<height {
      for column in 0..<width {
        picture[column, row] = old[column, row]
        guard random.chance(change) else { continue }
        let glyph = random.pick(Array("▀▀▀▀   ab·éµ語\u{1B}\n⣿".unicodeScalars)) ?? " "
        picture[column, row] = Cell(
          glyph, random.pick(colours) ?? .standard, on: random.pick(colours) ?? .standard,
          style: random.chance(80) ? [] : TextStyle(rawValue: UInt8(random.below(16))))
      }
    }
    if random.chance(30) { picture.cursor = .init(column: random.below(width), row: random.below(height)) }
    return picture
  }

  @Test(
    "whatever was painted before, the screen is that of the picture painted anew",
    arguments: Self.terminals, 0..<3)
  func sequences(_ kind: (String, ColourDepth), _ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var painter = try painter(kind.0, kind.1)
    var size = TerminalSize(clamping: 30, 8)
    var screen = EmulatedScreen(width: 30, height: 8)
    var shown: ScreenBuffer?
    var last = ScreenBuffer(width: 30, height: 8)
    for number in 0..<60 {
      var clears = number == 0
      switch random.below(8) {
      case 0:
        // The editor, the shell, or whoever it was.
        screen.spoil()
        clears = true
      case 1:
        size = TerminalSize(clamping: 1 + random.below(40), 1 + random.below(12))
        screen = EmulatedScreen(width: size.width, height: size.height)
        screen.spoil()
        clears = true
      case _: break
      }
      if clears { shown = nil }
      // The picture may be of another size for a moment.
      let (width, height) = random.chance(90) ? (size.width, size.height) : (last.width, last.height)
      last = picture(width, height, from: last, &random)
      if width > size.width || height > size.height { last.cursor = nil }
      screen.take(painter.paint(last, over: shown, size, clears: clears))
      shown = last
      var anew = EmulatedScreen(width: size.width, height: size.height)
      // The palette as it is now is a part of what was painted before.
      var fresh = painter
      anew.take(fresh.paint(last, over: nil, size, clears: true))
      #expect(screen == anew, "picture \(number)")
    }
    #expect(screen.updates > 0)
  }

  @Test("colours, styles and glyphs are those of the cells")
  func cells() throws {
    var random = SplitMix64(seed: 1)
    var painter = try painter("xterm-direct", .direct)
    var screen = EmulatedScreen(width: 40, height: 20)
    for _ in 0..<4 {
      let picture = picture(40, 20, from: ScreenBuffer(width: 40, height: 20), &random)
      screen.take(painter.paint(picture, over: nil, TerminalSize(clamping: 40, 20), clears: true))
      for row in 0..<20 {
        for column in 0..<40 {
          let (cell, shown) = (picture[column, row], screen[column, row])
          #expect(shown.glyph == GlyphFallback.drawable(cell.glyph, unicode: true))
          #expect(shown.foreground == parameters(38, cell.foreground))
          #expect(shown.background == parameters(48, cell.background))
          #expect(
            shown.styles
              == Set([1, 2, 7, 4].enumerated().filter { cell.style.rawValue >> $0.0 & 1 == 1 }.map(\.1)))
        }
      }
    }
  }

  private func parameters(_ code: Int, _ colour: Colour) -> [Int] {
    guard case .rgb(let rgb) = colour else { return [] }
    return [code, 2, Int(rgb.red), Int(rgb.green), Int(rgb.blue)]
  }

  // MARK: What it takes

  @Test("a cell that changes is all that is written, in one update")
  func leastBytes() throws {
    var painter = try painter("tmux-256color", .direct)
    let size = TerminalSize(clamping: 30, 8)
    let before = ScreenBuffer(width: 30, height: 8)
    var after = before
    after[4, 2] = Cell("▀", .rgb(RGB(1, 20, 255)), on: .rgb(RGB(0, 0, 5)))
    let bytes = painter.paint(after, over: before, size, clears: false)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "\u{1B}[?2026h\u{1B}[3;5H\u{1B}[0;38;2;1;20;255;48;2;0;0;5m▀\u{1B}[m\u{1B}[?2026l")
  }

  @Test("colours and places that the terminal has already are not said again")
  func nothingTwice() throws {
    var painter = try painter("tmux-256color", .direct)
    var picture = ScreenBuffer(width: 30, height: 8)
    for column in 0..<30 { picture[column, 3] = Cell("▀", .rgb(RGB(9, 9, 9)), on: .rgb(.black)) }
    // Only the colour behind it changes.
    picture[20, 3].background = .rgb(RGB(1, 1, 1))
    var screen = EmulatedScreen(width: 30, height: 8)
    let blank = ScreenBuffer(width: 30, height: 8)
    let bytes = painter.paint(picture, over: blank, TerminalSize(clamping: 30, 8), clears: false)
    screen.take(bytes)
    // Two for the odd cell, and one at the end.
    #expect(screen.choices == 4 && screen.moves == 1)
    #expect(!String(decoding: bytes, as: UTF8.self).dropFirst(50).contains("38;2"))
  }

  @Test("after a glyph that some terminals show wider than others the cursor is moved")
  func uncertainWidth() throws {
    var painter = try painter("tmux-256color", .direct)
    var picture = ScreenBuffer(width: 30, height: 8)
    for (column, glyph) in "a·b▀c".unicodeScalars.enumerated() { picture[column, 0] = Cell(glyph) }
    var screen = EmulatedScreen(width: 30, height: 8)
    let blank = ScreenBuffer(width: 30, height: 8)
    screen.take(painter.paint(picture, over: blank, TerminalSize(clamping: 30, 8), clears: false))
    #expect(screen.moves == 2 && screen[2, 0].glyph == "b")
  }

  // MARK: Terminals

  @Test("what a terminal's colours are chosen by is learnt from its description")
  func codes() throws {
    func text(_ code: ColourCode, _ number: Int) -> String {
      withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { memory in
        guard let start = memory.baseAddress else { return "" }
        var pen = TextPen(at: start)
        code.write(number, with: &pen)
        return String(decoding: memory.prefix(pen.count), as: UTF8.self)
      }
    }
    let indexed = try #require(terminal("xterm-256color", .indexed))
    #expect([1, 9, 208].map { text(indexed.foreground, $0) } == ["31", "91", "38;5;208"])
    #expect([1, 9, 208].map { text(indexed.background, $0) } == ["41", "101", "48;5;208"])
    let direct = try #require(terminal("xterm-direct", .direct), "is ncurses-term installed?")
    #expect(
      text(direct.foreground, 0x123456) == "38:2::18:52:86" && text(direct.background, 5) == "48:2::0:0:5")
    #expect(direct.availableStyles == [.bold, .dim, .reversed, .underlined])
    // Its colours can't be combined with these two.
    #expect(try #require(terminal("linux", .direct)).availableStyles == [.bold, .reversed])
  }

  @Test("terminals of other kinds are left to curses")
  func others() {
    #expect(terminal("xterm", .eight) == nil && terminal("vt100", .none) == nil)
    // One that says how colours end, or the palette is redefined, in another way.
    #expect(terminal("linux", .redefined) == nil && terminal("vt100", .direct) == nil)
  }

  @Test("short texts are numbers in decimals and characters in UTF-8")
  func shortTexts() {
    func text(_ short: ShortText) -> String {
      String(decoding: (0..<short.count).map { UInt8(short.bits >> (8 * $0) & 0xFF) }, as: UTF8.self)
    }
    for number in [0, 7, 10, 99, 100, 255, 4000, 99_999_999] {
      #expect(text(ShortText(decimal: number)) == "\(number)")
    }
    for scalar in "a~é▀⣿語🙂".unicodeScalars { #expect(text(ShortText(scalar)) == String(scalar)) }
    #expect(
      ShortText(Array("12345678".utf8)).map(text) == "12345678" && ShortText(Array("123456789".utf8)) == nil)
  }
}
