import Fractal
import Rast

/// A viewer without a terminal: events go in, screens come out. It hands events to its parts, adds up what
/// they tell each other, and says when it must be updated. It belongs to the main thread; anything slow is
/// done on others.
@MainActor
public final class ViewerSession {
  let surroundings: Surroundings
  /// Does what takes long.
  let workshop: Workshop
  /// Makes previews, one after another.
  let previews: Workshop
  /// The screen.
  var stage: Stage
  /// Where the user is on the plane, and has been.
  var journey: Journey
  /// Finds other kernels.
  var loader: KernelLoader
  /// The file that the kernel comes from.
  var file: FollowedFile
  /// Where pictures are rendered.
  var desk: Desk
  /// How they look.
  var appearance: Appearance
  /// What is drawn over them.
  var overlay = Overlay()
  /// The mouse, the cursor and the orbit.
  var pointer: Pointer
  /// Bookmarks and saved pictures.
  var keeping: Keeping
  private var requests: [ViewerRequest] = []
  private var drawn = DrawnScreen()

  /// Opens a view. `wake` is called on other threads whenever there is something new to see.
  ///
  /// - Throws: `ViewerError` if the kernel or the options are wrong.
  public convenience init(
    _ options: ViewerOptions, features: ScreenFeatures, width: Int, height: Int, cell: CellSize?,
    wake: @escaping @Sendable () -> Void
  ) throws(ViewerError) {
    try self.init(
      options, features: features, width: width, height: height, cell: cell, surroundings: Surroundings(),
      wake: wake)
  }

  init(
    _ options: ViewerOptions, features: ScreenFeatures, width: Int, height: Int, cell: CellSize? = nil,
    surroundings: Surroundings, wake: @escaping @Sendable () -> Void
  ) throws(ViewerError) {
    let now = surroundings.now()
    let workshop = Workshop(surroundings, wake: wake)
    (self.surroundings, self.workshop) = (surroundings, workshop)
    previews = Workshop(surroundings, threads: 1, wake: wake)
    stage = Stage(width: width, height: height, features, cell: cell, chosen: options.cell)
    loader = KernelLoader(workshop)
    desk = Desk(
      threads: options.threads, options.backend, samples: options.samples, workshop, now: now, wake: wake)
    appearance = Appearance(Ink(options.view), options.style, stage.features)
    pointer = Pointer(workshop)
    keeping = Keeping(surroundings, wake: wake)
    let origin = options.kept.map { .kept($0) } ?? KernelOrigin(options.view.kernel)
    let clock = SceneClock(start: now, time: options.view.time ?? 0)
    do throws(LoadError) {
      // This may block, as there is no screen yet; if the view does not fit the kernel, the command line is
      // wrong.
      let entry = try loader.keep(KernelReading(origin, options.source))
      journey = Journey(origin, entry, clock: clock)
    } catch {
      switch error {
      case .unreadable(let text): throw .usage(text)
      case .wrong(let errors):
        // A file can be fixed while the viewer shows its errors.
        guard let blank = KernelLibrary.blank(origin, options.source) else { throw .wrong(errors) }
        journey = Journey(origin, blank, awaited: options.view, clock: clock)
        overlay.take(.arose(.wrong(errors)))
      }
    }
    file = FollowedFile(origin, options.source, workshop, now: now)
    if journey.awaited == nil { try journey.apply(options.view, stage) }
    if options.opensPicker { openPicker() }
    if let kept = options.kept, options.hasChanged { take(.say(kept.change)) }
  }

  // MARK: For the owner of the terminal

  /// Handles an event from the terminal. It never waits for anything slow.
  public func handle(_ event: InputEvent) {
    drawn.invalidate()
    desk.rest(from: surroundings.now())
    switch event {
    case .resize(let width, let height, let cell):
      guard stage.resize(width, height, cell: cell) else { return }
      pointer.forgetPlaces()
      adoptFeatures()
    case .pixels(let cell):
      stage.take(pixels: cell)
      adoptFeatures()
    case .mouse(let event): handle(event)
    case .key(let key): handle(key)
    case .paste(let text): paste(text)
    }
  }

  /// Draws anew on a screen that can show other things than before.
  private func adoptFeatures() {
    appearance.adopt(stage.features)
    drawn.forget()
    take(.frames)
  }

  /// The whole screen as it should be now.
  public func draw() -> ScreenBuffer {
    drawn.screen(of: stage, isHeld: desk.isHeld) { drawing.draw() }
  }

  /// The next thing that only the front end can do; call this until it returns nil.
  public func takeRequest() -> ViewerRequest? { requests.isEmpty ? nil : requests.removeFirst() }

  /// Call this when a request other than `quit` is done.
  ///
  /// - Parameter problem: what went wrong, in one line without a full stop.
  public func resume(after request: ViewerRequest, problem: String? = nil) {
    if let problem { take(.say(problem, isWarning: true)) }
    switch request {
    case .edit(let path): showEdited(path)
    case .quit, .suspend, .redraw: break
    }
    drawn.forget()
  }

  /// Cancels everything in progress; call this when the user leaves. A picture that is being saved is then
  /// complete in its file, or there is no file.
  public func end() {
    loader.giveUp()
    desk.end(surroundings.now())
    keeping.end()
  }

  // MARK: For its parts

  /// Asks the front end for something.
  func ask(_ request: ViewerRequest) { requests.append(request) }

  /// Passes on what a part tells the others.
  func take(_ changes: Changes) {
    let now = surroundings.now()
    if changes.needsFrames { desk.wantFrames() }
    if changes.needsColours { desk.recolour(appearance.ink, now) }
    if let notice = changes.notice { overlay.say(notice, now) }
    if let trouble = changes.trouble { overlay.take(trouble) }
    if changes.isSomething { drawn.invalidate() }
  }

  /// What to render.
  var shot: Shot {
    Shot(
      kernel: journey.kernel, content: journey.content, viewport: journey.scene.viewport,
      iterations: journey.iterations, time: journey.time(surroundings.now()), style: appearance.style,
      ink: appearance.ink, cell: stage.cell, pixels: stage.features.pixels)
  }

  /// Where the panes are.
  var areas: [Pane.Area] { stage.areas(isRacing: desk.isRacing) }

  /// What draws the screen.
  var drawing: ScreenDrawing {
    ScreenDrawing(
      stage: stage, journey: journey, loader: loader, file: file, desk: desk, overlay: overlay,
      pointer: pointer, keeping: keeping, shot: shot, now: surroundings.now())
  }
}

/// The screen as it was last drawn, so that it is not drawn again when nothing has changed.
struct DrawnScreen {
  private var screen: ScreenBuffer?
  private var isStale = true

  /// Notes that something on it has changed.
  mutating func invalidate() { isStale = true }

  /// Forgets it, because it is no longer on the terminal.
  mutating func forget() { (screen, isStale) = (nil, true) }

  /// The screen, drawn again if needed.
  ///
  /// - Parameter isHeld: whether to leave it as it is, because the next picture is expected at any moment.
  mutating func screen(of stage: Stage, isHeld: Bool, _ draw: () -> ScreenBuffer) -> ScreenBuffer {
    if let screen, !isStale || isHeld && (screen.width, screen.height) == (stage.width, stage.height) {
      return screen
    }
    let new = draw()
    (screen, isStale) = (new, isHeld)
    return new
  }
}
