import Viewer

/// What is shown on a terminal, and acts on what comes from it.
@MainActor
public protocol ScreenClient: AnyObject {
  /// Acts on something that came from the terminal, without waiting for anything.
  func handle(_ event: InputEvent)
  /// Takes what has been done meanwhile.
  func update()
  /// When `update` wants to be called at the latest; nil if only after an event or a wake.
  var nextUpdate: ContinuousClock.Instant? { get }
  /// The whole screen.
  func draw() -> ScreenBuffer
  /// What only the terminal can do, if there is something.
  func takeRequest() -> ViewerRequest?
  /// What was asked for has been done, unless there was a problem, in a line without a full stop.
  func resume(after request: ViewerRequest, problem: String?)
}

extension ViewerSession: ScreenClient {}
