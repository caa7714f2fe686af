import Fractal
import Rast

@testable import Viewer

/// Short names for what tests look at in the parts of a session.
extension ViewerSession {
  var panes: [Pane] { desk.panes }
  var needsFrames: Bool { desk.needsFrames }
  var smoothing: Smoothing? { desk.smoother.smoothing }
  var nextSmoothing: ContinuousClock.Instant? { desk.nextSmoothing(mayRest: mayRest) }
  /// Whether the picture has as many points a pixel as it should.
  var isSmooth: Bool { panes.allSatisfy { $0.samples >= desk.smoother.samples } }
  var scene: Scene { journey.scene }
  var kernel: Kernel { journey.kernel }
  var entry: KernelLibrary.Entry { journey.entry }
  var iterations: Int { journey.iterations }
  var awaited: ViewText? { journey.awaited }
  var autopilot: Autopilot? { journey.autopilot }
  var ink: Ink { appearance.ink }
  var style: PictureStyle { appearance.style }
  var panel: Panel? { overlay.panel }
  var message: Message? { overlay.message }
  var trouble: Trouble? { overlay.trouble }
  var cursor: ScreenBuffer.Place? { pointer.cursor }
  var orbit: Orbit? { pointer.orbit.orbit }
  var saving: PictureSave? { keeping.saving }
  var library: KernelLibrary { loader.library }

  /// The point of the plane in the middle of a cell.
  func point(at place: ScreenBuffer.Place, _ area: Pane.Area) -> Complex {
    shot.projection(area).point(at: place)
  }

  /// Whether nothing is in progress on any thread.
  var isAtRest: Bool {
    desk.isIdle && loader.isIdle && file.isIdle && pointer.orbit.isIdle && keeping.saving == nil
      && keeping.bookmarks.isIdle && overlay.panel?.isIdle != false
  }
}
