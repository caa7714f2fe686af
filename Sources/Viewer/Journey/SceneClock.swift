/// The time that is passed to a kernel, in seconds; it goes on or stands still.
struct SceneClock {
  private var start: ContinuousClock.Instant
  private var base: Double
  private(set) var isHeld = false

  /// A clock that shows `time` at `start`.
  init(start: ContinuousClock.Instant, time: Double) { (self.start, base) = (start, time) }

  /// The time that it shows.
  func time(_ now: ContinuousClock.Instant) -> Double { isHeld ? base : base + (now - start) / .seconds(1) }

  /// Sets the time; the clock goes on or stands still as before.
  mutating func set(_ time: Double, _ now: ContinuousClock.Instant) { (start, base) = (now, time) }

  /// Stops, or goes on.
  mutating func toggle(_ now: ContinuousClock.Instant) {
    base = time(now)
    start = now
    isHeld.toggle()
  }
}
