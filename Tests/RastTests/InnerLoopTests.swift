import Glibc
import Rast
import Testing

/// Counts what a thread asks of the Swift runtime, through the hooks that the runtime has for instruments.
private struct RuntimeCalls {
  typealias Retain = @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?
  typealias Release = @convention(c) (UnsafeMutableRawPointer?) -> Void
  typealias Allocate = @convention(c) (UnsafeRawPointer?, Int, Int) -> UnsafeMutableRawPointer?

  let retain: UnsafeMutablePointer<Retain>
  let release: UnsafeMutablePointer<Release>
  let allocate: UnsafeMutablePointer<Allocate>
  let isOn: UnsafeMutablePointer<Bool>
  let originals: (retain: Retain, release: Release, allocate: Allocate)
  /// The thread that is counted, and its retains, releases and allocations.
  let cells = UnsafeMutablePointer<UInt>.allocate(capacity: 4)

  init?() {
    func find<T>(_ name: String, _: T.Type) -> UnsafeMutablePointer<T>? {
      dlsym(nil, name)?.assumingMemoryBound(to: T.self)
    }
    guard let retain = find("_swift_retain", Retain.self), let release = find("_swift_release", Release.self),
      let allocate = find("_swift_allocObject", Allocate.self),
      let isOn = find(
        "_swift_enableSwizzlingOfAllocationAndRefCountingFunctions_forInstrumentsOnly", Bool.self)
    else { return nil }
    (self.retain, self.release, self.allocate, self.isOn) = (retain, release, allocate, isOn)
    originals = (retain.pointee, release.pointee, allocate.pointee)
    cells.initialize(repeating: 0, count: 4)
  }

  func note(_ cell: Int) { if cells[0] == UInt(pthread_self()) { cells[cell] += 1 } }

  /// How many retains, releases and allocations `body` makes on this thread.
  func count(_ body: () -> Void) -> [UInt] {
    for cell in 1...3 { cells[cell] = 0 }
    cells[0] = UInt(pthread_self())
    body()
    cells[0] = 0
    return (1...3).map { cells[$0] }
  }

  func start() {
    retain.pointee = { object in
      calls?.note(1)
      return calls?.originals.retain(object)
    }
    release.pointee = { object in
      calls?.note(2)
      calls?.originals.release(object)
    }
    allocate.pointee = { type, size, alignment in
      calls?.note(3)
      return calls?.originals.allocate(type, size, alignment)
    }
    isOn.pointee = true
  }

  func stop() {
    isOn.pointee = false
    (retain.pointee, release.pointee, allocate.pointee) = originals
  }
}

nonisolated(unsafe) private let calls = RuntimeCalls()

/// The loops of a kernel make no retains, releases or allocations, so ten thousand iterations make as many as ten.
@Suite struct InnerLoopTests {
  private static let kernels = [
    """
    program (point: complex, iterations: int) -> int {
        var z = 0i;
        var n = 0;
        while norm(z) <= 4 && n < iterations { z = z^2 + point; n += 1; }
        n
    }
    """,
    """
    fn step(z: complex, c: complex) -> complex {
        let t = complex(abs(z.re), abs(z.im));
        if t.re > 1e9 { return c; }
        t^2 * 0.25 + sin(c) / 8
    }
    program (point: complex, iterations: int) -> float {
        var z = point;
        var pair = (0.0, 1);
        for i in 0..iterations {
            z = step(z, point);
            if norm(z) > 1e6 || z != z { break; }
            if i % 3 == 1 { continue; }
            for j in 0..2 { pair = (pair.0 + z.re / 4, pair.1 + j); }
        }
        pair.0 + pair.1 as float
    }
    """,
  ]

  /// In a process of its own, because other tests' threads must not run into the hooks.
  @Test("make no retain, release or allocation, on compiled and on lanes")
  func none() async {
    await #expect(processExitsWith: .success) {
      for backend in [Backend.compiled, .lanes] {
        for text in InnerLoopTests.kernels {
          let (few, many) = try InnerLoopTests.counts(backend, text)
          guard few == many else { exit(EXIT_FAILURE) }
        }
      }
    }
  }

  @Test("the counting itself works")
  func some() async {
    await #expect(processExitsWith: .success) {
      final class Box {}
      guard let calls else { exit(EXIT_FAILURE) }
      calls.start()
      let counts = calls.count { _ = (0..<50).map { _ in Box() } }
      calls.stop()
      guard counts[2] >= 50 else { exit(EXIT_FAILURE) }
    }
  }

  /// What ten iterations of a kernel ask of the runtime, and what ten thousand ask.
  private static func counts(_ backend: Backend, _ text: String) throws -> (few: [UInt], many: [UInt]) {
    let calls = try #require(calls)
    let program = try backend.prepare(try Program(parsing: text).checked())
    let instance = program.makeInstance(RunOptions())
    let lanes = 300
    let inputs = UnsafeMutablePointer<UInt64>.allocate(capacity: 4 * lanes)
    defer { inputs.deallocate() }
    func run(_ iterations: Int) {
      for lane in 0..<lanes {
        inputs[lane] = (Double(lane) / 3000).bitPattern
        inputs[lanes + lane] = (Double(lane % 17) / 300).bitPattern
        inputs[2 * lanes + lane] = UInt64(iterations)
      }
      let batch = Batch(count: lanes, stride: lanes, inputs: inputs, outputs: inputs + 3 * lanes)
      do throws(BatchError) { try instance.run(batch) } catch { exit(EXIT_FAILURE) }
    }
    // The first run allocates memory that later runs reuse.
    run(100)
    calls.start()
    defer { calls.stop() }
    return (calls.count { run(10) }, calls.count { run(10_000) })
  }
}
