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

  /// How many threads run at once on this machine.
  public static var availableThreads: Int { Threads.available }

  /// The most threads that can be asked for.
  public static let maximumThreads = 1024

  /// Few enough pixels that a slow kernel shows how far it is, and enough that a backend which works on many
  /// of them at once has them.
  static let standardBatch = 64...2048

  /// Makes a kernel ready to render with a backend. There is at least one thread.
  ///
  /// - Throws: that the kernel is too large for the backend.
  public init(
    _ kernel: Kernel, backend: Backend, threads: Int = Renderer.availableThreads
  ) throws(CompileErrors) {
    try self.init(kernel, backend: backend, threads: threads, batch: Renderer.standardBatch)
  }

  init(_ kernel: Kernel, backend: Backend, threads: Int, batch: ClosedRange<Int>) throws(CompileErrors) {
    self.init(kernel, try backend.prepare(kernel.program), threads: threads, batch: batch)
  }

  /// A renderer of what was prepared already.
  init(
    _ kernel: Kernel, _ program: any PreparedProgram, threads: Int,
    batch: ClosedRange<Int> = Renderer.standardBatch
  ) {
    self.program = program
    self.kernel = kernel
    self.threads = min(max(1, threads), Renderer.maximumThreads)
    self.batch = batch
  }

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
    let workers = min(threads, (samples.count - 1) / batch.lowerBound + 1)
    let queue = PixelQueue(count: samples.count, batch: batch, threads: workers)
    if cancellation.isCancelled { throw .cancelled }
    Threads.run(
      workers,
      watch: {
        if cancellation.isCancelled { queue.cancel() }
        progress(queue.progress)
      },
      { work($0, queue, frame, samples) })
    let outcome = queue.outcome
    if let failure = outcome.failure {
      let (j, i) = failure.pixel.quotientAndRemainder(dividingBy: frame.width)
      throw .failed(PixelError(i: i, j: j, point: frame.point(i, j), error: failure.error))
    }
    guard outcome.isComplete else { throw .cancelled }
    return Picture(frame: frame, samples: samples, elapsed: ContinuousClock.now - start)
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
  private func work(_ thread: Int, _ queue: PixelQueue, _ frame: Frame, _ samples: Samples) {
    let instance = program.makeInstance(RunOptions(cancellation: queue.token(thread)))
    let buffer = BatchBuffer(kernel, frame, capacity: batch.upperBound)
    while let pixels = queue.take(thread) {
      do throws(BatchError) {
        try instance.run(buffer.batch(pixels))
        buffer.store(pixels, in: samples)
        queue.finish(pixels.count)
      } catch {
        queue.fail(pixels.lowerBound + error.index, error.error)
      }
    }
  }
}
