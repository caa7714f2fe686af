/// The results of a view for one number of threads in both records.
struct BenchmarkPair {
  var view: BenchmarkRecord.View
  var old: BenchmarkRecord.Run
  var new: BenchmarkRecord.Run

  /// What whose code never changes tells of the machine.
  static let references = [Benchmark.native, HandLoop.name]

  /// The rows of a backend that did the same work.
  func rows(_ backend: String) -> (old: BenchmarkRecord.Row, new: BenchmarkRecord.Row)? {
    guard let old = old[backend], let new = new[backend], old.isSameWork(as: new) else { return nil }
    return (old, new)
  }

  /// How much longer a backend takes.
  func ratio(_ backend: String) -> Double? { rows(backend).map { $0.new.median / $0.old.median } }

  /// How much longer a reference takes: for this view, or in the middle of the others.
  func ratio(_ reference: String, among all: [BenchmarkPair]) -> Double? {
    if let ratio = ratio(reference) { return ratio }
    let others = all.filter { $0.new.threads == new.threads }.compactMap { $0.ratio(reference) }.sorted()
    return others.isEmpty ? nil : Benchmark.Row.median(others)
  }

  /// How much longer everything may take, as far as references tell: 1 where they have changed by nothing but noise.
  func drifts(among all: [BenchmarkPair]) -> [Double] {
    let drifts = Self.references.compactMap { reference -> Double? in
      guard let ratio = ratio(reference, among: all) else { return nil }
      let isNoise =
        rows(reference).map { BenchmarkComparison.verdict($0.old.seconds, $0.new.seconds) == .withinNoise }
        ?? (max(ratio, 1 / ratio) <= 1 + BenchmarkComparison.tolerance)
      return isNoise ? 1 : ratio
    }
    return drifts.isEmpty ? [1] : drifts
  }

  func changes(among all: [BenchmarkPair]) -> [BenchmarkComparison.Change] {
    let (native, drifts) = (ratio(Benchmark.native, among: all), drifts(among: all))
    return new.rows.compactMap { new in
      guard let old = old[new.backend] else { return nil }
      let isReference = Self.references.contains(new.backend)
      let verdict =
        old.isSameWork(as: new)
        ? BenchmarkComparison.verdict(old.seconds, new.seconds, drifts: isReference ? [1] : drifts)
        : .otherWork
      let ratio = new.median / old.median
      return BenchmarkComparison.Change(
        view: view, threads: self.new.threads, backend: new.backend, old: old.median, new: new.median,
        ratio: ratio, relative: native.map { ratio / $0 }, verdict: verdict)
    }
  }
}

extension BenchmarkRecord {
  /// What was measured of a view.
  public subscript(view: View) -> Entry? { kernels.first { $0.view == view } }
}

extension BenchmarkRecord.Run {
  /// What was measured of a backend.
  public subscript(backend: String) -> BenchmarkRecord.Row? { rows.first { $0.backend == backend } }
}

extension BenchmarkRecord.Row {
  /// Whether both did the same.
  fileprivate func isSameWork(as other: BenchmarkRecord.Row) -> Bool {
    iterations == other.iterations && pixelIterations == other.pixelIterations
  }
}
