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

  /// The kernel.
  public let kernel: Kernel
  private let contestants: [(name: String, program: any PreparedProgram)]

  /// How much lower the evaluated backend's iteration limit is.
  public static let evaluatedShare = 64
  /// How often the evaluated backend runs at most: as often as a comparison needs.
  private static let evaluatedRuns = 5

  /// Prepares a kernel for all backends.
  ///
  /// - Throws: what is wrong with it.
  public init(_ kernel: Kernel) throws(CompileErrors) {
    self.kernel = kernel
    var contestants: [(name: String, program: any PreparedProgram)] = []
    if let twin = NativeKernels.twin(of: kernel) { contestants.append((Benchmark.native, twin)) }
    if let loop = HandLoop(kernel) { contestants.append((HandLoop.name, loop)) }
    for backend in Backend.allCases.reversed() {
      contestants.append((backend.rawValue, try kernel.prepared(for: backend)))
    }
    self.contestants = contestants
  }

  /// The name of the native twin's row.
  public static let native = "native"
  /// The names of the rows that others are compared with.
  public static let references = [native, HandLoop.name, Backend.compiled.rawValue]

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
  ///     renders it at most five times.
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
        if isSlow, run == 0 || run > Benchmark.evaluatedRuns { continue }
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
