import Fractal
import Rast

/// A part of the screen that shows a picture, and the job that makes it.
@MainActor
final class Pane {
  /// Where on the screen the picture is.
  struct Area: Hashable {
    var column: Int
    var row: Int
    var width: Int
    var height: Int

    /// Whether a place of the screen is in it.
    func contains(_ place: ScreenBuffer.Place) -> Bool {
      (column..<column + width).contains(place.column) && (row..<row + height).contains(place.row)
    }
  }

  /// What a pane should show.
  struct Order {
    var frame: Frame
    var renderer: Renderer
    var content: ContentKey
    var ink: Ink
    /// How long a thread is expected to take for a pixel, in seconds.
    var secondsPerPixel: Double?
  }

  /// The backend that renders it.
  let backend: Backend
  /// Its part of the screen.
  let area: Area
  /// What it shows; not yet the frame in progress, if that is expected at any moment.
  private(set) var canvas: Canvas?
  /// The job in progress, or the last one.
  private(set) var job: FrameJob?
  /// The kernel that it shows, and what it computes.
  var kernel: Kernel? { order?.renderer.kernel }
  var content: ContentKey? { order?.content }
  /// How the job ended; nil while it is in progress.
  private(set) var outcome: FrameJob.Outcome?
  /// Whether the picture is the mean of several points per pixel, or should not become so.
  private(set) var isSmooth = false
  /// When the job was begun.
  private(set) var begun: ContinuousClock.Instant?
  /// Until when the previous picture stays on the screen.
  private(set) var heldUntil: ContinuousClock.Instant?
  /// The frame rendered again, to measure it; a disturbed lap does not count.
  private var lap: (job: FrameJob, isDisturbed: Bool)?
  private var laps: [Double] = []
  /// When the job was last looked at.
  private var looked: ContinuousClock.Instant?
  /// Whether the process did something else, or nothing at all, while the frame was being rendered.
  private var isDisturbed = false
  /// Whether threads were still busy with cancelled work when the frame was begun.
  private var isCrowded = false
  private var order: Order?
  /// The last complete picture, which shows how counts are distributed.
  private var reference: Picture?
  /// The colouring derived from it.
  private var known: (scale: CountScale, colouring: Colouring)?
  private var pixelOrder: (width: Int, height: Int, order: PixelOrder)?

  /// How far apart the first pixels are, so that a slow picture is coarse at first and then refined.
  private static let coarsest = 16
  /// How long, in seconds, the last picture stays if the next is expected soon: there is less to write to the
  /// terminal, and the eye sees no difference.
  private static let hold = 0.012
  /// How many seconds a frame must take to make it worth rendering pixels last that are visible already.
  private static let slow = 0.03

  /// How often to check a frame in progress, as its last pixels may come without a call of `wake`.
  private static let lookInterval = Duration.milliseconds(30)
  /// If a frame was not checked for this long, it was not rendered all the time: the process stood still.
  private static let stop = Duration.milliseconds(500)

  /// How often a frame is rendered to measure it, and how many seconds it may take for that.
  private static let mostLaps = 7
  private static let longestLap = 0.1
  /// The longest frame, in seconds, that is rendered again because something disturbed it.
  private static let longestDisturbed = 5.0

  init(_ backend: Backend, _ area: Area) {
    (self.backend, self.area) = (backend, area)
  }

  /// Shows another pane's picture until there is a better one.
  func continuing(_ other: Pane?) -> Pane {
    (canvas, reference, known) = (other?.canvas, other?.reference, other?.known)
    return self
  }

  /// How long the frame took, in seconds; nil until it is complete, or if something else took some of that
  /// time.
  var seconds: Double? {
    guard case .done(let picture)? = outcome else { return nil }
    let seconds = picture.elapsed / .seconds(1)
    let isItsOwn = !isDisturbed && (!isCrowded || seconds >= Pane.longestLap)
    return isItsOwn ? seconds : laps.first
  }

  /// The median time of the frame in a race, in seconds; nil until it is complete. The first run, which has
  /// to allocate memory, counts only while it is the only one.
  var raceSeconds: Double? {
    let sorted = laps.sorted()
    return sorted.isEmpty ? seconds : sorted[sorted.count / 2]
  }

  /// Renders the frame once more, if it is done and quick, so that a race is not decided by one lap, or
  /// because the frame's own time is not known.
  func startLap(wake: @escaping @Sendable () -> Void) {
    guard let order, lap == nil, laps.count < Pane.mostLaps, mayBeRenderedAgain else { return }
    // If there is no memory for it, the lap is left out.
    let job = try? order.renderer.start(
      order.frame, order: makePixelOrder(order.frame), secondsPerPixel: order.secondsPerPixel, wake: wake)
    lap = job.map { ($0, false) }
  }

  /// Takes the time of a lap. Returns whether there is one that counts.
  private func finishLap() -> Bool {
    guard let lap, let outcome = lap.job.outcome else { return false }
    self.lap = nil
    guard !lap.isDisturbed, case .done(let picture) = outcome else { return false }
    laps.append(picture.elapsed / .seconds(1))
    return true
  }

  /// Whether the frame is complete.
  var isComplete: Bool {
    if case .done? = outcome { return true }
    return false
  }

  /// Whether the frame is complete, and took so little time that it can be rendered again to measure it.
  var isShort: Bool {
    guard case .done(let picture)? = outcome else { return false }
    return picture.elapsed < .seconds(Pane.longestLap)
  }

  /// Whether it may be rendered again to measure it: a frame that was disturbed may be quicker than it seemed.
  private var mayBeRenderedAgain: Bool {
    guard isDisturbed, case .done(let picture)? = outcome else { return isShort }
    return picture.elapsed < .seconds(Pane.longestDisturbed)
  }

  /// Whether the frame is being rendered again, to measure it.
  var isMeasuring: Bool { lap != nil }

  /// Notes that something else is using the processor, so that the frame's time does not count.
  func disturb() {
    if isBusy { isDisturbed = true }
    lap?.isDisturbed = true
  }

  /// When to update it again; nil if only after a worker calls `wake`.
  var nextUpdate: ContinuousClock.Instant? {
    guard isBusy else { return nil }
    return heldUntil ?? (looked ?? begun).map { $0 + Pane.lookInterval }
  }

  /// The failure, if there was one.
  var failure: PixelError? {
    if case .failed(let error)? = outcome { return error }
    return nil
  }

  /// Whether a job is in progress.
  var isBusy: Bool { job != nil && outcome == nil }

  /// Cancels the job in progress, and starts another.
  func start(
    _ order: Order, now: ContinuousClock.Instant, isDisturbed: Bool = false, isCrowded: Bool = false,
    wake: @escaping @Sendable () -> Void
  ) throws(RenderError) {
    cancel()
    takeFinished()
    let frame = order.frame
    let threads = min(order.renderer.threads, ThreadPool.available)
    let expected = order.secondsPerPixel.map { $0 * Double(frame.width * frame.height) / Double(threads) }
    var pixels = makePixelOrder(frame)
    self.order = order
    // If frames follow each other before they are seen, the picture is not held back again each time.
    let held = heldUntil ?? now + .seconds(Pane.hold)
    (outcome, heldUntil, isSmooth) = (nil, nil, false)
    (looked, self.isDisturbed, self.isCrowded) = (nil, isDisturbed, isCrowded)
    if expected ?? 0 <= Pane.hold, canvas != nil, now < held {
      heldUntil = held
    } else {
      let canvas = makePreview(order)
      if expected ?? 0 > Pane.slow, canvas.steps.contains(1) {
        // A moved pixel is within a rounding error of its new place: good enough to show, but computed again.
        pixels = pixels.postponing { canvas.steps[$0] <= 1 }
      }
      self.canvas = canvas
    }
    (job, begun) = (nil, now)
    job = try order.renderer.start(frame, order: pixels, secondsPerPixel: order.secondsPerPixel, wake: wake)
  }

  /// Cancels the job in progress.
  func cancel() {
    if outcome == nil { job?.cancel() }
    lap?.job.cancel()
    (lap, laps) = (nil, [])
  }

  /// Cancels the job and forgets it, so that nothing more of it is shown; the picture stays.
  func drop() {
    cancel()
    (job, outcome, order, begun, heldUntil) = (nil, nil, nil, nil, nil)
  }

  /// Takes what the job has done. Returns whether there is something new to see.
  func update(now: ContinuousClock.Instant) -> Bool {
    guard let job, let order, outcome == nil else { return finishLap() }
    if let last = looked ?? begun, now - last >= Pane.stop { isDisturbed = true }
    looked = now
    // The outcome is read before the pixels are taken, so that none is missed.
    outcome = job.outcome
    if case .done(let picture)? = outcome { (reference, known) = (picture, nil) }
    if case .done(let picture)? = outcome,
      canvas?.frame != order.frame || canvas?.content != order.content || order.ink.scale.dependsOnPicture
    {
      var canvas = Canvas(order.frame, picture.output, content: order.content)
      canvas.take(picture, colouring(order))
      (self.canvas, heldUntil) = (canvas, nil)
      return true
    }
    if let heldUntil, outcome == nil, now < heldUntil { return false }
    let wasHeld = heldUntil != nil
    if wasHeld { canvas = makePreview(order) }
    heldUntil = nil
    let isNew = takeFinished()
    return isNew || wasHeld || outcome != nil
  }

  /// Shows the picture in other colours.
  func recolour(_ ink: Ink) {
    order?.ink = ink
    isSmooth = false
    guard let job, let order, heldUntil == nil else { return }
    takeFinished()
    canvas?.recolour(job, colouring(order))
  }

  /// The order that smooths the picture's edges; nil if the picture is not complete.
  func smoothing(_ samples: Int) -> Smoothing.Order? {
    guard let order, isComplete else { return nil }
    return Smoothing.Order(
      frame: order.frame, renderer: order.renderer, colouring: colouring(order), samples: samples)
  }

  /// Shows the picture with smooth edges; if there is none, leaves it as it is.
  func show(smooth raster: Raster?) {
    isSmooth = true
    if let raster { canvas?.take(raster) }
  }

  /// Takes what the job has done since the last time. Returns whether there was anything.
  @discardableResult
  private func takeFinished() -> Bool {
    guard let job, let order, heldUntil == nil else { return false }
    return canvas?.take(job, colouring(order)) ?? false
  }

  /// The colouring for an order, based on the last picture if there is one.
  private func colouring(_ order: Order) -> Colouring {
    let iterations = order.frame.iterations
    if let known, known.scale == order.ink.scale {
      var colouring = known.colouring
      colouring.iterations = iterations
      colouring.palette = Palette.named(order.ink.palette) ?? .standard
      (colouring.shift, colouring.isInverted) = (order.ink.shift, order.ink.isInverted)
      return colouring
    }
    let colouring = order.ink.colouring(iterations: iterations, like: reference)
    known = (order.ink.scale, colouring)
    return colouring
  }

  private func makePreview(_ order: Order) -> Canvas {
    let (frame, output) = (order.frame, order.renderer.kernel.output)
    return canvas?.preview(frame, output, content: order.content)
      ?? Canvas(frame, output, content: order.content)
  }

  private func makePixelOrder(_ frame: Frame) -> PixelOrder {
    if let known = pixelOrder, known.width == frame.width, known.height == frame.height { return known.order }
    let order = PixelOrder(width: frame.width, height: frame.height, coarsest: Pane.coarsest)
    pixelOrder = (frame.width, frame.height, order)
    return order
  }
}
