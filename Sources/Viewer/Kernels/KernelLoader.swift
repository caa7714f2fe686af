import Fractal
import Rast

/// Finds the kernels that someone wants to go to. Of several trips asked for one after another, the last one is made.
struct KernelLoader {
  /// What a kernel is wanted for.
  enum Trip {
    /// To look at it as its file says.
    case visit
    /// To look at the next one that is right.
    case step
    /// To look at the Julia set of a point, by the kernel that a view names.
    case julia(seed: Complex, named: String)
    /// To look at a scene.
    case scene(Scene, remembering: Bool)
    /// To look at a view that was kept.
    case view(ViewText)
  }

  /// How a trip ended.
  struct Arrival {
    var trip: Trip
    /// The kernel that was tried first.
    var wanted: KernelOrigin?
    /// The kernel that was found, if one was.
    var kernel: (origin: KernelOrigin, entry: KernelLibrary.Entry)?
    /// What was wrong with the first one that was wrong.
    var error: LoadError?
  }

  /// What a search has found: the kernels that had to be read, and which one is right.
  private struct Finding: Sendable {
    var readings: [KernelReading] = []
    var chosen: KernelOrigin?
  }

  private struct Search {
    var trip: Trip
    var wanted: KernelOrigin?
    var begin: ContinuousClock.Instant
    var errand: Errand<Finding>
  }

  /// The kernels that are known.
  private(set) var library = KernelLibrary()
  private var search: Search?
  private var isSlow = false
  private let workshop: Workshop

  init(_ workshop: Workshop) { self.workshop = workshop }

  /// Whether nothing is being looked for.
  var isIdle: Bool { search == nil }

  /// What takes so long that it is to be said.
  var slowName: String? { isSlow ? search?.wanted?.shortName : nil }

  /// Keeps what was found in a file.
  @discardableResult
  mutating func keep(_ reading: KernelReading) throws(LoadError) -> KernelLibrary.Entry {
    try library.keep(reading)
  }

  /// Sets out for the first of some kernels that is right, and that a condition holds for. The trip that is under way,
  /// if there is one, is given up.
  mutating func find(
    _ origins: [KernelOrigin], for trip: Trip, now: ContinuousClock.Instant,
    where fits: @escaping @Sendable (Kernel) -> Bool = { _ in true }
  ) -> Arrival? {
    giveUp()
    let known = library.entries
    if let origin = origins.first, let entry = known[origin], fits(entry.kernel) {
      return Arrival(trip: trip, wanted: origin, kernel: (origin, entry))
    }
    let errand = workshop.start { token in
      var finding = Finding()
      for origin in origins where !token.isCancelled {
        var kernel = known[origin]?.kernel
        if kernel == nil {
          let reading = KernelReading(origin)
          finding.readings.append(reading)
          kernel = try? reading.kernel.get()
        }
        guard let kernel, fits(kernel) else { continue }
        finding.chosen = origin
        break
      }
      return finding
    }
    search = Search(trip: trip, wanted: origins.first, begin: now, errand: errand)
    return arrive()
  }

  /// Ends the trip that is under way.
  mutating func giveUp() {
    search?.errand.cancel()
    (search, isSlow) = (nil, false)
  }

  /// Where the trip has led, once that is known.
  mutating func update(_ now: ContinuousClock.Instant) -> (arrival: Arrival?, changes: Changes) {
    if let arrival = arrive() { return (arrival, .visible) }
    guard let nextUpdate, nextUpdate <= now else { return (nil, .none) }
    isSlow = true
    return (nil, .visible)
  }

  /// When it is to be said that a trip takes long.
  var nextUpdate: ContinuousClock.Instant? { isSlow ? nil : search.map { $0.begin + Workshop.silence } }

  private mutating func arrive() -> Arrival? {
    guard let search, let finding = search.errand.result else { return nil }
    giveUp()
    var arrival = Arrival(trip: search.trip, wanted: search.wanted)
    for reading in finding.readings {
      do throws(LoadError) {
        try library.keep(reading)
      } catch {
        arrival.error = arrival.error ?? error
      }
    }
    arrival.kernel = finding.chosen.flatMap { origin in library.entries[origin].map { (origin, $0) } }
    return arrival
  }
}
