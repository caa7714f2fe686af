import Rast

/// What `bench` measured, in the form in which it is kept in files.
public struct BenchmarkRecord: Hashable, Codable, Sendable {
  /// The form of these files.
  public static let currentFormat = 2

  /// The form of this one.
  public var format = BenchmarkRecord.currentFormat
  /// The version of the program.
  public var version: String
  /// What it ran on.
  public var machine: BenchmarkMachine
  /// What was measured, kernel by kernel.
  public var kernels: [Entry]
  /// What has changed since an earlier record, if they were compared.
  public var changes: [BenchmarkComparison.Change]?

  /// A record of the current form.
  public init(version: String, machine: BenchmarkMachine, kernels: [Entry]) {
    (self.version, self.machine, self.kernels) = (version, machine, kernels)
  }

  /// What was measured of one kernel.
  public struct Entry: Hashable, Codable, Sendable {
    /// What was rendered.
    public var view: View
    /// The results for each number of threads.
    public var runs: [Run]

    /// A view and what was measured of it.
    public init(view: View, runs: [Run]) { (self.view, self.runs) = (view, runs) }
  }

  /// What was rendered.
  public struct View: Hashable, Codable, Sendable {
    /// The kernel's name.
    public var kernel: String
    /// The values of its params, by their names.
    public var params: [String: String]
    /// How many pixels wide the picture is.
    public var width: Int
    /// How many pixels high the picture is.
    public var height: Int
    /// The iteration limit.
    public var iterations: Int
    /// The corners of the plane's part: x1, y1, x2, y2.
    public var region: [Double]
    /// Seconds since the view opened.
    public var time: Double

    /// A frame of a kernel.
    public init(_ kernel: Kernel, _ frame: Frame) {
      self.kernel = kernel.name
      params = Dictionary(kernel.program.params.map { ($0.name, "\($0.value)") }) { first, _ in first }
      (width, height, iterations) = (frame.width, frame.height, frame.iterations)
      let region = frame.region
      self.region = [region.x1, region.y1, region.x2, region.y2]
      time = frame.time
    }
  }

  /// The results for one number of threads.
  public struct Run: Hashable, Codable, Sendable {
    /// How many threads there were.
    public var threads: Int
    /// Whether all answers were the same.
    public var agree: Bool
    /// What was measured of each backend.
    public var rows: [Row]
  }

  /// What was measured of one backend.
  public struct Row: Hashable, Codable, Sendable {
    /// `native`, `by hand`, or the backend's name.
    public var backend: String
    /// The iteration limit that it ran with.
    public var iterations: Int
    /// How many pixel-iterations a run makes, where the kernel counts them.
    public var pixelIterations: Int?
    /// The time of each run, sorted.
    public var seconds: [Double]
    /// The middle one of the times.
    public var median: Double
    /// The median by pixel-iterations.
    public var nanosecondsPerIteration: Double?
    /// How many times as long as native it takes.
    public var timesNative: Double?
    /// How many times as long as the loop written by hand it takes.
    public var timesByHand: Double?
    /// How many times as long as the compiled backend it takes.
    public var timesCompiled: Double?
    /// The middle one of the times that it took to cancel a frame.
    public var secondsToCancel: Double?
  }
}

extension BenchmarkRecord {
  /// The record as it should be, if it can be one: each row has times, and they are in order.
  public var checked: BenchmarkRecord? {
    var record = self
    for entry in kernels.indices {
      for run in kernels[entry].runs.indices {
        for row in kernels[entry].runs[run].rows.indices {
          let seconds = kernels[entry].runs[run].rows[row].seconds.sorted()
          guard !seconds.isEmpty, seconds.allSatisfy({ $0 > 0 && $0.isFinite }) else { return nil }
          record.kernels[entry].runs[run].rows[row].seconds = seconds
          record.kernels[entry].runs[run].rows[row].median = Benchmark.Row.median(seconds)
        }
      }
    }
    return record
  }
}

extension BenchmarkRecord.Run {
  /// The record of a result.
  public init(_ result: Benchmark.Result) {
    threads = result.work.threads
    agree = result.disagreeing.isEmpty
    rows = result.rows.map { row in
      BenchmarkRecord.Row(
        backend: row.name, iterations: row.iterations, pixelIterations: row.pixelIterations,
        seconds: row.seconds, median: row.median, nanosecondsPerIteration: row.nanoseconds,
        timesNative: row.ratio(to: result[Benchmark.native]),
        timesByHand: row.ratio(to: result[HandLoop.name]),
        timesCompiled: row.ratio(to: result[Backend.compiled.rawValue]),
        secondsToCancel: row.medianCancellation)
    }
  }
}
