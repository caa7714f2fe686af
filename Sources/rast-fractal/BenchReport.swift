import Fractal
import Rast
import Text

/// The report of one kernel, for people.
enum BenchReport {
  /// What was measured with one number of threads; `first` is with the first one.
  static func text(_ kernel: Kernel, _ result: Benchmark.Result, _ first: Benchmark.Result) -> TerminalText {
    let (frame, threads) = (result.work.frame, result.work.threads)
    let title = BenchTable.title(width: frame.width, height: frame.height, iterations: frame.iterations)
    var text = "\(VisibleText.of(kernel.name)), \(title), \(BenchTable.threads(threads))\n\n"
    text += BenchTable.aligned(table(result))
    if let short = result.rows.first(where: { $0.iterations != frame.iterations }) {
      text += "* with \(short.iterations) iterations\n"
    }
    if first.work.threads != threads {
      let gains = result.rows.compactMap { row in
        first[row.name].map { "\(row.name) \(BenchTable.number($0.median / row.median))" }
      }
      text +=
        "times as fast as with \(BenchTable.threads(first.work.threads)): " + gains.joined(separator: ", ")
        + "\n"
    }
    let cancelled = result.rows.compactMap { row in
      row.medianCancellation.map { "\(row.name) \(BenchTable.seconds($0))" }
    }
    if !cancelled.isEmpty {
      text += "cancelled in: \(cancelled.joined(separator: ", ")) (medians of \(Benchmark.cancellations))\n"
    }
    text +=
      result.disagreeing.isEmpty
      ? "all \(result.rows.count) agree in every bit\n\n"
      : "the answers of \(result.disagreeing.joined(separator: ", ")) differ from compiled's\n\n"
    return TerminalText(lines: text)
  }

  private static func table(_ result: Benchmark.Result) -> [[String]] {
    let others = Benchmark.references.filter { result[$0] != nil }
    let header = ["", "median", "least", "runs", "ns/iteration"] + others.map { "× \($0)" }
    return [header]
      + result.rows.map { row in
        [
          row.iterations == result.work.frame.iterations ? row.name : row.name + "*",
          BenchTable.seconds(row.median), BenchTable.seconds(row.seconds.first ?? 0),
          String(row.seconds.count), BenchTable.number(row.nanoseconds),
        ] + others.map { BenchTable.number(row.ratio(to: result[$0])) }
      }
  }
}
