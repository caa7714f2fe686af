import Rast
import Testing

@testable import Fractal

@Suite("The queue of pixels")
struct PixelQueueTests {
  private let error = RuntimeError(.divisionByZero, .none)

  @Test("hands out every pixel once and in order, in runs that get smaller", arguments: [1, 31, 32, 5000])
  func all(_ count: Int) {
    let queue = PixelQueue(count: count, batch: 32...512, threads: 2)
    var runs: [Range<Int>] = []
    while let run = queue.take(runs.count % 2) {
      runs.append(run)
      queue.finish(run)
    }
    #expect(runs.flatMap(Array.init) == Array(0..<count))
    #expect(runs.allSatisfy { $0.count <= 512 })
    #expect(runs.dropLast().allSatisfy { $0.count >= 32 })
    #expect(runs.map(\.count) == runs.map(\.count).sorted(by: >))
    #expect(queue.outcome.isComplete && queue.progress == 1)
  }

  @Test("the first failure counts; pixels before it are finished, and those after it abandoned")
  func failures() {
    let queue = PixelQueue(count: 1000, batch: 10...10, threads: 3)
    for thread in 0..<3 { #expect(queue.take(thread) == 10 * thread..<10 * (thread + 1)) }
    queue.fail(12, error)
    #expect(!queue.token(0).isCancelled && !queue.token(1).isCancelled && queue.token(2).isCancelled)
    #expect(queue.take(2) == nil)
    queue.fail(25, RuntimeError(.negativeExponent, .none))
    queue.fail(27, RuntimeError(.cancelled, .none))
    #expect(queue.outcome.failure?.pixel == 12)
    queue.fail(3, RuntimeError(.indexOutOfRange, .none))
    #expect(queue.outcome.failure?.pixel == 3)
    #expect(queue.outcome.failure?.error.kind == .indexOutOfRange)
    #expect(queue.take(0) == nil)
  }

  @Test("when cancelled, it neither says that all is done nor that a pixel failed")
  func cancelled() {
    let queue = PixelQueue(count: 100, batch: 10...10, threads: 2)
    _ = queue.take(0)
    queue.cancel()
    queue.fail(0, error)
    #expect(queue.token(0).isCancelled && queue.token(1).isCancelled)
    #expect(queue.take(1) == nil)
    #expect(queue.outcome.failure == nil && !queue.outcome.isComplete)
  }
}
