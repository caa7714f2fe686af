import Colour
import TestSupport
import Testing
import Viewer

@testable import Terminal

@Suite("Painting pixels under cells") @MainActor
struct PixelPaintingTests {
  private nonisolated static let supports: [PixelSupport] = [
    .kitty(.line), .sixel(SixelLimits()), .sixel(SixelLimits(width: 64, height: 64, colours: 254)),
  ]

  private let size = TerminalSize(clamping: 30, 12)

  private func painter(_ support: PixelSupport) throws -> FramePainter {
    let terminal = try #require(PaintingTests().terminal("xterm-256color", .direct))
    var painter = FramePainter(terminal, ScreenFeatures(colours: .direct, unicode: true))
    painter.pixels = support.painter
    return painter
  }

  private func cell() throws -> CellSize { try #require(CellSize(width: 6, height: 13)) }

  /// A picture of at most 200 colours.
  private func picture(
    _ column: Int, _ row: Int, _ columns: Int, _ rows: Int, _ random: inout SplitMix64
  ) throws -> PixelPicture {
    let colours = (0..<200).map { _ in UInt32(random.below(1 << 24)) }
    let cell = try cell()
    let count = columns * cell.width * rows * cell.height
    var pixels: [UInt32] = []
    while pixels.count < count {
      pixels += Array(repeating: random.pick(colours) ?? 0, count: 1 + random.below(9))
    }
    return try #require(
      PixelPicture(
        Array(pixels.prefix(count)), at: .init(column: column, row: row), columns: columns, rows: rows,
        cell: cell))
  }

  /// A screen with pictures, status lines below them, and whatever is over them.
  private func makeScreen(_ pictures: [PixelPicture], _ random: inout SplitMix64) -> ScreenBuffer {
    var screen = ScreenBuffer(width: 30, height: 12)
    for picture in pictures {
      screen.pictures.append(picture)
      for row in 0..<picture.rows {
        for column in 0..<picture.columns {
          screen[picture.place.column + column, picture.place.row + row] = .clear
        }
      }
    }
    for column in 0..<30 { screen[column, 11] = Cell("s") }
    if random.chance(60) {
      // A panel.
      let (left, top) = (random.below(25), random.below(8))
      for row in top..<top + 1 + random.below(4) {
        for column in left..<min(30, left + 1 + random.below(20)) { screen[column, row] = Cell("p") }
      }
    }
    if random.chance(50) {
      // An orbit.
      for _ in 0..<random.below(8) { screen[random.below(30), random.below(10)] = Cell("o") }
    }
    return screen
  }

  /// Expects what a terminal shows to be a screen.
  private func expect(_ terminal: EmulatedPixels, shows screen: ScreenBuffer, isRounded: Bool, _ note: String)
    throws
  {
    let cell = try cell()
    for row in 0..<12 {
      for column in 0..<30 {
        let pixels = terminal.pixels(column, row)
        guard screen[column, row] == .clear else {
          #expect(pixels.allSatisfy { $0 == nil }, "\(note): pixels over \(column), \(row)")
          #expect(terminal.glyphs[row * 30 + column] == screen[column, row].glyph, "\(note)")
          continue
        }
        let picture = try #require(
          screen.pictures.first {
            ($0.place.column..<$0.place.column + $0.columns).contains(column)
              && ($0.place.row..<$0.place.row + $0.rows).contains(row)
          })
        let (x, y) = ((column - picture.place.column) * cell.width, (row - picture.place.row) * cell.height)
        let expected = (0..<cell.height).flatMap { j in
          (0..<cell.width).map { i in picture.pixels[(y + j) * picture.width + x + i] }
        }
        #expect(
          pixels == expected.map { isRounded ? SixelTests.rounded($0) : $0 }, "\(note): \(column), \(row)")
      }
    }
  }

  @Test(
    "whatever was shown before, pixels show where cells are clear, and nowhere else", arguments: supports,
    0..<3)
  func sequences(_ support: PixelSupport, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var painter = try painter(support)
    var terminal = EmulatedPixels(width: 30, height: 12, cell: try cell())
    var shown: ScreenBuffer?
    var pictures = [try picture(0, 0, 30, 11, &random)]
    for number in 0..<40 {
      switch random.below(6) {
      case 0: pictures = [try picture(0, 0, 30, 11, &random)]
      // A race.
      case 1: pictures = [try picture(0, 1, 14, 10, &random), try picture(16, 1, 14, 10, &random)]
      // Another style.
      case 2 where random.chance(50): pictures = []
      case _: break
      }
      let clears = number == 0 || random.chance(10)
      if clears { shown = nil }
      let screen = makeScreen(pictures, &random)
      try terminal.take(painter.paint(screen, over: shown, size, clears: clears))
      shown = screen
      var isRounded = true
      if case .kitty = support { isRounded = false }
      try expect(terminal, shows: screen, isRounded: isRounded, "screen \(number)")
      #expect(terminal.imageCount <= pictures.count)
    }
    try terminal.take(painter.pixels?.leave(clearing: Array("\u{1B}[H\u{1B}[2J".utf8)) ?? [])
    for row in 0..<12 {
      for column in 0..<30 { #expect(terminal.pixels(column, row).allSatisfy { $0 == nil }) }
    }
  }

  @Test("what is opened over a picture does not have it sent again, nor closed where the terminal keeps it")
  func sendsOnce() throws {
    for support in Self.supports.prefix(2) {
      var random = SplitMix64(seed: 1)
      var painter = try painter(support)
      var terminal = EmulatedPixels(width: 30, height: 12, cell: try cell())
      var screen = ScreenBuffer(width: 30, height: 12)
      screen.pictures = [try picture(0, 0, 30, 11, &random)]
      for row in 0..<11 { for column in 0..<30 { screen[column, row] = .clear } }
      try terminal.take(painter.paint(screen, over: nil, size, clears: true))
      #expect(terminal.sent == 1)
      var open = screen
      for column in 3..<20 { open[column, 5] = Cell("p") }
      try terminal.take(painter.paint(open, over: screen, size, clears: false))
      #expect(terminal.sent == 1)
      try terminal.take(painter.paint(screen, over: open, size, clears: false))
      if case .kitty = support { #expect(terminal.sent == 1) } else { #expect(terminal.sent == 2) }
      // A status line.
      var other = screen
      other[2, 11] = Cell("x")
      try terminal.take(painter.paint(other, over: screen, size, clears: false))
      if case .kitty = support { #expect(terminal.sent == 1) } else { #expect(terminal.sent == 2) }
    }
  }
}
