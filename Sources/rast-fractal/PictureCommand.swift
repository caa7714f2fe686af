import ArgumentParser
import Fractal
import Rast

/// `rast-fractal` without the name of a command: the viewer, or one picture.
struct PictureCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "picture", abstract: "A viewer for fractals whose kernels are small typed programs.",
    usage: """
      rast-fractal [<kernel>] [options]
      rast-fractal --headless [<kernel>] [options]
      rast-fractal <command>
      """,
    discussion: """
      Opens the viewer on a kernel: one that ships, by its name, or a file of your own, by its path. With \
      --headless, writes one picture to standard output instead.

      COMMANDS:
        run <file> [<argument> ...]  Run any rast program.
        check <file> ...             Look for everything that is wrong with programs.
        explain [<code>]             Say what a diagnostic's code means.
        list                         List the kernels that ship.
        help <command>               Say more of a command.

      EXAMPLES:
        rast-fractal --headless
        rast-fractal --headless julia --set seed=-0.8+0.156i --format ansi
        rast-fractal --headless mandelbrot-smooth --center -0.745,0.11 --span 0.02 \\
            --width 1280 --height 720 --format ppm --output seahorses.ppm

      Exits with 0 if all went well, 1 if a program is wrong or failed, 2 if the command line is wrong, \
      66 if a file can't be read, 130 if it was interrupted.
      """,
    shouldDisplay: false)

  @Argument(
    help: ArgumentHelp(
      "A name that `rast-fractal list` shows, or a path: what contains `/` or ends with `.rast`.",
      valueName: "kernel"))
  var kernel: String = "mandelbrot"

  @OptionGroup(title: "What is seen")
  var view: ViewOptions

  @OptionGroup(title: "How it is computed")
  var computing: ComputingOptions

  @OptionGroup(title: "One picture, without the viewer")
  var picture: PictureOptions

  func execute(_ session: Session) throws(CommandError) {
    if picture.headless {
      try HeadlessPicture(kernel: kernel, view: view, computing: computing, picture: picture).make(session)
    } else {
      try Viewing(kernel: kernel, view: view, computing: computing, palette: picture.palette).show(session)
    }
  }

  var hasTerminal: Bool { !picture.headless }

  func validate() throws {
    if view.region != nil, view.center != nil || view.span != nil {
      throw ValidationError(
        "--region already says what --center and --span would; leave one or the other out")
    }
  }
}

/// The part of the plane, and what the kernel is told.
struct ViewOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The point in the middle (default: the kernel's).", valueName: "x,y"),
    transform: OptionValue.center)
  var center: Complex?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The height of the plane that the picture covers (default: the kernel's).", valueName: "s"),
    transform: OptionValue.span)
  var span: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The left, top, right and bottom edge, instead of both, whatever the shape of the pixels.",
      valueName: "x1,y1,x2,y2"),
    transform: OptionValue.region)
  var region: Region?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The iteration limit (default: the kernel's).", valueName: "n"),
    transform: OptionValue.iterations)
  var iterations: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The seconds that a kernel with `time` is told (default: 0).", valueName: "t"),
    transform: OptionValue.time)
  var time: Double = 0

  @Option(
    help: ArgumentHelp("Set a param of the kernel; can be repeated.", valueName: "name=value"),
    transform: OptionValue.setting)
  var set: [ParamSetting] = []
}

/// The backend and the threads.
struct ComputingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the kernel is run: \(OptionValue.backends) (default: \(Backend.standard.rawValue)).",
      valueName: "name"),
    transform: OptionValue.backend)
  var backend: Backend = .standard

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many threads work at once (default: one for each processor).", valueName: "n"),
    transform: OptionValue.threads)
  var threads: Int = Renderer.availableThreads
}

/// What the picture looks like and where it goes.
struct PictureOptions: ParsableArguments {
  @Flag(help: "Write one picture to standard output, without the viewer.")
  var headless = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Its width in cells, or pixels of a ppm (default: 120).", valueName: "n"),
    transform: OptionValue.size)
  var width: Int = 120

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Its height in cells, or pixels of a ppm (default: 60).", valueName: "n"),
    transform: OptionValue.size)
  var height: Int = 60

  @Option(
    help: ArgumentHelp("How it is written: \(OptionValue.formats) (default: ascii).", valueName: "name"),
    transform: OptionValue.format)
  var format: PictureFormat = .ascii

  @Option(
    help: ArgumentHelp("Its colours: \(OptionValue.palettes) (default: classic).", valueName: "name"),
    transform: OptionValue.palette)
  var palette: Palette = .standard

  @Option(
    help: ArgumentHelp("Write it to a file instead, which changes at once or not at all.", valueName: "file"))
  var output: String?

  @Flag(help: "Say on standard error how long it took.")
  var timings = false
}
