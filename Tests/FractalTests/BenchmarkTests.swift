import Rast
import Testing

@testable import Fractal

@Suite("The benchmark")
struct BenchmarkTests {
  private func run(_ kernel: Kernel, iterations: Int, isFull: Bool = false) throws -> Benchmark.Result {
    let region = kernel.viewport.region(width: 24, height: 12, pixelAspect: 0.5)
    let frame = Frame(region: region, width: 24, height: 12, iterations: iterations)
    return try Benchmark(kernel).run(
      Benchmark.Work(frame: frame, threads: 2), runs: 6, isFull: isFull, cancellation: CancellationToken())
  }

  private func kernel(_ text: String) throws -> Kernel {
    try Kernel(name: "k", Analysis(SourceFile(path: "k.rast", text: text)))
  }

  @Test("native twins give the bits that the kernels give", arguments: Benchmark.nativeKernels)
  func twins(_ name: String) throws {
    let kernel = try Kernel(name: name, Analysis(#require(ShippedProgram.named(name)).source))
    let result = try run(kernel, iterations: 128)
    #expect(result.disagreeing.isEmpty)
    let rows = result.rows.filter { $0.name != HandLoop.name }
    #expect(rows.map(\.name) == ["native", "lanes", "compiled", "evaluated"])
    #expect(rows.map(\.iterations) == [128, 128, 128, 2])
    #expect(rows.map(\.seconds.count) == [6, 6, 6, 5])
    #expect(result.rows.allSatisfy { $0.seconds == $0.seconds.sorted() && $0.median > 0 })
    let isCounted = kernel.output != .colour
    #expect(result.rows.allSatisfy { ($0.pixelIterations != nil) == isCounted })
    #expect(result.rows.allSatisfy { !isCounted || ($0.nanoseconds ?? 0) > 0 })
    #expect(Set(result.rows.filter { $0.iterations == 128 }.map(\.pixelIterations)).count == 1)
    #expect(result.rows[0].medianCancellation == nil)
    // Others may be through before they can be cancelled.
    if name == "mandelbrot" {
      #expect(rows.dropFirst().allSatisfy { $0.medianCancellation != nil })
    }
  }

  @Test("counts that are NaN, or too large for an int, are counted as what they can be")
  func counts() throws {
    for (value, expected) in [("1e300", 50), ("0.0 / 0.0", 0), ("-1e300", 0), ("2.5", 2)] {
      let result = try run(kernel("program (x: float) -> float { \(value) }"), iterations: 50)
      #expect(result.rows.first?.pixelIterations == expected * 24 * 12)
    }
    let colour = try run(kernel("program (x: float) -> (float, float, float) { (x, x, x) }"), iterations: 5)
    #expect(colour.rows.allSatisfy { $0.pixelIterations == nil && $0.nanoseconds == nil })
  }

  @Test("with another limit, it is compared per pixel-iteration")
  func ratio() {
    var (one, other) = (
      Benchmark.Row(name: "a", seconds: [1, 2, 6], iterations: 10, pixelIterations: 100),
      Benchmark.Row(name: "b", seconds: [1, 3], iterations: 10, pixelIterations: 400)
    )
    #expect(one.median == 2 && other.median == 2 && one.ratio(to: other) == 1)
    one.iterations = 5
    #expect(one.ratio(to: other) == 4)
    other.pixelIterations = nil
    #expect(one.ratio(to: other) == nil)
  }
}
