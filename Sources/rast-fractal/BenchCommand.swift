import ArgumentParser
import Fractal
import Rast

struct BenchCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Time all backends side by side, and a native loop.",
    discussion: """
      Every backend renders the same picture in turn, several times, and the medians are compared; so are the \
      answers, bit by bit. "native" is the same kernel written in Swift and compiled ahead of time, for the kernels \
      that have one (\(Benchmark.nativeKernels.joined(separator: ", "))). "by hand" is how fast this processor could \
      be at all: the loop of mandelbrot in C on its vectors (AVX-512 or AVX2), where a lane that is done takes the \
      next pixel at once. The evaluated backend runs with a \(Benchmark.evaluatedShare)th of the iterations (unless \
      --full is given), and is compared by its time per pixel-iteration. Then each backend's frame is cancelled at \
      random moments, and the time until all threads have noticed is taken.

      Without a kernel, this is rast-jit-vm's benchmark: the Mandelbrot set, 120 × 60 pixels of \
      -2.05,-1.12,0.47,1.12, with 100,000 iterations.

      With --against, differences from an earlier run are told that are more than noise: where times that scatter \
      only by chance would lie as far apart in less than one of a hundred cases (by their ranks; this takes 5 runs or \
      more, then and now), and the medians differ by more than \(Int(100 * BenchmarkComparison.tolerance)) %, which two \
      starts of the same program may do. Where native or the loop by hand, whose code is the same, have changed like \
      that, the machine is another or busier: then times are judged by theirs, and have to differ by half of their \
      change as well.
      """)

  @Argument(
    help: ArgumentHelp("The kernel (default: the benchmark of rast-jit-vm).", valueName: "kernel"),
    completion: .programs)
  var kernel: String?

  @Flag(help: "Time all kernels that ship, and show them as one table.")
  var all = false

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
    help: ArgumentHelp(
      "Threads (default: first one, then one for each processor; with --all: one).", valueName: "n"),
    transform: OptionValue.threads)
  var threads: Int?

  @Flag(help: "Run the evaluated backend with all iterations as well.")
  var full = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Compare with an earlier run: what `bench --format json` wrote.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var against: String?

  @Option(
    help: ArgumentHelp("The format of the report: text, json.", valueName: "name"),
    completion: .list(["text", "json"]))
  var format: ReportFormat = .text

  enum ReportFormat: String, ExpressibleByArgument {
    case text, json
  }

  func validate() throws {
    guard all else { return }
    let ofOne: [(String, Bool)] = [
      ("a kernel", kernel != nil), ("--view", view.view != nil), ("--center", view.center != nil),
      ("--span", view.span != nil), ("--region", view.region != nil), ("--set", !view.set.isEmpty),
    ]
    if let (name, _) = ofOne.first(where: \.1) {
      throw ValidationError("--all can't be combined with \(name): each kernel's file has its view")
    }
  }
}
