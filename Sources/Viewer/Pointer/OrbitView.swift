import Fractal
import Rast

/// The orbit that is shown for the point under the cursor. It is computed on another thread.
struct OrbitView {
  /// The orbit that is wanted.
  struct Question {
    var kernel: Kernel
    var content: ContentKey
    var point: Complex
    var iterations: Int
    var time: Double
    /// The kernel and the point as messages name them.
    var name: String
    var place: String
  }

  /// What finds orbits, and what it found.
  private struct Found: Sendable {
    var content: ContentKey
    var orbiter: Orbiter?
    var orbit: Orbit?
  }

  /// Whether orbits are shown.
  private(set) var isShown = false
  /// The orbit; nil until it is found.
  private(set) var orbit: Orbit?
  private var errand: Errand<Found>?
  /// The last result, and the kernel it belongs to.
  private var last: Found?
  /// Whether to tell the user what was found.
  private var isAsked = false
  private let workshop: Workshop

  init(_ workshop: Workshop) { self.workshop = workshop }

  /// Whether no orbit is being computed.
  var isIdle: Bool { errand == nil }

  /// Shows orbits, or stops showing them.
  mutating func toggle() {
    forget()
    isShown.toggle()
    isAsked = isShown
  }

  /// Hides orbits.
  mutating func hide() {
    forget()
    (isShown, isAsked) = (false, false)
  }

  /// Forgets the orbit, which is out of date.
  mutating func forget() {
    errand?.cancel()
    (orbit, errand) = (nil, nil)
  }

  /// Computes the orbit, unless it is known.
  mutating func update(_ question: Question) -> Changes {
    guard isShown, orbit == nil else { return .none }
    let (kernel, content) = (question.kernel, question.content)
    if errand == nil {
      let known = last?.content == content ? last : nil
      errand = workshop.start { _ in
        let orbiter = known.map(\.orbiter) ?? Orbiter(kernel)
        let orbit = orbiter?.orbit(question.point, iterations: question.iterations, time: question.time)
        return Found(content: content, orbiter: orbiter, orbit: orbit)
      }
    }
    guard let found = errand?.result else { return .none }
    (last, errand) = (found, nil)
    orbit = found.orbit ?? Orbit(points: [])
    defer { isAsked = false }
    guard isAsked else { return .visible }
    guard found.orbiter != nil else {
      hide()
      return .say(
        "\(question.name) has no orbits: it steps no number of its own up to the iteration limit")
    }
    return .say("orbit of \(question.place); Ctrl and arrows, or the right button, move the cursor")
  }
}
