import Fractal
import Rast
import Testing

@testable import Viewer

@Suite("Pictures that move have smooth edges at once, if there is time") @MainActor
struct MovingPictureTests {
  @Test("a picture that moves has as many points as there is time for")
  func samplesAtOnce() {
    let smoother = Smoother(samples: 3, threads: 1, now: .now)
    #expect(smoother.samplesAtOnce(nil) == 1)
    #expect([0.05, 0.0031, 0.003, 0.0014, 0.0013, 0].map(smoother.samplesAtOnce) == [1, 1, 2, 2, 3, 3])
    #expect(Smoother(samples: 1, threads: 1, now: .now).samplesAtOnce(0) == 1)
  }

  private static let area = Pane.Area(column: 0, row: 0, width: 40, height: 20)

  /// A pane that shows one frame, and the order of its next one, which is to have two by two points a pixel at once.
  private func moving() throws -> (pane: Pane, order: Pane.Order) {
    let shot = try TestViewer().session.shot
    let renderer = try Renderer(shot.kernel, backend: .lanes, threads: 1)
    let pane = Pane(.lanes, Self.area)
    var order = Pane.Order(
      frame: shot.frame(Self.area), renderer: renderer, content: shot.content, ink: shot.ink,
      secondsPerPixel: 1e-12)
    try pane.start(order, now: .now, wake: {})
    complete(pane, .now)
    order.frame.region.x1 -= 0.25
    order.samplesAtOnce = 2
    return (pane, order)
  }

  private func complete(_ pane: Pane, _ now: ContinuousClock.Instant) {
    while pane.isBusy { _ = pane.update(now: now) }
  }

  private func pixels(_ order: Pane.Order, samples: Int) throws -> [UInt32] {
    let ink = order.ink.colouring(iterations: order.frame.iterations, like: nil)
    var canvas = Canvas(order.frame, order.renderer.kernel.output, content: order.content)
    canvas.take(try Supersampling(order.renderer, samples: samples).render(order.frame, ink))
    return canvas.pixels
  }

  @Test("what is shown next is smooth, with nothing in between")
  func atOnce() throws {
    let (pane, order) = try moving()
    let before = try #require(pane.canvas).pixels
    let now = ContinuousClock.now
    try pane.start(order, now: now, wake: {})
    complete(pane, now)
    #expect(pane.isAwaited && pane.canvas?.pixels == before)
    var smoother = Smoother(samples: 3, threads: 1, now: now)
    while pane.isAwaited { _ = smoother.update(pane, mayRest: false, now, wake: {}) }
    #expect(pane.samples == 2 && pane.canvas?.frame == order.frame)
    #expect(try pane.canvas?.pixels == pixels(order, samples: 2))
    // The rest comes when nothing moves.
    #expect(smoother.nextBegin(pane, mayRest: false) == nil)
    #expect(smoother.nextBegin(pane, mayRest: true) == now + Smoother.rest)
  }

  @Test("it is shown as it is if that takes too long")
  func tooLong() throws {
    let (pane, order) = try moving()
    let now = ContinuousClock.now
    try pane.start(order, now: now, wake: {})
    complete(pane, now)
    let end = try #require(pane.nextUpdate)
    #expect(!pane.update(now: end - .nanoseconds(1)) && pane.isAwaited)
    #expect(pane.update(now: end) && !pane.isAwaited && pane.samples == 1)
    #expect(try pane.canvas?.pixels == pixels(order, samples: 1))
  }

  @Test("other colours do not wait for it")
  func recoloured() throws {
    let (pane, order) = try moving()
    let now = ContinuousClock.now
    try pane.start(order, now: now, wake: {})
    complete(pane, now)
    var other = order
    other.ink.palette = "fire"
    pane.recolour(other.ink) { _, _, _, _ in nil }
    #expect(try !pane.isAwaited && pane.canvas?.pixels == pixels(other, samples: 1))
  }

  @Test("no other frame begins before it is shown")
  func overtaken() throws {
    let viewer = try TestViewer { $0.samples = 2 }
    viewer.settle()
    // Once there was a frame, the time of the next one is known.
    for _ in 0..<20 {
      viewer.session.handle(.key(Key("+")))
      viewer.session.update()
      let pane = try #require(viewer.session.panes.first)
      #expect(!pane.isAwaited || !viewer.session.desk.mayStart)
    }
    viewer.settle()
    #expect(viewer.session.panes.first?.canvas?.frame == viewer.session.panes.first?.job?.frame)
  }
}
