import Files
import Fractal
import Glibc
import Rast
import Testing

@testable import Viewer

@Suite("Colours, bookmarks and pictures") @MainActor
struct KeepingTests {
  @Test("palettes go around, shift back and forth, and invert")
  func palettes() throws {
    let viewer = try TestViewer()
    viewer.settle()
    let first = viewer.picture
    var seen: Set<[Cell]> = [first]
    for _ in 1..<Palette.all.count {
      viewer.press(Key("c"))
      viewer.pass(.seconds(10))
      #expect(seen.insert(viewer.picture).inserted)
    }
    viewer.press(Key("c"))
    viewer.pass(.seconds(10))
    #expect(viewer.picture == first)
    viewer.press(Key(">"))
    #expect(viewer.picture != first)
    viewer.press(Key("<"))
    #expect(viewer.picture == first)
    viewer.press(Key(">"), Key(">"), Key("/"))
    viewer.pass(.seconds(10))
    #expect(viewer.picture == first && viewer.session.ink.shift == 0)
    viewer.press(Key("/"))
    #expect(viewer.text.contains("the palette is not shifted"))
    viewer.press(Key("i"), Key("C"))
    viewer.pass(.seconds(10))
    #expect(!seen.contains(viewer.picture))
    viewer.press(Key("i"), Key("c"))
    viewer.pass(.seconds(10))
    #expect(viewer.picture == first)
    // Nothing was computed again for it.
    #expect(viewer.session.ink == Ink())
  }

  @Test("colours wander by themselves until they are stopped")
  func cycle() throws {
    let viewer = try TestViewer()
    viewer.settle()
    viewer.press(Key("y"))
    viewer.pass(.seconds(10))
    let first = viewer.picture
    viewer.pass(.milliseconds(60))
    #expect(viewer.picture != first && viewer.session.nextUpdate != nil)
    viewer.press(Key("y"))
    viewer.pass(.seconds(10))
    let last = viewer.picture
    viewer.pass(.seconds(10))
    #expect(viewer.picture == last && viewer.session.nextUpdate == nil)
  }

  @Test("scales go around, and colour as a headless picture's do", arguments: ["mandelbrot", "newton"])
  func scales(_ name: String) throws {
    let viewer = try TestViewer(name)
    viewer.settle()
    var seen: Set<[Cell]> = []
    for scale in CountScale.allCases {
      viewer.pass(.seconds(10))
      seen.insert(viewer.picture)
      #expect(viewer.session.ink.scale == scale)
      guard let pane = viewer.session.panes.first, case .done(let picture)? = pane.outcome else {
        Issue.record("no picture")
        return
      }
      let colouring = Colouring(palette: .standard, scale: scale, for: picture)
      for (i, j) in [(0, 0), (20, 20), (30, 8), (59, 39)] {
        #expect(pane.canvas?.colour(i, j) == colouring.colour(picture[i, j]), "\(scale) \(i) \(j)")
      }
      viewer.press(Key("S"))
    }
    // Basins have no log of their own.
    #expect(seen.count >= (name == "newton" ? 2 : 4) && viewer.session.ink == Ink())
    // In the end, another frame is coloured by its own counts.
    for _ in 0..<3 { viewer.press(Key("S")) }
    viewer.press(Key("+"), Key("L"))
    guard let pane = viewer.session.panes.first, case .done(let picture)? = pane.outcome else {
      Issue.record("no picture")
      return
    }
    let colouring = Colouring(palette: .standard, scale: .histogram, for: picture)
    #expect((0..<40).allSatisfy { pane.canvas?.colour(30, $0) == colouring.colour(picture[30, $0]) })
  }

  @Test("styles go around")
  func styles() throws {
    let viewer = try TestViewer()
    viewer.settle()
    var glyphs: [Set<Unicode.Scalar>] = []
    for _ in 0..<5 {
      viewer.pass(.seconds(10))
      glyphs.append(Set(viewer.picture.map(\.glyph)))
      viewer.press(Key("s"))
    }
    #expect(glyphs[0].isSubset(of: [" ", "▀"]) && glyphs[0].contains("▀"))
    #expect(glyphs[1].isSubset(of: Set(" ▘▝▀▖▌▞▛".unicodeScalars)) && glyphs[1].contains("▛"))
    #expect(glyphs[2].contains { (0x1FB00...0x1FB3B).contains($0.value) })
    #expect(glyphs[3].allSatisfy(\.isASCII) && glyphs[3].count > 4)
    #expect(glyphs[4].contains { (0x2800...0x28FF).contains($0.value) })
    #expect(viewer.session.style == .halfBlocks)
  }

  @Test("glyphs are drawn on black where there are colours, as the terminal's background may be bright")
  func paper() throws {
    for depth in [ColourDepth.none, .indexed] {
      let viewer = try TestViewer(features: ScreenFeatures(colours: depth, unicode: true)) {
        $0.view.palette = "fire"
      }
      viewer.settle()
      while viewer.session.style != .ascii { viewer.press(Key("s")) }
      for _ in 0..<2 {
        viewer.pass(.seconds(10))
        let paper = depth == .none ? Colour.standard : .rgb(.black)
        #expect(viewer.picture.allSatisfy { $0.background == paper })
        while viewer.session.style != .braille { viewer.press(Key("s")) }
      }
    }
  }

  @Test("a saved picture is the headless one of its view, which it carries, and takes no other's place")
  func save() throws {
    let viewer = try TestViewer("julia", width: 30, height: 12)
    viewer.press(Key("+"), Key("l"), Key(">"), Key("S"), Key("S"), Key("S"), Key("w"), Key(.enter))
    #expect(viewer.text.contains("saved 240 × 160 pixels"))
    let saved = try viewer.folder.read("julia.png")
    #expect(PNGText(saved)?.view == viewer.session.view.description)
    let scene = viewer.session.scene
    let kernel = try Kernel(name: "julia", Analysis(#require(ShippedProgram.named("julia")).source))
    let frame = Frame(
      scene.viewport, width: 240, height: 160, .pixel, iterations: viewer.session.iterations, time: 0)
    let renderer = try Renderer(kernel, backend: .compiled)
    let ink = Ink(scale: .histogram, shift: Appearance.shiftStep)
    let raster = try Supersampling(renderer, samples: 2).render(frame) { ink.colouring(like: $0) }
    var expected: [UInt8] = []
    PictureFormats.png.encode(colours: raster, KeptView(viewer.session.view)).write { expected += $0 }
    #expect(saved == expected)
    viewer.press(Key("i"), Key("w"), Key(.enter))
    #expect(try viewer.folder.read("julia.png") == expected)
    #expect(try viewer.folder.read("julia-2.png") != expected)
  }

  @Test(
    "the size of a picture is asked for",
    arguments: [
      ("64×48", 64, 48), (" 64 x 48 ", 64, 48), ("120", 120, 80), ("  ", 240, 160), ("0x5", 0, 0),
      ("5 6 7", 0, 0), ("wide", 0, 0), ("9999999x2", 0, 0),
    ])
  func saveSize(_ text: String, _ width: Int, _ height: Int) throws {
    let viewer = try TestViewer("julia", width: 30, height: 12)
    viewer.press(Key("w"))
    #expect(viewer.text.contains("240×160") || viewer.text.contains("save, size in pixels"))
    viewer.type(text)
    viewer.press(Key(.enter))
    guard width > 0 else {
      #expect(viewer.folder.names.isEmpty)
      let said = viewer.session.message?.text ?? ""
      #expect(said.contains("is no size") || said.contains("too large"))
      return
    }
    #expect(viewer.session.message?.text.hasPrefix("saved \(width) × \(height) pixels") ?? false)
    // The size is in the header of a PNG.
    let header = try viewer.folder.read("julia.png")[16..<24].map { Int($0) }
    #expect(header == [0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255])
    viewer.press(Key("w"), Key(.escape))
    #expect(viewer.folder.names == ["julia.png"])
  }

  @Test("what draws characters is saved as text")
  func saveText() throws {
    let text = "program (x: float) -> char { if x < 0 { 'l' } else { 'r' } }"
    let viewer = try TestViewer("./k.rast", text: text, width: 24, height: 6)
    viewer.press(Key("w"), Key(.enter))
    let row = String(repeating: "l", count: 18) + String(repeating: "r", count: 6) + "\n"
    #expect(try String(decoding: viewer.folder.read("k.txt"), as: UTF8.self).hasSuffix("r\n"))
    #expect(try viewer.folder.read("k.txt").count == 4 * row.utf8.count)
  }

  @Test("while a picture is saved the viewer goes on, says how far it is, and Esc gives it up")
  func saveLater() throws {
    let text = "program (point: complex) -> int { while true {} 1 }"
    let viewer = try TestViewer.file(text, width: 110)
    viewer.session.update()
    viewer.session.handle(.key(Key("w")))
    viewer.session.handle(.key(Key(.enter)))
    viewer.session.handle(.key(Key("+")))
    viewer.pass(.milliseconds(20))
    #expect(viewer.session.scene.viewport.span < 2.5 && viewer.text.contains("saving 0 %"))
    viewer.session.handle(.key(Key("w")))
    viewer.pass(.milliseconds(20))
    #expect(viewer.text.contains("a picture is being saved"))
    viewer.session.handle(.key(Key(.escape)))
    #expect(viewer.wait { viewer.session.saving == nil })
    #expect(viewer.text.contains("the picture was not saved"))
    #expect(viewer.folder.names == ["mine.rast"])
    viewer.session.panes.forEach { $0.cancel() }
  }

  @Test("says why a picture can't be saved")
  func unwritable() throws {
    let viewer = try TestViewer()
    viewer.settle()
    #expect(rmdir(viewer.folder.path) == 0)
    viewer.press(Key("w"), Key(.enter))
    let path = "\(viewer.folder.path)/mandelbrot.png"
    let said = "can't save the picture: can't write \(path): No such file or directory"
    #expect(viewer.session.message?.text == said)
  }

  @Test("the command line of a view can be pasted, whatever its file is called")
  func commandLine() throws {
    let viewer = try TestViewer("./it's\u{1B}[m\n\u{202E}\u{10F7E9}.rast", text: "program () -> int { 1 }")
    let name = #"'"./it\u{27}s\u{1B}[m\u{A}\u{202E}\u{10F7E9}.rast""#
    #expect(viewer.session.commandLine.hasPrefix("rast-fractal --view \(name) center="))
  }

  @Test("bookmarks bring back the kernel, its params, the view and the iterations")
  func bookmarks() throws {
    let viewer = try TestViewer("julia", width: 80)
    viewer.press(Key("M"))
    #expect(viewer.text.contains("no bookmarks yet"))
    viewer.press(Key("p"), Key(.right), Key(.escape), Key("+"), Key("]"), Key("m"), Key(.enter))
    let scene = viewer.session.scene
    viewer.press(Key("n"), Key("m"), Key(.enter), Key("M"))
    #expect(viewer.text.contains("1  julia "))
    viewer.press(Key(.enter))
    #expect(viewer.session.scene == scene)
    // They are in a file that another viewer can read.
    let other = try TestViewer("mandelbrot", width: 80, folder: viewer.folder)
    other.press(Key("M"), Key(.enter))
    #expect(other.session.scene == scene)
    other.press(Key("M"), Key("d"))
    #expect(!other.text.contains("julia ") || other.text.contains("removed julia"))
    other.press(Key("d"))
    #expect(try BookmarkStore(path: viewer.folder.path + "/data/marks.json").read().bookmarks.isEmpty)
  }

  @Test("bookmarks have the names that they are given, or ones of their own")
  func bookmarkNames() throws {
    let viewer = try TestViewer("julia", width: 80)
    viewer.press(Key("m"))
    #expect(viewer.text.contains("or Enter: julia 0"))
    viewer.type("my spiral")
    viewer.press(Key(.enter))
    #expect(viewer.text.contains("kept as bookmark 1: my spiral"))
    viewer.press(Key("m"), Key(.enter), Key("m"), Key(.escape), Key("M"))
    #expect(viewer.text.contains("1  my spiral") && viewer.text.contains("2  julia 0"))
    #expect(!viewer.text.contains("3  "))
  }

  @Test("bookmarks that were removed are brought back, each to its place, the last one first")
  func bookmarksBroughtBack() throws {
    let viewer = try TestViewer("julia", width: 80)
    let store = BookmarkStore(path: viewer.folder.path + "/data/marks.json")
    for name in ["a", "b", "c"] {
      viewer.press(Key("m"))
      viewer.type(name)
      viewer.press(Key(.enter))
    }
    viewer.press(Key("M"), Key("u"))
    #expect(viewer.text.contains("nothing was removed") && viewer.text.contains("1  a"))
    viewer.press(Key(.down), Key("d"), Key("d"), Key("d"))
    #expect(try store.read().bookmarks.isEmpty && viewer.text.contains("u brings back"))
    for names in [["a"], ["a", "c"], ["a", "b", "c"]] {
      viewer.press(Key("u"))
      #expect(try store.read().bookmarks.map(\.name) == names)
      #expect(viewer.text.contains("\(names.count)  "))
    }
    // They can also be brought back after the list was closed.
    viewer.press(Key("d"), Key(.escape), Key("M"), Key("u"), Key(.enter))
    #expect(try store.read().bookmarks.count == 3)
    #expect(viewer.session.panel == nil)
  }

  @Test("bookmarks bring back the colours; older ones, which have none, leave them")
  func bookmarkColours() throws {
    let viewer = try TestViewer("julia", width: 80)
    viewer.press(Key("c"), Key("S"), Key(">"), Key("i"), Key("m"), Key(.enter))
    let ink = viewer.session.ink
    let other = try TestViewer("mandelbrot", width: 80, folder: viewer.folder)
    other.press(Key("M"), Key(.enter))
    #expect(other.session.ink == ink && ink != Ink() && other.session.scene == viewer.session.scene)
    let old = """
      [{"name": "old", "kernel": "julia", "center": [0.25, -1], "span": 0.5, "iterations": 77,
      "params": {"seed": "0.5i", "gone": "1"}}]
      """
    try viewer.folder.write(old, to: "data/marks.json")
    other.press(Key("M"), Key(.enter))
    let scene = other.session.scene
    #expect(scene.viewport == Viewport(center: Complex(0.25, -1), span: 0.5) && scene.limit == .fixed(77))
    #expect(scene.settings == ["seed": .complex(Complex(0, 0.5))] && other.session.ink == ink)
  }

  @Test(
    "a file of bookmarks that is broken is said to be, and kept",
    arguments: [
      "{", "[{}]", "x", "[1]", #"[{"name": "a", "view": "julia span=x"}]"#,
      #"[{"name": "a", "kernel": "julia", "center": [1], "span": 1, "iterations": 1}]"#,
    ])
  func broken(_ text: String) throws {
    let viewer = try TestViewer(width: 110)
    #expect(mkdir(viewer.folder.path + "/data", 0o700) == 0)
    try viewer.folder.write(text, to: "data/marks.json")
    viewer.press(Key("M"))
    #expect(viewer.text.contains("is broken: 0 of its bookmarks can be read"), "\(viewer.text)")
    #expect(try viewer.folder.read("data/marks.json") == Array(text.utf8))
    viewer.press(Key("m"), Key(.enter))
    #expect(viewer.text.contains("marks.json.broken"), "\(viewer.text)")
    #expect(try viewer.folder.read("data/marks.json.broken") == Array(text.utf8))
    #expect(Folder.names(in: viewer.folder.path + "/data").count == 4)
  }

  @Test("kernels without an iteration have no orbit, and say so")
  func noOrbit() throws {
    let viewer = try TestViewer("./k.rast", text: "program (x: float) -> float { x }", width: 100)
    viewer.press(Key("o"))
    #expect(viewer.text.contains("has no orbits"))
  }

  @Test("the orbit is drawn, and follows the cursor")
  func drawnOrbit() throws {
    let viewer = try TestViewer("mandelbrot", width: 80, height: 30)
    viewer.settle()
    viewer.press(Key("o"))
    viewer.pass(.seconds(10))
    let first = viewer.screen
    viewer.press(Key(.left, .control), Key(.up, .control), Key(.up, .alt))
    #expect(viewer.screen != first)
    #expect(viewer.session.cursor == ScreenBuffer.Place(column: 39, row: 12))
    viewer.press(Key(.escape))
    #expect(viewer.session.orbit == nil && viewer.session.cursor == nil)
  }

  @Test("the orbit and what is said of it follow the cursor and the view")
  func followedOrbit() throws {
    let viewer = try TestViewer("mandelbrot", width: 80, height: 30)
    viewer.settle()
    viewer.press(Key("o"))
    #expect(viewer.text.contains("orbit of -0.750, 0.000"))
    viewer.press(Key(.left, .control))
    #expect(viewer.text.contains("orbit of \(viewer.session.text(viewer.session.cursorPoint))"))
    viewer.press(Key(.escape), Key("o"))
    for key in [Key("H"), Key("+")] {
      viewer.press(key)
      let center = viewer.session.scene.viewport.center
      #expect(viewer.session.orbit?.points.dropFirst().first == center)
    }
    viewer.press(Key("J"))
    #expect(viewer.text.contains("orbit of \(viewer.session.text(viewer.session.scene.viewport.center))"))
    // Nothing is said where the point is the same.
    viewer.pass(.seconds(10))
    viewer.press(Key("]"))
    #expect(!viewer.text.contains("orbit of"))
  }

  @Test("keys that move the cursor move it on one axis", arguments: [(60, 22), (61, 23)])
  func axes(_ width: Int, _ height: Int) throws {
    let viewer = try TestViewer("mandelbrot", width: width, height: height)
    let center = viewer.session.cursorPoint
    #expect(center == viewer.session.scene.viewport.center)
    viewer.press(Key(.right, .control), Key(.right, .control))
    let right = viewer.session.cursorPoint
    #expect(right.im == center.im && right.re > center.re)
    viewer.press(Key(.down, .alt))
    let below = viewer.session.cursorPoint
    #expect(below.re == right.re && below.im > center.im)
    viewer.press(Key(.left, .control), Key(.left, .control), Key(.up, .control))
    let back = viewer.session.cursorPoint
    #expect(abs(back.re - center.re) < 1e-12 && back.im == center.im)
  }
}
