import Fractal
import FoundationEssentials
import Rast
import Text

/// The reports of `bench`.
enum BenchReport {
  /// A table for people.
  static func text(_ kernel: Kernel, _ result: Benchmark.Result, _ first: Benchmark.Result) -> TerminalText {
    let (frame, threads) = (result.work.frame, result.work.threads)
    var text =
      "\(VisibleText.of(kernel.name)), \(frame.width) × \(frame.height) pixels, \(frame.iterations) iterations, "
      + "\(threads) thread\(threads == 1 ? "" : "s")\n\n"
    let names = result.rows.map(\.name)
    let native = result.rows.first { $0.name == "native" }
    let compiled = result.rows.first { $0.name == "compiled" }
    var table = [["", "median", "least", "runs", "ns/iteration", "× native", "× compiled"]]
    for row in result.rows {
      table.append([
        row.iterations == frame.iterations ? row.name : row.name + "*",
        seconds(row.median), seconds(row.seconds.first ?? 0), String(row.seconds.count),
        row.nanoseconds.map { number($0) } ?? "", ratio(row, native), ratio(row, compiled),
      ])
    }
    text += aligned(table)
    if let short = result.rows.first(where: { $0.iterations != frame.iterations }) {
      text += "* with \(short.iterations) iterations\n"
    }
    if first.work.threads != threads {
      let gains = result.rows.compactMap { row in
        first.rows.first { $0.name == row.name }.map { "\(row.name) \(number($0.median / row.median))" }
      }
      text += "times as fast as with \(first.work.threads) thread: " + gains.joined(separator: ", ") + "\n"
    }
    let cancelled = result.rows.compactMap { row in
      row.medianCancellation.map { "\(row.name) \(seconds($0))" }
    }
    if !cancelled.isEmpty {
      text += "cancelled in: \(cancelled.joined(separator: ", ")) (medians of \(Benchmark.cancellations))\n"
    }
    text +=
      result.disagreeing.isEmpty
      ? "all \(names.count) agree in every bit\n\n"
      : "the answers of \(result.disagreeing.joined(separator: ", ")) differ from compiled's\n\n"
    return TerminalText(lines: text)
  }

  private static func ratio(_ row: Benchmark.Row, _ other: Benchmark.Row?) -> String {
    other.flatMap { row.ratio(to: $0) }.map { number($0) } ?? ""
  }

  private static func seconds(_ value: Double) -> String {
    value < 1 ? number(value * 1000) + " ms" : number(value) + " s"
  }

  /// Three digits.
  private static func number(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "0" }
    var digits = 2
    var size = value
    while size >= 10, digits > 0 {
      size /= 10
      digits -= 1
    }
    if value < 0.1 { digits = 4 }
    let scale = [1.0, 10, 100, 1000, 10000][digits]
    let rounded = (value * scale).rounded() / scale
    return digits == 0 ? String(Int(rounded)) : padded(rounded, digits)
  }

  private static func padded(_ value: Double, _ digits: Int) -> String {
    let text = value.description
    let fraction = text.split(separator: ".").last?.count ?? 0
    return text + String(repeating: "0", count: max(0, digits - fraction))
  }

  /// The first column aligned to the left, the others to the right.
  private static func aligned(_ table: [[String]]) -> String {
    let widths = (table.first ?? []).indices.map { column in table.map { $0[column].count }.max() ?? 0 }
    return table.map { row in
      var line = "  "
      for (column, cell) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        line += column == 0 ? cell + blanks : "   " + blanks + cell
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  private struct Document: Encodable {
    struct Run: Encodable {
      var threads: Int
      var agree: Bool
      var rows: [Row]
    }

    struct Row: Encodable {
      var backend: String
      var iterations: Int
      var seconds: [Double]
      var median: Double
      var nanosecondsPerIteration: Double?
      var timesNative: Double?
      var timesCompiled: Double?
      var secondsToCancel: Double?
    }

    var kernel: String
    var width: Int
    var height: Int
    var iterations: Int
    var region: [Double]
    var runs: [Run]
  }

  /// The same for programs.
  static func json(_ kernel: Kernel, _ results: [Benchmark.Result]) throws(CommandError) -> TerminalText {
    guard let frame = results.first?.work.frame else { return "{}\n" }
    let runs = results.map { result in
      let native = result.rows.first { $0.name == "native" }
      let compiled = result.rows.first { $0.name == "compiled" }
      return Document.Run(
        threads: result.work.threads, agree: result.disagreeing.isEmpty,
        rows: result.rows.map { row in
          Document.Row(
            backend: row.name, iterations: row.iterations, seconds: row.seconds, median: row.median,
            nanosecondsPerIteration: row.nanoseconds, timesNative: native.flatMap { row.ratio(to: $0) },
            timesCompiled: compiled.flatMap { row.ratio(to: $0) }, secondsToCancel: row.medianCancellation)
        })
    }
    let region = frame.region
    let document = Document(
      kernel: kernel.name, width: frame.width, height: frame.height, iterations: frame.iterations,
      region: [region.x1, region.y1, region.x2, region.y2], runs: runs)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    do {
      let document = String(decoding: try encoder.encode(document), as: UTF8.self)
      return TerminalText(lines: VisibleText.ofJSON(document) + "\n")
    } catch {
      throw .failed("the report cannot be written as JSON")
    }
  }
}
