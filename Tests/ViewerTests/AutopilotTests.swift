import Fractal
import Rast
import Testing

@testable import Viewer

@Suite("The autopilot") @MainActor
struct AutopilotTests {
  /// Lets it fly for a while, and calls `see` on the way.
  private func fly(
    _ viewer: TestViewer, steps: Int, step: Duration = .milliseconds(100), _ see: () -> Void = {}
  ) {
    for _ in 0..<steps {
      viewer.pass(step)
      viewer.settle()
      see()
    }
  }

  @Test(
    "flies towards detail, with as many iterations as it takes", arguments: ["mandelbrot", "newton", "julia"])
  func closer(_ name: String) throws {
    let viewer = try TestViewer(name, width: 80, height: 30)
    viewer.settle()
    let start = viewer.session.scene.viewport
    viewer.press(Key("a"))
    #expect(viewer.text.contains("autopilot"))
    var least = 1.0
    fly(viewer, steps: 60) {
      guard let canvas = viewer.session.panes.first?.canvas else { return }
      least = min(least, DetailMap(canvas).difference)
    }
    let end = viewer.session.scene.viewport
    #expect(end.span < start.span / 8 && end.center != start.center)
    // It is never far from something to see.
    #expect(least > 0.002)
    #expect(viewer.session.scene.limit == .automatic)
  }

  @Test("turns back at the end of what numbers tell apart, and flies elsewhere")
  func back() throws {
    let viewer = try TestViewer("mandelbrot", width: 160, height: 22) {
      ($0.view.center, $0.view.span) = (Complex(-0.743643887037151, 0.131825904205330), 1e-12)
    }
    viewer.settle()
    viewer.press(Key("a"))
    var spans: [Double] = []
    var texts = ""
    fly(viewer, steps: 150, step: .milliseconds(200)) {
      spans.append(viewer.session.scene.viewport.span)
      texts += viewer.status.view
    }
    #expect(viewer.session.autopilot != nil && texts.contains("turning back"))
    let turn = try #require(spans.indices.dropLast().first { spans[$0 + 1] > spans[$0] })
    #expect(spans[turn] < 1e-12)
    let top = try #require(spans.indices.dropLast().first { $0 > turn && spans[$0 + 1] < spans[$0] })
    #expect(spans[top] > 8 * spans[turn])
  }

  @Test("leaves a solid area, and gives up where there is nothing at all")
  func bored() throws {
    let inside = try TestViewer("mandelbrot", width: 60, height: 22) {
      ($0.view.center, $0.view.span) = (Complex(-0.1, 0), 0.01)
    }
    inside.settle()
    inside.press(Key("a"))
    fly(inside, steps: 2)
    #expect(inside.status.view.contains("autopilot") && inside.session.scene.viewport.span > 0.01)
    let nothing = try TestViewer.file("program (x: float) -> float { 1.0 }")
    nothing.settle()
    nothing.press(Key("a"))
    fly(nothing, steps: 3)
    #expect(nothing.session.autopilot == nil && nothing.text.contains("nothing here to fly to"))
  }

  /// Stripes that are half black on the left, bright ones in the middle, and dust on the right.
  private let choice = """
    view(center: (0, 0), span: 2.5, iterations: 1);
    program (x: float, y: float) -> (float, float, float) {
        let stripe = (floor(y * 16) as int) % 2 == 0;
        if x < -0.6 {
            if stripe { (0.0, 0.0, 0.0) } else { (0.9, 0.2, 0.1) }
        } else if x < 0.6 {
            if stripe { (0.2, 0.5, 0.9) } else { (0.9, 0.8, 0.1) }
        } else {
            let v = sin(x * 91234.5) * sin(y * 71234.5);
            (0.5 + v / 2, 0.5 - v / 2, v * v)
        }
    }
    """

  @Test("keeps away from black and from dust")
  func choices() throws {
    let viewer = try TestViewer.file(choice, width: 60, height: 22)
    viewer.settle()
    let canvas = try #require(viewer.session.panes.first?.canvas)
    let map = DetailMap(canvas)
    #expect(map.tiles[0].blackness > 0.4 && map.tiles[7].difference > 0.9 && map.tiles[3].difference > 0.4)
    var inTheMiddle = 0
    for seed in 0..<100 {
      var autopilot = Autopilot(seed: UInt64(seed), now: .now)
      let isSomewhere = autopilot.look(
        canvas, viewer.session.scene.viewport, isAtEnd: false, widest: 2.5)
      #expect(isSomewhere)
      if case .closer(let target?) = autopilot.leg, abs(target.re) < 0.8 { inTheMiddle += 1 }
    }
    #expect(inTheMiddle > 75, "\(inTheMiddle)")
  }

  @Test("turns back from black and from dust, unless that is all there is", arguments: ["-1.6", "1.6"])
  func badPlaces(_ x: String) throws {
    let viewer = try TestViewer.file(
      choice.replacing("stripe {", with: "x < -0.6 || stripe {"), width: 40, height: 22)
    viewer.press(Key("g"))
    viewer.type("\(x),0,0.4")
    viewer.press(Key(.enter))
    let canvas = try #require(viewer.session.panes.first?.canvas)
    for (widest, isBack) in [(2.5, true), (0.4, false)] {
      var autopilot = Autopilot(seed: 1, now: .now)
      let isSomewhere = autopilot.look(
        canvas, viewer.session.scene.viewport, isAtEnd: false, widest: widest)
      if case .back = autopilot.leg { #expect(isBack) } else { #expect(!isBack) }
      #expect(isSomewhere || x == "-1.6" && !isBack)
    }
  }

  @Test("any key stops it, does what it does, and u goes back", arguments: ["a", "c", "?", "L"])
  func stops(_ key: String) throws {
    let viewer = try TestViewer("mandelbrot", width: 60, height: 22)
    viewer.settle()
    let start = viewer.session.scene
    viewer.press(Key("a"))
    fly(viewer, steps: 10)
    let end = viewer.session.scene
    viewer.press(Key(Character(key)))
    #expect(viewer.session.autopilot == nil)
    if key != "L" {
      #expect(viewer.session.scene == end)
    }
    if key == "c" { #expect(viewer.session.ink != Ink()) }
    if key == "?" { #expect(viewer.text.contains("look further left")) }
    viewer.press(Key(.escape))
    fly(viewer, steps: 3)
    viewer.press(Key("u"))
    if key == "L" { viewer.press(Key("u")) }
    #expect(viewer.session.scene == start)
  }

  @Test("the mouse stops it as well")
  func mouse() throws {
    let viewer = try TestViewer("mandelbrot", width: 60, height: 22)
    viewer.settle()
    viewer.press(Key("a"))
    viewer.mouse(.wheelUp, 10, 5)
    #expect(viewer.session.autopilot == nil)
  }
}
