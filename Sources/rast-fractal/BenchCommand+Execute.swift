import Fractal
import Rast

extension BenchCommand {
  func execute(_ session: Session) throws(CommandError) {
    let cases = try cases(session)
    let old = try against.map { path throws(CommandError) in try earlier(path, cases) }
    var record = BenchmarkRecord(version: Overview.version, machine: .current, kernels: [])
    var overview = BenchOverview()
    var notes: [TerminalText] = []
    var wrong: [String] = []
    var progress = ProgressLine(session.standardError)
    defer { progress.erase() }
    for (number, item) in cases.enumerated() {
      let benchmark = try session.compiling { () throws(CompileErrors) in try Benchmark(item.kernel) }
      let results = try measure(benchmark, item.frame, session)
      record.kernels.append(
        BenchmarkRecord.Entry(
          view: BenchmarkRecord.View(item.kernel, item.frame), runs: results.map { BenchmarkRecord.Run($0) }))
      for result in results {
        overview.add(item.kernel, result)
        wrong += result.disagreeing.map { all ? "\($0) (\(item.kernel.name))" : $0 }
      }
      notes += benchmark.notes.map { name, note in
        all ? "\(item.kernel.name): \(name) \(note)\n" : "\(name) \(note)\n"
      }
      if all { progress.show(Double(number + 1) / Double(cases.count)) }
    }
    progress.erase()
    let comparison = old.map { BenchmarkComparison($0, record) }
    record.changes = comparison?.changes
    switch format {
    case .json: session.output.write(try BenchFile.text(record))
    case .text:
      if all { for threads in threadCounts { session.output.write(overview.text(threads: threads)) } }
      for note in notes { session.output.write(note) }
      if let comparison, let old, let against {
        let report = BenchComparisonReport(path: against, old: old, new: record)
        session.output.write((notes.isEmpty ? "" : "\n") + report.text(comparison))
      }
    }
    try session.output.check()
    if !wrong.isEmpty {
      throw .failed("the answers of \(Set(wrong).sorted().joined(separator: ", ")) differ")
    }
  }

  /// The numbers of threads to measure with.
  private var threadCounts: [Int] {
    if let threads { return [threads] }
    let available = Renderer.availableThreads
    return all || available == 1 ? [1] : [1, available]
  }

  /// Measures one kernel, and reports it if it is the only one.
  private func measure(
    _ benchmark: Benchmark, _ frame: Frame, _ session: Session
  ) throws(CommandError) -> [Benchmark.Result] {
    var results: [Benchmark.Result] = []
    for threads in threadCounts {
      let work = Benchmark.Work(frame: frame, threads: threads)
      do throws(RenderError) {
        let result = try benchmark.run(
          work, runs: runs, isFull: full, cancellation: session.interrupts.cancellation)
        results.append(result)
        if format == .text, !all {
          session.output.write(BenchReport.text(benchmark.kernel, result, results.first ?? result))
        }
      } catch {
        try session.interrupts.check()
        throw .failed("\(error)")
      }
      try session.output.check()
    }
    return results
  }

  /// The record to compare with; it must have something in common with what is measured.
  private func earlier(_ path: String, _ cases: [BenchCase]) throws(CommandError) -> BenchmarkRecord {
    let record = try BenchFile.read(path)
    let views = cases.map { BenchmarkRecord.View($0.kernel, $0.frame) }
    if let view = views.first, !views.contains(where: { record[$0] != nil }) {
      let names = record.kernels.map { BenchComparisonReport.name($0.view) }
      throw .usage(
        "\(path) has nothing to compare with: it is not of this view of \(all ? "any kernel" : view.kernel), but of "
          + (names.isEmpty ? "none" : names.joined(separator: "; ")))
    }
    return record
  }
}
