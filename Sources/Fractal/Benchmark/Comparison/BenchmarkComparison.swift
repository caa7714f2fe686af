import Rast

/// What has changed from one record to another, and what of that is more than noise.
///
/// A difference of medians is more than noise if two things hold:
/// - Times that scatter only by chance would be arranged like these, or further apart, in less than one of a hundred
///   cases (see `RankTest`). That is possible only from five runs of each on.
/// - It is larger than what the same build differs by from one start to the next, with other places in memory.
///
/// Where native or the loop by hand, whose code is the same, take longer or shorter beyond the noise, the machine is
/// another or differently busy. Then a difference has to be one from the old times as they would be if all had changed
/// like these, each by itself, as a busy machine slows down what waits for results less than what does not. It also has
/// to be larger than half of that change, as not all code is like one of the two.
public struct BenchmarkComparison: Sendable {
  /// The chance of a difference below which it is not taken for noise.
  static let significance = 0.01
  /// By how much the same build differs from one start to the next.
  public static let tolerance = 0.03

  /// What was found of one backend.
  public enum Verdict: String, Hashable, Codable, Sendable, CaseIterable {
    /// It takes less time.
    case faster
    /// It takes more time.
    case slower
    /// The difference, if there is one, may be noise.
    case withinNoise = "within the noise"
    /// Even times that do not overlap might come about by chance: there are too few of them.
    case tooFewRuns = "too few runs"
    /// It ran with another limit, or counted otherwise: the work is not the same.
    case otherWork = "other work"
  }

  /// The old and the new times of one backend.
  public struct Change: Hashable, Codable, Sendable {
    /// What was rendered.
    public var view: BenchmarkRecord.View
    /// With how many threads.
    public var threads: Int
    /// By what.
    public var backend: String
    /// The old median.
    public var old: Double
    /// The new median.
    public var new: Double
    /// The new median by the old one.
    public var ratio: Double
    /// The ratio, by that of native; nil where there is no native.
    public var relative: Double?
    /// What to think of it.
    public var verdict: Verdict
  }

  /// A new view, with a number of threads.
  public struct Place: Hashable, Sendable {
    /// What was rendered.
    public var view: BenchmarkRecord.View
    /// With how many threads.
    public var threads: Int
  }

  /// All backends of all places that are in both records, in the order of the new one.
  public let changes: [Change]
  /// The places of the new record that the old one has not.
  public let missing: [Place]

  /// Compares two records.
  public init(_ old: BenchmarkRecord, _ new: BenchmarkRecord) {
    var pairs: [BenchmarkPair] = []
    var missing: [Place] = []
    for entry in new.kernels {
      for run in entry.runs {
        if let old = old[entry.view]?.runs.first(where: { $0.threads == run.threads }) {
          pairs.append(BenchmarkPair(view: entry.view, old: old, new: run))
        } else {
          missing.append(Place(view: entry.view, threads: run.threads))
        }
      }
    }
    changes = pairs.flatMap { $0.changes(among: pairs) }
    self.missing = missing
  }

  /// How many differences there are of a kind.
  public func count(_ verdict: Verdict) -> Int { changes.count { $0.verdict == verdict } }

  /// What a difference is, if it is that whichever way everything may have changed.
  static func verdict(_ old: [Double], _ new: [Double], drifts: [Double]) -> Verdict {
    let verdicts = drifts.map { verdict(old, new, drift: $0) }
    return verdicts.dropFirst().allSatisfy { $0 == verdicts.first }
      ? verdicts.first ?? .withinNoise : .withinNoise
  }

  /// What a difference is.
  ///
  /// - Parameter drift: how much longer everything takes.
  static func verdict(_ old: [Double], _ new: [Double], drift: Double = 1) -> Verdict {
    guard RankTest.leastChance(old.count, new.count) < significance else { return .tooFewRuns }
    let expected = old.map { $0 * drift }
    let least = max(1 + tolerance, 1 + (max(drift, 1 / drift) - 1) / 2)
    let ratio = Benchmark.Row.median(new) / Benchmark.Row.median(expected)
    guard max(ratio, 1 / ratio) > least, RankTest.chance(expected, new) < significance else {
      return .withinNoise
    }
    return ratio < 1 ? .faster : .slower
  }
}
