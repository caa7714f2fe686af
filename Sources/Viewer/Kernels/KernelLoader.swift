import Fractal
import Rast

/// Finds the kernels that the user wants to go to. A new trip replaces the one in progress.
struct KernelLoader {
  /// What a kernel is wanted for.
  enum Trip {
    /// To show it with the view that its file asks for.
    case visit
    /// To show the next one without errors.
    case step
    /// To show the Julia set of a point, with the kernel that a view names.
    case julia(seed: Complex, named: String)
    /// To show a scene.
    case scene(Scene, remembering: Bool)
    /// To show a saved view.
    case view(ViewText)
  }

  /// How a trip ended.
  struct Arrival {
    var trip: Trip
    /// The kernel that was tried first.
    var wanted: KernelOrigin?
    /// The kernel that was found, if one was.
    var kernel: (origin: KernelOrigin, entry: KernelLibrary.Entry)?
    /// The error in the first kernel that had one.
    var error: LoadError?
    /// What users should know about the kernel that was found.
    var note: String?
  }

  /// What a search has found: the kernels that had to be read, and the one that was chosen.
  private struct Finding: Sendable {
    var readings: [KernelReading] = []
    var chosen: KernelOrigin?
    var note: String?

    /// Keeps what is of use later: kernels without errors, and the first one that has some.
    mutating func keep(_ reading: KernelReading) {
      if (try? reading.kernel.get()) != nil || readings.allSatisfy({ (try? $0.kernel.get()) != nil }) {
        readings.append(reading)
      }
    }
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

  /// Whether no search is in progress.
  var isIdle: Bool { search == nil }

  /// The name of a kernel that takes so long to find that the user should be told.
  var slowName: String? { isSlow ? search.map { $0.wanted?.shortName ?? "the next kernel" } : nil }

  /// Keeps what was found in a file.
  @discardableResult
  mutating func keep(_ reading: KernelReading) throws(LoadError) -> KernelLibrary.Entry {
    try library.keep(reading)
  }

  /// Looks for the first of some kernels that has no errors and meets a condition. A trip in progress is
  /// cancelled.
  mutating func find(
    _ origins: [KernelOrigin], for trip: Trip, now: ContinuousClock.Instant,
    where fits: @escaping @Sendable (Kernel) -> Bool = { _ in true }
  ) -> Arrival? {
    giveUp()
    let known = library.entries
    if let origin = origins.first, let entry = known[origin], fits(entry.kernel) {
      return Arrival(trip: trip, wanted: origin, kernel: (origin, entry))
    }
    return start(trip, wanted: origins.first, now) { [known] token in
      KernelLoader.first(of: origins, known, token, where: fits)
    }
  }

  /// Looks for the next kernel in the list of all that has no errors. A trip in progress is cancelled.
  ///
  /// - Parameter step: 1 to go forward in the list, -1 to go back.
  mutating func step(_ step: Int, from origin: KernelOrigin, now: ContinuousClock.Instant) -> Arrival? {
    giveUp()
    return start(.step, wanted: nil, now) { [library] token in
      let all = library.all()
      let index = all.firstIndex(of: origin) ?? 0
      let others = (1..<max(2, all.count)).lazy.map { distance in
        all[((index + step * distance) % all.count + all.count) % all.count]
      }
      return KernelLoader.first(of: others, library.entries, token) { _ in true }
    }
  }

  private mutating func start(
    _ trip: Trip, wanted: KernelOrigin?, _ now: ContinuousClock.Instant,
    _ look: @escaping @Sendable (CancellationToken) -> Finding
  ) -> Arrival? {
    search = Search(trip: trip, wanted: wanted, begin: now, errand: workshop.start(look))
    return arrive()
  }

  private static func first(
    of origins: some Sequence<KernelOrigin>, _ known: [KernelOrigin: KernelLibrary.Entry],
    _ token: CancellationToken, where fits: (Kernel) -> Bool
  ) -> Finding {
    var finding = Finding()
    var reader = KernelReader()
    for origin in origins where !token.isCancelled {
      var kernel = known[origin]?.kernel
      if kernel == nil {
        let reading = reader.read(origin)
        finding.keep(reading)
        kernel = try? reading.kernel.get()
      }
      guard let kernel, fits(kernel) else { continue }
      finding.chosen = origin
      break
    }
    return finding
  }

  /// Looks for a kernel that was kept with a view: in its file, if that has not changed. A trip in progress is
  /// cancelled.
  mutating func find(_ kept: KeptKernel, for trip: Trip, now: ContinuousClock.Instant) -> Arrival? {
    giveUp()
    return start(trip, wanted: .kept(kept), now) { _ in
      let reading = kept.reading()
      return Finding(
        readings: [reading.kernel], chosen: reading.kernel.origin,
        note: reading.hasChanged ? kept.change : nil)
    }
  }

  /// Cancels the trip in progress.
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

  /// When to say that a trip takes long.
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
    arrival.note = finding.note
    arrival.kernel = finding.chosen.flatMap { origin in library.entries[origin].map { (origin, $0) } }
    return arrival
  }
}
