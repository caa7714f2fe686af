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

  /// What a pane is to show.
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
  /// What it shows; not yet the frame that is under way, if that is expected at any moment.
  private(set) var canvas: Canvas?
  /// What is under way, or was last.
  private(set) var job: FrameJob?
  /// How the job ended; nil while it is under way.
  private(set) var outcome: FrameJob.Outcome?
  /// Whether what it shows is the mean of several points a pixel, or is not to become so.
  private(set) var isSmooth = false
  /// When the job was begun.
  private(set) var begun: ContinuousClock.Instant?
  /// Until when the picture before is left on the screen.
  private(set) var heldUntil: ContinuousClock.Instant?
  /// The frame once more, to measure it; a lap that is disturbed does not count.
  private var lap: (job: FrameJob, isDisturbed: Bool)?
  private var laps: [Double] = []
  /// When the job was last looked at.
  private var looked: ContinuousClock.Instant?
  /// Whether the process did something else, or nothing at all, while the frame was under way.
  private var isDisturbed = false
  /// Whether threads were still busy with something that was cancelled when the frame was begun.
  private var isCrowded = false
  private var order: Order?
  /// The last complete picture, which says how counts are spread.
  private var reference: Picture?
  /// The way to colour frames by it.
  private var known: (scale: CountScale, colouring: Colouring)?
  private var pixelOrder: (width: Int, height: Int, order: PixelOrder)?

  /// How far apart the first pixels of a picture are that is seen to grow.
  private static let coarsest = 16
  /// How long the last picture stays where the next is expected soon: it is less to write to the terminal, and the eye
  /// sees no difference.
  private static let hold = 0.012
  /// From when on, in seconds, it is worth the effort to put pixels last that are seen already.
  private static let slow = 0.03

  /// How often a frame under way is looked at, as the last of its pixels may come without a wake.
  private static let lookInterval = Duration.milliseconds(30)
  /// A frame that was not looked at for so long was not rendered all the time: the process stood still.
  private static let stop = Duration.milliseconds(500)

  /// How often a frame is rendered to know how long it takes, and how long it may take to be rendered so often.
  private static let mostLaps = 7
  private static let longestLap = 0.1

  init(_ backend: Backend, _ area: Area) {
    (self.backend, self.area) = (backend, area)
  }

  /// The same picture in another place, or on another backend, until there is a better one.
  func continuing(_ other: Pane?) -> Pane {
    (canvas, reference, known) = (other?.canvas, other?.reference, other?.known)
    return self
  }

  /// How long the frame took, in seconds; nil while it is not complete, and if something else took of that time.
  var seconds: Double? {
    guard case .done(let picture)? = outcome else { return nil }
    let seconds = picture.elapsed / .seconds(1)
    let isItsOwn = !isDisturbed && (!isCrowded || seconds >= Pane.longestLap)
    return isItsOwn ? seconds : laps.first
  }

  /// The median time of the frame in a race, in seconds; nil while it is not complete. The first lap, for which
  /// memory has to be got, counts only while it is the only one.
  var raceSeconds: Double? {
    let sorted = laps.sorted()
    return sorted.isEmpty ? seconds : sorted[sorted.count / 2]
  }

  /// Renders the frame once more, if it is done and quick: so that a race is not decided by one lap, and where the
  /// frame's own time is not known.
  func startLap(wake: @escaping @Sendable () -> Void) {
    guard let order, lap == nil, laps.count < Pane.mostLaps, isShort else { return }
    // Where there is no memory for it, the lap is left out.
    let job = try? order.renderer.start(
      order.frame, order: makePixelOrder(order.frame), secondsPerPixel: order.secondsPerPixel, wake: wake)
    lap = job.map { ($0, false) }
  }

  /// Takes the time of a lap; whether one is through.
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

  /// Whether the frame is being rendered again, to measure it.
  var isMeasuring: Bool { lap != nil }

  /// Notes that something else takes the processor's time, which is then not the frame's.
  func disturb() {
    if isBusy { isDisturbed = true }
    lap?.isDisturbed = true
  }

  /// When it is to be updated again; nil if only when a worker wakes.
  var nextUpdate: ContinuousClock.Instant? {
    guard isBusy else { return nil }
    return heldUntil ?? (looked ?? begun).map { $0 + Pane.lookInterval }
  }

  /// What failed, if something did.
  var failure: PixelError? {
    if case .failed(let error)? = outcome { return error }
    return nil
  }

  /// Whether something is under way.
  var isBusy: Bool { job != nil && outcome == nil }

  /// Gives up what was under way, and begins something else.
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
    // Where one frame after the other is begun before it is seen, the picture is not held back anew.
    let held = heldUntil ?? now + .seconds(Pane.hold)
    (outcome, heldUntil, isSmooth) = (nil, nil, false)
    (looked, self.isDisturbed, self.isCrowded) = (nil, isDisturbed, isCrowded)
    if expected ?? 0 <= Pane.hold, canvas != nil, now < held {
      heldUntil = held
    } else {
      let canvas = makePreview(order)
      if expected ?? 0 > Pane.slow, canvas.steps.contains(1) {
        // A pixel that was moved is within a rounding error of its new place: good to see at once, but computed again.
        pixels = pixels.postponing { canvas.steps[$0] <= 1 }
      }
      self.canvas = canvas
    }
    (job, begun) = (nil, now)
    job = try order.renderer.start(frame, order: pixels, secondsPerPixel: order.secondsPerPixel, wake: wake)
  }

  /// Gives up what is under way.
  func cancel() {
    if outcome == nil { job?.cancel() }
    lap?.job.cancel()
    (lap, laps) = (nil, [])
  }

  /// Gives up what was under way, of which nothing is to be shown any more; the picture stays.
  func drop() {
    cancel()
    (job, outcome, order, begun, heldUntil) = (nil, nil, nil, nil, nil)
  }

  /// Takes what the job has done; whether there is something new to be seen.
  func update(now: ContinuousClock.Instant) -> Bool {
    guard let job, let order, outcome == nil else { return finishLap() }
    if let last = looked ?? begun, now - last >= Pane.stop { isDisturbed = true }
    looked = now
    // Asked before the pixels are taken, so that none is left out.
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

  /// What makes the picture's edges smooth; nil if there is none yet.
  func smoothing(_ samples: Int) -> Smoothing.Order? {
    guard let order, isComplete else { return nil }
    return Smoothing.Order(
      frame: order.frame, renderer: order.renderer, colouring: colouring(order), samples: samples)
  }

  /// Shows the picture with smooth edges; without any, leaves it as it is.
  func show(smooth raster: Raster?) {
    isSmooth = true
    if let raster { canvas?.take(raster) }
  }

  /// Takes what the job has done since the last time; whether there was anything.
  @discardableResult
  private func takeFinished() -> Bool {
    guard let job, let order, heldUntil == nil else { return false }
    return canvas?.take(job, colouring(order)) ?? false
  }

  /// The colouring for an order, by the last picture if there is one.
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
