import Rast

/// Renders frames of a kernel on many threads; the same frame always gives the same picture.
public struct Renderer: Sendable {
  /// The kernel.
  public let kernel: Kernel
  /// How many threads work at a picture.
  public let threads: Int
  /// The fewest and most pixels that a thread works at in one go.
  let batch: ClosedRange<Int>
  private let program: any PreparedProgram
  private let pool: ThreadPool

  /// How many threads run at once on this machine.
  public static var availableThreads: Int { ThreadPool.available }

  /// The most threads that can be asked for.
  public static let maximumThreads = 1024

  /// Few enough pixels that a slow kernel shows how far it is, and enough that a backend which works on many
  /// of them at once has them.
  static let standardBatch = 64...4096

  /// Makes a kernel ready to render with a backend. There is at least one thread.
  ///
  /// - Parameter pool: where the threads come from; nil for a pool of its own.
  /// - Throws: that the kernel is too large for the backend.
  public init(
    _ kernel: Kernel, backend: Backend, threads: Int = Renderer.availableThreads, pool: ThreadPool? = nil
  ) throws(CompileErrors) {
    self.init(kernel, try backend.prepare(kernel.program), threads: threads, pool: pool)
  }

  /// A renderer of what has already been prepared, whose threads work at `batch` pixels in one go.
  init(
    _ kernel: Kernel, _ program: any PreparedProgram, threads: Int,
    batch: ClosedRange<Int> = Renderer.standardBatch, pool: ThreadPool? = nil
  ) {
    (self.kernel, self.program, self.batch) = (kernel, program, batch)
    self.threads = min(max(1, threads), Renderer.maximumThreads)
    self.pool = pool ?? ThreadPool(self.threads)
  }

  /// What users should know of how the kernel is run, such as that another backend does the work, and why.
  public var note: String? { program.note }

  /// Renders a frame, and waits until it is done. While it works, `progress` is called every few milliseconds
  /// on the calling thread with how much is done, from 0 to 1.
  ///
  /// - Throws: why there is no picture.
  public func render(
    _ frame: Frame, cancellation: CancellationToken = CancellationToken(),
    progress: (Double) -> Void = { _ in }
  ) throws(RenderError) -> Picture {
    let start = ContinuousClock.now
    let samples = try makeSamples(frame)
    // Lanes are fast where many are alike in how long they take, so each thread had better take much at once.
    let isSpread = isOnLanes
    let queue = try render(frame, samples, isSpread: isSpread, cancellation, progress)
    var failure = queue.outcome.failure
    if isSpread, threads > 1, failure != nil {
      // It is the first one in another order.
      failure = try render(frame, samples, isSpread: false, cancellation, progress).outcome.failure
    }
    if let failure {
      let (j, i) = failure.pixel.quotientAndRemainder(dividingBy: frame.width)
      throw .failed(PixelError(i: i, j: j, point: frame.point(i, j), error: failure.error))
    }
    guard queue.outcome.isComplete else { throw .cancelled }
    return Picture(frame: frame, samples: samples, elapsed: ContinuousClock.now - start)
  }

  /// Renders all of a frame, or as much of it as can be.
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

  /// Memory for the frame's samples, if there can be as much.
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

  private var isOnLanes: Bool { program is LanesProgram && program.note == nil }

  /// The fewest pixels that are worth taking at once: lanes are slow with less, and the others are not.
  private var fewest: Int { isOnLanes ? batch.lowerBound : 1 }
}

extension Renderer {
  /// Begins to render a frame on the pool's threads, and does not wait for it.
  ///
  /// - Parameters:
  ///   - order: the order to render its pixels in, which must have all of them.
  ///   - secondsPerPixel: how long a thread is expected to take for a pixel; nil if nothing is known.
  ///   - wake: called on some other thread when there is more to be seen, every 15 ms at most, and at the end.
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
