import Fractal
import Rast
import Testing

@testable import Viewer

@Suite("Screens") @MainActor
struct ScreenTests {
  private let ascii = ScreenFeatures(colours: .none, unicode: false)
  private let plain = ScreenFeatures(colours: .none, unicode: true)

  @Test("look as they should in ASCII")
  func asciiPicture() throws {
    let viewer = try TestViewer(width: 64, height: 24, features: ascii)
    viewer.settle()
    try expectSnapshot(viewer, "ascii")
  }

  @Test("look as they should in braille")
  func braille() throws {
    let viewer = try TestViewer(width: 64, height: 24, features: plain)
    viewer.settle()
    try expectSnapshot(viewer, "braille")
  }

  @Test("show the panels", arguments: ["help", "kernels", "params", "information", "go to", "bookmarks"])
  func panels(_ name: String) throws {
    let viewer = try TestViewer(
      name == "params" ? "julia" : "mandelbrot", width: 76, height: 24, features: ascii)
    viewer.settle()
    switch name {
    case "help": viewer.press(Key("?"))
    case "kernels":
      viewer.press(Key("f"))
      viewer.type("a kernel of nobody")
    case "params": viewer.press(Key("p"), Key(.down))
    case "information": viewer.press(Key(.tab))
    case "go to":
      viewer.press(Key("g"))
      viewer.type("-0.5, 0.6")
    case _:
      viewer.press(Key("m"), Key(.enter), Key("+"), Key("+"), Key("m"), Key(.enter), Key("M"), Key(.down))
    }
    viewer.pass(.seconds(10))
    try expectSnapshot(viewer, name.replacing(" ", with: "-"))
  }

  @Test("have only ASCII on them where there is nothing else")
  func onlyASCII() throws {
    let viewer = try TestViewer("julia", width: 80, height: 30, features: ascii)
    viewer.settle()
    let keys = ["?", "f", "p", "o", "m", "M", "g", "B", "]", "s", "y", "i", "w"]
    for key in keys + ["\t"] {
      viewer.press(key == "\t" ? Key(.tab) : Key(Character(key)))
      #expect(viewer.screen.cells.allSatisfy { $0.glyph.isASCII && $0.glyph.value >= 32 }, "\(key)")
      viewer.press(Key(.escape))
    }
  }

  @Test("have no colours on them where there are none", arguments: [ColourDepth.none, .eight, .direct])
  func colours(_ depth: ColourDepth) throws {
    let viewer = try TestViewer(
      width: 100, height: 22, features: ScreenFeatures(colours: depth, unicode: true))
    viewer.settle()
    for key in [Key("x"), Key("o"), Key("?"), Key(.escape), Key(.tab), Key("B")] {
      viewer.press(key)
      let colours = viewer.screen.cells.flatMap { [$0.foreground, $0.background] }
      #expect(colours.allSatisfy { $0 == .standard } == (depth == .none), "\(key.text)\n\(viewer.text)")
    }
    let bar = viewer.screen[0, 20]
    #expect(bar.style.contains(.reversed) == (depth < .indexed))
  }

  @Test("of two half blocks a cell hold the very pixels of a headless picture")
  func halfBlocks() throws {
    let viewer = try TestViewer(width: 50, height: 22)
    viewer.settle()
    let kernel = try Kernel(name: "m", Analysis(#require(ShippedProgram.named("mandelbrot")).source))
    let region = kernel.viewport.region(width: 50, height: 40, pixelAspect: 1)
    let picture = try Renderer(kernel, backend: .evaluated).render(
      Frame(region: region, width: 50, height: 40, iterations: 256))
    let colouring = Colouring(palette: .standard, iterations: 256)
    for j in 0..<20 {
      for i in 0..<50 {
        let (above, below) = (colouring.colour(picture[i, 2 * j]), colouring.colour(picture[i, 2 * j + 1]))
        let cell = viewer.screen[i, j]
        #expect(cell.background == .rgb(below))
        #expect(cell.glyph == "▀" ? cell.foreground == .rgb(above) : above == below)
      }
    }
  }

  @Test("too small say so, and recover", arguments: [(0, 0), (1, 1), (11, 20), (80, 3), (10, 2)])
  func tooSmall(_ width: Int, _ height: Int) throws {
    let viewer = try TestViewer(width: 60, height: 20)
    viewer.settle()
    let before = viewer.screen
    viewer.session.handle(.resize(width: width, height: height))
    viewer.settle()
    #expect(viewer.screen.width == width && viewer.screen.height == height)
    if width * height > 20 { #expect(viewer.text.contains("too small")) }
    viewer.press(Key("?"), Key(.left, .control), Key("o"), Key(.escape))
    viewer.mouse(.wheelUp, 0, 0)
    viewer.press(Key("u"))
    viewer.pass(.seconds(10))
    viewer.session.handle(.resize(width: 60, height: 20))
    viewer.press(Key(.escape), Key("0"))
    viewer.pass(.seconds(10))
    viewer.settle()
    #expect(viewer.screen.cells.prefix(60 * 18) == before.cells.prefix(60 * 18))
  }

  @Test(
    "of every size are drawn in every style",
    arguments: [(24, 6), (40, 12), (31, 7), (250, 70), (300, 6), (20, 8), (12, 4), (12, 90)])
  func sizes(_ width: Int, _ height: Int) throws {
    let viewer = try TestViewer(width: width, height: height)
    viewer.settle()
    #expect(Set(viewer.picture).count > 1)
    for key in ["s", "s", "s", "s", "s", "B", "?", "f"] {
      viewer.press(Key(Character(key)))
      #expect(viewer.screen.width == width && viewer.screen.height == height)
      #expect(viewer.status.view.contains("mandelbrot"))
    }
  }

  @Test("show kernels that draw characters as they are")
  func glyphs() throws {
    let viewer = try TestViewer(
      "./g.rast",
      text: "program (x: float) -> char { if x < 0 { 'a' } else if x < 0.5 { '世' } else { '\\n' } }")
    viewer.settle()
    let row = viewer.rows[3]
    #expect(row.hasPrefix("aaaa") && row.contains("\u{FFFD}") && !row.contains("世"))
  }

  @Test("measure text by its width, and cut it there")
  func width() {
    let unicode = ScreenFeatures(colours: .none, unicode: true)
    #expect(
      String(String.UnicodeScalarView(ScreenText.scalars("a世\u{301}b", unicode))) == "a\u{FFFD}\u{FFFD}b")
    #expect(String(String.UnicodeScalarView(ScreenText.cut("abcdef", to: 4, unicode))) == "abc…")
    #expect(String(String.UnicodeScalarView(ScreenText.cut("abcdef", to: 4, ascii))) == "abc~")
    #expect(String(String.UnicodeScalarView(ScreenText.scalars("2 × µs…", ascii))) == "2 x us...")
    #expect(ScreenText.cut("abc", to: 0, unicode).isEmpty)
    #expect(ScreenText.wrapped("a bc def", width: 4, unicode) == ["a bc", "def"])
  }
}
