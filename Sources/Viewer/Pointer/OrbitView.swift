import Fractal
import Rast

/// The orbit that is shown for the point under the cursor. It is computed on another thread.
struct OrbitView {
  /// The orbit that is wanted.
  struct Question {
    var kernel: Kernel
    var key: Key
    var time: Double
    /// The kernel and the point as messages name them.
    var name: String
    var place: String
  }

  /// Tells orbits apart.
  struct Key: Equatable {
    var content: ContentKey
    var point: Complex
    var iterations: Int
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
  /// What was asked for last.
  private var asked: Key?
  private var errand: Errand<Found>?
  /// The last result, and the kernel it belongs to.
  private var last: Found?
  /// What the user was told of; nil to tell of whatever is found next.
  private var told: Key?
  private let workshop: Workshop

  init(_ workshop: Workshop) { self.workshop = workshop }

  /// Whether no orbit is being computed.
  var isIdle: Bool { errand == nil }

  /// Shows orbits, or stops showing them.
  mutating func toggle() {
    forget()
    isShown.toggle()
    told = nil
  }

  /// Hides orbits.
  mutating func hide() {
    forget()
    isShown = false
  }

  /// Forgets the orbit, which is out of date.
  mutating func forget() {
    errand?.cancel()
    (orbit, asked, errand) = (nil, nil, nil)
  }

  /// Computes the orbit, unless it is known. The old one stays until then.
  mutating func update(_ question: Question) -> Changes {
    guard isShown else { return .none }
    let (kernel, key) = (question.kernel, question.key)
    if asked != key {
      errand?.cancel()
      asked = key
      let known = last?.content == key.content ? last : nil
      errand = workshop.start { _ in
        let orbiter = known.map(\.orbiter) ?? Orbiter(kernel)
        let orbit = orbiter?.orbit(key.point, iterations: key.iterations, time: question.time)
        return Found(content: key.content, orbiter: orbiter, orbit: orbit)
      }
    }
    guard let found = errand?.result else { return .none }
    (last, errand) = (found, nil)
    orbit = found.orbit ?? Orbit(points: [])
    let isNews = told.map { $0.content == key.content && $0.point != key.point } ?? true
    guard isNews else { return .visible }
    told = key
    guard found.orbiter != nil else {
      hide()
      return .say(
        "\(question.name) has no orbits: it steps no number of its own up to the iteration limit")
    }
    return .say("orbit of \(question.place); Ctrl and arrows, or the right button, move the cursor")
  }
}
