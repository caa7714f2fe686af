import Fractal
import Rast

/// Where pictures are rendered: one pane, or two that race, each with its backend.
@MainActor
struct Desk {
  /// How many threads there are.
  let threads: Int
  /// The backend that runs the kernel; in a race, the one on the left.
  private(set) var backend: Backend
  /// Whether two backends race.
  private(set) var isRacing = false
  /// The panes on the screen.
  private(set) var panes: [Pane] = []
  /// Whether new frames must be started.
  private(set) var needsFrames = true
  /// What smooths the edges.
  private(set) var smoother: Smoother
  /// What is known about how long frames take.
  private(set) var figures = Figures()
  /// How many seconds there has been no pixel, once that is worth mentioning; 0 before.
  private(set) var stall = 0
  private var shelf: RendererShelf
  /// When frames were last begun.
  private var lastFrames: ContinuousClock.Instant?
  /// For each cancelled piece of work, whether all threads have left it.
  private var leaving: [@Sendable () -> Bool] = []
  private let wake: @Sendable () -> Void

  /// The shortest time for which a frame of a picture that changes by itself is shown.
  nonisolated static let frameInterval = Duration.milliseconds(33)
  /// How many seconds the first pixel of a picture may take before the user is told.
  private static let patience = 2

  /// A desk that shows nothing yet. `wake` is called on other threads when there is something new.
  init(
    threads: Int, _ backend: Backend, samples: Int, _ workshop: Workshop, now: ContinuousClock.Instant,
    wake: @escaping @Sendable () -> Void
  ) {
    self.threads = min(max(1, threads), Renderer.maximumThreads)
    (self.backend, self.wake) = (backend, wake)
    smoother = Smoother(samples: samples, threads: self.threads, now: now)
    shelf = RendererShelf(threads: self.threads, workshop)
  }

  /// The threads of each pane.
  var threadsEach: Int { isRacing ? max(1, threads / 2) : threads }

  /// Whether nothing is in progress or about to start.
  var isIdle: Bool { !needsFrames && !shelf.isWaiting && !panes.contains { $0.isBusy || $0.isAwaited } }

  /// Whether new frames can be started: a complete one that is about to be shown is not to be overtaken.
  var mayStart: Bool { needsFrames && !panes.contains(where: \.isAwaited) }

  /// Whether the next picture is expected so soon that the previous one stays on the screen.
  var isHeld: Bool { panes.contains { ($0.isBusy || $0.isAwaited) && $0.heldUntil != nil } }

  /// Whether compiling the kernel takes so long that the user should be told.
  var isSlowToCompile: Bool { shelf.isSlow }

  /// What users should know about how a pane's kernel runs.
  func note(_ pane: Pane) -> String? { shelf.note(pane.backend) }

  // MARK: Doing something else

  /// Asks for new frames.
  mutating func wantFrames() { needsFrames = true }

  /// Runs the kernel on the next backend.
  mutating func takeNextBackend() -> Changes {
    backend = backend.next
    return .frames + .say(isRacing ? "\(backend) against \(backend.next)" : "backend \(backend)")
  }

  /// Starts a race of two backends, or ends it.
  mutating func toggleRace() -> Changes {
    isRacing.toggle()
    return .frames
  }

  /// Takes more points per pixel when nothing moves; after the most, one.
  mutating func stepSamples() -> Changes {
    smoother.stepSamples()
    let samples = smoother.samples
    var changes = Changes.say(
      samples == 1
        ? "no anti-aliasing" : "anti-aliasing: \(samples) × \(samples) points a pixel")
    changes.needsColours = true
    return changes
  }

  /// Notes that the user did something, so that smoothing waits a little longer.
  mutating func rest(from now: ContinuousClock.Instant) { smoother.rest(from: now) }

  /// Shows the pictures in other colours.
  mutating func recolour(_ ink: Ink, _ now: ContinuousClock.Instant) {
    stopSmoothing(now)
    for pane in panes { pane.recolour(ink, mixed: smoother.raster) }
  }

  /// Cancels everything in progress.
  mutating func end(_ now: ContinuousClock.Instant) {
    stopSmoothing(now)
    panes.forEach { $0.cancel() }
  }

  private mutating func stopSmoothing(_ now: ContinuousClock.Instant) {
    if let smoothing = smoother.stop(now) { leaving.append { smoothing.isOver } }
  }

  // MARK: Frames

  /// Starts to render a shot, in one area for each backend.
  ///
  /// - Parameter isDisturbed: whether something else is using the processor, so that times can't be measured.
  mutating func start(
    _ shot: Shot, _ areas: [Pane.Area], isDisturbed: Bool, _ now: ContinuousClock.Instant
  ) -> Changes {
    needsFrames = false
    stopSmoothing(now)
    for pane in panes {
      pane.cancel()
      if let job = pane.job { leaving.append { job.outcome != nil } }
    }
    leaving.removeAll { $0() }
    guard !areas.isEmpty else { return .none }
    lastFrames = now
    arrange(areas)
    if !isRacing, let area = areas.first { figures.look(shot, shot.frame(area), threads: threads) }
    let keys = panes.enumerated().map { side, pane in
      RendererShelf.Key(content: shot.content, backend: pane.backend, side: isRacing ? side : nil)
    }
    shelf.turn(to: keys)
    var changes = Changes.visible
    for (pane, key) in zip(panes, keys) { changes += start(pane, key, shot, isDisturbed: isDisturbed, now) }
    return changes
  }

  /// Makes the panes that the screen is divided into.
  private mutating func arrange(_ areas: [Pane.Area]) {
    let backends = isRacing ? [backend, backend.next] : [backend]
    let wanted = Array(zip(backends, areas))
    let isSame =
      panes.count == wanted.count
      && zip(panes, wanted).allSatisfy { $0.backend == $1.0 && $0.area == $1.1 }
    guard !isSame else { return }
    let old = panes
    panes = wanted.map { backend, area in
      Pane(backend, area).continuing(old.first { $0.backend == backend } ?? old.first)
    }
  }

  private mutating func start(
    _ pane: Pane, _ key: RendererShelf.Key, _ shot: Shot, isDisturbed: Bool, _ now: ContinuousClock.Instant
  ) -> Changes {
    switch shelf.renderer(key, shot.kernel, now) {
    case .underWay:
      // The frame starts when the renderer is ready; the previous frame is of another kernel.
      pane.drop()
      return .none
    case .refused(let errors):
      pane.drop()
      return Changes(trouble: .remains(.refused(errors)))
    case .ready(let renderer):
      let order = Pane.Order(
        frame: shot.frame(pane.area), renderer: renderer, content: shot.content, ink: shot.ink,
        secondsPerPixel: figures.expected(pane.backend, shot), samplesAtOnce: samplesAtOnce(pane, shot))
      do throws(RenderError) {
        try pane.start(
          order, now: now, isDisturbed: isDisturbed, isCrowded: !leaving.isEmpty, wake: wake)
        return .none
      } catch {
        pane.drop()
        return Changes(trouble: .remains(.noPicture("\(error)")))
      }
    }
  }
}

extension Desk {
  /// How many rows and columns of points each pixel of a frame can have without its taking too long.
  private func samplesAtOnce(_ pane: Pane, _ shot: Shot) -> Int {
    guard !isRacing, shot.kernel.output != .glyph else { return 1 }
    let frame = shot.frame(pane.area)
    let pixels = Double(frame.width * frame.height) / Double(min(threads, ThreadPool.available))
    return smoother.samplesAtOnce(figures.expected(pane.backend, shot).map { $0 * pixels })
  }

  /// Collects what the workers have done.
  ///
  /// - Parameters:
  ///   - isDisturbed: whether something else is using the processor, so that times can't be measured.
  ///   - mayRest: whether the picture may come to rest, because nothing changes it by itself.
  mutating func update(isDisturbed: Bool, mayRest: Bool, _ now: ContinuousClock.Instant) -> Changes {
    var changes = Changes.none
    for pane in panes {
      if isDisturbed { pane.disturb() }
      changes += update(pane, isDisturbed: isDisturbed, now)
    }
    if let pane = panes.first, !isRacing {
      changes += smoother.update(pane, mayRest: mayRest, now, wake: wake)
    }
    return changes + updateStall(now)
  }

  private mutating func update(_ pane: Pane, isDisturbed: Bool, _ now: ContinuousClock.Instant) -> Changes {
    let (wasBusy, wasMeasured) = (pane.isBusy, pane.seconds != nil)
    var changes = Changes(isVisible: pane.update(now: now))
    if wasBusy, pane.isComplete { changes.trouble = .ofKernelIsOver }
    if wasBusy, let failure = pane.failure, let kernel = pane.kernel {
      changes.trouble = .arose(.failed(failure, kernel.program.source))
    }
    if !wasMeasured, let seconds = pane.seconds, let frame = pane.job?.frame, let content = pane.content {
      changes.isVisible = true
      note(pane.backend, content, frame, seconds)
    }
    if isRacing || pane.seconds == nil && !isDisturbed { pane.startLap(wake: wake) }
    return changes
  }

  /// When `update` has something to do even if no worker calls `wake`.
  func nextUpdate(mayRest: Bool) -> ContinuousClock.Instant? {
    var times = panes.compactMap(\.nextUpdate)
    if let nextStall { times.append(nextStall) }
    if let next = smoother.nextStatus { times.append(next) }
    if let next = shelf.nextStatus { times.append(next) }
    if let next = nextSmoothing(mayRest: mayRest) { times.append(next) }
    return times.min()
  }

  /// When to smooth the edges, if nothing happens until then.
  func nextSmoothing(mayRest: Bool) -> ContinuousClock.Instant? {
    isRacing ? nil : smoother.nextBegin(panes.first, mayRest: mayRest)
  }

  /// When the next frame is due, if the picture changes by itself; nil while one is in progress, or if there
  /// is none because the kernel was refused.
  var nextFrame: ContinuousClock.Instant? {
    guard isIdle, panes.contains(where: { $0.job != nil }) else { return nil }
    return lastFrames.map { $0 + Desk.frameInterval }
  }

  /// When the picture in progress was begun, if it has no pixel yet; nil otherwise.
  private var stalledSince: ContinuousClock.Instant? {
    guard !isRacing, let pane = panes.first, pane.isBusy, pane.job?.progress == 0 else { return nil }
    return pane.begun
  }

  /// When to say next how long there has been no pixel.
  private var nextStall: ContinuousClock.Instant? {
    stalledSince.map { $0 + .seconds(max(stall + 1, Desk.patience)) }
  }

  /// Counts the seconds without a pixel, once there are many.
  private mutating func updateStall(_ now: ContinuousClock.Instant) -> Changes {
    let seconds = stalledSince.map { Int((now - $0) / .seconds(1)) } ?? 0
    let shown = seconds < Desk.patience ? 0 : seconds
    defer { stall = shown }
    return shown == stall ? .none : .visible
  }

  /// Takes the renderers that are finished. Frames start when all of them are ready.
  mutating func takeRenderers(_ now: ContinuousClock.Instant) -> Changes {
    let (isNew, changes) = shelf.update(now)
    if isNew, !shelf.isWaiting { needsFrames = true }
    return changes
  }

  private mutating func note(
    _ backend: Backend, _ content: ContentKey, _ frame: Frame, _ seconds: Double
  ) {
    figures.note(backend, content, frame, seconds: seconds, threads: threadsEach, hadAll: !isRacing)
  }
}

extension Backend {
  /// The next backend, starting with the fastest; after the last comes the first.
  var next: Backend {
    let all = Array(Backend.allCases.reversed())
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }
}
