import Glibc
import Rast
import Testing

@testable import Fractal

@Suite("The pool of threads")
struct ThreadPoolTests {
  /// The calling thread, as `<process>/task/<thread>` below /proc.
  private static var current: String {
    var text = [CChar](repeating: 0, count: 100)
    let count = readlink("/proc/thread-self", &text, text.count)
    return String(decoding: text.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private final class Seen: Sendable {
    let threads = Locked<Set<String>>([])
    let numbers = Locked<[Int]>([])

    func note(_ number: Int) {
      threads.withLock { _ = $0.insert(ThreadPoolTests.current) }
      numbers.withLock { $0.append(number) }
    }
  }

  @Test("does everything once, on the same few threads")
  func reuse() {
    let pool = ThreadPool(3)
    let seen = Seen()
    for _ in 0..<50 { pool.run(3, watch: {}) { seen.note($0) } }
    #expect(seen.numbers.withLock { $0.sorted() } == (0..<150).map { $0 / 50 })
    #expect((1...3).contains(seen.threads.withLock { $0.count }))
    #expect(!seen.threads.withLock { $0.contains(ThreadPoolTests.current) })
  }

  @Test("that comes behind others has nicer threads, and so have the threads that they start")
  func priority() {
    /// The niceness of the calling thread.
    @Sendable func niceness() -> Int32 { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }
    let own = niceness()
    let found = Locked<[Int32]>([])
    ThreadPool(1).run(1, watch: {}) { _ in found.withLock { $0.append(niceness()) } }
    ThreadPool(1, priority: .background).run(1, watch: {}) { _ in
      found.withLock { $0.append(niceness()) }
      ThreadPool(1).run(1, watch: {}) { _ in found.withLock { $0.append(niceness()) } }
    }
    // There is nothing nicer than 19.
    #expect(found.withLock { $0 } == [own, min(19, own + 5), min(19, own + 5)])
    #expect(niceness() == own)
  }

  @Test("does more pieces of work than it has threads, one after another")
  func more() {
    let pool = ThreadPool(2)
    let seen = Seen()
    pool.run(100, watch: {}) { seen.note($0) }
    #expect(seen.numbers.withLock { $0.sorted() } == Array(0..<100))
    #expect(seen.threads.withLock { $0.count } <= 2)
  }

  @Test("what it makes is taken in order, and it is never too far ahead", arguments: [1, 3])
  func order(_ threads: Int) {
    let pool = ThreadPool(threads)
    let taken = Locked(0)
    let farthest = Locked(0)
    var results: [Int] = []
    pool.inOrder(
      200, ahead: 4,
      { number in
        let ahead = number - taken.withLock { $0 }
        farthest.withLock { $0 = max($0, ahead) }
        return 2 * number
      }
    ) { result in
      results.append(result)
      taken.withLock { $0 += 1 }
    }
    #expect(results == (0..<200).map { 2 * $0 })
    #expect(farthest.withLock { $0 } < 4)
  }

  @Test("nothing more is made once what it made is not taken")
  func refusal() {
    struct Full: Error {}
    let pool = ThreadPool(2)
    let made = Locked(0)
    #expect(throws: Full.self) {
      try pool.inOrder(1000, ahead: 3, { _ in made.withLock { $0 += 1 } }) { () throws(Full) in throw Full() }
    }
    pool.run(2, watch: {}) { _ in }
    #expect(made.withLock { $0 } <= 3)
  }

  @Test("where the system has no thread to give, the calling one does it")
  func orderAlone() {
    let pool = ThreadPool(2) { _ in false }
    var results: [Int] = []
    pool.inOrder(10, ahead: 3, { $0 }) { results.append($0) }
    #expect(results == Array(0..<10))
  }

  @Test("its threads end with it")
  func end() {
    let seen = Seen()
    do {
      let pool = ThreadPool(4)
      pool.run(4, watch: {}) { number in
        seen.note(number)
        usleep(20_000)
      }
    }
    let threads = seen.threads.withLock { $0 }
    #expect(!threads.isEmpty)
    func alive() -> Int { threads.filter { access("/proc/\($0)", F_OK) == 0 }.count }
    let limit = ContinuousClock.now + .seconds(120)
    while alive() > 0, ContinuousClock.now < limit { usleep(1000) }
    #expect(alive() == 0)
  }

  @Test("without threads, the calling one does what is submitted, but nothing that must run aside")
  func noThreads() {
    let pool = ThreadPool(2) { _ in false }
    let seen = Seen()
    pool.submit(3) { seen.note($0) }
    #expect(seen.numbers.withLock { $0 } == [0, 1, 2])
    #expect(seen.threads.withLock { $0 } == [ThreadPoolTests.current])
    #expect(!pool.submitAside { seen.note(3) })
    // Nor is it done later, along with other work.
    pool.submit(1) { _ in seen.note(4) }
    #expect(seen.numbers.withLock { $0 } == [0, 1, 2, 4])
  }

  @Test("what must run aside runs on a thread of the pool")
  func aside() {
    let pool = ThreadPool(1)
    let (seen, latch) = (Seen(), Latch(1))
    #expect(
      pool.submitAside {
        seen.note(0)
        latch.countDown()
      })
    while !latch.wait(milliseconds: 100) {}
    #expect(!seen.threads.withLock { $0.contains(ThreadPoolTests.current) })
  }
}
