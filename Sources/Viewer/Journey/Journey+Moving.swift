import Fractal
import Rast

extension Journey {
  /// How much closer one key press zooms; two of them make everything twice as large.
  static let zoomStep = 2.0.squareRoot()
  /// How much closer one notch of the wheel zooms.
  static let wheelStep = 2.0.squareRoot().squareRoot()
  /// As many iterations as anyone has time for.
  private static let mostIterations = 1 << 40

  /// Moves the view by a distance on the plane.
  mutating func pan(_ distance: Complex, _ remembrance: Remembrance = .alone) -> Changes {
    var viewport = scene.viewport
    viewport.center.re += distance.re
    viewport.center.im += distance.im
    return look(at: viewport, remembrance)
  }

  /// Zooms about a point, which stays where it is; nil for the center.
  mutating func zoom(
    _ factor: Double, about point: Complex? = nil, _ remembrance: Remembrance = .alone
  ) -> Changes {
    var viewport = scene.viewport
    viewport.span /= factor
    if let point {
      viewport.center.re = point.re + (viewport.center.re - point.re) / factor
      viewport.center.im = point.im + (viewport.center.im - point.im) / factor
    }
    return look(at: viewport, remembrance)
  }

  /// Goes to the view that the kernel's file asks for.
  mutating func goHome() -> Changes {
    var home = scene
    (home.viewport, home.limit) = (kernel.viewport, ownLimit(of: kernel))
    return home == scene ? .say("this is the kernel's own view") : go(to: home, entry)
  }

  /// Goes to a part of the plane, with a limit.
  mutating func go(to viewport: Viewport, _ limit: IterationLimit) -> Changes {
    guard Scene.canShow(viewport) else { return .say("that is farther than numbers reach", isWarning: true) }
    var place = scene
    (place.viewport, place.limit) = (viewport, limit.atLeastOne)
    return place == scene ? .say("this is the place") : go(to: place, entry)
  }

  /// Twice as many iterations.
  mutating func doubleIterations(_ remembrance: Remembrance = .alone) -> Changes {
    let old = iterations
    return setIterations(old > Journey.mostIterations / 2 ? Journey.mostIterations : 2 * old, remembrance)
  }

  /// Half as many iterations.
  mutating func halveIterations(_ remembrance: Remembrance = .alone) -> Changes {
    setIterations(max(1, iterations / 2), remembrance)
  }

  /// A tenth more iterations.
  mutating func addIterations(_ remembrance: Remembrance = .alone) -> Changes {
    setIterations(min(Journey.mostIterations, iterations + max(1, iterations / 10)), remembrance)
  }

  /// A tenth fewer iterations.
  mutating func removeIterations(_ remembrance: Remembrance = .alone) -> Changes {
    setIterations(max(1, iterations - max(1, iterations / 10)), remembrance)
  }

  private mutating func setIterations(_ new: Int, _ remembrance: Remembrance) -> Changes {
    guard new != iterations else { return .say("there can't be \(new == 1 ? "fewer" : "more")") }
    return take(.fixed(new), remembrance)
  }

  /// Lets the view choose the number of iterations, or keeps the current one.
  mutating func toggleAutomatic() -> Changes {
    switch scene.limit {
    case .automatic:
      let changes = take(.fixed(iterations))
      return changes + .say("\(NumberText.grouped(iterations)) iterations, however deep the view is")
    case .fixed:
      let changes = take(.automatic)
      return changes
        + .say("the deeper the view, the more iterations: \(NumberText.grouped(iterations)) here")
    }
  }
}
