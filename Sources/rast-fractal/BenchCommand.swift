import ArgumentParser
import Fractal
import Rast

struct BenchCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Time all backends side by side, and a native loop.",
    discussion: """
      Every backend renders the same picture in turn, several times, and the medians are compared; so are the \
      answers, bit by bit. "native" is the same kernel written in Swift and compiled ahead of time, for the kernels \
      that have one (\(Benchmark.nativeKernels.joined(separator: ", "))). The evaluated backend runs with a \
      \(Benchmark.evaluatedShare)th of the iterations (unless --full is given), and is compared by its time per \
      pixel-iteration. Then each backend's frame is cancelled at random moments, and the time until all threads have \
      noticed is taken.

      Without a kernel, this is rast-jit-vm's benchmark: the Mandelbrot set, 120 × 60 pixels of \
      -2.05,-1.12,0.47,1.12, with 100,000 iterations.
      """)

  @Argument(
    help: ArgumentHelp("The kernel (default: the benchmark of rast-jit-vm).", valueName: "kernel"),
    completion: .programs)
  var kernel: String?

  @OptionGroup(title: "What is rendered") var view: ViewOptions

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Its width in pixels.", valueName: "n"),
    transform: OptionValue.size)
  var width: Int?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("Its height in pixels.", valueName: "n"),
    transform: OptionValue.size)
  var height: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How often each backend runs.", valueName: "n"),
    transform: OptionValue.size)
  var runs: Int = 5

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads (default: first one, then one for each processor).", valueName: "n"),
    transform: OptionValue.threads)
  var threads: Int?

  @Flag(help: "Run the evaluated backend with all iterations as well.")
  var full = false

  @Option(
    help: ArgumentHelp("The format of the report: text, json.", valueName: "name"),
    completion: .list(["text", "json"]))
  var format: ReportFormat = .text

  enum ReportFormat: String, ExpressibleByArgument {
    case text, json
  }

  func execute(_ session: Session) throws(CommandError) {
    let choice = try view.choice(kernel: kernel)
    let kernel = try choice.makeKernel(session)
    let benchmark = try session.compiling { () throws(CompileErrors) in try Benchmark(kernel) }
    let frame = try makeFrame(kernel, choice.view)
    var results: [Benchmark.Result] = []
    let all = Renderer.availableThreads
    for threads in threads.map({ [$0] }) ?? (all > 1 ? [1, all] : [1]) {
      let work = Benchmark.Work(frame: frame, threads: threads)
      do throws(RenderError) {
        let result = try benchmark.run(
          work, runs: runs, isFull: full, cancellation: session.interrupts.cancellation)
        results.append(result)
        if format == .text {
          session.output.write(BenchReport.text(kernel, result, results.first ?? result))
        }
      } catch {
        try session.interrupts.check()
        throw .failed("\(error)")
      }
      try session.output.check()
    }
    if format == .text {
      for (name, note) in benchmark.notes { session.output.write("\(name) \(note)\n") }
    }
    if format == .json { session.output.write(try BenchReport.json(kernel, results)) }
    try session.output.check()
    let wrong = Set(results.flatMap(\.disagreeing)).sorted()
    if !wrong.isEmpty { throw .failed("the answers of \(wrong.joined(separator: ", ")) differ") }
  }

  private func makeFrame(_ kernel: Kernel, _ view: ViewText) throws(CommandError) -> Frame {
    let isSeed = self.kernel == nil && self.view.view == nil
    let width = width ?? (isSeed ? 120 : 320)
    let height = height ?? (isSeed ? 60 : 200)
    var view = view
    if isSeed, view.region == nil, view.center == nil, view.span == nil {
      view.region = Region(-2.05, -1.12, 0.47, 1.12)
    }
    view.iterations = view.iterations ?? .fixed(isSeed ? 100_000 : 4 * kernel.iterations)
    do throws(FrameError) {
      return try Frame(view, of: kernel, width: width, height: height, .pixel)
    } catch {
      throw .usage("\(error)")
    }
  }
}
