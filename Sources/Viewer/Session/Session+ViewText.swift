import Files
import Fractal
import Rast

extension ViewerSession {
  /// The view as text: opened again it shows the same.
  public var view: ViewText { awaited ?? view(kernel: scene.kernel.name) }

  /// The view as text that means the same in any folder.
  var lastingView: ViewText { view(kernel: scene.kernel.absoluteName) }

  private func view(kernel: String) -> ViewText {
    var view = ViewText(kernel: kernel)
    (view.center, view.span) = (scene.viewport.center, scene.viewport.span)
    view.iterations = scene.limit
    view.time = takesTime ? clock.time(surroundings.now()) : nil
    view.settings = scene.settings.mapValues(\.description)
    view.palette = ink.palette
    view.scale = ink.scale == .standard ? nil : ink.scale
    view.shift = ink.shift == 0 ? nil : ink.shift
    view.isInverted = ink.isInverted
    return view
  }

  /// The command line that opens this view.
  public var commandLine: String {
    var words = ["rast-fractal", "--view", view.description]
    if backend != .fastest { words.append("--backend=\(backend.rawValue)") }
    if threads != Renderer.availableThreads { words.append("--threads=\(threads)") }
    return words.map(ShellWord.quoted).joined(separator: " ")
  }

  /// Takes what the viewer was opened with; its kernel is there already.
  func apply(_ view: ViewText) throws(ViewerError) {
    do throws(ParamError) {
      for (name, text) in view.settings.sorted(by: { $0.key < $1.key }) {
        let value = try kernel.program.paramValue(name, parsing: text)
        kernel = try kernel.setting([name: value])
        scene.settings[name] = entry.kernel.default(of: name) == value ? nil : value
      }
    } catch {
      throw .usage("\(error)")
    }
    scene.viewport = viewport(view, kernel)
    if let limit = view.iterations { scene.limit = limit.atLeastOne }
    guard View.isShown(scene.viewport) else {
      throw .usage("the picture would show more of the plane than numbers reach")
    }
  }

  /// Goes to a view, which may be of another kernel. Params that the kernel has not, or not any more, are dropped.
  func go(to view: ViewText) {
    let origin = KernelOrigin(view.kernel)
    do throws(KernelLibrary.LoadError) {
      let kernel = try library.load(origin).kernel
      var settings: [String: Value] = [:]
      for (name, text) in view.settings {
        if let value = try? kernel.program.paramValue(name, parsing: text) { settings[name] = value }
      }
      let viewport = viewport(view, kernel)
      guard View.isShown(viewport) else { return say("this view shows no place", isWarning: true) }
      let limit = view.iterations?.atLeastOne ?? .fixed(kernel.iterations)
      guard show(Scene(kernel: origin, settings: settings, viewport: viewport, limit: limit)) else { return }
      if let time = view.time { clock.set(time, surroundings.now()) }
      // A view without a palette comes from a time when views had no colours.
      if view.palette != nil {
        ink = Ink(view)
        recolour()
      }
    } catch {
      switch error {
      case .unreadable(let text): say(text, isWarning: true)
      case .wrong: say("\(view.kernel) has errors", isWarning: true)
      }
    }
  }

  /// The part of the plane that a view shows on this screen.
  private func viewport(_ view: ViewText, _ kernel: Kernel) -> Viewport {
    var viewport = view.region.map { self.viewport(showing: $0) } ?? kernel.viewport
    viewport.center = view.center ?? viewport.center
    viewport.span = view.span ?? viewport.span
    return viewport
  }
}

extension IterationLimit {
  /// The limit, or 1 if it is less.
  fileprivate var atLeastOne: IterationLimit {
    switch self {
    case .fixed(let limit): .fixed(max(1, limit))
    case .automatic: .automatic
    }
  }
}
