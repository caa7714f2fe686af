import Fractal
import Text

/// What has changed since an earlier benchmark, for people.
struct BenchComparisonReport {
  /// The earlier benchmark's file.
  var path: String
  var old: BenchmarkRecord
  var new: BenchmarkRecord

  func text(_ comparison: BenchmarkComparison) -> TerminalText {
    var text = "since \(VisibleText.of(path)), by \(machines)\n\n"
    text += BenchTable.aligned(table(comparison.changes))
    let verdicts = BenchmarkComparison.Verdict.allCases.compactMap { verdict -> String? in
      let count = comparison.count(verdict)
      return count > 0 ? "\(count) \(verdict.rawValue)" : nil
    }
    text += "\n\(verdicts.joined(separator: ", "))\n"
    if comparison.count(.tooFewRuns) > 0 {
      text += "for a verdict there must be 5 runs of both, then and now (--runs)\n"
    }
    for place in comparison.missing {
      text += "not compared: \(Self.name(place.view)), \(BenchTable.threads(place.threads))\n"
    }
    return TerminalText(lines: text)
  }

  /// A view in a few words.
  static func name(_ view: BenchmarkRecord.View) -> String {
    let title = BenchTable.title(width: view.width, height: view.height, iterations: view.iterations)
    return "\(VisibleText.of(view.kernel)), \(title)"
  }

  /// What differs of the machines and programs.
  private var machines: String {
    var parts = [
      old.machine.build == new.machine.build
        ? "the same build" : "another build" + (old.version == new.version ? "" : " (\(old.version))")
    ]
    if old.machine.processor == new.machine.processor {
      parts.append("on the same kind of processor (\(new.machine.processor))")
    } else {
      parts.append("on another processor (\(old.machine.processor), now \(new.machine.processor))")
    }
    for (one, other, word) in [
      (old.machine, new.machine, "then"), (new.machine, old.machine, "now"),
    ] {
      let more = one.instructions.filter { !other.instructions.contains($0) }
      if !more.isEmpty { parts.append("only \(word) built with \(more.joined(separator: " "))") }
    }
    return VisibleText.of(parts.joined(separator: ", "))
  }

  private func table(_ changes: [BenchmarkComparison.Change]) -> [[String]] {
    let hasThreads = Set(changes.map(\.threads)).count > 1
    return [["", "then", "now", "now/then", "by native's", ""]]
      + changes.map { change in
        let threads = hasThreads ? ", \(BenchTable.threads(change.threads))" : ""
        return [
          "\(VisibleText.of(change.view.kernel)), \(VisibleText.of(change.backend))\(threads)",
          BenchTable.seconds(change.old), BenchTable.seconds(change.new), BenchTable.number(change.ratio),
          BenchTable.number(change.relative), change.verdict.rawValue,
        ]
      }
  }
}
