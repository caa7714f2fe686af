import Fractal
import Rast
import Testing

@testable import Viewer

@Suite("Anti-aliasing in the viewer") @MainActor
struct SmoothingTests {
  private func smooth(_ viewer: TestViewer) -> Bool {
    viewer.pass(Smoother.rest)
    return viewer.wait { viewer.session.isSmooth }
  }

  @Test("when nothing moves, edges become what a headless picture of as many points has")
  func same() throws {
    let viewer = try TestViewer { $0.samples = 3 }
    viewer.settle()
    let sharp = viewer.picture
    viewer.pass(Smoother.rest - .milliseconds(1))
    #expect(viewer.session.smoothing == nil && viewer.picture == sharp)
    #expect(smooth(viewer))
    let pane = try #require(viewer.session.panes.first)
    let order = try #require(pane.smoothing(3))
    let raster = try Supersampling(order.renderer, samples: 3).render(order.frame, order.colouring)
    for j in 0..<raster.height {
      for i in 0..<raster.width { #expect(pane.canvas?.colour(i, j) == raster[i, j]) }
    }
    #expect(viewer.picture != sharp)
    #expect(viewer.session.nextSmoothing == nil)
  }

  /// The picture's colours, without what is drawn over it.
  private func colours(_ viewer: TestViewer) throws -> [UInt32] {
    try #require(viewer.session.panes.first?.canvas).pixels
  }

  @Test("a view that changes is smooth again when nothing moves")
  func again() throws {
    let viewer = try TestViewer { $0.samples = 2 }
    viewer.settle()
    #expect(smooth(viewer))
    let smoothed = try colours(viewer)
    viewer.press(Key("+"), Key("-"))
    #expect(smooth(viewer))
    #expect(try colours(viewer) == smoothed)
  }

  @Test("other colours are those of the same points", arguments: ["c", "C", "<", ">", "i"])
  func recoloured(_ key: Character) throws {
    let viewer = try TestViewer { $0.samples = 3 }
    viewer.settle()
    #expect(smooth(viewer))
    let smoothed = try colours(viewer)
    viewer.press(Key(key))
    let pane = try #require(viewer.session.panes.first)
    #expect(pane.samples == 3 && viewer.session.smoothing == nil)
    let order = try #require(pane.smoothing(3))
    let raster = try Supersampling(order.renderer, samples: 3).render(order.frame, order.colouring)
    var canvas = try #require(pane.canvas)
    canvas.take(raster)
    #expect(try colours(viewer) == canvas.pixels && canvas.pixels != smoothed)
  }

  @Test("fewer points than there were are what the picture then has")
  func fewer() throws {
    let viewer = try TestViewer { $0.samples = 4 }
    viewer.settle()
    let sharp = try colours(viewer)
    #expect(smooth(viewer))
    viewer.press(Key("A"))
    #expect(try colours(viewer) == sharp)
  }

  @Test("a key that shows another view gives up what takes long, whose progress is told")
  func cancel() throws {
    let text = """
      program (x: float, y: float, iterations: int) -> int {
          var n = 0;
          if fract(x * 32) != 0 { for i in 0..1_000_000_000_000 { n += i; } }
          n % 7
      }
      view(center: (0, 0), span: 1.5);
      """
    let viewer = try TestViewer("./slow.rast", text: text, width: 96, height: 26) { $0.samples = 4 }
    viewer.settle()
    viewer.pass(Smoother.rest)
    let smoothing = try #require(viewer.session.smoothing)
    viewer.pass(Smoother.silence)
    #expect(viewer.status.cost.contains("anti-aliasing 0 %"), "\(viewer.status.cost)")
    viewer.session.handle(.key(Key("+")))
    viewer.session.update()
    #expect(viewer.wait { smoothing.isOver } && smoothing.result == nil)
    viewer.session.panes.forEach { $0.cancel() }
  }

  @Test("A goes through 1 to 4 points, and says so")
  func key() throws {
    let viewer = try TestViewer { $0.samples = 3 }
    viewer.press(Key("A"))
    #expect(viewer.text.contains("anti-aliasing: 4 × 4 points a pixel"))
    viewer.press(Key("A"))
    #expect(viewer.text.contains("no anti-aliasing") && viewer.session.nextSmoothing == nil)
    viewer.press(Key("A"), Key(.tab))
    #expect(viewer.text.contains("2 × 2 points a pixel, now 1 × 1"))
    #expect(smooth(viewer))
    #expect(viewer.text.contains("2 × 2 points a pixel") && !viewer.text.contains("now 1"))
  }

  @Test("not while time goes on, colours wander, backends race, or where there are only characters")
  func never() throws {
    for (kernel, key) in [("plasma", nil), ("mandelbrot", "y"), ("mandelbrot", "B")] as [(String, Character?)]
    {
      let viewer = try TestViewer(kernel) { $0.samples = 2 }
      viewer.settle()
      if let key { viewer.press(Key(key)) }
      #expect(viewer.session.nextSmoothing == nil, "\(kernel) \(key.map(String.init) ?? "")")
    }
    let glyphs = try TestViewer("./g.rast", text: "program (x: float) -> char { 'a' }") { $0.samples = 2 }
    glyphs.settle()
    #expect(glyphs.session.nextSmoothing == nil)
  }
}
