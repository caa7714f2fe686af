import Fractal
import Glibc
import Rast
import Testing

@testable import Viewer

@Suite("Swapping kernels") @MainActor
struct KernelTests {
  private let grey = "program (x: float, iterations: int) -> int { if x < 0 { iterations } else { 3 } }"
  private let other = "program (x: float, iterations: int) -> int { if x < 0.3 { iterations } else { 9 } }"
  private let broken = "program (x: float, iterations: int) -> int { if x < 0 { iteratoins } else { 3 } }"

  @Test("n and N go through all kernels that ship, and around")
  func step() throws {
    let viewer = try TestViewer("mandelbrot")
    let all = viewer.session.library.all()
    #expect(all.count > 5)
    var seen: [KernelOrigin] = [viewer.session.scene.kernel]
    for _ in 1..<all.count {
      viewer.press(Key("n"))
      seen.append(viewer.session.scene.kernel)
      #expect(viewer.status.view.contains(viewer.session.scene.kernel.name))
      #expect(viewer.session.trouble == nil)
    }
    #expect(Set(seen) == Set(all))
    viewer.press(Key("n"))
    #expect(viewer.session.scene.kernel == .shipped("mandelbrot"))
    viewer.press(Key("N"))
    #expect(viewer.session.scene.kernel == seen.last)
    viewer.press(Key("u"))
    #expect(viewer.session.scene.kernel == .shipped("mandelbrot"))
  }

  @Test("f picks a kernel by what is typed")
  func pick() throws {
    let viewer = try TestViewer("mandelbrot")
    viewer.press(Key("f"))
    viewer.type("newton")
    viewer.press(Key(.enter))
    #expect(viewer.session.scene.kernel == .shipped("newton"))
    viewer.press(Key("f"))
    viewer.type("nothing like this")
    #expect(viewer.text.contains("no kernel has this"))
    viewer.press(Key(.enter), Key(.escape))
    #expect(viewer.session.scene.kernel == .shipped("newton"))
    #expect(viewer.session.panel == nil)
  }

  @Test("a file that is written over is shown at once")
  func edited() throws {
    let viewer = try TestViewer.file(grey)
    viewer.settle()
    let before = viewer.picture
    try viewer.folder.write(other, to: "mine.rast")
    viewer.pass(.milliseconds(40))
    viewer.settle()
    viewer.pass(.seconds(10))
    #expect(viewer.picture != before)
    #expect(viewer.session.trouble == nil)
  }

  @Test("a file that is replaced by another of its name is shown at once, as editors do it")
  func renamed() throws {
    let viewer = try TestViewer.file(grey)
    viewer.settle()
    let before = viewer.picture
    let new = try viewer.folder.write(other, to: "mine.rast~")
    #expect(rename(new, viewer.folder.path + "/mine.rast") == 0)
    viewer.pass(.milliseconds(40))
    viewer.settle()
    viewer.pass(.seconds(10))
    #expect(viewer.picture != before)
  }

  @Test("a broken file leaves the last good picture, with what is wrong over it, until it is mended")
  func mended() throws {
    let viewer = try TestViewer.file(grey, width: 90, height: 40)
    viewer.settle()
    let before = viewer.picture
    try viewer.folder.write(broken, to: "mine.rast")
    viewer.pass(.milliseconds(40))
    // The file may be half written, so it is checked once more.
    #expect(viewer.picture == before)
    viewer.pass(.milliseconds(80))
    #expect(viewer.text.contains("error[E0301]: there is no variable `iteratoins`"))
    #expect(viewer.text.contains("did you mean `iterations`?"))
    #expect(Array(viewer.picture.prefix(90 * 20)) == Array(before.prefix(90 * 20)))
    // The user can still move about in the last good kernel.
    viewer.press(Key("+"))
    #expect(viewer.text.contains("E0301"))
    viewer.press(Key("u"))
    // Once the errors are hidden, the whole picture is visible.
    viewer.press(Key(.escape))
    #expect(viewer.picture == before)
    try viewer.folder.write(other, to: "mine.rast")
    viewer.pass(.milliseconds(40))
    viewer.settle()
    viewer.pass(.seconds(10))
    #expect(viewer.session.trouble == nil && viewer.picture != before)
    try viewer.folder.write(grey, to: "mine.rast")
    viewer.pass(.milliseconds(40))
    viewer.settle()
    viewer.pass(.seconds(10))
    #expect(viewer.picture == before)
  }

  @Test("a file that is gone is said to be, and taken up again when it comes back")
  func deleted() throws {
    let viewer = try TestViewer.file(grey)
    viewer.settle()
    let before = viewer.picture
    #expect(unlink(viewer.folder.path + "/mine.rast") == 0)
    for _ in 0..<3 { viewer.pass(.milliseconds(40)) }
    #expect(viewer.text.contains("is gone"))
    viewer.press(Key("+"), Key("r"))
    #expect(viewer.session.panes[0].seconds != nil)
    try viewer.folder.write(grey, to: "mine.rast")
    viewer.pass(.milliseconds(40))
    viewer.press(Key("u"))
    viewer.pass(.seconds(10))
    #expect(viewer.session.trouble == nil && viewer.picture == before)
  }

  @Test("a kernel that loops for ever leaves everything live", arguments: Backend.allCases)
  func endless(_ backend: Backend) throws {
    let viewer = try TestViewer.file(
      "program (x: float) -> int { while true {} 1 }", named: "endless.rast", width: 90
    ) { $0.backend = backend }
    viewer.session.update()
    #expect(viewer.session.panes[0].isBusy)
    for key in [
      Key("+"), Key(.left), Key("?"), Key(.escape), Key("c"), Key("s"), Key(.tab), Key("B"), Key("B"),
    ] {
      viewer.session.handle(.key(key))
      viewer.pass(.milliseconds(20))
      #expect(viewer.status.view.contains("endless"))
    }
    #expect(viewer.text.contains("information") && viewer.status.cost.contains("0 %"))
    viewer.session.handle(.key(Key("n")))
    viewer.settle()
    #expect(viewer.session.scene.kernel.shortName != "endless")
    #expect(viewer.session.panes[0].isComplete)
    // Its time is that of a second run, because threads were still leaving the endless one.
    #expect(viewer.wait { viewer.session.panes[0].seconds != nil })
  }

  @Test("a kernel that fails names the pixel and the place in the file", arguments: Backend.allCases)
  func failing(_ backend: Backend) throws {
    let text = "program (x: float, y: float) -> int { if x > 0.5 && y > 0.5 { 1 / 0 } else { 1 } }"
    let viewer = try TestViewer.file(text, named: "failing.rast", width: 100, height: 30) {
      $0.backend = backend
    }
    viewer.settle()
    #expect(viewer.text.contains("division by zero"))
    #expect(viewer.text.contains("failing.rast:1:63"))
    #expect(viewer.text.contains("at pixel (") && viewer.text.contains("the point ("))
    // Where the kernel does not fail, there is a picture again.
    viewer.press(Key("g"))
    viewer.type("-5,-5")
    viewer.press(Key(.enter))
    viewer.pass(.seconds(10))
    #expect(viewer.session.trouble == nil && !viewer.text.contains("division"))
  }

  @Test("a kernel that is wrong is not gone to")
  func wrong() throws {
    let viewer = try TestViewer.file(grey)
    try viewer.folder.write(broken, to: "nope.rast")
    viewer.settle()
    viewer.press(Key("f"))
    viewer.type("nope")
    viewer.press(Key(.enter))
    #expect(viewer.text.contains("nope.rast has errors"))
    #expect(viewer.session.scene.kernel.shortName == "mine")
  }

  @Test("Space goes to the Julia set of the point under the cursor, and back")
  func julia() throws {
    let viewer = try TestViewer("mandelbrot")
    viewer.settle()
    viewer.press(Key("+"))
    let scene = viewer.session.scene
    viewer.mouse(.press(.right), 20, 6)
    viewer.mouse(.release(.right), 20, 6)
    let point = viewer.session.cursorPoint
    #expect(point != scene.viewport.center)
    viewer.press(Key(" "))
    #expect(viewer.session.scene.kernel == .shipped("julia"))
    #expect(viewer.session.kernel.program.params.first { $0.name == "seed" }?.value == .complex(point))
    viewer.press(Key("+"), Key(" "))
    #expect(viewer.session.scene == scene)
    // Without a cursor, the point is in the middle.
    viewer.press(Key(" "))
    #expect(viewer.session.scene.settings["seed"] == .complex(scene.viewport.center))
    viewer.press(Key("u"))
    #expect(viewer.session.scene == scene)
    let newton = try TestViewer("newton")
    newton.press(Key(" "))
    #expect(newton.text.contains("names no Julia kernel"))
  }

  @Test("a Julia kernel of one's own is found beside the file")
  func ownJulia() throws {
    let text = "view(julia: \"own.rast\"); program (point: complex) -> int { 1 }"
    let viewer = try TestViewer.file(text)
    viewer.press(Key(" "))
    #expect(viewer.text.contains("is no Julia kernel"))
    try viewer.folder.write(
      "param seed: complex = 0; program (point: complex) -> int { if seed == 0 { 1 } else { 2 } }",
      to: "own.rast")
    viewer.press(Key(" "))
    #expect(viewer.session.scene.kernel == .file(viewer.folder.path + "/own.rast"))
  }

  @Test("params are changed by steps, typed, and reset; the picture follows")
  func params() throws {
    let text = """
      param k: int = 5 in 1..6; param f: float = 0.5 in 0..1; param b: bool = true; param c: complex = 1i;
      program (x: float) -> float { if b { x + (k as float) + f + c.im } else { 0 } }
      """
    let viewer = try TestViewer.file(text, named: "p.rast", width: 80, height: 30)
    viewer.settle()
    func value(_ name: String) -> Value? {
      viewer.session.kernel.program.params.first { $0.name == name }?.value
    }
    viewer.press(Key("p"), Key(.right))
    #expect(value("k") == .int(6))
    viewer.press(Key(.right))
    #expect(value("k") == .int(6))
    viewer.press(Key(.left, .shift))
    #expect(value("k") == .int(1))
    viewer.press(Key(.backspace), Key(.down), Key(.right))
    #expect(value("k") == .int(5) && value("f") == .float(0.51))
    let before = viewer.picture
    viewer.press(Key(.enter))
    for _ in 0..<4 { viewer.press(Key(.backspace)) }
    viewer.type("0.75")
    viewer.press(Key(.enter))
    #expect(value("f") == .float(0.75) && viewer.picture != before)
    viewer.press(Key(.enter), Key("u", .control))
    viewer.type("9")
    viewer.press(Key(.enter))
    #expect(viewer.text.contains("it must be 0.0 to 1.0") && value("f") == .float(0.75))
    viewer.press(Key(.escape), Key(.down), Key(.left))
    #expect(value("b") == .bool(false))
    viewer.press(Key(.down), Key(.down), Key(.right))
    #expect(value("c") == .complex(Complex(0, 1.01)))
    // Keys that the panel does not use go to the picture.
    viewer.press(Key("+"))
    #expect(viewer.session.scene.viewport.span < 2.5)
    viewer.press(Key("p"))
    #expect(viewer.session.panel == nil)
    #expect(viewer.session.commandLine.contains("set.b=false set.c=0.0+1.01i set.f=0.75"))
  }

  @Test("params stay as they were set when the file is changed, as far as they fit")
  func keptParams() throws {
    let viewer = try TestViewer.file("param k: int = 5 in 1..9; program () -> int { k }")
    viewer.press(Key("p"), Key(.right), Key(.escape))
    try viewer.folder.write("param k: int = 2 in 1..9; program () -> int { k + 1 }", to: "mine.rast")
    viewer.pass(.milliseconds(40))
    #expect(viewer.session.kernel.program.params[0].value == .int(6))
    try viewer.folder.write("param k: int = 2 in 1..3; program () -> int { k + 1 }", to: "mine.rast")
    viewer.pass(.milliseconds(40))
    #expect(viewer.session.kernel.program.params[0].value == .int(2))
    #expect(viewer.session.scene.settings.isEmpty)
  }

  @Test("kernels with time move by themselves, until time is held")
  func time() throws {
    let viewer = try TestViewer.file("program (x: float, time: float) -> float { x + time }", named: "t.rast")
    viewer.settle()
    let first = viewer.picture
    viewer.pass(.milliseconds(40))
    viewer.settle()
    let second = viewer.picture
    #expect(second != first && viewer.status.view.contains("0.0 s"))
    viewer.press(Key("t"))
    viewer.pass(.seconds(10))
    viewer.settle()
    let held = viewer.picture
    viewer.pass(.seconds(10))
    viewer.settle()
    #expect(viewer.picture == held)
    viewer.press(Key("t"))
    viewer.pass(.seconds(10))
    viewer.settle()
    #expect(viewer.picture != held)
    let still = try TestViewer("mandelbrot")
    still.settle()
    #expect(still.session.nextUpdate == nil)
  }

  @Test("a slow kernel with time shows the rate of its last frame, and still says when there is no pixel")
  func slowTime() throws {
    let text = """
      program (x: float, time: float) -> float {
        var v = x;
        while time > 0.01 { v += 1.0; }
        v
      }
      """

    let viewer = try TestViewer.file(text, named: "t.rast", width: 110)
    viewer.settle()
    #expect(viewer.status.cost.contains("fps"))
    viewer.pass(.milliseconds(40))
    viewer.session.update()
    #expect(viewer.session.panes[0].isBusy)
    #expect(viewer.status.cost.contains("fps") && !viewer.status.cost.contains("%"), "\(viewer.status.cost)")
    viewer.pass(.seconds(3))
    #expect(viewer.status.cost.contains("no pixel in 3 s"), "\(viewer.status.cost)")
    viewer.session.panes[0].cancel()
  }

  @Test("e leaves no copy of a kernel that was not changed", arguments: [nil, "there is no editor"])
  func unchangedCopy(_ problem: String?) throws {
    let viewer = try TestViewer("mandelbrot", width: 100)
    viewer.press(Key("+"))
    let scene = viewer.session.scene
    viewer.press(Key("e"))
    let request = try #require(viewer.session.takeRequest())
    #expect(viewer.folder.names == ["mandelbrot.rast"])
    viewer.session.resume(after: request, problem: problem)
    viewer.settle()
    #expect(viewer.folder.names.isEmpty && viewer.session.scene == scene)
    #expect(viewer.text.contains(problem ?? "mandelbrot was not changed, so no copy of it is left"))
    viewer.press(Key("u"))
    #expect(viewer.session.scene.viewport == .standard)
  }

  @Test("e on a kernel that ships makes a copy to edit, and none that takes a file's place")
  func copy() throws {
    let viewer = try TestViewer("mandelbrot")
    try viewer.folder.write("mine", to: "mandelbrot.rast")
    viewer.press(Key("e"))
    let path = viewer.folder.path + "/mandelbrot-2.rast"
    #expect(viewer.session.takeRequest() == .edit(path: path))
    #expect(try viewer.folder.read("mandelbrot.rast") == Array("mine".utf8))
    try viewer.folder.write(grey, to: "mandelbrot-2.rast")
    let before = viewer.picture
    viewer.session.resume(after: .edit(path: path))
    viewer.settle()
    #expect(viewer.picture != before && viewer.session.scene.kernel == .file(path))
    viewer.press(Key("r"))
    #expect(viewer.text.contains("read again"))
  }

  @Test("what is wrong with a file can be scrolled where it does not fit")
  func longMessage() throws {
    let viewer = try TestViewer.file(grey)
    viewer.settle()
    let center = viewer.session.scene.viewport.center
    let wrong = (0..<9).map { "    let v\($0): int = missing\($0);\n" }.joined()
    try viewer.folder.write("program (point: complex) -> int {\n\(wrong)    1\n}\n", to: "mine.rast")
    viewer.pass(.milliseconds(40))
    viewer.pass(.milliseconds(40))
    viewer.pass(.milliseconds(40))
    #expect(viewer.text.contains("missing0") && !viewer.text.contains("missing8"))
    viewer.press(Key(.pageDown), Key(.pageDown), Key(.pageDown), Key(.pageDown), Key(.pageDown))
    #expect(viewer.text.contains("missing8") && !viewer.text.contains("missing0"))
    viewer.press(Key(.up))
    #expect(viewer.session.scene.viewport.center == center)
    // Once hidden, the trouble leaves the keys to the picture.
    viewer.press(Key(.escape), Key(.up))
    #expect(viewer.session.scene.viewport.center != center)
  }

  @Test("an editor that fails is told of")
  func editor() throws {
    let viewer = try TestViewer.file(grey)
    viewer.press(Key("e"))
    let request = try #require(viewer.session.takeRequest())
    viewer.session.resume(after: request, problem: "there is no editor `nosuched`")
    #expect(viewer.text.contains("there is no editor `nosuched`"))
  }

  @Test("kernels are chosen by a click, and opened by another")
  func clicks() throws {
    let viewer = try TestViewer("mandelbrot", width: 100, height: 30)
    viewer.press(Key("f"))
    let (row, column) = (try #require(viewer.rows.firstIndex { $0.contains("magnet2 ") }), 20)
    viewer.mouse(.press(.left), column, row)
    viewer.mouse(.release(.left), column, row)
    guard case .picker(let picker)? = viewer.session.panel else {
      Issue.record("the list is closed")
      return
    }
    #expect(picker.chosen == .shipped("magnet2") && viewer.session.scene.kernel.name == "mandelbrot")
    viewer.mouse(.press(.left), 0, 29)
    viewer.mouse(.press(.left), column, row)
    viewer.mouse(.release(.left), column, row)
    #expect(viewer.session.scene.kernel.name == "magnet2" && viewer.session.panel == nil)
    // So are bookmarks.
    viewer.press(Key("m"), Key(.enter), Key("n"), Key("m"), Key(.enter), Key("M"))
    let line = try #require(viewer.rows.firstIndex { $0.contains("1  magnet2") })
    viewer.mouse(.press(.left), 50, line + 1)
    viewer.mouse(.press(.left), 50, line)
    #expect(viewer.session.panel != nil && viewer.session.scene.kernel.name != "magnet2")
    viewer.mouse(.press(.left), 50, line)
    #expect(viewer.session.panel == nil && viewer.session.scene.kernel.name == "magnet2")
  }

  @Test("the kernel that is chosen in the list is seen beside it, unless it is too slow or there is no room")
  func preview() throws {
    let viewer = try TestViewer("mandelbrot", width: 100, height: 30)
    viewer.press(Key("f"))
    viewer.type("newton")
    #expect(viewer.rows[0].contains("preview"))
    guard case .picker(let picker)? = viewer.session.panel, let canvas = picker.preview.canvas else {
      Issue.record("there is no preview")
      return
    }
    #expect(canvas.content.kernel == .shipped("newton") && canvas.frame.width == 33)
    #expect(Set(canvas.pixels).count > 10 && canvas.steps.allSatisfy { $0 == 0 })
    viewer.press(Key(.escape))
    #expect(!viewer.rows[0].contains("preview") && viewer.session.scene.kernel.name == "mandelbrot")
    let endless = try TestViewer.file(
      "program (x: float) -> float { while true {} x }", width: 100, height: 30)
    endless.session.handle(.key(Key("f")))
    #expect(endless.wait { endless.session.panel?.isIdle == true })
    #expect(!endless.rows[0].contains("preview"))
    endless.session.end()
    let small = try TestViewer("mandelbrot", width: 70, height: 30)
    small.press(Key("f"))
    #expect(!small.text.contains("preview"))
  }

  @Test("a list is not clicked through")
  func click() throws {
    let viewer = try TestViewer("mandelbrot")
    viewer.settle()
    let before = viewer.session.scene.viewport
    viewer.press(Key("f"))
    let place = ScreenBuffer.Place(column: 5, row: 5)
    viewer.session.handle(.mouse(MouseEvent(.press(.left), at: place)))
    viewer.session.handle(.mouse(MouseEvent(.release(.left), at: place)))
    #expect(viewer.session.scene.viewport == before)
    viewer.press(Key(.escape))
    viewer.session.handle(.mouse(MouseEvent(.press(.left), at: place)))
    viewer.session.handle(.mouse(MouseEvent(.release(.left), at: place)))
    #expect(viewer.session.scene.viewport != before)
  }
}
