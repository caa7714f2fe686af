import Rast

/// Renders frames of a kernel on many threads; the same frame always gives the same picture.
public struct Renderer: Sendable {
  /// The kernel.
  public let kernel: Kernel
  /// How many threads work on a picture.
  public let threads: Int
  /// The fewest and the most pixels that a thread takes at once.
  let batch: ClosedRange<Int>
  private let program: any PreparedProgram
  private let pool: ThreadPool

  /// How many threads run at once on this machine.
  public static var availableThreads: Int { ThreadPool.available }

  /// The most threads that can be asked for.
  public static let maximumThreads = 1024

  /// Few enough pixels for a slow kernel to show its progress, and enough for a backend that works on many at once.
  static let standardBatch = 64...4096

  /// Makes a kernel ready to render with a backend. There is at least one thread.
  ///
  /// - Parameter pool: where the threads come from; nil for a pool of its own.
  /// - Throws: that the kernel is too large for the backend.
  public init(
    _ kernel: Kernel, backend: Backend, threads: Int = Renderer.availableThreads, pool: ThreadPool? = nil
  ) throws(CompileErrors) {
    self.init(kernel, try kernel.prepared(for: backend), threads: threads, pool: pool)
  }

  /// A renderer for a program that is already prepared, whose threads take `batch` pixels at once.
  init(
    _ kernel: Kernel, _ program: any PreparedProgram, threads: Int,
    batch: ClosedRange<Int> = Renderer.standardBatch, pool: ThreadPool? = nil
  ) {
    (self.kernel, self.program, self.batch) = (kernel, program, batch)
    self.threads = min(max(1, threads), Renderer.maximumThreads)
    self.pool = pool ?? ThreadPool(self.threads)
  }

  /// What users should know about how the kernel runs, such as that another backend does the work, and why.
  public var note: String? { program.note }

  /// Renders a frame, and waits until it is done. Meanwhile `progress` is called on the calling thread every few
  /// milliseconds with how much is done, from 0 to 1.
  ///
  /// - Throws: why there is no picture.
  public func render(
    _ frame: Frame, cancellation: CancellationToken = CancellationToken(),
    progress: (Double) -> Void = { _ in }
  ) throws(RenderError) -> Picture {
    let start = ContinuousClock.now
    let samples = try makeSamples(frame)
    // Lanes are fastest where many pixels take about equally long, so each thread should take many at once.
    let isSpread = program.runsManyAtOnce
    let queue = try render(frame, samples, isSpread: isSpread, cancellation, progress)
    var failure = queue.outcome.failure
    if isSpread, threads > 1, failure != nil {
      // That failure is the first in another order than reading order.
      failure = try render(frame, samples, isSpread: false, cancellation, progress).outcome.failure
    }
    if let failure {
      let (j, i) = failure.pixel.quotientAndRemainder(dividingBy: frame.width)
      throw .failed(PixelError(i: i, j: j, point: frame.point(i, j), error: failure.error))
    }
    guard queue.outcome.isComplete else { throw .cancelled }
    return Picture(frame: frame, samples: samples, elapsed: ContinuousClock.now - start)
  }

  /// Renders all of a frame, or as much of it as possible.
  private func render(
    _ frame: Frame, _ samples: Samples, isSpread: Bool, _ cancellation: CancellationToken,
    _ progress: (Double) -> Void
  ) throws(RenderError) -> PixelQueue {
    let workers = min(threads, (samples.count - 1) / batch.lowerBound + 1)
    let queue = PixelQueue(count: samples.count, batch: batch, threads: workers, isSpread: isSpread)
    if cancellation.isCancelled { throw .cancelled }
    let order =
      isSpread && workers > 1
      ? PixelOrder(spreading: frame.width, height: frame.height) : PixelOrder(reading: samples.count)
    pool.run(
      workers,
      watch: {
        if cancellation.isCancelled { queue.cancel() }
        progress(queue.progress)
      },
      { work($0, queue, makeWorker(queue.token($0), frame, order), samples) })
    return queue
  }

  /// Memory for the frame's samples, if the system has that much.
  private func makeSamples(_ frame: Frame) throws(RenderError) -> Samples {
    let (width, height) = (frame.width, frame.height)
    let (count, overflows) = width.multipliedReportingOverflow(by: height)
    guard width > 0, height > 0, !overflows, count <= Samples.maximumWords / kernel.output.type.slotCount
    else {
      throw .badSize(width, height)
    }
    guard let samples = Samples(kernel.output, count: count) else { throw .noMemory(width, height) }
    return samples
  }

  /// What one thread does.
  private func work(_ thread: Int, _ queue: PixelQueue, _ worker: consuming Worker, _ samples: Samples) {
    while let run = queue.take(thread) {
      do throws(BatchError) {
        try worker.run(run, into: samples)
        queue.finish(run)
      } catch {
        queue.fail(run.lowerBound + error.index, error.error)
      }
    }
  }

  private func makeWorker(
    _ token: CancellationToken, _ frame: Frame, _ order: PixelOrder, secondsPerPixel: Double? = nil
  ) -> Worker {
    Worker(
      program.makeInstance(RunOptions(cancellation: token)),
      BatchBuffer(kernel, frame, order, capacity: batch.upperBound),
      Pace(fewest...batch.upperBound, secondsPerPixel: secondsPerPixel))
  }

  /// The fewest pixels worth taking at once: lanes are slow with fewer, other backends are not.
  private var fewest: Int { program.runsManyAtOnce ? batch.lowerBound : 1 }
}

extension Renderer {
  /// Starts rendering a frame on the pool's threads, without waiting for it.
  ///
  /// - Parameters:
  ///   - order: the order in which to render its pixels; it must contain all of them.
  ///   - secondsPerPixel: how long a thread is expected to take for a pixel; nil if that is unknown.
  ///   - wake: called on another thread when there is more to show, at most every 15 ms, and at the end.
  /// - Throws: that there is no memory for a picture of this size.
  public func start(
    _ frame: Frame, order: PixelOrder, secondsPerPixel: Double? = nil, wake: @escaping @Sendable () -> Void
  ) throws(RenderError) -> FrameJob {
    let samples = try makeSamples(frame)
    guard order.count == samples.count else { throw .badSize(frame.width, frame.height) }
    let workers = min(threads, samples.count)
    let queue = PixelQueue(count: samples.count, batch: fewest...batch.upperBound, threads: workers)
    let job = FrameJob(frame, order, samples, workers: workers, queue: queue, wake: wake)
    pool.submit(workers) {
      job.work($0, makeWorker(queue.token($0), frame, order, secondsPerPixel: secondsPerPixel))
    }
    return job
  }
}
