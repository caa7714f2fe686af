import Fractal
import Glibc
import Rast
import Testing

@testable import Viewer

@Suite("While a compiler takes its time") @MainActor
struct CompilerTests {
  private let grey = "program (x: float, iterations: int) -> int { if x < 0 { iterations } else { 3 } }"
  private let other = "program (x: float, iterations: int) -> int { if x < 0.3 { iterations } else { 9 } }"

  /// Waits until everything that can come by itself has come.
  private func pass(_ viewer: TestViewer, _ duration: Duration = .milliseconds(40)) {
    viewer.pass(duration)
    usleep(2_000)
    viewer.session.update()
  }

  /// Presses a key without waiting for anything.
  private func press(_ viewer: TestViewer, _ key: Key) {
    viewer.session.handle(.key(key))
    viewer.session.update()
  }

  @Test("the first frame of a kernel that ships is begun at once")
  func atOnce() throws {
    let viewer = try TestViewer("mandelbrot")
    viewer.session.update()
    #expect(viewer.session.panes[0].job != nil)
  }

  @Test("a kernel that is gone to leaves the keys to the one before, whose picture stays")
  func goingThere() throws {
    let gate = Gate()
    let viewer = try TestViewer("mandelbrot", width: 100, gate: gate)
    viewer.settle()
    let picture = viewer.picture
    gate.close()
    press(viewer, Key("n"))
    pass(viewer)
    #expect(viewer.session.scene.kernel == .shipped("mandelbrot") && viewer.picture == picture)
    #expect(!viewer.status.cost.contains("reading"))
    let next = try #require(viewer.session.nextUpdate)
    #expect(next <= viewer.now + .milliseconds(500))
    pass(viewer, .seconds(1))
    #expect(viewer.status.cost.contains("reading"), "\(viewer.status.cost)")
    // Keys still work, because the kernel on the screen has its renderer.
    press(viewer, Key("+"))
    #expect(viewer.wait { viewer.session.desk.isIdle })
    #expect(viewer.session.scene.viewport.span < 2.5 && viewer.picture != picture)
    gate.open()
    viewer.settle()
    #expect(viewer.session.scene.kernel != .shipped("mandelbrot"))
    #expect(viewer.session.panes[0].isComplete && !viewer.status.cost.contains("reading"))
  }

  @Test("only the last of several kernels opened in a row is shown")
  func superseded() throws {
    let gate = Gate()
    let viewer = try TestViewer("mandelbrot", gate: gate)
    viewer.settle()
    let first = viewer.session.scene
    gate.close()
    press(viewer, Key("n"))
    press(viewer, Key("f"))
    for character in "newton" { press(viewer, Key(character)) }
    press(viewer, Key(.enter))
    #expect(viewer.session.scene == first)
    gate.open()
    viewer.settle()
    #expect(viewer.session.scene.kernel == .shipped("newton"))
    press(viewer, Key("u"))
    viewer.settle()
    #expect(viewer.session.scene == first)
  }

  @Test("Esc gives up a kernel that takes long")
  func givenUp() throws {
    let gate = Gate()
    let viewer = try TestViewer("mandelbrot", gate: gate)
    viewer.settle()
    gate.close()
    press(viewer, Key("n"))
    press(viewer, Key(.escape))
    #expect(viewer.session.loader.isIdle)
    gate.open()
    viewer.settle()
    #expect(viewer.session.scene.kernel == .shipped("mandelbrot"))
  }

  @Test("a file that is saved leaves the last good picture, until it has been read")
  func saved() throws {
    let gate = Gate()
    let viewer = try TestViewer.file(grey, width: 100, gate: gate)
    viewer.settle()
    pass(viewer)
    // No look at the file as it was may still be under way when it changes.
    viewer.settle()
    let picture = viewer.picture
    gate.close()
    try viewer.folder.write("program (x: float) -> int { wrong }", to: "mine.rast")
    pass(viewer)
    #expect(!viewer.session.file.isIdle && viewer.picture == picture)
    pass(viewer, .seconds(1))
    #expect(viewer.status.cost.contains("reading its file"))
    press(viewer, Key("c"))
    #expect(viewer.session.ink != Ink())
    press(viewer, Key("C"))
    // What is in the file by then counts, not what was read first.
    try viewer.folder.write(other, to: "mine.rast")
    pass(viewer)
    gate.open()
    viewer.settle()
    #expect(viewer.session.trouble == nil)
    #expect(viewer.wait { viewer.session.entry.source.bytes == Array(other.utf8) })
    viewer.settle()
    viewer.pass(.seconds(10))
    #expect(viewer.picture != picture)
    for _ in 0..<4 { pass(viewer) }
    #expect(viewer.session.trouble == nil)
  }

  @Test("a backend that takes long leaves the picture of the one before")
  func compiling() throws {
    let gate = Gate()
    let viewer = try TestViewer("mandelbrot", width: 100, gate: gate)
    viewer.settle()
    let picture = viewer.picture
    gate.close()
    press(viewer, Key("b"))
    pass(viewer)
    #expect(!viewer.session.desk.isIdle && viewer.session.panes[0].job == nil)
    #expect(Array(viewer.picture.prefix(60 * 10)) == Array(picture.prefix(60 * 10)))
    pass(viewer, .seconds(1))
    #expect(viewer.status.cost.contains("compiling"), "\(viewer.status.cost)")
    // The view at that time is rendered, not the view when the backend was asked for.
    press(viewer, Key("+"))
    gate.open()
    viewer.settle()
    let frame = try #require(viewer.session.panes[0].job?.frame)
    #expect(frame == viewer.session.shot.frame(viewer.session.areas[0]))
    #expect(viewer.session.panes[0].isComplete && viewer.session.panes[0].backend == .compiled)
    #expect(!viewer.status.cost.contains("compiling"))
  }

  @Test("a backend that is left before it is compiled is not waited for")
  func leftBackend() throws {
    let gate = Gate()
    let viewer = try TestViewer("mandelbrot", gate: gate)
    viewer.settle()
    gate.close()
    for _ in 0..<3 { press(viewer, Key("b")) }
    #expect(viewer.session.desk.backend == .lanes)
    #expect(viewer.wait { viewer.session.panes[0].isComplete })
    gate.open()
    viewer.settle()
    #expect(viewer.session.panes[0].backend == .lanes && viewer.session.panes[0].isComplete)
  }

  @Test("a race begins when both backends are ready")
  func race() throws {
    let gate = Gate()
    let viewer = try TestViewer("mandelbrot", width: 101, height: 24, gate: gate)
    viewer.settle()
    gate.close()
    press(viewer, Key("B"))
    pass(viewer)
    #expect(viewer.session.panes.count == 2 && viewer.session.panes.allSatisfy { $0.job == nil })
    gate.open()
    viewer.settle()
    let areComplete = viewer.session.panes.allSatisfy(\.isComplete)
    #expect(areComplete)
  }

  @Test("an orbit is drawn when it is found, and no other one's place")
  func orbit() throws {
    let gate = Gate()
    let viewer = try TestViewer("mandelbrot", width: 80, gate: gate)
    viewer.settle()
    gate.close()
    press(viewer, Key("o"))
    #expect(viewer.session.orbit == nil)
    press(viewer, Key(.left, .control))
    #expect(viewer.session.cursor != nil)
    gate.open()
    viewer.settle()
    let found = try #require(viewer.session.orbit)
    let orbiter = try #require(Orbiter(viewer.session.kernel))
    let point = viewer.session.cursorPoint
    let expected = orbiter.orbit(point, iterations: viewer.session.iterations, time: 0)
    #expect(found.points == expected?.points)
  }

  @Test("what was kept is compiled for saving without anyone waiting for it")
  func saving() throws {
    let viewer = try TestViewer("mandelbrot")
    viewer.press(Key("w"), Key(.enter))
    #expect(viewer.text.contains("saved "))
  }
}
