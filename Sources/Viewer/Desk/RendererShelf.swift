import Fractal
import Rast

/// The renderers of the current kernel. They are made on other threads, because compiling may take long.
struct RendererShelf {
  /// What identifies a renderer.
  struct Key: Hashable {
    var content: ContentKey
    var backend: Backend
    /// Which side of a race it is for; nil if it has all threads to itself.
    var side: Int?
  }

  /// The state of a renderer.
  enum Finding {
    case ready(Renderer)
    /// The kernel is too large for the backend.
    case refused(CompileErrors)
    /// It is being made.
    case underWay
  }

  private typealias Made = Result<Renderer, CompileErrors>

  private let threads: Int
  private let pool: ThreadPool
  /// The thread pools of a race, one for each side, so that neither takes the other's threads.
  private lazy var racePools = (0..<2).map { _ in ThreadPool(max(1, threads / 2), priority: .background) }
  private let workshop: Workshop
  private var made: [Key: Made] = [:]
  private var errands: [Key: Errand<Made>] = [:]
  /// Whether making one takes so long that the user should be told.
  private(set) var isSlow = false
  private var begin: ContinuousClock.Instant?

  init(threads: Int, _ workshop: Workshop) {
    (self.threads, self.workshop, pool) = (threads, workshop, ThreadPool(threads, priority: .background))
  }

  /// Whether a renderer is being made.
  var isWaiting: Bool { !errands.isEmpty }

  /// Switches to the renderers that are wanted now. Those of other kernels and params are dropped, as they
  /// are unlikely to be needed again.
  mutating func turn(to keys: [Key]) {
    made = made.filter { key, _ in keys.contains { $0.content == key.content } }
    for (key, errand) in errands where !keys.contains(key) {
      errand.cancel()
      errands[key] = nil
    }
    if errands.isEmpty { (begin, isSlow) = (nil, false) }
  }

  /// The renderer for a key; if there is none, starts to make it.
  mutating func renderer(_ key: Key, _ kernel: Kernel, _ now: ContinuousClock.Instant) -> Finding {
    if made[key] == nil, errands[key] == nil {
      let (threads, pool) = share(key.side)
      errands[key] = workshop.start { _ in
        Result { () throws(CompileErrors) in
          try Renderer(kernel, backend: key.backend, threads: threads, pool: pool)
        }
      }
      begin = begin ?? now
      _ = take()
    }
    switch made[key] {
    case .success(let renderer)?: return .ready(renderer)
    case .failure(let errors)?: return .refused(errors)
    case nil: return .underWay
    }
  }

  /// The number of threads of one side, and their pool.
  private mutating func share(_ side: Int?) -> (threads: Int, pool: ThreadPool) {
    guard let side else { return (threads, pool) }
    return (max(1, threads / 2), racePools[side % racePools.count])
  }

  /// Takes the renderers that are finished. Returns whether there are any.
  mutating func update(_ now: ContinuousClock.Instant) -> (isNew: Bool, changes: Changes) {
    if take() { return (true, .visible) }
    guard let nextStatus, nextStatus <= now else { return (false, .none) }
    isSlow = true
    return (false, .visible)
  }

  /// When to say that compiling takes long.
  var nextStatus: ContinuousClock.Instant? { isSlow ? nil : begin.map { $0 + Workshop.silence } }

  private mutating func take() -> Bool {
    var isNew = false
    for (key, errand) in errands {
      guard let result = errand.result else { continue }
      (made[key], errands[key]) = (result, nil)
      isNew = true
    }
    if errands.isEmpty { (begin, isSlow) = (nil, false) }
    return isNew
  }

  /// What users should know about how the kernel runs on a backend.
  func note(_ backend: Backend) -> String? {
    made.lazy.compactMap { key, made in
      key.backend == backend ? try? made.get().note : nil
    }.first ?? nil
  }
}
