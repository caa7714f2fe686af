import Glibc
import Rast

/// Times how long it takes until a frame that is being rendered has ended after it was cancelled.
struct CancellationTiming {
  private let renderer: Renderer
  private var frame: Frame

  /// How often a frame is cancelled.
  static let runs = 20
  /// The longest that a frame is rendered before it is cancelled, in milliseconds.
  private static let longest = 20
  /// More iterations than any frame gets through in that time.
  private static let iterations = 1 << 40

  init(_ renderer: Renderer, _ frame: Frame) {
    self.renderer = renderer
    self.frame = frame
    self.frame.iterations = CancellationTiming.iterations
  }

  /// The time that each cancellation took, in seconds, sorted; none if the kernel is too quick to be cancelled.
  ///
  /// - Throws: that there is no memory for the frame, or that the benchmark itself was cancelled.
  func seconds(_ cancellation: CancellationToken) throws(RenderError) -> [Double] {
    var seconds: [Double] = []
    for _ in 0..<CancellationTiming.runs {
      if cancellation.isCancelled { throw .cancelled }
      if let time = try run() { seconds.append(time) }
    }
    return seconds.sorted()
  }

  /// Cancels one frame at a random moment; nil if it had ended before that.
  private func run() throws(RenderError) -> Double? {
    let monitor = Monitor()
    let order = PixelOrder(width: frame.width, height: frame.height, coarsest: 8)
    let job = try renderer.start(frame, order: order) { monitor.withLock { monitor.signalAll() } }
    let moment = timespec.now(adding: Int.random(in: 0...CancellationTiming.longest))
    monitor.withLock {
      while job.outcome == nil, monitor.wait(until: moment) {}
    }
    let start = ContinuousClock.now
    job.cancel()
    monitor.withLock {
      while job.outcome == nil { monitor.wait() }
    }
    let time = ContinuousClock.now - start
    guard case .cancelled? = job.outcome else { return nil }
    return time.seconds
  }
}
