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
    /// How many rows and columns of points each pixel gets before the picture is shown at all.
    var samplesAtOnce = 1
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
  /// How many rows and columns of points each pixel of the picture is the mean of, or as many as it should have.
  private(set) var samples = 1
  /// Those points, if they are kept.
  private var points: Picture?
  /// Until when the complete frame is not shown, as it is to have smooth edges from the beginning.
  private var awaitedUntil: ContinuousClock.Instant?
  /// Until when the previous picture stays on the screen.
  private(set) var heldUntil: ContinuousClock.Instant?
  /// How long the frame takes.
  private var measurement = FrameMeasurement()
  private var order: Order?
  /// The colouring, which is that of the last complete picture.
  private var known = KnownColouring()
  private var pixelOrder: (width: Int, height: Int, order: PixelOrder)?

  /// How far apart the first pixels are, so that a slow picture is coarse at first and then refined.
  private static let coarsest = 16
  /// How long, in seconds, the last picture stays if the next is expected soon: there is less to write to the
  /// terminal, and the eye sees no difference.
  private static let hold = 0.012
  /// How many seconds a complete frame waits for smooth edges, which should take less than half of that.
  private static let longestWait = 0.03
  /// How many seconds a frame must take to make it worth rendering pixels last that are visible already.
  private static let slow = 0.03

  init(_ backend: Backend, _ area: Area) {
    (self.backend, self.area) = (backend, area)
  }

  /// Shows another pane's picture until there is a better one.
  func continuing(_ other: Pane?) -> Pane {
    canvas = other?.canvas
    if let other { known = other.known }
    return self
  }

  /// Whether the complete frame is not shown yet, as its edges are about to be smooth.
  var isAwaited: Bool { awaitedUntil != nil }

  /// How many rows and columns of points each pixel gets before the picture is shown.
  var samplesAtOnce: Int { order?.samplesAtOnce ?? 1 }

  /// The frame, if it is complete.
  private var picture: Picture? {
    if case .done(let picture)? = outcome { return picture }
    return nil
  }

  /// Whether the frame is complete.
  var isComplete: Bool { picture != nil }

  /// When the job was begun.
  var begun: ContinuousClock.Instant? { measurement.begun }

  /// How long the frame took, in seconds; nil until it is complete, or if something else took some of that
  /// time.
  var seconds: Double? { picture.flatMap(measurement.seconds) }

  /// The median time of the frame in a race, in seconds; nil until it is complete. The first run, which has
  /// to allocate memory, counts only while it is the only one.
  var raceSeconds: Double? { measurement.medianLap ?? seconds }

  /// Whether the frame is complete, and took so little time that it can be rendered again to measure it.
  var isShort: Bool { picture.map(measurement.isShort) ?? false }

  /// Whether the frame is being rendered again, to measure it.
  var isMeasuring: Bool { measurement.isMeasuring }

  /// Renders the frame once more, if it is done and quick, so that a race is not decided by one lap, or
  /// because the frame's own time is not known.
  func startLap(wake: @escaping @Sendable () -> Void) {
    guard let order, let picture, measurement.allowsLap(after: picture) else { return }
    // If there is no memory for it, the lap is left out.
    let job = try? order.renderer.start(
      order.frame, order: makePixelOrder(order.frame), secondsPerPixel: order.secondsPerPixel, wake: wake)
    if let job { measurement.start(lap: job) }
  }

  /// Notes that something else is using the processor, so that the frame's time does not count.
  func disturb() { measurement.disturb(isBusy: isBusy) }

  /// When to update it again; nil if only after a worker calls `wake`.
  var nextUpdate: ContinuousClock.Instant? {
    isBusy ? heldUntil ?? measurement.nextLook : awaitedUntil
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
    (outcome, heldUntil, samples, points, awaitedUntil) = (nil, nil, 1, nil, nil)
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
    job = nil
    measurement.begin(now: now, isDisturbed: isDisturbed, isCrowded: isCrowded)
    job = try order.renderer.start(frame, order: pixels, secondsPerPixel: order.secondsPerPixel, wake: wake)
  }

  /// Cancels the job in progress.
  func cancel() {
    if outcome == nil { job?.cancel() }
    measurement.cancelLaps()
  }

  /// Cancels the job and forgets it, so that nothing more of it is shown; the picture stays.
  func drop() {
    cancel()
    (job, outcome, order, heldUntil, points, awaitedUntil) = (nil, nil, nil, nil, nil, nil)
    measurement.drop()
  }

  /// Takes what the job has done. Returns whether there is something new to see.
  func update(now: ContinuousClock.Instant) -> Bool {
    guard let job, let order, outcome == nil else {
      return endWait(now: now) || measurement.finishLap()
    }
    measurement.look(now: now)
    // The outcome is read before the pixels are taken, so that none is missed.
    outcome = job.outcome
    if let picture { known.take(picture) }
    // Where some of it is on the screen, the rest does not wait.
    if picture != nil, order.samplesAtOnce > 1, heldUntil != nil {
      awaitedUntil = now + .seconds(Pane.longestWait)
      return false
    }
    if let picture,
      canvas?.frame != order.frame || canvas?.content != order.content || order.ink.scale.dependsOnPicture
    {
      show(picture, order)
      return true
    }
    if let heldUntil, outcome == nil, now < heldUntil { return false }
    let wasHeld = heldUntil != nil
    if wasHeld { canvas = makePreview(order) }
    heldUntil = nil
    let isNew = takeFinished()
    return isNew || wasHeld || outcome != nil
  }

  /// Shows a complete frame, with one point for each pixel.
  private func show(_ picture: Picture, _ order: Order) {
    var canvas = Canvas(order.frame, picture.output, content: order.content)
    canvas.take(picture, colouring(order))
    (self.canvas, heldUntil, awaitedUntil) = (canvas, nil, nil)
  }

  /// Shows a frame that has waited too long for smooth edges. Returns whether it did.
  private func endWait(now: ContinuousClock.Instant) -> Bool {
    guard let awaitedUntil, awaitedUntil <= now, let picture, let order else { return false }
    show(picture, order)
    return true
  }

  /// Shows the picture in other colours; with smooth edges, if `mixed` can make them of the points.
  func recolour(_ ink: Ink, mixed: (Picture, Int, Renderer, Colouring) -> Raster?) {
    order?.ink = ink
    guard let job, let order else { return }
    if let points, let raster = mixed(points, samples, order.renderer, colouring(order)) {
      canvas?.take(raster)
      return
    }
    samples = 1
    if isAwaited, let picture { return show(picture, order) }
    guard heldUntil == nil else { return }
    takeFinished()
    canvas?.recolour(job, colouring(order))
  }

  /// The order that smooths the picture's edges; nil if the picture is not complete.
  func smoothing(_ samples: Int) -> Smoothing.Order? {
    guard let order, isComplete else { return nil }
    return Smoothing.Order(
      frame: order.frame, renderer: order.renderer, colouring: colouring(order), samples: samples)
  }

  /// Shows the picture with smooth edges; if there is none, with one point for each pixel, which it then keeps.
  ///
  /// - Parameter most: how many rows and columns of points it would have in the end.
  func show(smooth result: Smoothing.Result?, of most: Int) {
    guard let order, let picture else { return }
    if isAwaited {
      if result == nil { return show(picture, order) }
      canvas = Canvas(order.frame, picture.output, content: order.content)
      (heldUntil, awaitedUntil) = (nil, nil)
    }
    (samples, points) = (result?.samples ?? most, result?.points)
    if let result { canvas?.take(result.raster) }
  }

  /// Takes what the job has done since the last time. Returns whether there was anything.
  @discardableResult
  private func takeFinished() -> Bool {
    guard let job, let order, heldUntil == nil else { return false }
    return canvas?.take(job, colouring(order)) ?? false
  }

  private func colouring(_ order: Order) -> Colouring {
    known.colouring(order.ink, iterations: order.frame.iterations)
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
