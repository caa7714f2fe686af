import Glibc
import Testing
import Viewer

@testable import Terminal

@Suite("What curses is given")
struct ScreenTests {
  @Test("glyphs that the screen can't show are replaced")
  func glyphs() {
    setlocale(LC_CTYPE, "C.UTF-8")
    func drawn(_ glyph: Unicode.Scalar, _ unicode: Bool) -> Unicode.Scalar {
      GlyphFallback.drawable(glyph, unicode: unicode)
    }
    #expect(drawn("a", true) == "a" && drawn("a", false) == "a")
    #expect(drawn("▀", true) == "▀" && drawn("⣿", true) == "⣿" && drawn("é", true) == "é")
    #expect(drawn("×", false) == "x" && drawn("·", false) == "." && drawn("│", false) == "|")
    #expect(drawn("é", false) == "?" && drawn("▀", false) == "#")
    // Glyphs that would not move the cursor by exactly one column.
    for glyph in ["\n", "\u{1B}", "\u{7F}", "\u{301}", "語", "\u{200B}", "\u{9B}"] as [Unicode.Scalar] {
      #expect(drawn(glyph, true) == "?", "\(glyph.value)")
      #expect(drawn(glyph, false) == "?", "\(glyph.value)")
    }
  }

  @Test("pairs are made once, and pair 0 stands for the terminal's own colours")
  func pairs() {
    var table = PairTable(limit: 4, isUnordered: false)
    var defined: [Int32] = []
    func use(_ foreground: Int, _ background: Int) -> PairTable.Use {
      table.use(.init(foreground: foreground, background: background)) { number, _ in defined.append(number) }
    }
    #expect(use(-1, -1) == .init(pair: 0, isExchanged: false))
    #expect(use(1, 2) == .init(pair: 1, isExchanged: false))
    #expect(use(1, 2) == .init(pair: 1, isExchanged: false))
    #expect(use(2, 1) == .init(pair: 2, isExchanged: false))
    #expect(use(3, 3).pair == 3 && table.room == 0)
    #expect(use(4, 4).pair == 0 && defined == [1, 2, 3])
    table.forgetAll()
    #expect(table.room == 3 && use(4, 4).pair == 1)
  }

  @Test(
    "where there are few pairs, each also stands for its reverse, so that they are enough for eight colours")
  func fewPairs() {
    var table = PairTable(limit: 64, isUnordered: true)
    for foreground in -1..<8 {
      for background in -1..<8 {
        let colours = ColourNumbers(foreground: foreground, background: background)
        var use = table.use(colours) { _, _ in }
        #expect(use.pair != 0 || foreground == -1 && background == -1)
        let reverse = ColourNumbers(foreground: background, background: foreground)
        if foreground != background { use.isExchanged.toggle() }
        #expect(table.use(reverse) { _, _ in Issue.record("made twice") } == use)
      }
    }
  }

  @Test("the size of a cell is that of the terminal over its columns and rows, if it tells")
  func cell() {
    func cell(_ columns: UInt16, _ rows: UInt16, _ width: UInt16, _ height: UInt16) -> CellSize? {
      TerminalSize(winsize(ws_row: rows, ws_col: columns, ws_xpixel: width, ws_ypixel: height)).cell
    }
    #expect(cell(110, 40, 995, 810) == CellSize("9x20"))
    for (width, height) in [(0, 0), (995, 0), (0, 810), (109, 810), (65535, 40)] as [(UInt16, UInt16)] {
      #expect(cell(110, 40, width, height) == nil)
    }
  }

  @Test("pauses are removed from control strings")
  func pauses() {
    func without(_ text: String) -> String {
      String(decoding: ControlString.withoutPauses(Array(text.utf8)), as: UTF8.self)
    }
    #expect(without("\u{1B}[?5h$<100/>\u{1B}[?5l$<2*>x") == "\u{1B}[?5h\u{1B}[?5lx")
    #expect(without("a$b<c>$<") == "a$b<c>$<")
  }
}

@Suite("Entries of the terminal database")
struct TerminfoEntryTests {
  @Test("are written as tic does")
  func compiled() {
    var entry = TerminfoEntry(name: "ab")
    entry.flags = [true, false]
    entry.numbers = [80, -1]
    entry.strings = [Array("x".utf8), nil, Array("yz".utf8)]
    entry.extendedFlags = ["RGB"]
    #expect(
      entry.compiled == [
        0x1E, 2, 3, 0, 2, 0, 2, 0, 3, 0, 5, 0,
        0x61, 0x62, 0, 1, 0, 0,
        80, 0, 0, 0, 255, 255, 255, 255,
        0, 0, 255, 255, 2, 0,
        0x78, 0, 0x79, 0x7A, 0, 0,
        1, 0, 0, 0, 0, 0, 1, 0, 4, 0,
        1, 0, 0, 0, 0x52, 0x47, 0x42, 0,
      ])
  }
}
