import ArgumentParser
import Fractal
import Rast
import Viewer

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
      \(Overview.introduction)

      COMMANDS:
      \(Overview.commands)

      EXAMPLES:
      \(Overview.examples.map { "  " + $0.replacing("\n", with: "\n  ") }.joined(separator: "\n"))

      Exits with \(Overview.statuses.map { "\($0.status) if \($0.meaning)" }.joined(separator: ", ")).
      """,
    shouldDisplay: false)

  @Argument(
    help: ArgumentHelp(
      "A name that `rast-fractal list` shows, or a path, which contains `/` or ends with `.rast` (default: mandelbrot).",
      valueName: "kernel"), completion: .programs)
  var kernel: String?

  @OptionGroup(title: "What is shown")
  var view: ViewOptions

  @OptionGroup(title: "How it is computed")
  var computing: ComputingOptions

  @OptionGroup(title: "In the viewer")
  var viewer: InViewerOptions

  @OptionGroup(title: "One picture, without the viewer")
  var picture: PictureOptions

  func execute(_ session: Session) throws(CommandError) {
    let choice = try viewChoice()
    if picture.headless {
      try HeadlessPicture(choice: choice, computing: computing, picture: picture).make(session)
    } else {
      try Viewing(choice: choice, computing: computing, style: viewer.style, cell: picture.cell)
        .show(session)
    }
  }

  var hasTerminal: Bool { !picture.headless }

  func validate() throws {
    if view.region != nil, view.center != nil || view.span != nil {
      throw ValidationError(
        "--region can't be combined with --center or --span")
    }
    if picture.headless, viewer.style != nil {
      throw ValidationError("--style is for the viewer; --format says how one picture is written")
    }
    if !picture.headless, let option = picture.ofOnePicture {
      throw ValidationError("\(option) is for one picture; add --headless to draw it")
    }
  }
}

/// The part of the plane, and the inputs of the kernel.
struct ViewOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A view as text, or a PNG that contains one; other options override it.", valueName: "view"),
    completion: .file(extensions: ["png"]))
  var view: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The point in the middle (default: the kernel's).", valueName: "x,y"),
    transform: OptionValue.center)
  var center: Complex?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much of the plane's height the picture covers (default: the kernel's).", valueName: "s"),
    transform: OptionValue.span)
  var span: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The left, top, right and bottom edges, instead of --center and --span; may stretch the picture.",
      valueName: "x1,y1,x2,y2"),
    transform: OptionValue.region)
  var region: Region?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The iteration limit, or `auto`: the deeper the view, the more (default: the kernel's).",
      valueName: "n"),
    completion: .list(["auto"]), transform: OptionValue.iterations)
  var iterations: IterationLimit?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The time in seconds, for kernels that take `time` (default: 0).", valueName: "t"),
    transform: OptionValue.time)
  var time: Double?

  @Option(
    help: ArgumentHelp("Set a param of the kernel; can be repeated.", valueName: "name=value"),
    transform: OptionValue.setting)
  var set: [ParamSetting] = []
}

/// The backend and the threads.
struct ComputingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the kernel is run: \(OptionValue.backends.joined(separator: ", ")) (default: \(Backend.fastest.rawValue)).",
      valueName: "name"),
    completion: .list(OptionValue.backends), transform: OptionValue.backend)
  var backend: Backend = .fastest

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many threads work at once (default: one for each processor).", valueName: "n"),
    transform: OptionValue.threads)
  var threads: Int = Renderer.availableThreads

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Smooth edges: each pixel is the mean of n × n points, 1 to 16 (default: 1; in the viewer, 3 or as many as there is time for).",
      valueName: "n"),
    transform: OptionValue.samples)
  var samples: Int?
}

/// How the viewer shows pictures.
struct InViewerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How pictures are drawn, where the terminal can: \(OptionValue.styles) (default: the first that it can).",
      valueName: "name"),
    completion: .list(PictureStyle.allCases.map(\.rawValue)), transform: OptionValue.style)
  var style: PictureStyle?
}

/// What the picture looks like and where it goes.
struct PictureOptions: ParsableArguments {
  @Flag(help: "Write one picture to standard output, without the viewer.")
  var headless = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Its width in \(PictureFormats.sizeUnits) (\(PictureFormats.defaults(\.width))).", valueName: "n"),
    transform: OptionValue.size)
  var width: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Its height in \(PictureFormats.sizeUnits) (\(PictureFormats.defaults(\.height))).", valueName: "n"),
    transform: OptionValue.size)
  var height: Int?

  @Option(
    name: .customLong("format"),
    help: ArgumentHelp(
      "How it is written: \(OptionValue.formats) (default: what --output ends with, or \(PictureFormats.ascii.name)).",
      valueName: "name"),
    completion: .list(PictureFormats.all.map(\.name)), transform: OptionValue.format)
  var chosenFormat: (any PictureFormat)?

  @Option(
    help: ArgumentHelp(
      "Its colours, as `rast-fractal list --palettes` shows them: \(OptionValue.palettes) (default: classic).",
      valueName: "name"),
    completion: .list(Palette.all.map(\.name)), transform: OptionValue.palette)
  var palette: Palette?

  @Option(
    help: ArgumentHelp(
      "How counts are mapped to the palette: \(OptionValue.scales) (default: sqrt).", valueName: "name"),
    completion: .list(CountScale.allCases.map(\.rawValue)), transform: OptionValue.scale)
  var scale: CountScale?

  @Option(
    help: ArgumentHelp(
      "The shape of a terminal's cell, such as 9x20, which stretches no picture of characters (default: as the terminal tells in the viewer, otherwise 1x2).",
      valueName: "wxh"),
    transform: OptionValue.cell)
  var cell: CellSize?

  @Option(
    help: ArgumentHelp(
      "Write it to a file instead, which is replaced as a whole or not at all.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Print on standard error how long it took.")
  var timings = false

  /// An option that is given and makes no sense in the viewer.
  var ofOnePicture: String? {
    let given = [
      ("--width", width != nil), ("--height", height != nil), ("--format", chosenFormat != nil),
      ("--output", output != nil), ("--timings", timings),
    ]
    return given.first { $0.1 }?.0
  }

  /// How the picture is written: as chosen, or else as the name of the file says.
  var format: any PictureFormat {
    if let chosenFormat { return chosenFormat }
    let ending = output?.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init)
    return ending.flatMap { PictureFormats.named($0.lowercased()) } ?? PictureFormats.ascii
  }
}
