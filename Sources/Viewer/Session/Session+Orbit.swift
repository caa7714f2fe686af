import Fractal
import Rast

extension ViewerSession {
  func toggleOrbit() {
    isOrbitShown.toggle()
    orbit = nil
    guard isOrbitShown else { return }
    if findOrbiter() == nil {
      isOrbitShown = false
      say("\(scene.kernel.shortName) has no orbits: it steps no number of its own up to the iteration limit")
    } else {
      updateOrbit()
      say("orbit of \(text(cursorPoint)); Ctrl and arrows, or the right button, move the cursor")
    }
  }

  /// Finds the orbit of the point under the cursor, unless it is known.
  func updateOrbit() {
    guard isOrbitShown, orbit == nil else { return }
    let time = takesTime ? clock.time(surroundings.now()) : 0
    orbit =
      findOrbiter()?.orbit(cursorPoint, iterations: iterations, time: time) ?? Orbit(points: [])
    isDirty = true
  }

  private func findOrbiter() -> Orbiter? {
    if let orbiter, orbiter.content == content { return orbiter.orbiter }
    let found = Orbiter(kernel)
    orbiter = (content, found)
    return found
  }
}
