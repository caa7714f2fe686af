extension Benchmark {
  /// What was measured of one backend.
  public struct Row: Sendable {
    /// `native`, `by hand`, or the backend's name.
    public var name: String
    /// The time of each run, in seconds, sorted.
    public var seconds: [Double]
    /// The iteration limit that it ran with: the evaluated backend's is lower, as it would take too long.
    public var iterations: Int
    /// How many pixel-iterations a run makes, where the kernel counts them.
    public var pixelIterations: Int?
    /// How long it took to cancel a frame, each time that this was done, in seconds, sorted; none of what is no backend,
    /// which can't be cancelled, and of kernels that are too quick for that.
    public var cancellations: [Double] = []

    /// The middle one of the times.
    public var median: Double { Row.median(seconds) }

    /// The middle of the times to cancel a frame, if there are any.
    public var medianCancellation: Double? { cancellations.isEmpty ? nil : Row.median(cancellations) }

    /// The middle one of some numbers, or the mean of the two in the middle; there must be some, and sorted.
    static func median(_ sorted: [Double]) -> Double {
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// Nanoseconds per pixel-iteration.
    public var nanoseconds: Double? { pixelIterations.map { median * 1e9 / Double(max(1, $0)) } }

    /// How many times as long as another it takes, per pixel-iteration if the limits differ; nil if that is unknown, or
    /// there is no other.
    public func ratio(to other: Row?) -> Double? {
      guard let other else { return nil }
      if iterations == other.iterations { return median / other.median }
      guard let one = nanoseconds, let two = other.nanoseconds else { return nil }
      return one / two
    }
  }

  /// The results for one number of threads.
  public struct Result: Sendable {
    /// What was rendered.
    public var work: Work
    /// A row for each backend, the native twin first.
    public var rows: [Row]
    /// The rows whose answers differ from the compiled backend's.
    public var disagreeing: [String]

    /// What was measured of a backend.
    public subscript(name: String) -> Row? { rows.first { $0.name == name } }
  }
}
