import Fractal
import Rast

/// The orbit that is shown of the point under the cursor. It is found on another thread.
struct OrbitView {
  /// The orbit that is asked for.
  struct Question {
    var kernel: Kernel
    var content: ContentKey
    var point: Complex
    var iterations: Int
    var time: Double
    /// The kernel and the point as they are spoken of.
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
  /// What was last found, and of which kernel.
  private var last: Found?
  /// Whether the user is to be told what was found.
  private var isAsked = false
  private let workshop: Workshop

  init(_ workshop: Workshop) { self.workshop = workshop }

  /// Whether nothing is being looked for.
  var isIdle: Bool { errand == nil }

  /// Shows orbits, or no more.
  mutating func toggle() {
    forget()
    isShown.toggle()
    isAsked = isShown
  }

  /// Shows none.
  mutating func hide() {
    forget()
    (isShown, isAsked) = (false, false)
  }

  /// Forgets the orbit, as it is another one by now.
  mutating func forget() {
    errand?.cancel()
    (orbit, errand) = (nil, nil)
  }

  /// Finds the orbit, unless it is known.
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
