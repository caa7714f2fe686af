import Fractal
import Rast

/// The renderers of the kernel that is seen. They are made on other threads, as compiling may take long.
struct RendererShelf {
  /// What makes a renderer another one.
  struct Key: Hashable {
    var content: ContentKey
    var backend: Backend
    /// Which side of a race it is for; nil if it has all threads for itself.
    var side: Int?
  }

  /// What there is of a renderer.
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
  /// The pools of a race, so that neither side takes the other's threads.
  private lazy var racePools = (0..<2).map { _ in ThreadPool(max(1, threads / 2)) }
  private let workshop: Workshop
  private var made: [Key: Made] = [:]
  private var errands: [Key: Errand<Made>] = [:]
  /// Whether making one takes so long that it is to be said.
  private(set) var isSlow = false
  private var begin: ContinuousClock.Instant?

  init(threads: Int, _ workshop: Workshop) {
    (self.threads, self.workshop, pool) = (threads, workshop, ThreadPool(threads))
  }

  /// Whether a renderer is being made.
  var isWaiting: Bool { !errands.isEmpty }

  /// Turns to the renderers that are wanted now. Those of other kernels and params are given away, as they are not
  /// likely to be needed again.
  mutating func turn(to keys: [Key]) {
    made = made.filter { key, _ in keys.contains { $0.content == key.content } }
    for (key, errand) in errands where !keys.contains(key) {
      errand.cancel()
      errands[key] = nil
    }
    if errands.isEmpty { (begin, isSlow) = (nil, false) }
  }

  /// A renderer that is wanted; where there is none, making it is begun.
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

  /// The threads of one side, and where they come from.
  private mutating func share(_ side: Int?) -> (threads: Int, pool: ThreadPool) {
    guard let side else { return (threads, pool) }
    return (max(1, threads / 2), racePools[side % racePools.count])
  }

  /// Takes the renderers that have been made; whether there are any.
  mutating func update(_ now: ContinuousClock.Instant) -> (isNew: Bool, changes: Changes) {
    if take() { return (true, .visible) }
    guard let nextStatus, nextStatus <= now else { return (false, .none) }
    isSlow = true
    return (false, .visible)
  }

  /// When it is to be said that compiling takes long.
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

  /// What users should know of how the kernel runs on a backend.
  func note(_ backend: Backend) -> String? {
    made.lazy.compactMap { key, made in
      key.backend == backend ? try? made.get().note : nil
    }.first ?? nil
  }
}
