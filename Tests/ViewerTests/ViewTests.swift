import Fractal
import Rast
import Testing

@testable import Viewer

@Suite("Moving about") @MainActor
struct ViewTests {
  @Test("panning moves the picture by whole cells, and what was there stays", arguments: Backend.allCases)
  func pan(_ backend: Backend) throws {
    let viewer = try TestViewer(width: 60, height: 42) { $0.backend = backend }
    viewer.settle()
    let before = viewer.screen
    let center = viewer.session.scene.viewport.center
    viewer.press(Key(.right), Key("j"))
    let after = viewer.screen
    #expect(viewer.session.scene.viewport.center.re > center.re)
    #expect(viewer.session.scene.viewport.center.im > center.im)
    // Two rows down and four columns to the right; rounding may change a pixel at the border.
    var differing = 0
    for row in 0..<38 {
      for column in 0..<56 where after[column, row] != before[column + 4, row + 2] { differing += 1 }
    }
    #expect(differing < 20, "\(differing)")
    viewer.press(Key("h"), Key(.up))
    #expect(abs(viewer.session.scene.viewport.center.re - center.re) < 1e-12)
    viewer.press(Key(.left, .shift))
    let far = center.re - viewer.session.scene.viewport.center.re
    viewer.press(Key("l"))
    let near = viewer.session.scene.viewport.center.re - (center.re - far)
    #expect(abs(far / near - 5) < 1e-6)
  }

  @Test("what is on the screen stays while the next picture is under way")
  func kept() throws {
    let viewer = try TestViewer(width: 60, height: 22) { $0.backend = .evaluated }
    viewer.settle()
    let before = viewer.screen
    // The kernel is slow from here on: nothing of the new picture will come.
    _ = viewer.session.journey.take(.fixed(50_000_000))
    viewer.session.handle(.key(Key(.right)))
    viewer.session.update()
    let after = viewer.screen
    for row in 0..<19 {
      for column in 0..<50 where after[column, row] != before[column + 2, row] {
        Issue.record("\(column), \(row)")
        return
      }
    }
    #expect(viewer.session.panes[0].isBusy)
    #expect(viewer.status.cost.contains("%"))
    viewer.session.panes[0].cancel()
  }

  @Test(
    "what was moved is computed again in the end, so that every pixel is the headless one", arguments: [1, 2])
  func exact(_ rounds: Int) throws {
    let viewer = try TestViewer(width: 60, height: 42) {
      ($0.backend, $0.view.iterations) = (.evaluated, .fixed(3000))
    }
    viewer.settle()
    for _ in 0..<rounds { viewer.press(Key("l"), Key(.up)) }
    let pane = viewer.session.panes[0]
    guard case .done(let picture)? = pane.outcome, let canvas = pane.canvas else {
      Issue.record("there is no picture")
      return
    }
    // That frame had pixels to render last.
    #expect(pane.job?.order.passes.count == 6)
    let fresh = try Renderer(viewer.session.kernel, backend: .lanes).render(picture.frame)
    let colouring = Colouring(palette: .standard, iterations: picture.frame.iterations)
    for j in 0..<picture.frame.height {
      for i in 0..<picture.frame.width {
        #expect(picture[i, j] == fresh[i, j])
        #expect(canvas.colour(i, j) == colouring.colour(fresh[i, j]))
      }
    }
    #expect(canvas.steps.allSatisfy { $0 == 0 })
  }

  @Test("zooming shows the old picture scaled until the new one comes")
  func scaled() throws {
    let viewer = try TestViewer(width: 60, height: 22) { $0.backend = .evaluated }
    viewer.settle()
    let before = viewer.screen
    _ = viewer.session.journey.take(.fixed(50_000_000))
    viewer.session.take(viewer.session.journey.zoom(2))
    viewer.session.update()
    let after = viewer.screen
    // Twice as large about the middle: its pixels cover two columns.
    var same = 0
    for column in 2..<58 where after[column, 10].foreground == before[15 + column / 2, 10].foreground {
      same += 1
    }
    #expect(same > 40, "\(same)")
    viewer.session.panes[0].cancel()
  }

  @Test("zooms about the center, and at the pointer, whose point stays where it is")
  func zoom() throws {
    let viewer = try TestViewer(width: 60, height: 22)
    viewer.settle()
    viewer.press(Key("+"), Key("="))
    #expect(abs(viewer.session.scene.viewport.span - 1.25) < 1e-12)
    #expect(viewer.session.scene.viewport.center == Complex(-0.75, 0))
    #expect(viewer.status.view.contains("· 2× ·"))
    viewer.press(Key(.pageDown), Key("_"))
    #expect(abs(viewer.session.scene.viewport.span - 2.5) < 1e-12)
    let area = viewer.session.areas[0]
    let place = ScreenBuffer.Place(column: 12, row: 5)
    let point = viewer.session.point(at: place, area)
    for _ in 0..<4 { viewer.mouse(.wheelUp, 12, 5) }
    let same = viewer.session.point(at: place, area)
    #expect(abs(point.re - same.re) < 1e-12 && abs(point.im - same.im) < 1e-12)
    #expect(abs(viewer.session.scene.viewport.span - 1.25) < 1e-12)
    // The notches were one zoom.
    viewer.press(Key("u"))
    #expect(abs(viewer.session.scene.viewport.span - 2.5) < 1e-12)
  }

  @Test("a click centers, a drag takes the picture along and is undone as one")
  func mouse() throws {
    let viewer = try TestViewer(width: 60, height: 22)
    viewer.settle()
    let area = viewer.session.areas[0]
    let point = viewer.session.point(at: ScreenBuffer.Place(column: 45, row: 4), area)
    viewer.mouse(.press(.left), 45, 4)
    viewer.mouse(.release(.left), 45, 4)
    let cell = viewer.session.scene.viewport.span / 20
    #expect(abs(viewer.session.scene.viewport.center.re - point.re) < cell)
    #expect(abs(viewer.session.scene.viewport.center.im - point.im) < cell)
    viewer.press(Key("u"))
    #expect(viewer.session.scene.viewport == .standard)

    let grabbed = viewer.session.point(at: ScreenBuffer.Place(column: 20, row: 10), area)
    viewer.mouse(.press(.left), 20, 10)
    for step in 1...10 { viewer.mouse(.drag(.left), 20 + step, 10 - step / 2) }
    viewer.mouse(.release(.left), 30, 5)
    let now = viewer.session.point(at: ScreenBuffer.Place(column: 30, row: 5), area)
    #expect(abs(grabbed.re - now.re) < 1e-9 && abs(grabbed.im - now.im) < 1e-9)
    viewer.press(Key("u"))
    #expect(viewer.session.scene.viewport == .standard)
    viewer.press(Key("U"))
    #expect(viewer.session.scene.viewport != .standard)
  }

  @Test("undo and redo go through what was seen, and something new forgets what was undone")
  func history() throws {
    let viewer = try TestViewer()
    viewer.settle()
    let first = viewer.picture
    viewer.press(Key("+"))
    let second = viewer.picture
    viewer.press(Key("]"), Key("u"), Key("u"))
    viewer.pass(.seconds(10))
    #expect(viewer.picture == first)
    viewer.press(Key("U"))
    #expect(viewer.picture == second)
    viewer.press(Key(.left), Key("U"))
    #expect(viewer.text.contains("nothing to take back"))
    viewer.press(Key("0"))
    viewer.pass(.seconds(10))
    #expect(viewer.picture == first)
    for _ in 0..<6 { viewer.press(Key("u")) }
    #expect(viewer.text.contains("no view before"))
  }

  @Test("a key that is held, and the wheel that is turned, are taken back in one")
  func glide() throws {
    let viewer = try TestViewer()
    viewer.settle()
    var scenes = [viewer.session.scene]
    let notch = MouseEvent(.wheelUp, at: ScreenBuffer.Place(column: 12, row: 5))
    let steps: [InputEvent] = [.key(Key(.left)), .key(Key("+")), .mouse(notch), .key(Key("}"))]
    for step in steps {
      for _ in 0..<9 {
        viewer.pass(.milliseconds(100))
        viewer.session.handle(step)
      }
      viewer.pass(.seconds(1))
      viewer.settle()
      scenes.append(viewer.session.scene)
    }
    for scene in scenes.dropLast().reversed() {
      viewer.press(Key("u"))
      #expect(viewer.session.scene == scene)
    }
    let julia = try TestViewer("julia")
    let start = julia.session.scene
    julia.press(Key("p"), Key(.right), Key(.right), Key(.right), Key(.escape))
    #expect(julia.session.scene != start)
    julia.press(Key("u"))
    #expect(julia.session.scene == start)
  }

  @Test(
    "goes to what is typed",
    arguments: [
      ("-0.5, 0.25", Complex(-0.5, 0.25), 2.5), ("1e-3,-2,0.125", Complex(0.001, -2), 0.125),
      ("0.25+0.5i", Complex(0.25, 0.5), 2.5),
    ])
  func goTo(_ text: String, _ center: Complex, _ span: Double) throws {
    let viewer = try TestViewer()
    viewer.press(Key("g"))
    viewer.type(text)
    #expect(viewer.screen.cursor != nil)
    viewer.press(Key(.enter))
    #expect(viewer.session.scene.viewport == Viewport(center: center, span: span))
    #expect(viewer.screen.cursor == nil)
  }

  @Test("says what is no place", arguments: ["x", "1,2,3,4", "1,2,0", "1,2,-3", "inf,0", "1,2,1e300", ","])
  func noPlace(_ text: String) throws {
    let viewer = try TestViewer()
    viewer.press(Key("g"))
    viewer.type(text)
    viewer.press(Key(.enter))
    #expect(viewer.session.scene.viewport == .standard)
    #expect(viewer.text.contains("no place") || viewer.text.contains("farther"), "\(viewer.rows[19])")
  }

  @Test("goes to what the status line shows, in full and in short", arguments: [200, 60])
  func goToStatus(_ width: Int) throws {
    let there = try TestViewer(width: width) {
      ($0.view.center, $0.view.span) = (Complex(-0.5, 0.25), 0.125)
      $0.view.iterations = .fixed(1234)
    }
    let line = there.status.view
    let viewer = try TestViewer(width: width)
    viewer.press(Key("g"))
    viewer.type(line)
    viewer.press(Key(.enter))
    #expect(viewer.session.scene == there.session.scene, "\(line)")
    // From another kernel, it is the line's kernel that is gone to.
    let other = try TestViewer("newton", width: width)
    other.press(Key("g"))
    other.type(line)
    other.press(Key(.enter))
    #expect(other.session.scene == there.session.scene, "\(line)")
  }

  @Test("goes to parts of the status line", arguments: ["magnification 4×", "4x", " center -0.5, 0.25 "])
  func goToPart(_ text: String) throws {
    let viewer = try TestViewer()
    viewer.press(Key("g"))
    viewer.type(text)
    viewer.press(Key(.enter))
    let viewport = Viewport.standard
    let expected =
      text.contains("center")
      ? Viewport(center: Complex(-0.5, 0.25), span: viewport.span)
      : Viewport(center: viewport.center, span: viewport.span / 4)
    #expect(viewer.session.scene.viewport == expected)
  }

  @Test("goes to the program's own lines: a view's, and the command line that it prints")
  func goToView() throws {
    let there = try TestViewer("julia")
    there.press(Key("+"), Key("l"), Key("p"), Key(.right), Key(.escape), Key("c"), Key("i"))
    for line in [there.session.view.description, there.session.commandLine] {
      let viewer = try TestViewer("mandelbrot")
      viewer.press(Key("g"))
      viewer.type(line)
      viewer.press(Key(.enter))
      #expect(viewer.session.scene == there.session.scene && viewer.session.ink == there.session.ink)
      viewer.press(Key("u"))
      #expect(viewer.session.scene.kernel.name == "mandelbrot")
    }
    let viewer = try TestViewer(width: 100)
    viewer.press(Key("g"))
    viewer.type("julia span=x")
    viewer.press(Key(.enter))
    #expect(viewer.text.contains("this is no view"))
  }

  @Test("what is pasted never acts as keys: it is typed, or gone to")
  func paste() throws {
    let there = try TestViewer("julia")
    there.press(Key("+"), Key("L"))
    let viewer = try TestViewer(width: 100)
    func paste(_ text: String) {
      viewer.session.handle(.paste(text))
      viewer.settle()
    }
    paste("\n\(there.session.commandLine)\nq\n")
    #expect(viewer.session.scene == there.session.scene)
    paste("quit+++")
    #expect(viewer.session.scene == there.session.scene && viewer.session.takeRequest() == nil)
    #expect(viewer.text.contains("`quit+++` is no place"))
    paste("\u{1B}[2J\n")
    #expect(!viewer.text.contains("\u{1B}"))
    viewer.press(Key("g"))
    paste("-0.5\u{1B},")
    paste("0.25\n\nq")
    viewer.press(Key(.enter))
    #expect(viewer.session.scene.viewport.center == Complex(-0.5, 0.25))
    viewer.press(Key("f"))
    paste("newt")
    viewer.press(Key(.enter))
    #expect(viewer.session.scene.kernel.name == "newton")
    viewer.press(Key("?"))
    paste("q")
    #expect(viewer.session.message?.text == "there is no text to paste into")
  }

  @Test("a key that does nothing says so")
  func unknownKey() throws {
    let viewer = try TestViewer()
    for key in [Key("Q"), Key(.function(9)), Key("x", .alt)] {
      viewer.press(key)
      #expect(viewer.text.contains("\(key.text) does nothing here; ? shows the keys"))
    }
  }

  @Test("iterations double, halve, and change by a tenth, within bounds")
  func iterations() throws {
    let viewer = try TestViewer()
    viewer.press(Key("]"))
    #expect(viewer.session.iterations == 512)
    viewer.press(Key("["), Key("}"))
    #expect(viewer.session.iterations == 281)
    viewer.press(Key("{"))
    #expect(viewer.session.iterations == 253)
    for _ in 0..<12 { viewer.press(Key("[")) }
    #expect(viewer.session.iterations == 1)
    #expect(viewer.text.contains("can't be fewer"))
    viewer.press(Key("}"))
    #expect(viewer.session.iterations == 2)
  }

  @Test(
    "warns of lost precision before pixels coincide, and says when they do",
    arguments: [
      (1e-12, ""), (5e-13, "near "), (2e-14, "near "), (1e-15, "past "),
    ])
  func precisionWarning(_ span: Double, _ warning: String) throws {
    let viewer = try TestViewer(width: 120) {
      ($0.view.center, $0.view.span) = (Complex(-0.75, 0.1), span)
    }
    viewer.settle()
    #expect(viewer.status.view.contains("precision") == !warning.isEmpty)
    #expect(viewer.status.view.contains(warning) || warning.isEmpty, "\(viewer.status.view)")
  }

  @Test("says when neighbouring pixels coincide, and not before")
  func precision() throws {
    let viewer = try TestViewer { ($0.view.center, $0.view.span) = (Complex(-0.75, 0.1), 1e-12) }
    viewer.settle()
    #expect(!viewer.status.view.contains("precision"))
    for _ in 0..<26 { viewer.press(Key("+")) }
    #expect(viewer.status.view.contains("precision"), "\(viewer.status.view)")
    // It ends somewhere, and goes back.
    for _ in 0..<3000 {
      viewer.session.handle(.key(Key("+")))
    }
    viewer.settle()
    #expect(viewer.text.contains("farther than numbers reach"))
    viewer.press(Key("u"))
    #expect(viewer.session.scene.viewport.span > 1e-290)
  }

  @Test(
    "pictures are not stretched: a pixel is as wide as high, whatever the shape of a cell",
    arguments: [(9, 20), (6, 13), (10, 10)])
  func shape(_ width: Int, _ height: Int) throws {
    let cell = try #require(CellSize(width: width, height: height))
    let viewer = try TestViewer(width: 60, height: 22)
    viewer.settle()
    viewer.session.handle(.resize(width: 60, height: 22, cell: cell))
    viewer.settle()
    for key in [Key("s"), Key("s"), Key("s")] {
      let frame = try #require(viewer.session.panes.first?.job?.frame)
      // What a cell shows of the plane, in units of the terminal's pixels.
      let across = (frame.region.x2 - frame.region.x1) / Double(60 * width)
      let down = (frame.region.y2 - frame.region.y1) / Double(20 * height)
      #expect(abs(across / down - 1) < 1e-12)
      let area = viewer.session.areas[0]
      let corner = viewer.session.point(at: ScreenBuffer.Place(column: 0, row: 0), area)
      #expect(abs(corner.re - frame.region.x1 - across * Double(width) / 2) < 1e-12)
      viewer.press(key)
    }
    // A picture that is saved shows the same, and a line for the shell says which shape was chosen.
    viewer.press(Key("w"), Key(.enter))
    let size = "saved 480 × \(Int((8.0 * Double(height) / Double(width) * 20).rounded())) pixels"
    #expect(viewer.session.message?.text.hasPrefix(size) ?? false)
    #expect(!viewer.session.commandLine.contains("--cell"))
    let chosen = try TestViewer(width: 60, height: 22) { $0.cell = cell }
    #expect(chosen.session.commandLine.hasSuffix("--cell=\(width)x\(height)"))
    chosen.settle()
    viewer.pass(.seconds(10))
    #expect(chosen.session.panes.first?.job?.frame.region == viewer.session.panes.first?.job?.frame.region)
  }

  @Test("a region of the command line is seen whole")
  func region() throws {
    let wide = try TestViewer(width: 80, height: 22) { $0.view.region = Region(-4, -1, 4, 1) }
    #expect(abs(wide.session.scene.viewport.span - 4) < 1e-9)
    #expect(wide.session.scene.viewport.center == Complex(0, 0))
    let high = try TestViewer(width: 80, height: 22) { $0.view.region = Region(-0.1, -5, 0.1, 5) }
    #expect(high.session.scene.viewport.span == 10)
  }

  @Test("the command line opens the same view again, with its params and colours")
  func commandLine() throws {
    let viewer = try TestViewer("julia") { $0.view.palette = Palette.all[2].name }
    viewer.press(Key("+"), Key("l"), Key("]"), Key("b"), Key("p"), Key(.right), Key(.escape))
    viewer.press(Key(">"), Key("i"), Key("S"))
    let line = viewer.session.commandLine
    #expect(line.hasPrefix("rast-fractal --view 'julia center=") && line.contains("' --backend=compiled"))
    let text = try #require(line.split(separator: "'").dropFirst().first)
    let view = try ViewText(parsing: String(text))
    #expect(view.settings == ["seed": "-0.79+0.156i"] && view.iterations == .fixed(1024))
    #expect(view.palette == Palette.all[2].name && view.scale == .linear)
    let again = try TestViewer("julia") { $0.view = view }
    again.settle()
    viewer.pass(.seconds(10))
    #expect(again.session.scene == viewer.session.scene && again.session.ink == viewer.session.ink)
    #expect(again.picture == viewer.picture)
  }

  @Test("a view carries the time of a kernel that asks for it")
  func viewTime() throws {
    let text = "program (x: float, time: float) -> float { x + time }"
    let viewer = try TestViewer("./k.rast", text: text) { $0.view.time = 2.5 }
    viewer.pass(.seconds(1))
    #expect(viewer.session.view.time == 3.5)
    #expect(try TestViewer("julia") { $0.view.time = 2.5 }.session.view.time == nil)
  }

  @Test("iterations that the view chooses grow with its depth, until they are changed by hand")
  func automatic() throws {
    let viewer = try TestViewer(width: 120) { $0.view.iterations = .automatic }
    viewer.settle()
    let own = viewer.session.kernel.iterations
    #expect(viewer.session.iterations == own && viewer.status.view.contains("256 iterations (auto)"))
    for _ in 0..<16 { viewer.press(Key("+")) }
    #expect(viewer.session.iterations == 4 * own)
    #expect(viewer.session.panes.first?.job?.frame.iterations == 4 * own)
    #expect(viewer.session.view.iterations == .automatic)
    viewer.press(Key("I"), Key("-"))
    #expect(viewer.session.scene.limit == .fixed(4 * own) && !viewer.status.view.contains("auto"))
    viewer.press(Key("I"), Key("]"))
    #expect(viewer.session.iterations > 7 * own && viewer.session.scene.limit != .automatic)
    viewer.press(Key("u"))
    #expect(viewer.session.scene.limit == .automatic)
  }
}
