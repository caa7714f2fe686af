/// When frames are drawn: 120 times a second if terminal and machine can take that, and less often if drawing or
/// writing a frame takes long, so that the rest of the time is left for keys and for whatever else wants to run.
struct FramePace {
  /// When the next frame may be drawn; nil if that is at any time.
  private(set) var nextFrame: ContinuousClock.Instant?

  /// The least time from one frame to the next.
  static let leastPeriod = Duration.seconds(1) / 120

  /// Whether a frame may be drawn now.
  func isDue(_ now: ContinuousClock.Instant) -> Bool { nextFrame.map { $0 <= now } ?? true }

  /// Notes that a frame was drawn and written. A terminal that can't take any more makes the writing wait.
  mutating func note(frameFrom begin: ContinuousClock.Instant, to end: ContinuousClock.Instant) {
    nextFrame = begin + max(Self.leastPeriod, (end - begin) * 3 / 2)
  }
}
