import Rast
import Testing

@testable import Fractal

@Suite("Comparing benchmarks")
struct ComparisonTests {
  @Test("the chance of ranks is that of the tables")
  func ranks() {
    // Complete separation: 2 of all arrangements.
    #expect(abs(RankTest.leastChance(5, 5) - 2.0 / 252) < 1e-12)
    #expect(abs(RankTest.leastChance(3, 3) - 0.1) < 1e-12)
    #expect(abs(RankTest.leastChance(4, 6) - 2.0 / 210) < 1e-12)
    #expect(RankTest.leastChance(0, 5) == 1)
    // For 5 and 5, tables of U have 2 as the critical value at 5 %, and 0 at 1 %.
    #expect(abs(RankTest.chance([1, 2, 3, 4, 7], [5, 6, 8, 9, 10]) - 8.0 / 252) < 1e-12)
    #expect(RankTest.chance([1, 2, 3, 4, 8], [5, 6, 7, 9, 10]) > 0.05)
    #expect(RankTest.chance([1, 1, 1], [1, 1, 1]) == 1)
    // The normal distribution goes on where counting ends.
    let (exact, normal) = (RankTest.chance(lot(0, 30), lot(8, 30)), RankTest.chance(lot(0, 31), lot(8, 31)))
    #expect(exact < 0.05 && normal < 0.05 && abs(exact - normal) < 0.01)
    #expect(RankTest.chance(lot(0, 2000), lot(0.5, 2000)) > 0.5)
    #expect(RankTest.leastChance(500, 500) < 1e-100)
  }

  private func lot(_ first: Double, _ count: Int) -> [Double] { (0..<count).map { first + Double($0) } }

  @Test("a difference is one if the times are apart, and by more than starts differ")
  func verdicts() {
    let old = [1.00, 1.01, 1.02, 1.03, 1.10]
    func verdict(_ factor: Double, drift: Double = 1) -> BenchmarkComparison.Verdict {
      BenchmarkComparison.verdict(old, old.map { $0 * factor }, drift: drift)
    }
    #expect(verdict(1) == .withinNoise && verdict(1.05) == .withinNoise && verdict(0.96) == .withinNoise)
    #expect(verdict(1.2) == .slower && verdict(0.8) == .faster)
    // They are apart, but by less than two starts of the same build.
    let steady = [1.000, 1.001, 1.002, 1.003, 1.004]
    #expect(BenchmarkComparison.verdict(steady, steady.map { $0 * 1.02 }) == .withinNoise)
    #expect(BenchmarkComparison.verdict(steady, steady.map { $0 * 1.04 }) == .slower)
    // All that native has become slower by is the machine's, and half as much again may be.
    #expect(verdict(1.5, drift: 1.5) == .withinNoise && verdict(1.8, drift: 1.5) == .withinNoise)
    #expect(verdict(2, drift: 1.5) == .slower && verdict(1, drift: 1.5) == .faster)
    #expect(BenchmarkComparison.verdict([1, 1, 1, 1], [2, 2, 2, 2]) == .tooFewRuns)
    #expect(BenchmarkComparison.verdict([1, 1, 1, 1], [2, 2, 2, 2, 2, 2]) == .slower)
  }

  /// A record of made-up times.
  private func record(
    _ rows: [(kernel: String, backend: String, seconds: Double)], threads: Int = 1, runs: Int = 5
  ) throws -> BenchmarkRecord {
    let kernel = try Kernel(name: "k", Analysis(SourceFile(path: "k.rast", text: "program () -> int { 1 }")))
    let frame = Frame(region: Region(0, 0, 1, 1), width: 4, height: 2, iterations: 9)
    let work = Benchmark.Work(frame: frame, threads: threads)
    var entries: [BenchmarkRecord.Entry] = []
    for name in rows.map(\.kernel) where !entries.contains(where: { $0.view.kernel == name }) {
      let result = Benchmark.Result(
        work: work,
        rows: rows.filter { $0.kernel == name }.map { row in
          let seconds = (0..<runs).map { row.seconds * (1 + 0.001 * Double($0)) }
          return Benchmark.Row(name: row.backend, seconds: seconds, iterations: 9, pixelIterations: 8)
        }, disagreeing: [])
      var view = BenchmarkRecord.View(kernel, frame)
      view.kernel = name
      entries.append(BenchmarkRecord.Entry(view: view, runs: [BenchmarkRecord.Run(result)]))
    }
    let machine = BenchmarkMachine(processor: "p", threads: 2, build: "1", instructions: [])
    return BenchmarkRecord(version: "0", machine: machine, kernels: entries)
  }

  @Test("each backend of each view is compared, as far as native says that the machine is the same")
  func changes() throws {
    let old = try record([
      ("a", "native", 1), ("a", "lanes", 0.1), ("a", "compiled", 2), ("b", "lanes", 1), ("b", "gone", 1),
    ])
    var new = try record([
      ("a", "native", 1), ("a", "lanes", 0.05), ("a", "compiled", 3), ("b", "lanes", 1.001),
      ("c", "lanes", 1),
    ])
    var comparison = BenchmarkComparison(old, new)
    #expect(comparison.changes.map(\.backend) == ["native", "lanes", "compiled", "lanes"])
    #expect(comparison.changes.map(\.verdict) == [.withinNoise, .faster, .slower, .withinNoise])
    #expect(abs(comparison.changes[1].ratio - 0.5) < 1e-9 && comparison.missing.map(\.view.kernel) == ["c"])
    // Twice as busy a machine changes nothing, not even for a kernel that has no twin.
    new = try record([
      ("a", "native", 2), ("a", "lanes", 0.2), ("a", "compiled", 8), ("b", "lanes", 2),
    ])
    comparison = BenchmarkComparison(old, new)
    #expect(comparison.changes.map(\.verdict) == [.slower, .withinNoise, .slower, .withinNoise])
    #expect(abs((comparison.changes[1].relative ?? 0) - 1) < 1e-9)
    #expect(comparison.count(.slower) == 2)
  }

  @Test("where throughput has changed and scalar code has not, only what is outside of both is a difference")
  func references() throws {
    let old = try record([("a", "native", 1), ("a", "by hand", 0.1), ("a", "lanes", 0.2), ("b", "lanes", 1)])
    for (factor, verdict) in [
      (1.0, .withinNoise), (1.5, .withinNoise), (1.8, .withinNoise), (0.9, .faster), (2.1, .slower),
    ] as [(Double, BenchmarkComparison.Verdict)] {
      let new = try record([
        ("a", "native", 1), ("a", "by hand", 0.15), ("a", "lanes", 0.2 * factor), ("b", "lanes", factor),
      ])
      let comparison = BenchmarkComparison(old, new)
      #expect(comparison.changes.map(\.verdict) == [.withinNoise, .slower, verdict, verdict], "\(factor)")
    }
  }

  @Test("what is not the same work is not compared")
  func otherWork() throws {
    let old = try record([("a", "native", 1), ("a", "lanes", 0.1)])
    var new = old
    new.kernels[0].runs[0].rows[1].pixelIterations = 7
    #expect(BenchmarkComparison(old, new).changes.map(\.verdict) == [.withinNoise, .otherWork])
    new = old
    new.kernels[0].runs[0].rows[0].iterations = 8
    let comparison = BenchmarkComparison(old, new)
    #expect(comparison.changes.map(\.verdict) == [.otherWork, .withinNoise])
    #expect(comparison.changes.allSatisfy { $0.relative == nil })
    for change in [
      { $0.width = 5 }, { $0.region[0] = 0.5 }, { $0.params["p"] = "1" }, { $0.time = 1 },
    ] as [(inout BenchmarkRecord.View) -> Void] {
      new = old
      change(&new.kernels[0].view)
      #expect(BenchmarkComparison(old, new).changes.isEmpty)
      #expect(BenchmarkComparison(old, new).missing.count == 1)
    }
    let more = try record([("a", "lanes", 0.1)], threads: 2)
    #expect(BenchmarkComparison(old, more).changes.isEmpty)
    #expect(BenchmarkComparison(old, more).missing.map(\.threads) == [2])
  }

  @Test("a record whose times can't be times is none, and others are put in order")
  func checked() throws {
    var record = try record([("a", "lanes", 1)])
    record.kernels[0].runs[0].rows[0].seconds = [3, 1, 2]
    #expect(record.checked?.kernels[0].runs[0].rows[0].seconds == [1, 2, 3])
    #expect(record.checked?.kernels[0].runs[0].rows[0].median == 2)
    for seconds in [[], [0], [-1, 1], [.infinity], [.nan]] as [[Double]] {
      record.kernels[0].runs[0].rows[0].seconds = seconds
      #expect(record.checked == nil)
    }
  }

  @Test("the machine is told by its first processor")
  func machine() {
    let text = "processor\t: 0\nmodel name\t: A: B (R)\nprocessor\t: 1\nmodel name\t: C\n"
    #expect(BenchmarkMachine.model(in: text) == "A: B (R)")
    #expect(
      BenchmarkMachine.model(in: "") == "unknown" && BenchmarkMachine.model(in: "model name") == "model name")
    let machine = BenchmarkMachine.current
    #expect(!machine.processor.isEmpty && machine.threads > 0 && machine.build != "unknown")
    #expect(machine == .current)
  }
}
