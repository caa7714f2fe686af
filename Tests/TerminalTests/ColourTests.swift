import Colour
import Testing
import Viewer

@testable import Terminal

@Suite("Colours on screens that have fewer")
struct ColourTests {
  private static func colours(_ count: Int) -> Set<RGB> {
    var state: UInt32 = 7
    var colours: Set<RGB> = []
    while colours.count < count {
      state = state &* 1_664_525 &+ 1_013_904_223
      colours.insert(RGB(hex: state >> 8))
    }
    return colours
  }

  @Test("the palette is xterm's")
  func xterm() {
    #expect(FixedPalette.xterm.count == 256)
    #expect(FixedPalette.xterm[16] == .black && FixedPalette.xterm[231] == RGB(255, 255, 255))
    #expect(FixedPalette.xterm[208] == RGB(hex: 0xFF8700))
    #expect(FixedPalette.xterm[232] == RGB(8, 8, 8) && FixedPalette.xterm[255] == RGB(238, 238, 238))
  }

  @Test("a colour of the palette is its own nearest")
  func exact() {
    for (number, colour) in FixedPalette.xterm.enumerated().dropFirst(16) {
      #expect(FixedPalette.xterm[FixedPalette.indexed.nearest(to: colour).number] == colour, "\(number)")
    }
    for number in 0..<8 {
      #expect(FixedPalette.eight.nearest(to: FixedPalette.xterm[number]).number == number)
    }
  }

  @Test("the nearest colour is the one that looks most alike")
  func nearest() {
    #expect(FixedPalette.eight.nearest(to: RGB(200, 30, 20)).number == 1)
    #expect(FixedPalette.eight.nearest(to: RGB(20, 20, 20)).number == 0)
    #expect(FixedPalette.eight.nearest(to: RGB(250, 250, 250)).number == 7)
    #expect(FixedPalette.sixteen.nearest(to: RGB(250, 250, 250)).number == 15)
    #expect(FixedPalette.indexed.nearest(to: RGB(18, 18, 18)).number == 233)
  }

  @Test("the distance is that of Oklab")
  func oklab() {
    let white = Oklab(RGB(255, 255, 255))
    #expect(abs(white.parts[0] - 1) < 1e-4 && abs(white.parts[1]) < 1e-4 && abs(white.parts[2]) < 1e-4)
    // The article's example for the red of sRGB.
    let red = Oklab(RGB(255, 0, 0))
    #expect(abs(red.parts[0] - 0.628) < 1e-3 && abs(red.parts[1] - 0.225) < 1e-3)
    #expect(abs(red.parts[2] - 0.126) < 1e-3)
  }

  @Test("a dither shifts up as much as down, and no farther than its strength")
  func dither() {
    let dither = OrderedDither(strength: 40)
    let shifts = (0..<16).map {
      Int(dither.shifted(RGB(100, 100, 100), column: $0 % 4, row: $0 / 4).red) - 100
    }
    #expect(shifts.reduce(0, +) == 0)
    #expect(shifts.allSatisfy { abs($0) <= 40 } && Set(shifts).count == 16)
    #expect(dither.shifted(RGB(0, 255, 128), column: 0, row: 0) == RGB(0, 217, 90))
    #expect(OrderedDither(strength: 0).shifted(RGB(1, 2, 3), column: 1, row: 2) == RGB(1, 2, 3))
  }

  @Test("a picture of few colours has them all exactly")
  func fewColours() {
    var palette = AdaptivePalette(capacity: 240)
    let picture = Self.colours(200)
    let changed = palette.adapt(to: picture)
    #expect(changed == 0..<palette.colours.count)
    for colour in picture {
      let found = palette.colours[palette.nearest(to: colour)]
      #expect(Oklab(found).squaredDistance(to: Oklab(colour)) <= 0.004 * 0.004)
    }
    // The same picture again changes nothing, and one more colour adds one.
    #expect(palette.adapt(to: picture).isEmpty)
    let another = RGB(hex: 0x123456)
    #expect(palette.adapt(to: picture.union([another])).count == (picture.contains(another) ? 0 : 1))
  }

  @Test("a picture of many colours gets the best choice, and keeps it as long as it is good enough")
  func manyColours() {
    var palette = AdaptivePalette(capacity: 240)
    let reds = Set((0..<1000).map { (n: Int) in RGB(UInt8(100 + n % 150), UInt8(n / 20), UInt8(n % 7)) })
    _ = palette.adapt(to: reds)
    #expect(palette.colours.count <= 240)
    func error(_ colours: Set<RGB>) -> Float {
      colours.reduce(0) { worst, colour in
        max(worst, Oklab(palette.colours[palette.nearest(to: colour)]).squaredDistance(to: Oklab(colour)))
      }
    }
    #expect(error(reds) < 0.04 * 0.04)
    #expect(palette.adapt(to: reds).isEmpty)
    let blues = Set(reds.map { RGB($0.blue, $0.green, $0.red) })
    #expect(palette.adapt(to: blues) == 0..<palette.colours.count)
    #expect(error(blues) < 0.04 * 0.04)
    #expect(palette.adapt(to: blues).isEmpty)
  }

  @Test("the choice of colours does not depend on their order, and few colours are all chosen")
  func choice() {
    let few = Self.colours(100)
    #expect(Set(ColourChoice.colours(of: few, count: 240)) == few)
    #expect(ColourChoice.colours(of: Self.colours(3000), count: 240).count == 240)
    #expect(
      ColourChoice.colours(of: Set(few.reversed()), count: 50) == ColourChoice.colours(of: few, count: 50))
    #expect(ColourChoice.colours(of: [], count: 50) == [])
    #expect(ColourChoice.colours(of: [.black], count: 50) == [.black])
  }

  @Test("numbers of direct colours are red, green and blue, but never those of the palette")
  func direct() {
    var map = ColourMap(depth: .direct, reserved: 8)
    #expect(map.number(of: RGB(0x12, 0x34, 0x56)) == 0x123456)
    #expect(map.number(of: RGB(0, 0, 8)) == 8)
    #expect(map.number(of: .black) == 0x010101 && map.number(of: RGB(0, 0, 7)) == 0x010101)
    var whole = ColourMap(depth: .direct, reserved: 0)
    #expect(whole.number(of: .black) == 0)
  }

  @Test("a palette that can be redefined counts as xterm's until that is certain")
  func redefined() {
    var map = ColourMap(depth: .redefined, reserved: 8)
    #expect(!map.isAdaptive && map.number(of: RGB(255, 135, 0)) == 208)
    map.redefine()
    #expect(map.isAdaptive)
    let defined = map.adapt(to: [RGB(1, 2, 3), RGB(250, 2, 3)])
    #expect(defined.map(\.number) == [16, 17])
    for (number, colour) in defined { #expect(map.number(of: colour) == number) }
    #expect(map.definitions.count == 2)
  }

  @Test("where there are few colours, neighbours mix, but colours that the screen has stay as they are")
  func mixing() {
    var map = ColourMap(depth: .eight, reserved: 8)
    func numbers(_ colour: RGB) -> Set<Int> {
      Set((0..<16).map { map.number(of: colour, column: $0 % 4, row: $0 / 4) })
    }
    #expect(numbers(RGB(255, 160, 0)).count > 1)
    #expect(numbers(.black) == [0] && numbers(RGB(0xCD, 0, 0)) == [1])
  }

  @Test("256 colours mix to more: a block of pixels is nearer to its colour than any of them")
  func mixingMany() {
    var map = ColourMap(depth: .indexed, reserved: 8)
    var (mixed, nearest) = (0, 0)
    for colour in Self.colours(300) {
      func distance(_ numbers: [Int]) -> Int {
        let sum = numbers.reduce(SIMD3<Int>()) { sum, number in
          let found = FixedPalette.xterm[number]
          return sum &+ SIMD3(Int(found.red), Int(found.green), Int(found.blue))
        }
        let wanted = SIMD3(Int(colour.red), Int(colour.green), Int(colour.blue)) &* numbers.count
        let error = sum &- wanted
        return (abs(error.x) + abs(error.y) + abs(error.z)) / numbers.count
      }
      mixed += distance((0..<16).map { map.number(of: colour, column: $0 % 4, row: $0 / 4) })
      nearest += distance([map.number(of: colour)])
    }
    #expect(mixed * 4 < nearest * 3, "\(mixed) \(nearest)")
    #expect(Set((0..<16).map { map.number(of: RGB(255, 135, 0), column: $0 % 4, row: $0 / 4) }) == [208])
  }

  @Test("only the pixels of a picture are mixed, in one colour or two, and what is written over it is not")
  func mixingCells() {
    var colours = CellColours(ColourMap(depth: .indexed, reserved: 8))
    func drawn(_ cell: Cell) -> [(glyph: Unicode.Scalar, numbers: ColourNumbers)] {
      (0..<8).map { colours.drawn(cell, cell.glyph, column: $0 % 4, row: $0 / 4, unicode: true) }
    }
    let (above, below) = (Colour.rgb(RGB(240, 150, 20)), Colour.rgb(RGB(20, 150, 240)))
    #expect(Set(drawn(Cell("▀", above, on: below, isTwoPixels: true)).map(\.numbers)).count > 2)
    let even = drawn(Cell(" ", on: above, isTwoPixels: true))
    #expect(even.contains { $0.glyph == "▀" })
    #expect(even.allSatisfy { $0.glyph == "▀" || $0.numbers.foreground == $0.numbers.background })
    for cell in [Cell(" ", on: above), Cell("▀", above, on: below), Cell("a", above, on: below)] {
      #expect(Set(drawn(cell).map(\.numbers)).count == 1 && drawn(cell).allSatisfy { $0.glyph == cell.glyph })
    }
  }

  @Test("a screen without colours has only its own")
  func noColours() {
    var map = ColourMap(depth: .none, reserved: 8)
    #expect(map.number(of: RGB(255, 0, 0)) == ColourMap.standard)
  }
}

@Suite("The colours that a terminal has")
struct ColourSupportTests {
  private func depth(
    _ count: Int, redefine: Bool = false, direct: Bool = false, claims: Bool = false, refused: Bool = false
  ) -> ColourDepth {
    ColourSupport(
      count: count, canRedefine: redefine, isDirect: direct, claimsDirect: claims, isRefused: refused
    ).depth
  }

  @Test("the most that it can do is used")
  func depths() {
    #expect(depth(0) == .none && depth(2) == .none)
    #expect(depth(8) == .eight && depth(8, redefine: true) == .eight)
    #expect(depth(16) == .sixteen && depth(88) == .sixteen)
    #expect(depth(256) == .indexed && depth(256, redefine: true) == .redefined)
    #expect(depth(1 << 24, direct: true) == .direct)
    #expect(depth(256, redefine: true, claims: true) == .direct && depth(8, claims: true) == .direct)
    #expect(depth(0, claims: true) == .none)
    #expect(depth(1 << 24, direct: true, refused: true) == .none)
  }

  @Test("COLORTERM is believed, except in GNU screen, which only passes it on")
  func claims() {
    func claims(_ environment: [String: String]) -> Bool { ColourSupport.claimsDirect { environment[$0] } }
    #expect(claims(["TERM": "xterm-256color", "COLORTERM": "truecolor"]))
    #expect(claims(["TERM": "xterm", "COLORTERM": "24bit"]))
    #expect(!claims(["TERM": "xterm-256color", "COLORTERM": "yes"]))
    #expect(!claims(["TERM": "xterm-256color"]))
    #expect(!claims(["TERM": "screen-256color", "COLORTERM": "truecolor"]))
    #expect(claims(["TERM": "screen-256color", "COLORTERM": "truecolor", "TMUX": "/tmp/x"]))
  }

  @Test("NO_COLOR counts if it is set to anything")
  func refusal() {
    #expect(ColourSupport.isRefused { ["NO_COLOR": "1"][$0] })
    #expect(!ColourSupport.isRefused { ["NO_COLOR": ""][$0] })
    #expect(!ColourSupport.isRefused { _ in nil })
  }
}
