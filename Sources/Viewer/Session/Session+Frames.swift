import Fractal
import Rast

/// Limits of what can be looked at.
enum View {
  /// The smallest and largest span: far beyond what floats can tell apart, and far within what they can hold.
  static let spans = 1e-290...1e290

  /// The rows below the picture.
  static let statusRows = 2
  /// The smallest screen that shows anything.
  static let leastWidth = 24
  static let leastHeight = 6

  /// Whether a view can be shown on any screen.
  static func isShown(_ viewport: Viewport) -> Bool {
    viewport.center.re.isFinite && viewport.center.im.isFinite && spans.contains(viewport.span)
      && viewport.center.re.magnitude < 1e300 && viewport.center.im.magnitude < 1e300
  }
}

extension ViewerSession {
  /// Whether the screen is too small for a picture.
  var isTooSmall: Bool { width < View.leastWidth || height < View.leastHeight }

  /// Where the panes are; nowhere on a screen that is too small.
  var areas: [Pane.Area] {
    guard !isTooSmall else { return [] }
    let rows = height - View.statusRows
    guard isRacing else { return [Pane.Area(column: 0, row: 0, width: width, height: rows)] }
    // A row above for who it is, and a column between.
    let half = (width - 1) / 2
    return [
      Pane.Area(column: 0, row: 1, width: half, height: rows - 1),
      Pane.Area(column: width - half, row: 1, width: half, height: rows - 1),
    ]
  }

  /// The backends of the panes.
  var backends: [Backend] { isRacing ? [backend, backend.next] : [backend] }

  /// The frame that shows the scene in an area.
  func frame(_ area: Pane.Area) -> Frame {
    frame(width: area.width, height: area.height, style.cell(kernel.output))
  }

  /// The frame that shows the scene on so many cells.
  func frame(width: Int, height: Int, _ cell: CellShape) -> Frame {
    Frame(
      scene.viewport, width: width, height: height, cell, iterations: iterations,
      time: takesTime ? clock.time(surroundings.now()) : 0)
  }

  /// The smallest view that shows all of a region on this screen.
  func viewport(showing region: Region) -> Viewport {
    let center = Complex(region.x1 / 2 + region.x2 / 2, region.y1 / 2 + region.y2 / 2)
    let shape = Viewport(center: center, span: 1).region(
      width: max(1, width), height: max(1, height - View.statusRows),
      pixelAspect: CellShape.character.pixelAspect)
    let aspect = shape.x2 - shape.x1
    let high = (region.y2 - region.y1).magnitude
    return Viewport(center: center, span: max(high, (region.x2 - region.x1).magnitude / max(aspect, 1e-9)))
  }

  /// Begins what is to be rendered now.
  func startFrames() {
    needsFrames = false
    stopSmoothing()
    for pane in panes { leave(pane) }
    leaving.removeAll { $0() }
    guard !isTooSmall else { return }
    let now = surroundings.now()
    clock.lastFrame = now
    arrangePanes()
    if !isRacing, let pane = panes.first {
      let frame = frame(pane.area)
      timings.look(
        at: Timings.View(
          content: content, region: frame.region, width: frame.width, height: frame.height,
          iterations: frame.iterations, threads: threads))
    }
    for (side, pane) in panes.enumerated() { start(pane, side, now) }
    isDirty = true
  }

  private func start(_ pane: Pane, _ side: Int, _ now: ContinuousClock.Instant) {
    do throws(CompileErrors) {
      let renderer = try renderer(pane.backend, side)
      let order = Pane.Order(
        frame: frame(pane.area), renderer: renderer, content: content, ink: ink,
        secondsPerPixel: rates.expected(pane.backend, content, iterations: iterations))
      do throws(RenderError) {
        try pane.start(order, now: now, isDisturbed: saving != nil, isCrowded: !leaving.isEmpty, wake: wake)
      } catch {
        pane.drop()
        trouble = .noPicture("\(error)")
      }
    } catch {
      // Its frame is of another kernel.
      pane.drop()
      trouble = .wrong(error)
    }
  }

  /// Makes the panes that the screen is divided into.
  private func arrangePanes() {
    let wanted = zip(backends, areas)
    guard
      panes.count != areas.count
        || zip(panes, wanted).contains(where: { $0.backend != $1.0 || $0.area != $1.1 })
    else { return }
    let old = panes
    panes = wanted.map { backend, area in
      Pane(backend, area).continuing(old.first { $0.backend == backend } ?? old.first)
    }
  }

  private func renderer(_ backend: Backend, _ side: Int) throws(CompileErrors) -> Renderer {
    let threads = isRacing ? max(1, self.threads / 2) : self.threads
    let key = RendererKey(content: content, backend: backend, threads: threads, side: isRacing ? side : -1)
    if let known = renderers[key] { return known }
    // Those of other kernels and params are not likely to be needed again.
    renderers = renderers.filter { $0.key.content == key.content }
    let renderer = try Renderer(
      kernel, backend: backend, threads: threads, pool: isRacing ? racePools[side % racePools.count] : pool)
    renderers[key] = renderer
    return renderer
  }

  /// Takes what the workers have done.
  func updatePanes(_ now: ContinuousClock.Instant) {
    for pane in panes {
      if saving != nil { pane.disturb() }
      let (wasBusy, wasMeasured) = (pane.isBusy, pane.seconds != nil)
      if pane.update(now: now) { isDirty = true }
      if wasBusy, !pane.isBusy { finish(pane) }
      if !wasMeasured { noteTime(of: pane) }
      if isRacing || pane.seconds == nil && saving == nil { pane.startLap(wake: wake) }
    }
  }

  /// Gives up a pane's frame, whose threads may take a few milliseconds to see it.
  private func leave(_ pane: Pane) {
    pane.cancel()
    if let job = pane.job { leaving.append { job.outcome != nil } }
  }

  /// Notes how long a pane's frame took, if that is known.
  private func noteTime(of pane: Pane) {
    if let seconds = pane.seconds, let frame = pane.job?.frame {
      let threads = min(isRacing ? max(1, self.threads / 2) : self.threads, ThreadPool.available)
      rates.note(
        pane.backend, content, iterations: frame.iterations,
        secondsPerPixel: seconds * Double(threads) / Double(frame.width * frame.height))
      if !isRacing { timings.note(pane.backend, seconds: seconds) }
      isDirty = true
    }
  }

  private func finish(_ pane: Pane) {
    if pane.isComplete, trouble?.isOfFile == false { trouble = nil }
    if let failure = pane.failure {
      trouble = .failed(failure, kernel.program.source)
      isTroubleHidden = false
    }
  }
}

extension Backend {
  /// The one behind it, from the fastest on, and around.
  var next: Backend {
    let all = Array(Backend.allCases.reversed())
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }
}
