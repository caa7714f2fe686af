import Rast

/// Times the same picture on every backend and, where the kernel has them, on its native twin and the loop written by
/// hand: in turn, several times, comparing the answers.
public struct Benchmark: Sendable {
  /// What to render.
  public struct Work: Sendable {
    /// The picture.
    public var frame: Frame
    /// How many threads share it.
    public var threads: Int

    /// A picture and how many threads share it.
    public init(frame: Frame, threads: Int) { (self.frame, self.threads) = (frame, threads) }
  }

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

    /// The middle one, or the mean of the two in the middle.
    public var median: Double { Row.median(seconds) }

    /// The middle of the times to cancel a frame, if there are any.
    public var medianCancellation: Double? { cancellations.isEmpty ? nil : Row.median(cancellations) }

    private static func median(_ sorted: [Double]) -> Double {
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }

    /// Nanoseconds per pixel-iteration.
    public var nanoseconds: Double? { pixelIterations.map { median * 1e9 / Double(max(1, $0)) } }

    /// How many times as long as another it takes, per pixel-iteration if the limits differ; nil if that is unknown.
    public func ratio(to other: Row) -> Double? {
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
  }

  /// The kernel.
  public let kernel: Kernel
  private let contestants: [(name: String, program: any PreparedProgram)]

  /// How much lower the evaluated backend's iteration limit is.
  public static let evaluatedShare = 64

  /// Prepares a kernel for all backends.
  ///
  /// - Throws: what is wrong with it.
  public init(_ kernel: Kernel) throws(CompileErrors) {
    self.kernel = kernel
    var contestants: [(name: String, program: any PreparedProgram)] = []
    if let twin = NativeKernels.twin(of: kernel) { contestants.append(("native", twin)) }
    if let loop = HandLoop(kernel) { contestants.append((HandLoop.name, loop)) }
    for backend in Backend.allCases.reversed() {
      contestants.append((backend.rawValue, try kernel.prepared(for: backend)))
    }
    self.contestants = contestants
  }

  /// The names of the kernels that have a native twin.
  public static var nativeKernels: [String] { NativeKernels.names }

  /// What users should know about how the backends run the kernel, by the backends' names.
  public var notes: [(name: String, note: String)] {
    contestants.compactMap { name, program in program.note.map { (name, $0) } }
  }

  /// How often each backend's frame is cancelled.
  public static let cancellations = CancellationTiming.runs

  /// Runs everything.
  ///
  /// - Parameters:
  ///   - runs: how often each backend renders the picture, after one run that does not count; the evaluated backend
  ///     renders it at most three times.
  ///   - isFull: whether the evaluated backend, too, runs with the full iteration limit.
  /// - Throws: why a picture could not be rendered.
  public func run(
    _ work: Work, runs: Int, isFull: Bool, cancellation: CancellationToken
  ) throws(RenderError) -> Result {
    var short = work
    if !isFull { short.frame.iterations = max(1, work.frame.iterations / Benchmark.evaluatedShare) }
    var rows: [String: Row] = [:]
    var disagreeing: [String] = []
    var expected: [Int: Samples] = [:]
    // Made only once, so that their threads are, too.
    let renderers = contestants.map { ($0.name, Renderer(kernel, $0.program, threads: work.threads)) }
    for run in 0...runs {
      for (name, renderer) in renderers {
        let isSlow = name == Backend.evaluated.rawValue
        if isSlow, run == 0 || run > 3 { continue }
        let work = isSlow ? short : work
        let picture = try renderer.render(work.frame, cancellation: cancellation)
        if run > 0 {
          rows[name, default: Row(name: name, seconds: [], iterations: work.frame.iterations)].seconds.append(
            picture.elapsed.seconds)
        }
        rows[name]?.pixelIterations = picture.samples.pixelIterations(limit: work.frame.iterations)
        if expected[work.frame.iterations] == nil {
          let oracle = renderers.first { $0.0 == Backend.compiled.rawValue }?.1 ?? renderer
          expected[work.frame.iterations] = try oracle.render(work.frame, cancellation: cancellation).samples
        }
        if let samples = expected[work.frame.iterations], !samples.agrees(with: picture.samples),
          !disagreeing.contains(name)
        {
          disagreeing.append(name)
        }
      }
    }
    for (name, renderer) in renderers where Backend(rawValue: name) != nil {
      rows[name]?.cancellations = try CancellationTiming(renderer, work.frame).seconds(cancellation)
    }
    let ordered = contestants.compactMap { rows[$0.name] }.map { row in
      var row = row
      row.seconds.sort()
      return row
    }
    return Result(work: work, rows: ordered, disagreeing: disagreeing)
  }
}

extension Duration {
  /// The duration in seconds.
  public var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}

extension Samples {
  /// The sum of all counts, if they are counts.
  func pixelIterations(limit: Int) -> Int? {
    var sum = 0
    for index in 0..<count {
      switch self[index] {
      case .count(let n): sum += min(max(0, n), limit)
      case .smoothCount(let n), .countAndHue(let n, _):
        sum += n.isFinite ? Int(min(max(0, n), Double(min(limit, 1 << 32)))) : 0
      case .colour, .glyph: return nil
      }
    }
    return sum
  }

  /// Whether both hold the same bits; all NaNs count as equal.
  func agrees(with other: Samples) -> Bool {
    guard count == other.count, output == other.output else { return false }
    for index in 0..<count * output.type.slotCount where words[index] != other.words[index] {
      let isNaN = Double(bitPattern: words[index]).isNaN && Double(bitPattern: other.words[index]).isNaN
      if !isNaN { return false }
    }
    return true
  }
}
