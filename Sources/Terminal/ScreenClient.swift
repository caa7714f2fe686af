import Viewer

/// Something that is shown on a terminal, and acts on what comes from it.
@MainActor
public protocol ScreenClient: AnyObject {
  /// Acts on something that came from the terminal, without waiting for anything.
  func handle(_ event: InputEvent)
  /// Takes over what its threads have done since the last call.
  func update()
  /// The latest time at which `update` is to be called; nil if only after an event or a wake.
  var nextUpdate: ContinuousClock.Instant? { get }
  /// The whole screen.
  func draw() -> ScreenBuffer
  /// The next request that only the terminal's owner can fulfil, if there is one.
  func takeRequest() -> ViewerRequest?
  /// Goes on after a request has been fulfilled.
  ///
  /// - Parameter problem: why it could not be, in a line without a full stop.
  func resume(after request: ViewerRequest, problem: String?)
  /// Gives up all that is under way, as it is no longer shown.
  func end()
}

extension ViewerSession: ScreenClient {}
