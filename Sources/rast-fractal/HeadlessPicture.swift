import Fractal
import Rast

/// `rast-fractal --headless`: one picture, to standard output or a file.
struct HeadlessPicture {
  var choice: ViewChoice
  var computing: ComputingOptions
  var picture: PictureOptions

  private var view: ViewText { choice.view }

  /// The number of rows, and of columns, of points in each pixel.
  private var samples: Int { computing.samples ?? 1 }

  /// Renders and writes the picture.
  func make(_ session: Session) throws(CommandError) {
    let start = ContinuousClock.now
    let renderer = try makeRenderer(session)
    let compiled = ContinuousClock.now - start
    let request = PictureRequest(try makeFrame(renderer.kernel), renderer, Ink(view), samples: samples)
    // Opened before the picture is rendered, so that nobody waits for one that can't be written.
    let file = try picture.output.map { path throws(CommandError) in
      try OutputFile(path, session.interrupts)
    }
    do throws(CommandError) {
      let rendering = ContinuousClock.now
      let encoded = try render(request, session)
      let elapsed = ContinuousClock.now - rendering
      try encoded.write(threads: renderer.threads) { bytes throws(CommandError) in
        try write(bytes, file, session)
      }
      try file?.commit()
      if picture.timings {
        let timings = PictureTimings(
          compiled: compiled, elapsed: elapsed, frame: request.frame, backend: computing.backend,
          note: renderer.note, threads: renderer.threads)
        session.standardError.write(TerminalText(lines: timings.text))
      }
    } catch {
      file?.discard()
      throw error
    }
  }

  private func makeRenderer(_ session: Session) throws(CommandError) -> Renderer {
    let kernel = try choice.makeKernel(session)
    let format = picture.format
    guard format.canShow(kernel.output) else {
      throw .usage(
        "\(kernel.name) draws characters, which a \(format.name) can't show; "
          + "use --format \(PictureFormats.ascii.name)")
    }
    guard samples == 1 || format.mixing(kernel.output) != nil else {
      throw .usage(
        "--samples mixes colours; use --format \(PictureFormats.ofColours), and a kernel that has colours")
    }
    return try session.compiling { () throws(CompileErrors) in
      try Renderer(kernel, backend: computing.backend, threads: computing.threads)
    }
  }

  private func makeFrame(_ kernel: Kernel) throws(CommandError) -> Frame {
    let standard = picture.format.standardSize
    var cell = picture.format.cell(kernel.output)
    if let shape = picture.cell {
      guard cell.aspect == CellShape.character.aspect else {
        throw .usage("--cell is the shape of characters, and a \(picture.format.name) has square pixels")
      }
      cell = cell.shaped(shape.aspect)
    }
    let (width, height) = (picture.width ?? standard.width, picture.height ?? standard.height)
    let size = cell.pixels(width: width, height: height)
    let side = max(size.width, size.height)
    guard side <= Frame.longestSide else {
      throw .usage("a picture of \(side) pixels is too large: \(Frame.longestSide) each way at most")
    }
    do throws(FrameError) {
      return try Frame(view, of: kernel, width: width, height: height, cell)
    } catch {
      throw .usage("\(error)")
    }
  }

  /// Renders the picture, and meanwhile shows the progress on the terminal.
  private func render(_ request: PictureRequest, _ session: Session) throws(CommandError) -> EncodedPicture {
    let (frame, kernel) = (request.frame, request.renderer.kernel)
    var progress = ProgressLine(session.standardError)
    do throws(RenderError) {
      defer { progress.erase() }
      return try request.encoded(
        as: picture.format, KeptView(view.completed(by: kernel, frame), of: kernel),
        cancellation: session.interrupts.cancellation
      ) { progress.show($0) }
    } catch {
      switch error {
      case .badSize, .noMemory: throw .usage("\(error)")
      case .cancelled:
        try session.interrupts.check()
        throw .failed("\(error)")
      case .failed(let failure): throw .diagnostics(text(failure, frame, kernel, session))
      }
    }
  }

  /// The report of a runtime error.
  private func text(_ failure: PixelError, _ frame: Frame, _ kernel: Kernel, _ session: Session) -> String {
    let diagnostic = session.renderer(kernel.program.source).render(failure.error, note: failure.place)
    let isKept = choice.kept?.source.path == kernel.program.source.path
    let words = choice.kept.flatMap { isKept ? ["--view", $0.place] : nil } ?? [kernel.name]
    let reproduction = Reproduction(
      failure: failure, frame: frame, kernel: words, settings: view.settings,
      backend: computing.backend)
    return diagnostic + "this pixel alone: \(reproduction.command)\n"
  }

  private func write(_ bytes: [UInt8], _ file: OutputFile?, _ session: Session) throws(CommandError) {
    try session.interrupts.check()
    if let file {
      try file.write(bytes)
    } else {
      session.output.writeRaw(bytes)
      try session.output.check()
    }
  }
}
