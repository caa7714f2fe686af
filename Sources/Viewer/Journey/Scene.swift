import Fractal
import Rast

/// What is shown: a kernel, its params, and a part of the plane.
struct Scene: Hashable {
  /// The kernel.
  var kernel: KernelOrigin
  /// The params that differ from what the kernel's file says.
  var settings: [String: Value] = [:]
  /// The part of the plane.
  var viewport: Viewport
  /// The iteration limit.
  var limit: IterationLimit

  /// The smallest and largest span: far beyond what floats can tell apart, and far within what they can hold.
  private static let spans = 1e-290...1e290

  /// Whether a viewport can be shown on any screen.
  static func canShow(_ viewport: Viewport) -> Bool {
    viewport.center.re.isFinite && viewport.center.im.isFinite && spans.contains(viewport.span)
      && viewport.center.re.magnitude < 1e300 && viewport.center.im.magnitude < 1e300
  }
}

/// Scenes that the user can go back to.
struct History {
  private var past: [Scene] = []
  /// The last step of the glide that is under way.
  private var glide: GlideStep?
  private var future: [Scene] = []

  /// How many scenes are kept.
  private static let limit = 1000

  /// Remembers a scene that is about to be left, unless the glide that leaves it has been remembered.
  mutating func leave(_ scene: Scene, _ remembrance: Remembrance = .alone) {
    switch remembrance {
    case .none: return
    case .alone: glide = nil
    case .gliding(let step):
      defer { glide = step }
      if step.continues(glide) { return }
    }
    past.append(scene)
    if past.count > History.limit { past.removeFirst() }
    future = []
  }

  /// The scene before this one; nil if there is none.
  mutating func undo(from scene: Scene) -> Scene? {
    glide = nil
    guard let last = past.popLast() else { return nil }
    future.append(scene)
    return last
  }

  /// The scene that was left by `undo`; nil if there is none.
  mutating func redo(from scene: Scene) -> Scene? {
    glide = nil
    guard let last = future.popLast() else { return nil }
    past.append(scene)
    return last
  }
}
