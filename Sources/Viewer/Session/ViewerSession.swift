import Fractal
import Glibc
import Rast

/// Everything the viewer knows. Events go in, screens come out; workers on other threads render. For the main thread.
@MainActor
public final class ViewerSession {
  let surroundings: Surroundings
  let wake: @Sendable () -> Void
  let threads: Int
  let pool: ThreadPool
  /// The pools of a race, so that neither side takes the other's threads.
  lazy var racePools = (0..<2).map { _ in ThreadPool(max(1, threads / 2)) }

  // What the screen is like.
  var features: ScreenFeatures
  var width: Int
  var height: Int

  // What is looked at.
  var library = KernelLibrary()
  var entry: KernelLibrary.Entry
  /// The kernel with the scene's settings.
  var kernel: Kernel
  var scene: Scene
  var history = History()
  /// What is to be seen once the kernel's file is no longer wrong, as it was from the start; there is no picture yet.
  var awaited: ViewText?
  /// Where Space goes back to, and from which kernel.
  var juliaOrigin: (julia: KernelOrigin, back: Scene)?

  // How it is computed and shown.
  var backend: Backend
  var isRacing = false
  var renderers: [RendererKey: Renderer] = [:]
  var timings = Timings()
  var rates = Rates()
  var panes: [Pane] = []
  /// Tell of work that was cancelled whether its threads have left it.
  var leaving: [@Sendable () -> Bool] = []
  var ink: Ink
  /// How many rows and columns of points a pixel has when nothing moves.
  var samples: Int
  var smoothing: Smoothing?
  lazy var smoothingPool = ThreadPool(1)
  /// Since when nothing was done that has smoothing wait.
  var restingSince: ContinuousClock.Instant
  var style: PictureStyle
  var clock: SceneClock
  var cycling: ContinuousClock.Instant?
  var autopilot: Autopilot?

  // What is over the picture.
  var panel: Panel?
  var isInfoShown = false
  var message: Message?
  var trouble: Trouble? {
    didSet { troubleScroll = (0, 0) }
  }
  /// The first line of the trouble that is shown, and how far it can be scrolled.
  var troubleScroll = (top: 0, most: 0)
  var isTroubleHidden = false
  /// Where the cursor was put; nil if it is in the middle.
  var cursor: ScreenBuffer.Place?
  var isOrbitShown = false
  var orbit: Orbit?
  var orbiter: (content: ContentKey, orbiter: Orbiter?)?
  var dragging: Dragging?
  var wheelTime: ContinuousClock.Instant?

  // What goes on beside.
  var watch: FileWatch?
  var nextLook: ContinuousClock.Instant?
  /// What the file was last found to be, until it has been that for long enough to be shown.
  var unsettled: Unsettled?
  var saving: PictureSave?
  /// The picture of which it was said that leaving gives it up.
  var warnedOf: PictureSave?
  /// For how many seconds there has been no pixel, as it was last shown.
  var shownStall = 0
  /// Where pictures are saved; the pictures on the screen wait for none of it.
  lazy var savePool = ThreadPool(1)
  var requests: [ViewerRequest] = []
  var needsFrames = true
  var isDirty = true
  var screen: ScreenBuffer?

  /// What makes a renderer another one.
  struct RendererKey: Hashable {
    var content: ContentKey
    var backend: Backend
    var threads: Int
    var side: Int
  }

  /// Opens a view. `wake` is called on other threads whenever there is something new to be seen.
  ///
  /// - Throws: that the kernel or the options are wrong.
  public convenience init(
    _ options: ViewerOptions, features: ScreenFeatures, width: Int, height: Int,
    wake: @escaping @Sendable () -> Void
  ) throws(ViewerError) {
    try self.init(
      options, features: features, width: width, height: height, surroundings: Surroundings(), wake: wake)
  }

  init(
    _ options: ViewerOptions, features: ScreenFeatures, width: Int, height: Int, surroundings: Surroundings,
    wake: @escaping @Sendable () -> Void
  ) throws(ViewerError) {
    (self.surroundings, self.wake, self.features) = (surroundings, wake, features)
    (self.width, self.height) = (max(0, width), max(0, height))
    threads = min(max(1, options.threads), Renderer.maximumThreads)
    pool = ThreadPool(threads)
    backend = options.backend
    ink = Ink(options.view)
    samples = min(max(1, options.samples), Supersampling.maximumSamples)
    restingSince = surroundings.now()
    style = .standard(features)
    clock = SceneClock(start: surroundings.now(), time: options.view.time ?? 0)
    let origin = KernelOrigin(options.view.kernel)
    do throws(KernelLibrary.LoadError) {
      entry = try library.put(origin, options.source)
    } catch {
      switch error {
      case .unreadable(let text): throw .usage(text)
      case .wrong(let errors):
        // A file can be mended while it is looked at.
        guard let blank = KernelLibrary.blank(origin) else { throw .wrong(errors) }
        (entry, awaited, trouble) = (blank, options.view, .wrong(errors))
      }
    }
    kernel = entry.kernel
    scene = Scene(kernel: origin, viewport: kernel.viewport, limit: .fixed(kernel.iterations))
    if awaited == nil { try apply(options.view) }
    watchKernel(options.source)
    if options.opensPicker { openPicker() }
  }

  /// Something that only the front end can do; to be asked again until there is nothing more.
  public func takeRequest() -> ViewerRequest? { requests.isEmpty ? nil : requests.removeFirst() }

  /// To be called when a request other than `quit` is done.
  ///
  /// - Parameter problem: what went wrong, in a line without a full stop.
  public func resume(after request: ViewerRequest, problem: String? = nil) {
    if let problem { say(problem, isWarning: true) }
    switch request {
    case .edit:
      if watch != nil { nextLook = surroundings.now() }
    case .quit, .suspend, .redraw: break
    }
    screen = nil
    isDirty = true
  }

  /// Gives up all that is under way; to be called when it is left. A picture that is being saved is then in its file
  /// as a whole, or there is none.
  public func end() {
    stopSmoothing()
    panes.forEach { $0.cancel() }
    saving?.cancel()
    let limit = ContinuousClock.now + .seconds(1)
    while let saving, saving.ending == nil, ContinuousClock.now < limit { usleep(1_000) }
  }

  /// Whether the kernel asks for the time.
  var takesTime: Bool { kernel.inputs.contains(.time) }

  /// What the kernel computes now.
  var content: ContentKey {
    ContentKey(kernel: scene.kernel, revision: entry.revision, settings: scene.settings)
  }

  /// Says something for a few seconds.
  func say(_ text: String, isWarning: Bool = false) {
    message = Message(text: text, isWarning: isWarning, until: surroundings.now() + Message.patience)
    isDirty = true
  }
}

extension Kernel {
  /// The value that the kernel's file gives a param.
  func `default`(of param: String) -> Value? { program.params.first { $0.name == param }?.defaultValue }
}
