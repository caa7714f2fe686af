import Glibc
import Rast
import TestSupport
import Testing

@testable import Fractal

@Suite("Frames that are rendered in the background")
struct FrameJobTests {
  private let mandelbrot: String

  init() throws { mandelbrot = try #require(ShippedProgram.named("mandelbrot")).text }

  private func frame(_ width: Int, _ height: Int, iterations: Int = 50) -> Frame {
    Frame(region: Region(-2.05, -1.12, 0.47, 1.12), width: width, height: height, iterations: iterations)
  }

  /// How a job ends; nil if it takes too long.
  private func wait(_ job: FrameJob) -> FrameJob.Outcome? {
    let limit = ContinuousClock.now + .seconds(300)
    while job.outcome == nil, ContinuousClock.now < limit { usleep(200) }
    return job.outcome
  }

  @Test("give the same picture as waiting for it, whatever the order", arguments: Backend.allCases)
  func same(_ backend: Backend) throws {
    let renderer = try Renderer(try kernel(mandelbrot), backend: backend, threads: 3)
    let frame = frame(61, 37)
    let expected = try renderer.render(frame).all
    let coarse = PixelOrder(width: 61, height: 37, coarsest: 8)
    for order in [coarse, PixelOrder(reading: 61 * 37), coarse.postponing { $0 % 3 == 0 }] {
      let job = try renderer.start(frame, order: order) {}
      guard case .done(let picture)? = wait(job) else {
        Issue.record("\(String(describing: job.outcome))")
        return
      }
      #expect(picture.all == expected && picture.elapsed > .zero && job.progress == 1)
    }
  }

  @Test("hand out every place once, and its value is already final")
  func finished() throws {
    let renderer = try Renderer(try kernel(mandelbrot), backend: .evaluated, threads: 2)
    let frame = frame(64, 48, iterations: 2000)
    let expected = try renderer.render(frame).all
    let job = try renderer.start(frame, order: PixelOrder(width: 64, height: 48, coarsest: 8)) {}
    var seen: [Int] = []
    while true {
      let isOver = job.outcome != nil
      let places = job.takeFinished().flatMap(Array.init)
      seen += places
      for place in places { #expect(job.sample(job.order[place]) == expected[job.order[place]]) }
      if isOver { break }
      usleep(500)
    }
    #expect(seen.sorted() == Array(0..<64 * 48))
  }

  /// Kernels that take very long, by what they do meanwhile.
  private static var endless: [String] {
    // The recursion is not deep, as the testing library takes a backtrace of each error on each of its levels.
    let sines = String(repeating: "s = sin(s + 0.1); ", count: 3000)
    return [
      "program () -> int { while true {} 1 }",
      // Without a loop or a call, there is nothing that uses fuel.
      "program (x: float) -> float { var s = x; \(sines) s }",
      "program (x: float) -> float { var s = x; if x > -9 { \(sines) } else { \(sines) s = 2; } s }",
      "fn f(n: int) -> int { if n < 1 { 1 } else { f(n - 1) + f(n - 1) } } program () -> int { f(60) }",
      "program (iterations: int) -> int { var n = 0; for i in 0..iterations { for j in 0..1000 { n += j % 7; } } n }",
    ]
  }

  @Test("begin nothing more once they are cancelled, and end, on every backend", arguments: Backend.allCases)
  func cancelled(_ backend: Backend) throws {
    for text in Self.endless {
      let renderer = try Renderer(try kernel(text), backend: backend, threads: 2)
      for delay in [0, 1_000, 10_000] as [UInt32] {
        let order = PixelOrder(width: 200, height: 100, coarsest: 8)
        let job = try renderer.start(frame(200, 100, iterations: 1_000_000_000), order: order) {}
        usleep(delay)
        job.cancel()
        _ = job.takeFinished()
        guard case .cancelled? = wait(job) else {
          Issue.record("\(String(describing: job.outcome))")
          return
        }
        // Each thread may have been about to finish what it was working on.
        let pixels = job.takeFinished().reduce(0) { $0 + $1.count }
        #expect(pixels <= 2 * Renderer.standardBatch.upperBound, "\(backend): \(text.prefix(80))")
      }
    }
  }

  @Test("wake whoever waits, at the end and before, but not all the time")
  func wakes() throws {
    let renderer = try Renderer(try kernel(mandelbrot), backend: .evaluated, threads: 2)
    let count = Counter()
    let start = ContinuousClock.now
    let job = try renderer.start(
      frame(120, 80, iterations: 1000), order: PixelOrder(width: 120, height: 80, coarsest: 8)
    ) { count.add() }
    guard case .done? = wait(job) else {
      Issue.record("\(String(describing: job.outcome))")
      return
    }
    let time = (ContinuousClock.now - start) / .milliseconds(15)
    usleep(20_000)
    #expect(count.value > 1 && Double(count.value) < time + 2)
  }

  @Test("show the first pixels of a slow kernel at once")
  func soon() throws {
    // A point takes about 10 ms, so all of them would take minutes.
    let renderer = try Renderer(try kernel(mandelbrot), backend: .evaluated, threads: 2)
    let inside = Frame(region: Region(-0.1, -0.1, 0.1, 0.1), width: 200, height: 116, iterations: 100_000)
    let job = try renderer.start(inside, order: PixelOrder(width: 200, height: 116, coarsest: 16)) {}
    let limit = ContinuousClock.now + .seconds(300)
    while job.progress == 0, ContinuousClock.now < limit { usleep(1000) }
    #expect(!job.takeFinished().isEmpty && job.progress < 0.5)
    job.cancel()
  }

  @Test("say which pixel failed")
  func failure() throws {
    let renderer = try Renderer(
      try kernel("program (x: float) -> int { if x >= 5 { 1 / 0 } else { 1 } }"), backend: .lanes, threads: 2)
    let frame = Frame(region: Region(0, 0, 8, 8), width: 8, height: 8, iterations: 10)
    let job = try renderer.start(frame, order: PixelOrder(width: 8, height: 8, coarsest: 4)) {}
    guard case .failed(let error)? = wait(job) else {
      Issue.record("\(String(describing: job.outcome))")
      return
    }
    // Of the coarsest two passes the first is (6, 0).
    #expect((error.i, error.j) == (6, 0) && error.point == Complex(6, 0))
    #expect(error.error.kind == .divisionByZero)
  }

  /// A job of two threads whose first has taken all pixels; the test does what its threads do.
  private func shared() throws -> (job: FrameJob, queue: PixelQueue, run: Range<Int>) {
    let kernel = try kernel("program () -> int { 1 }")
    let samples = try #require(Samples(kernel.output, count: 2))
    let queue = PixelQueue(count: 2, batch: 2...2, threads: 2)
    let job = FrameJob(frame(2, 1), PixelOrder(reading: 2), samples, workers: 2, queue: queue) {}
    return (job, queue, try #require(queue.take(0)))
  }

  /// One thread finds nothing more to take while the other still works, and leaves after it.
  @Test("are done when the last run ends while another thread is about to leave")
  func lastRunDone() throws {
    let (job, queue, run) = try shared()
    #expect(queue.take(1) == nil)
    job.leave {
      queue.finish(run)
      job.leave()
    }
    guard case .done? = job.outcome else {
      Issue.record("\(String(describing: job.outcome))")
      return
    }
  }

  /// The same, but the last run fails.
  @Test("fail when the last run fails while another thread is about to leave")
  func lastRunFailed() throws {
    let (job, queue, run) = try shared()
    #expect(queue.take(1) == nil)
    job.leave {
      queue.fail(run.lowerBound + 1, RuntimeError(.divisionByZero, .none))
      job.leave()
    }
    guard case .failed(let error)? = job.outcome else {
      Issue.record("\(String(describing: job.outcome))")
      return
    }
    #expect((error.i, error.j) == (1, 0))
  }

  @Test("are refused if their order does not have all pixels")
  func wrongOrder() throws {
    let renderer = try Renderer(try kernel(mandelbrot), backend: .lanes)
    #expect(throws: RenderError.self) {
      try renderer.start(frame(10, 10), order: PixelOrder(width: 9, height: 10, coarsest: 4)) {}
    }
  }
}

/// Counts, from any thread.
final class Counter: Sendable {
  private let count = Locked(0)
  func add() { count.withLock { $0 += 1 } }
  var value: Int { count.withLock { $0 } }
}
