import Fractal
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
  /// Where Space goes back to, and from which kernel.
  var juliaOrigin: (julia: KernelOrigin, back: Scene)?

  // How it is computed and shown.
  var backend: Backend
  var isRacing = false
  var renderers: [RendererKey: Renderer] = [:]
  var timings = Timings()
  var rates = Rates()
  var panes: [Pane] = []
  var ink: Ink
  var style: PictureStyle
  var clock: SceneClock
  var cycling: ContinuousClock.Instant?

  // What is over the picture.
  var panel: Panel?
  var isInfoShown = false
  var message: Message?
  var trouble: Trouble?
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
  var pendingErrors: PendingErrors?
  var isSavePending = false
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
    ink = Ink(palette: options.palette.name)
    style = .standard(features)
    clock = SceneClock(start: surroundings.now(), time: options.time)
    let origin = KernelOrigin(options.kernel)
    do throws(KernelLibrary.LoadError) {
      entry = try library.put(origin, options.source)
    } catch {
      switch error {
      case .unreadable(let text): throw .usage(text)
      case .wrong(let errors): throw .wrong(errors)
      }
    }
    kernel = entry.kernel
    scene = Scene(kernel: origin, viewport: kernel.viewport, iterations: kernel.iterations)
    try apply(options)
    watchKernel(options.source)
  }

  /// What the options say of the view.
  private func apply(_ options: ViewerOptions) throws(ViewerError) {
    do throws(ParamError) {
      for setting in options.settings {
        let value = try kernel.program.paramValue(setting.name, parsing: setting.value)
        kernel = try kernel.setting([setting.name: value])
        scene.settings[setting.name] = value
      }
    } catch {
      throw .usage("\(error)")
    }
    scene.settings = scene.settings.filter { name, value in entry.kernel.default(of: name) != value }
    if let region = options.region { scene.viewport = viewport(showing: region) }
    scene.viewport.center = options.center ?? scene.viewport.center
    scene.viewport.span = options.span ?? scene.viewport.span
    scene.iterations = max(1, options.iterations ?? scene.iterations)
    guard View.isShown(scene.viewport) else {
      throw .usage("the picture would show more of the plane than numbers reach")
    }
  }

  /// The command line that opens this view.
  public var commandLine: String {
    var words = ["rast-fractal", scene.kernel.name]
    let (center, span) = (scene.viewport.center, scene.viewport.span)
    words += ["--center=\(center.re),\(center.im)", "--span=\(span)", "--iterations=\(scene.iterations)"]
    for (name, value) in scene.settings.sorted(by: { $0.key < $1.key }) {
      words += ["--set", "\(name)=\(value)"]
    }
    if backend != .lanes { words.append("--backend=\(backend.rawValue)") }
    if ink.palette != Palette.standard.name { words.append("--palette=\(ink.palette)") }
    if threads != Renderer.availableThreads { words.append("--threads=\(threads)") }
    if takesTime { words.append("--time=\(clock.time(surroundings.now()))") }
    return words.map(ShellWord.quoted).joined(separator: " ")
  }

  /// Something that only the front end can do; to be asked again until there is nothing more.
  public func takeRequest() -> ViewerRequest? { requests.isEmpty ? nil : requests.removeFirst() }

  /// To be called when a request other than `quit` is done.
  public func resume(after request: ViewerRequest) {
    switch request {
    case .edit: nextLook = surroundings.now()
    case .quit, .suspend, .redraw: break
    }
    screen = nil
    isDirty = true
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
