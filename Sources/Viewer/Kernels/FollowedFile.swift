import Fractal
import Rast

/// The file that the kernel on the screen comes from, which is read again whenever it changes.
struct FollowedFile {
  /// What was found in it.
  enum News {
    /// It has no errors, and was read again.
    case changed(KernelReading)
    /// It has errors, or is gone.
    case trouble(Trouble)
  }

  /// The trouble with a file that may be half written, or about to be replaced.
  private struct Unsettled {
    var trouble: Trouble
    var since: ContinuousClock.Instant
  }

  private struct Reading {
    var errand: Errand<KernelReading>
    var isAsked: Bool
    var begin: ContinuousClock.Instant
  }

  private let workshop: Workshop
  private var origin: KernelOrigin
  /// The text that is shown.
  private var shown: SourceFile
  private var watch: FileWatch?
  private var nextLook: ContinuousClock.Instant?
  private var reading: Reading?
  /// Since when the file has been read to see whether it has changed.
  private var lookBegin: ContinuousClock.Instant?
  private var isSlow = false
  private var unsettled: Unsettled?

  /// How long trouble must last before it is shown.
  private static let patience = Duration.milliseconds(60)

  /// Follows the file of a kernel whose text is known.
  init(_ origin: KernelOrigin, _ source: SourceFile, _ workshop: Workshop, now: ContinuousClock.Instant) {
    (self.origin, self.workshop, shown) = (origin, workshop, source)
    follow(origin, source, now)
  }

  /// Follows another kernel's file, if it is in one.
  mutating func follow(_ origin: KernelOrigin, _ source: SourceFile, _ now: ContinuousClock.Instant) {
    giveUpReading()
    watch?.giveUpReading()
    (self.origin, shown, unsettled, lookBegin) = (origin, source, nil, nil)
    watch = origin.path.map { FileWatch($0, source, workshop, limit: origin.mostBytes) }
    nextLook = watch == nil ? nil : now
  }

  /// Whether nothing is being read.
  var isIdle: Bool { reading == nil && lookBegin == nil }

  /// Whether reading takes so long that the user should be told.
  var isSlowToRead: Bool { isSlow }

  /// Checks the file as soon as possible, because it has probably changed.
  mutating func lookSoon(_ now: ContinuousClock.Instant) {
    if watch != nil { nextLook = now }
  }

  /// Reads the file again, whether it has changed or not; nil if there is no result yet.
  mutating func reload(_ now: ContinuousClock.Instant) -> News? {
    read(isAsked: true, now) { KernelReading($0) }
    return takeReading(now)
  }

  /// Checks the file now and then.
  mutating func update(_ now: ContinuousClock.Instant) -> (news: News?, changes: Changes) {
    if let news = takeReading(now) { return (news, .visible) }
    let isDue = nextLook.map { $0 <= now } ?? false
    if isDue { nextLook = now + FileWatch.interval }
    if isDue || lookBegin != nil, let news = look(now) { return (news, .visible) }
    guard let nextStatus, nextStatus <= now else { return (nil, .none) }
    isSlow = true
    return (nil, .visible)
  }

  /// When `update` has something to do.
  var nextUpdate: ContinuousClock.Instant? { [nextLook, nextStatus].compactMap { $0 }.min() }

  /// When to say that reading takes long.
  private var nextStatus: ContinuousClock.Instant? {
    isSlow ? nil : (reading?.begin ?? lookBegin).map { $0 + Workshop.silence }
  }

  private mutating func look(_ now: ContinuousClock.Instant) -> News? {
    // What the user asked for is read in any case.
    guard reading?.isAsked != true, let finding = watch?.look() else { return nil }
    guard watch?.isReading != true else {
      lookBegin = lookBegin ?? now
      return nil
    }
    lookBegin = nil
    isSlow = isSlow && reading != nil
    switch finding {
    case .same:
      guard let unsettled, now - unsettled.since >= FollowedFile.patience else { return nil }
      self.unsettled = nil
      return .trouble(unsettled.trouble)
    case .changed(let source):
      // The file was gone for a moment, as when an editor replaces it.
      if case .lost? = unsettled?.trouble, source.bytes == shown.bytes {
        unsettled = nil
        return nil
      }
      read(isAsked: false, now) { KernelReading($0, source) }
      return takeReading(now)
    case .lost(let text):
      giveUpReading()
      unsettled = Unsettled(trouble: .lost(text), since: now)
      return nil
    }
  }

  private mutating func read(
    isAsked: Bool, _ now: ContinuousClock.Instant, _ read: @escaping @Sendable (KernelOrigin) -> KernelReading
  ) {
    giveUpReading()
    let errand = workshop.start { [origin] _ in read(origin) }
    reading = Reading(errand: errand, isAsked: isAsked, begin: now)
  }

  private mutating func giveUpReading() {
    reading?.errand.cancel()
    (reading, isSlow) = (nil, false)
  }

  /// Takes the result of reading, once it is there.
  private mutating func takeReading(_ now: ContinuousClock.Instant) -> News? {
    guard let reading, let found = reading.errand.result else { return nil }
    giveUpReading()
    if reading.isAsked, let source = found.source {
      watch?.take(source)
      lookBegin = nil
    }
    switch found.kernel {
    case .success:
      (shown, unsettled) = (found.source ?? shown, nil)
      return .changed(found)
    case .failure(let error):
      let trouble = FollowedFile.trouble(error)
      unsettled = reading.isAsked ? nil : Unsettled(trouble: trouble, since: now)
      return reading.isAsked ? .trouble(trouble) : nil
    }
  }

  private static func trouble(_ error: LoadError) -> Trouble {
    switch error {
    case .wrong(let errors): .wrong(errors)
    case .unreadable(let text): .lost(text)
    }
  }
}
