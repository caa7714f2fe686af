import Fractal
import Rast
import Text

extension ViewerSession {
  /// The view as text, which shows the same when it is opened again.
  public var view: ViewText { journey.awaited ?? view(kernel: journey.scene.kernel.name) }

  /// The view as text that means the same in any folder.
  var lastingView: ViewText { view(kernel: journey.scene.kernel.absoluteName) }

  private func view(kernel: String) -> ViewText {
    let (scene, ink) = (journey.scene, appearance.ink)
    var view = ViewText(kernel: kernel)
    (view.center, view.span) = (scene.viewport.center, scene.viewport.span)
    view.iterations = scene.limit
    view.time = journey.takesTime ? journey.time(surroundings.now()) : nil
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
    if desk.backend != .fastest { words.append("--backend=\(desk.backend.rawValue)") }
    if desk.threads != Renderer.availableThreads { words.append("--threads=\(desk.threads)") }
    if let cell = stage.chosenCell { words.append("--cell=\(cell.width)x\(cell.height)") }
    return words.map(ShellWord.quoted).joined(separator: " ")
  }
}
