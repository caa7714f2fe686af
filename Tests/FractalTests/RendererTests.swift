import Glibc
import Rast
import Synchronization
import Testing

@testable import Fractal

@Suite("The renderer")
struct RendererTests {
  private let mandelbrot: String

  init() throws { mandelbrot = try #require(ShippedProgram.named("mandelbrot")).text }

  private func frame(_ width: Int, _ height: Int, iterations: Int = 50) -> Frame {
    Frame(region: Region(-2.05, -1.12, 0.47, 1.12), width: width, height: height, iterations: iterations)
  }

  @Test("draws the seed's picture, byte for byte", arguments: Backend.allCases)
  func golden(_ backend: Backend) throws {
    let renderer = try Renderer(try kernel(mandelbrot), backend: backend)
    let picture = try renderer.render(frame(120, 60, iterations: 100))
    let path = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let file = try #require(fopen("/\(path)/Golden/mandelbrot-120x60-100.txt", "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 10_000)
    let count = fread(&bytes, 1, bytes.count, file)
    #expect(picture.bytes(as: "ascii") == Array(bytes.prefix(count)))
  }

  private func renderer(
    _ kernel: Kernel, _ backend: Backend, threads: Int, batch: ClosedRange<Int>
  ) throws -> Renderer {
    Renderer(kernel, try kernel.prepared(for: backend), threads: threads, batch: batch)
  }

  @Test("gives the same picture whatever the threads and batches", arguments: [(1, 1), (37, 23), (64, 9)])
  func independent(_ width: Int, _ height: Int) throws {
    let kernel = try kernel(mandelbrot)
    let frame = frame(width, height)
    let expected = try renderer(kernel, .evaluated, threads: 1, batch: 1...1).render(frame).all
    #expect(expected.count == width * height)
    for backend in Backend.allCases {
      for (threads, batch) in [(1, 7...7), (2, 1...1000), (3, 32...512), (64, 8...8), (5, 100_000...100_000)]
      {
        let renderer = try renderer(kernel, backend, threads: threads, batch: batch)
        #expect(try renderer.render(frame).all == expected, "\(backend), \(threads) threads, \(batch)")
      }
    }
  }

  @Test("uses the current values of params")
  func params() throws {
    let kernel = try kernel("param k: int = 3 in 1..9; program () -> int { k }")
    let frame = Frame(region: Region(0, 0, 1, 1), width: 1, height: 1, iterations: 10)
    #expect(try Renderer(kernel, backend: .evaluated).render(frame).all == [.count(3)])
    let set = try kernel.setting(["k": .int(7)])
    #expect(try Renderer(set, backend: .evaluated).render(frame).all == [.count(7)])
    #expect(throws: ParamError.self) { try kernel.setting(["k": .int(10)]) }
  }

  @Test("says at which pixel a kernel failed: the first, whatever the threads do")
  func failure() throws {
    // Fails from the point (3, 2) on in reading order, and never ends from (0, 5) on.
    let kernel = try kernel(
      """
      program (x: float, y: float) -> int {
        while y >= 5 {}
        if y > 2 || y == 2 && x >= 3 { 1 / 0 } else { 1 }
      }
      """)
    let frame = Frame(region: Region(0, 0, 8, 8), width: 8, height: 8, iterations: 10)
    for (threads, batch) in [(1, 64...64), (1, 1...1), (2, 1...1), (4, 3...3), (8, 8...8), (64, 1...1)] {
      let renderer = try renderer(kernel, .evaluated, threads: threads, batch: batch)
      let error = #expect(throws: RenderError.self) { try renderer.render(frame) }
      guard case .failed(let failure)? = error else {
        Issue.record("\(String(describing: error)) with \(threads) threads and \(batch)")
        continue
      }
      #expect(failure.i == 3 && failure.j == 2 && failure.point == Complex(3, 2))
      #expect(failure.error.kind == .divisionByZero)
      #expect(kernel.program.source.text(failure.error.span) == "1 / 0")
      #expect(failure.place == "at pixel (3, 2), the point (3.0, 2.0)")
    }
  }

  @Test("stops when it is cancelled", arguments: [1, 3])
  func cancellation(_ threads: Int) throws {
    let renderer = try Renderer(
      try kernel("program () -> int { while true {} 1 }"), backend: .evaluated, threads: threads)
    let token = CancellationToken()
    var calls = 0
    #expect(throws: RenderError.cancelled) {
      try renderer.render(frame(10, 10), cancellation: token) { _ in
        calls += 1
        if calls == 3 { token.cancel() }
      }
    }
    #expect(calls >= 3)
    #expect(throws: RenderError.cancelled) { try renderer.render(frame(10, 10), cancellation: token) }
  }

  @Test("reports its progress")
  func progress() throws {
    let renderer = try Renderer(try kernel(mandelbrot), backend: .evaluated, threads: 2)
    var seen: [Double] = []
    _ = try renderer.render(frame(80, 60, iterations: 500)) { seen.append($0) }
    #expect(seen == seen.sorted())
    #expect(seen.allSatisfy { (0...1).contains($0) })
    #expect(Set(seen).count > 2)
  }

  @Test(
    "refuses what does not fit into memory before using any",
    arguments: [
      (0, 1), (1, 0), (-5, 10), (1_000_000_000, 1_000_000_000), (Int.max, Int.max), (1 << 28, 2),
      (Int.min, -1),
    ])
  func size(_ width: Int, _ height: Int) throws {
    let renderer = try Renderer(try kernel(mandelbrot), backend: .evaluated)
    #expect(throws: RenderError.badSize(width, height)) { try renderer.render(frame(width, height)) }
  }

  @Test("counts every value of a sample as memory")
  func wideSamples() throws {
    let renderer = try Renderer(
      try kernel("program () -> (float, float, float) { (0.0, 0.0, 0.0) }"), backend: .evaluated)
    #expect(throws: RenderError.badSize(1 << 27, 1)) { try renderer.render(frame(1 << 27, 1)) }
  }

  @Test("has at least one thread, and not too many")
  func threads() throws {
    #expect(Renderer.availableThreads >= 1)
    #expect(try Renderer(try kernel(mandelbrot), backend: .evaluated, threads: -3).threads == 1)
    #expect(try Renderer(try kernel(mandelbrot), backend: .evaluated, threads: .max).threads == 1024)
  }

  @Test("tells how long a picture took")
  func elapsed() throws {
    let renderer = try Renderer(try kernel(mandelbrot), backend: .evaluated)
    #expect(try renderer.render(frame(10, 10)).elapsed > .zero)
  }

  @Test("many at once don't interfere with each other")
  func concurrent() async throws {
    let renderer = try Renderer(try kernel(mandelbrot), backend: .evaluated, threads: 3)
    let expected = try renderer.render(frame(20, 20)).all
    try await withThrowingTaskGroup(of: [Sample].self) { group in
      for _ in 0..<4 { group.addTask { try renderer.render(frame(20, 20)).all } }
      for try await samples in group { #expect(samples == expected) }
    }
  }
}
