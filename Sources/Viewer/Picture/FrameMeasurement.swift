import Fractal

/// How long a frame takes, and whether that can be believed: when it was begun, what disturbed it, and the laps, in
/// which it is rendered again to measure it.
struct FrameMeasurement {
  /// When the frame was begun; nil if there is none.
  private(set) var begun: ContinuousClock.Instant?
  /// When the frame was last looked at.
  private var looked: ContinuousClock.Instant?
  /// Whether the process did something else, or nothing at all, while the frame was being rendered.
  private var isDisturbed = false
  /// Whether threads were still busy with cancelled work when the frame was begun.
  private var isCrowded = false
  /// The lap in progress; one that was disturbed does not count.
  private var lap: (job: FrameJob, isDisturbed: Bool)?
  /// The times of the laps that count, in seconds.
  private var laps: [Double] = []

  /// How often to look at a frame in progress, as its last pixels may come without a call of `wake`.
  private static let lookInterval = Duration.milliseconds(30)
  /// If nobody looked at a frame for this long, it was not rendered all the time: the process stood still.
  private static let standstill = Duration.milliseconds(500)

  /// How many laps there may be, and how many seconds a frame may take for that.
  private static let mostLaps = 7
  private static let longestLap = 0.1
  /// The longest frame, in seconds, that is rendered again because something disturbed it.
  private static let longestDisturbed = 5.0

  /// Begins to measure another frame.
  mutating func begin(now: ContinuousClock.Instant, isDisturbed: Bool, isCrowded: Bool) {
    cancelLaps()
    (begun, looked, self.isDisturbed, self.isCrowded) = (now, nil, isDisturbed, isCrowded)
  }

  /// Forgets the frame.
  mutating func drop() {
    cancelLaps()
    begun = nil
  }

  /// Notes that the frame in progress is looked at.
  mutating func look(now: ContinuousClock.Instant) {
    if let last = looked ?? begun, now - last >= FrameMeasurement.standstill { isDisturbed = true }
    looked = now
  }

  /// When to look at the frame in progress again.
  var nextLook: ContinuousClock.Instant? { (looked ?? begun).map { $0 + FrameMeasurement.lookInterval } }

  /// Notes that something else is using the processor, so that what is being measured does not count.
  ///
  /// - Parameter isBusy: whether the frame itself is still in progress.
  mutating func disturb(isBusy: Bool) {
    if isBusy { isDisturbed = true }
    lap?.isDisturbed = true
  }

  // MARK: Laps

  /// Whether a lap is in progress.
  var isMeasuring: Bool { lap != nil }

  /// Whether the frame, once complete, may be rendered again: a frame that was disturbed may be quicker than it seemed.
  func allowsLap(after picture: Picture) -> Bool {
    guard lap == nil, laps.count < FrameMeasurement.mostLaps else { return false }
    return isShort(picture) || isDisturbed && picture.elapsed < .seconds(FrameMeasurement.longestDisturbed)
  }

  /// Begins a lap.
  mutating func start(lap job: FrameJob) { lap = (job, false) }

  /// Takes the time of the lap in progress. Returns whether there is one that counts.
  mutating func finishLap() -> Bool {
    guard let lap, let outcome = lap.job.outcome else { return false }
    self.lap = nil
    guard !lap.isDisturbed, case .done(let picture) = outcome else { return false }
    laps.append(picture.elapsed / .seconds(1))
    return true
  }

  /// Cancels the lap in progress, and forgets those before it.
  mutating func cancelLaps() {
    lap?.job.cancel()
    (lap, laps) = (nil, [])
  }

  // MARK: Times

  /// Whether a frame took so little time that it can be rendered again to measure it.
  func isShort(_ picture: Picture) -> Bool { picture.elapsed < .seconds(FrameMeasurement.longestLap) }

  /// How long the complete frame took, in seconds; nil if something else took some of that time.
  func seconds(_ picture: Picture) -> Double? {
    let seconds = picture.elapsed / .seconds(1)
    let isItsOwn = !isDisturbed && (!isCrowded || seconds >= FrameMeasurement.longestLap)
    return isItsOwn ? seconds : laps.first
  }

  /// The median of the laps, in seconds; nil if there are none.
  var medianLap: Double? {
    let sorted = laps.sorted()
    return sorted.isEmpty ? nil : sorted[sorted.count / 2]
  }
}
