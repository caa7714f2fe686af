import Fractal
import Rast

/// The report of all kernels as one table, for people.
struct BenchOverview {
  private var results: [(kernel: Kernel, result: Benchmark.Result)] = []

  /// Takes what was measured of a kernel.
  mutating func add(_ kernel: Kernel, _ result: Benchmark.Result) { results.append((kernel, result)) }

  /// The table of one number of threads: the times of lanes, and how many times as long the others take.
  func text(threads: Int) -> TerminalText {
    let results = results.filter { $0.result.work.threads == threads }
    guard let first = results.first?.result else { return "" }
    let frame = first.work.frame
    let runs = first[Backend.lanes.rawValue]?.seconds.count ?? 0
    let lanes = Backend.lanes.rawValue
    let others = Benchmark.references + [Backend.evaluated.rawValue]
    let header = ["", "iterations", lanes, "ns/iteration"] + others.map { "\($0)/\(lanes)" }
    let rows = results.compactMap { kernel, result -> [String]? in
      guard let lanes = result[lanes] else { return nil }
      return [
        kernel.name, String(result.work.frame.iterations), BenchTable.seconds(lanes.median),
        BenchTable.number(lanes.nanoseconds),
      ] + others.map { BenchTable.number(result[$0]?.ratio(to: lanes)) }
    }
    let agree = results.allSatisfy(\.result.disagreeing.isEmpty)
    let size = "\(results.count) kernels, \(frame.width) × \(frame.height) pixels"
    let medians = "medians of \(runs) run\(runs == 1 ? "" : "s")"
    return TerminalText(
      lines: "\(size), \(BenchTable.threads(threads)), \(medians)\n\n" + BenchTable.aligned([header] + rows)
        + cancelled(results) + (agree ? "all agree in every bit\n\n" : "\n"))
  }

  /// The longest time that each backend took to cancel a frame.
  private func cancelled(_ results: [(kernel: Kernel, result: Benchmark.Result)]) -> String {
    let longest = Backend.allCases.compactMap { backend -> String? in
      let times = results.compactMap { kernel, result in
        result[backend.rawValue]?.cancellations.last.map { (kernel.name, $0) }
      }
      return times.max { $0.1 < $1.1 }.map { "\(backend.rawValue) \(BenchTable.seconds($0.1)) (\($0.0))" }
    }
    return longest.isEmpty ? "" : "cancelled in at most: \(longest.joined(separator: ", "))\n"
  }
}
