import Fractal
import Rast

/// What is looked at: a kernel, its params, and a part of the plane.
struct Scene: Hashable {
  /// The kernel.
  var kernel: KernelOrigin
  /// The params that differ from what the kernel's file says.
  var settings: [String: Value] = [:]
  /// The part of the plane.
  var viewport: Viewport
  /// The iteration limit.
  var limit: IterationLimit
}

/// Scenes that can be gone back to.
struct History {
  private var past: [Scene] = []
  private var future: [Scene] = []

  /// How many scenes are kept.
  private static let limit = 1000

  /// Keeps a scene that is about to be left.
  mutating func leave(_ scene: Scene) {
    past.append(scene)
    if past.count > History.limit { past.removeFirst() }
    future = []
  }

  /// The scene before this one; nil if there is none.
  mutating func undo(from scene: Scene) -> Scene? {
    guard let last = past.popLast() else { return nil }
    future.append(scene)
    return last
  }

  /// The scene that was left by `undo`; nil if there is none.
  mutating func redo(from scene: Scene) -> Scene? {
    guard let last = future.popLast() else { return nil }
    past.append(scene)
    return last
  }
}
