import Fractal
import Rast
import Testing

@testable import Viewer

@Suite("What it costs") @MainActor
struct CostTests {
  @Test("the status line has the time, frames and pixels a second, and threads")
  func cost() throws {
    let viewer = try TestViewer(width: 110)
    viewer.settle()
    let cost = viewer.status.cost
    #expect(cost.hasPrefix(" lanes "))
    for part in ["s · ", " fps · ", "px/s · ", "2 threads"] { #expect(cost.contains(part), "\(cost)") }
    #expect(viewer.status.view == " mandelbrot · center -0.750, 0.000 · magnification 1× · 256 iterations")
  }

  @Test("backends are compared on the same view only, and give the same picture")
  func compare() throws {
    let viewer = try TestViewer(width: 120)
    viewer.settle()
    let picture = viewer.picture
    viewer.press(Key("b"))
    #expect(viewer.status.cost.hasPrefix(" compiled ") && viewer.status.cost.contains("· lanes "))
    viewer.press(Key("b"))
    #expect(viewer.status.cost.hasPrefix(" evaluated "))
    let parts = viewer.status.cost.split(separator: "·")
    #expect(parts.contains { $0.hasPrefix(" lanes ") } && parts.contains { $0.hasPrefix(" compiled ") })
    #expect(parts.contains { $0.hasSuffix("× ") }, "\(parts)")
    viewer.pass(.seconds(10))
    #expect(viewer.picture == picture)
    viewer.press(Key("b"))
    #expect(viewer.status.cost.contains("evaluated"))
    viewer.press(Key("+"))
    #expect(!viewer.status.cost.contains("evaluated") && !viewer.status.cost.contains("compiled"))
    viewer.press(Key("-"), Key("]"))
    #expect(!viewer.status.cost.contains("evaluated"))
  }

  @Test("says so when another backend does the work")
  func fallback() throws {
    let viewer = try TestViewer(
      "./r.rast",
      text:
        "fn f(n: int) -> int { if n < 1 { 0 } else { f(n - 1) + 1 } } program (iterations: int) -> int { f(9) }",
      width: 100)
    viewer.settle()
    #expect(viewer.status.cost.contains("lanes (on compiled)"))
    viewer.press(Key(.tab))
    #expect(viewer.text.contains("runs on the compiled backend"))
  }

  @Test("a race shows both sides, and says who won")
  func race() throws {
    let viewer = try TestViewer(width: 101, height: 24) { $0.backend = .compiled }
    viewer.settle()
    viewer.press(Key("B"))
    #expect(viewer.rows[0].contains("compiled ") && viewer.rows[0].contains("evaluated "))
    // Which of them depends on what else the machine does.
    #expect(viewer.status.cost.contains(" wins"), "\(viewer.status.cost)")
    // Both halves show the same.
    let screen = viewer.screen
    for row in 1..<20 {
      for column in 0..<50 { #expect(screen[column, row] == screen[column + 51, row]) }
    }
    viewer.press(Key("b"))
    #expect(viewer.rows[0].contains("evaluated ") && viewer.rows[0].contains("lanes "))
    viewer.press(Key("B"))
    #expect(!viewer.status.cost.contains("race"))
    // Each side of a race has half of the threads, so its times are not mixed with the others.
    #expect(!viewer.status.cost.contains("lanes"), "\(viewer.status.cost)")
  }

  @Test("a slow frame shows how far it is, and something to see at once")
  func slow() throws {
    let viewer = try TestViewer(width: 60, height: 22) {
      $0.backend = .evaluated
      $0.view.iterations = .fixed(1_000_000)
    }
    viewer.session.update()
    let isSeen = viewer.wait {
      viewer.pass(.milliseconds(20))
      return viewer.session.panes[0].canvas?.steps.contains { $0 != Canvas.unknown } == true
    }
    #expect(isSeen && viewer.session.panes[0].isBusy)
    #expect(viewer.status.cost.contains(" %"))
    // A key takes effect on the next screen, although the frame would take hours.
    viewer.session.handle(.key(Key("+")))
    viewer.session.update()
    viewer.pass(.milliseconds(13))
    let screen = viewer.screen
    #expect(screen.rows[20].contains("1.41×"))
    viewer.session.panes[0].cancel()
  }

  @Test("fewer parts are shown where there is less room, the important ones last")
  func narrow() throws {
    var line = StatusLine()
    line.add("kernel", weight: 9)
    line.add("center 1, 2", short: "1, 2", weight: 5)
    line.add("iterations 256", short: "256 it", weight: 7)
    let features = ScreenFeatures(colours: .none, unicode: true)
    func text(_ width: Int) -> String {
      line.fitted(width, separator: "·", features).map(\.text).joined(separator: "·")
    }
    #expect(text(40) == "kernel·center 1, 2·iterations 256")
    #expect(text(25) == "kernel·1, 2·256 it")
    #expect(text(14) == "kernel·256 it")
    #expect(text(6) == "kernel")
    #expect(text(3) == "kernel")
  }

  @Test(
    "numbers are short",
    arguments: [
      (NumberText.time(0.0000854), "85 µs"), (NumberText.time(0.00193), "1.93 ms"),
      (NumberText.time(0.7021), "702 ms"),
      (NumberText.time(0.99951), "1.00 s"), (NumberText.time(12.345), "12.3 s"),
      (NumberText.time(200), "3 min 20 s"),
      (NumberText.scaled(12_612_345), "12.6 M"), (NumberText.scaled(999.6), "1.00 k"),
      (NumberText.scaled(526), "526"),
      (NumberText.factor(1), "1"), (NumberText.factor(1.414), "1.41"), (NumberText.factor(1024), "1024"),
      (NumberText.factor(4_123_000_000), "4.12e9"), (NumberText.factor(0.5), "0.5"),
      (NumberText.factor(1e-5), "1.00e-5"),
      (NumberText.grouped(1_000_000), "1,000,000"), (NumberText.grouped(-256), "-256"),
      (NumberText.fixed(-0.001, places: 1), "0.0"),
      (NumberText.coordinate(-0.7453, step: 0.003), "-0.7453"),
      (NumberText.coordinate(1e9, step: 1), "1000000000.0"),
    ])
  func numbers(_ text: String, _ expected: String) { #expect(text == expected) }
}
