import Fractal
import Glibc
import Rast
import Testing

@testable import Viewer

@Suite("Two things at once: frames and figures") @MainActor
struct FrameRaceTests {
  private let grey = "program (x: float, iterations: int) -> int { if x < 0 { iterations } else { 3 } }"

  /// A correct kernel that needs more slots than a backend has (E0503).
  private let refused: String = {
    func eight(_ name: String) -> String {
      "(" + Array(repeating: name, count: 8).joined(separator: ", ") + ")"
    }
    let head = "program (iterations: int) -> int { let a = \(eight("iterations")); let b = \(eight("a")); "
    let copies = String(repeating: "t = u; u = t; ", count: 5000)
    return head + "var t = \(eight("b")); var u = t; " + copies + "t.0.0.0 }"
  }()

  /// A kernel that never ends.
  private let endless = "program (point: complex) -> int { while true {} 1 }"

  @Test("an autopilot over a kernel that no backend takes ends, and leaves nothing to do")
  func flightOverNothing() throws {
    let viewer = try TestViewer.file(refused, width: 90, height: 30)
    viewer.settle()
    #expect(viewer.text.contains("E0503"))
    viewer.press(Key("a"))
    viewer.pass(.seconds(1))
    #expect(viewer.session.autopilot == nil)
    viewer.pass(.seconds(10))
    viewer.session.handle(.key(Key("?")))
    let next = try #require(viewer.session.nextUpdate)
    #expect(next > viewer.now)
  }

  @Test("a kernel that a backend refuses does not take over the frame of the one before")
  func refusedKernel() throws {
    let viewer = try TestViewer.file(endless, width: 90, height: 30)
    viewer.session.update()
    #expect(viewer.session.panes[0].isBusy)
    let job = try #require(viewer.session.panes[0].job)
    try viewer.folder.write(refused, to: "mine.rast")
    viewer.pass(.milliseconds(40))
    #expect(viewer.wait { viewer.session.trouble != nil })
    #expect(viewer.session.panes[0].job == nil && !viewer.session.panes[0].isBusy)
    #expect(viewer.wait { job.outcome != nil })
  }

  @Test("pixels that come without a wake are looked for while a frame is under way")
  func unseenPixels() throws {
    let viewer = try TestViewer {
      $0.backend = .evaluated
      $0.view.iterations = .fixed(1_000_000)
    }
    viewer.session.update()
    let isBegun = viewer.wait {
      viewer.pass(.milliseconds(20))
      return viewer.session.panes[0].job?.progress ?? 0 > 0
    }
    viewer.pass(.milliseconds(20))
    #expect(isBegun && viewer.session.panes[0].isBusy)
    let next = try #require(viewer.session.nextUpdate)
    #expect(next > viewer.now && next <= viewer.now + .milliseconds(50))
    viewer.session.end()
  }

  @Test("a frame during which the process stood still has no time")
  func stopped() throws {
    let pane = Pane(.lanes, Pane.Area(column: 0, row: 0, width: 40, height: 20))
    let begin = ContinuousClock.now
    try pane.start(try order(), now: begin, wake: {})
    _ = pane.update(now: begin + .seconds(8))
    let isComplete = wait {
      _ = pane.update(now: begin + .seconds(8))
      return pane.isComplete
    }
    #expect(isComplete && pane.seconds == nil)
  }

  @Test("a frame rendered while a picture was saved has no time until it is measured again")
  func saving() throws {
    // A frame of a few milliseconds; the saved picture has 256 times as many points.
    let text = """
      program (point: complex) -> int {
        var z = point;
        for i in 0..200 { z = z * 0.5 + point; }
        if norm(z) > 1 { 1 } else { 2 }
      }
      """
    let viewer = try TestViewer.file(text, width: 60)
    viewer.session.handle(.key(Key("w")))
    viewer.session.handle(.key(Key(.enter)))
    #expect(viewer.wait { viewer.session.panes.first?.isComplete == true })
    let pane = viewer.session.panes[0]
    // On a busy machine the picture may have been saved before anyone has seen the frame.
    if viewer.session.saving != nil { #expect(pane.seconds == nil) }
    viewer.session.handle(.key(Key(.escape)))
    #expect(viewer.wait { viewer.session.saving == nil })
    #expect(viewer.wait { pane.seconds != nil || !pane.isShort })
  }

  @Test("a short frame that something disturbed is measured again", arguments: [false, true])
  func remeasured(_ isCrowded: Bool) throws {
    let pane = Pane(.lanes, Pane.Area(column: 0, row: 0, width: 40, height: 20))
    try pane.start(try order(), now: .now, isDisturbed: !isCrowded, isCrowded: isCrowded, wake: {})
    func waitFor(_ condition: () -> Bool) -> Bool {
      wait {
        _ = pane.update(now: .now)
        return condition()
      }
    }
    #expect(waitFor { pane.isComplete } && pane.seconds == nil)
    // If the machine was so busy that the frame took long, it is not measured again.
    guard pane.isShort else { return }
    // A lap that is disturbed does not count either.
    pane.startLap(wake: {})
    pane.disturb()
    _ = waitFor { !pane.isMeasuring }
    #expect(pane.seconds == nil)
    pane.startLap(wake: {})
    #expect(waitFor { pane.seconds != nil })
  }

  /// A frame of a quick kernel.
  private func order() throws -> Pane.Order {
    let kernel = try Kernel(name: "k", Analysis(SourceFile(path: "k", text: grey)))
    return Pane.Order(
      frame: Frame(region: Region(-1, -1, 1, 1), width: 40, height: 40, iterations: 9),
      renderer: try Renderer(kernel, backend: .lanes, threads: 1),
      content: ContentKey(kernel: .shipped("k"), revision: 1, settings: [:]), ink: Ink())
  }

  /// Waits a while for a condition to hold. Returns whether it does.
  private func wait(_ condition: () -> Bool) -> Bool {
    let limit = ContinuousClock.now + .seconds(120)
    while !condition(), ContinuousClock.now < limit { usleep(500) }
    return condition()
  }

  @Test("another backend takes the colours of the picture before until its own is there")
  func keptColours() throws {
    let text = """
      program (point: complex, iterations: int) -> int {
        var z = point; var n = 0;
        for i in 0..3000 { z = z * 0.5 + point; n += if norm(z) > 1 { 1 } else { 0 }; }
        n % 97 + (point.re * 9) as int + iterations % 7
      }
      """
    let viewer = try TestViewer("./slow.rast", text: text, width: 30, height: 12) {
      ($0.backend, $0.view.scale, $0.threads) = (.compiled, .histogram, 1)
    }
    viewer.settle()
    let before = try #require(viewer.session.panes[0].canvas)
    viewer.session.handle(.key(Key("b")))
    viewer.session.update()
    var seen = 0
    let isSeen = viewer.wait {
      viewer.pass(.milliseconds(20))
      seen = viewer.session.panes[0].canvas?.steps.count { $0 == 0 } ?? 0
      return seen > 40
    }
    let pane = viewer.session.panes[0]
    #expect(isSeen && pane.backend == .evaluated)
    let canvas = try #require(pane.canvas)
    // Pixels that are already exact have the colours of their own counts, which are the same.
    for index in canvas.pixels.indices where canvas.steps[index] == 0 {
      #expect(canvas.pixels[index] == before.pixels[index])
    }
    viewer.session.end()
  }
}

@Suite("Two things at once: the file and what is shown of it") @MainActor
struct FileRaceTests {
  private let grey = "program (x: float, iterations: int) -> int { if x < 0 { iterations } else { 3 } }"
  private let other = "program (x: float, iterations: int) -> int { if x < 0.3 { iterations } else { 9 } }"
  private let formulas = """
    Plain { z = 0: z = z*z + pixel, |z| <= 4 }
    Other { z = pixel: z = z*z + 0.3, |z| <= 4 }
    """

  private func openFormulas() throws -> TestViewer {
    let folder = try TemporaryFolder()
    let path = try folder.write(formulas, to: "some.frm")
    return try TestViewer(path + ":Plain", text: formulas, folder: folder)
  }

  @Test("an editor asked for and left behind, as another kernel was gone to, leaves nothing to do")
  func editAndLeave() throws {
    let viewer = try TestViewer.file(grey)
    viewer.settle()
    viewer.session.handle(.key(Key("e")))
    viewer.session.handle(.key(Key("n")))
    viewer.settle()
    let request = try #require(viewer.session.takeRequest())
    viewer.session.resume(after: request)
    viewer.settle()
    viewer.pass(.seconds(10))
    viewer.settle()
    viewer.pass(.seconds(10))
    #expect(viewer.session.nextUpdate == nil)
  }

  @Test("a formula that changed while another kernel was seen is seen changed")
  func changedMeanwhile() throws {
    let viewer = try openFormulas()
    viewer.settle()
    viewer.press(Key("n"))
    #expect(viewer.session.scene.kernel.shortName == "Other")
    try viewer.folder.write(formulas.replacing("|z| <= 4", with: "|z| <= 9"), to: "some.frm")
    viewer.press(Key("N"))
    for _ in 0..<4 {
      viewer.pass(.milliseconds(50))
      viewer.settle()
    }
    let program = viewer.session.kernel.program.source
    #expect(program.text(Span(0, program.bytes.count)).contains("norm(z) <= 9"))
  }

  @Test("r on a file that has changed reads it once")
  func readOnce() throws {
    let viewer = try TestViewer.file(grey)
    viewer.settle()
    viewer.pass(.milliseconds(40))
    let first = viewer.session.entry.revision
    try viewer.folder.write(other, to: "mine.rast")
    viewer.press(Key("r"))
    let second = viewer.session.entry.revision
    #expect(second > first)
    for _ in 0..<4 { viewer.pass(.milliseconds(40)) }
    #expect(viewer.session.entry.revision == second)
  }

  @Test("a file that is gone for one look is not said to be, and not read again when it is back")
  func goneForALook() throws {
    let viewer = try TestViewer.file(grey)
    viewer.settle()
    viewer.pass(.milliseconds(40))
    let revision = viewer.session.entry.revision
    #expect(unlink(viewer.folder.path + "/mine.rast") == 0)
    viewer.pass(.milliseconds(40))
    #expect(viewer.session.trouble == nil)
    try viewer.folder.write(grey, to: "mine.rast")
    for _ in 0..<4 { viewer.pass(.milliseconds(40)) }
    #expect(viewer.session.trouble == nil && viewer.session.entry.revision == revision)
    #expect(viewer.session.message == nil)
  }

  @Test("the later of two findings is shown")
  func laterFinding() throws {
    let viewer = try openFormulas()
    viewer.settle()
    viewer.pass(.milliseconds(40))
    try viewer.folder.write("Plain { z = z +, |z| <= 4 }", to: "some.frm")
    viewer.pass(.milliseconds(40))
    viewer.settle()
    try viewer.folder.write("Other { z = pixel: z = z*z + 0.3, |z| <= 4 }", to: "some.frm")
    for _ in 0..<6 {
      viewer.pass(.milliseconds(40))
      viewer.settle()
    }
    guard case .lost? = viewer.session.trouble else {
      Issue.record("\(String(describing: viewer.session.trouble))")
      return
    }
  }
}
