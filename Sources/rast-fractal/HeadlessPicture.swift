import Fractal
import Rast

/// `rast-fractal --headless`: one picture, to standard output or a file.
struct HeadlessPicture {
  var view: ViewText
  var computing: ComputingOptions
  var picture: PictureOptions

  /// How many rows and columns of points a pixel has.
  private var samples: Int { computing.samples ?? 1 }

  /// Renders and writes the picture.
  func make(_ session: Session) throws(CommandError) {
    let start = ContinuousClock.now
    let renderer = try makeRenderer(session)
    let compiled = ContinuousClock.now - start
    let frame = try makeFrame(renderer.kernel)
    // Before the picture is rendered, so that nobody waits for what can't be written.
    let file = try picture.output.map { path throws(CommandError) in
      try OutputFile(path, session.interrupts)
    }
    do throws(CommandError) {
      let elapsed = try renderAndWrite(frame, renderer, file, session)
      try file?.commit()
      if picture.timings {
        let timings = Timings(
          compiled: compiled, elapsed: elapsed, frame: frame, backend: computing.backend,
          note: renderer.note, threads: renderer.threads)
        session.standardError.write(timings.text)
      }
    } catch {
      file?.discard()
      throw error
    }
  }

  private func makeRenderer(_ session: Session) throws(CommandError) -> Renderer {
    let kernel = try view.makeKernel(session)
    guard picture.format.canShow(kernel.output) else {
      throw .usage(
        "\(kernel.name) draws characters, which a \(picture.format) can't show; use --format ascii")
    }
    guard samples == 1 || picture.format.colours != nil && kernel.output != .glyph else {
      throw .usage("--samples mixes colours; use --format ansi, ppm or png, and a kernel that has some")
    }
    return try session.compiling { () throws(CompileErrors) in
      try Renderer(kernel, backend: computing.backend, threads: computing.threads)
    }
  }

  private func makeFrame(_ kernel: Kernel) throws(CommandError) -> Frame {
    let format = picture.format
    let size = format.pixels(
      kernel.output, width: picture.width ?? format.standardSize.width,
      height: picture.height ?? format.standardSize.height)
    let side = max(size.width, size.height)
    guard side <= Frame.longestSide else {
      throw .usage("a picture of \(side) pixels is too large: \(Frame.longestSide) each way at most")
    }
    let viewport = Viewport(
      center: view.center ?? kernel.viewport.center, span: view.span ?? kernel.viewport.span)
    let region =
      view.region ?? viewport.region(width: size.width, height: size.height, pixelAspect: size.aspect)
    guard region.isFinite else { throw .usage("the picture would show more of the plane than numbers reach") }
    let limit = view.iterations ?? .fixed(kernel.iterations)
    return Frame(
      region: region, width: size.width, height: size.height,
      iterations: limit.value(for: kernel, span: (region.y2 - region.y1).magnitude), time: view.time ?? 0)
  }

  /// Renders and writes the picture, and says how long the rendering took.
  private func renderAndWrite(
    _ frame: Frame, _ renderer: Renderer, _ file: OutputFile?, _ session: Session
  ) throws(CommandError) -> Duration {
    let start = ContinuousClock.now
    let palette = view.palette.flatMap { Palette.named($0) } ?? .standard
    let scale = view.scale ?? .standard
    let sink = { (bytes: [UInt8]) throws(CommandError) in try write(bytes, file, session) }
    let text = shownView(frame, renderer.kernel).description
    guard let colours = picture.format.colours, samples > 1 else {
      let rendered = try rendering(frame, renderer.kernel, session) {
        (progress) throws(RenderError) in
        try renderer.render(frame, cancellation: session.interrupts.cancellation, progress: progress)
      }
      let elapsed = ContinuousClock.now - start
      var colouring = Colouring(palette: palette, scale: scale, for: rendered)
      (colouring.shift, colouring.isInverted) = (view.shift ?? 0, view.isInverted)
      try picture.format.write(
        rendered, colouring: colouring, kernel: view.kernel, view: text, to: sink)
      return elapsed
    }
    let supersampling = Supersampling(renderer, samples: samples)
    let raster = try rendering(frame, renderer.kernel, session) { (progress) throws(RenderError) in
      try supersampling.render(frame, cancellation: session.interrupts.cancellation, progress: progress) {
        var colouring = Colouring(palette: palette, scale: scale, for: $0)
        (colouring.shift, colouring.isInverted) = (view.shift ?? 0, view.isInverted)
        return colouring
      }
    }
    let elapsed = ContinuousClock.now - start
    try colours.write(raster, view: text, to: sink)
    return elapsed
  }

  /// The view with all that the kernel's file added to it, so that it opens the same when that has changed.
  private func shownView(_ frame: Frame, _ kernel: Kernel) -> ViewText {
    var shown = view
    if shown.region == nil {
      shown.center = view.center ?? kernel.viewport.center
      shown.span = view.span ?? kernel.viewport.span
    }
    shown.iterations = .fixed(frame.iterations)
    return shown
  }

  /// What `render` gives, with a line that says how far it is; its errors become what is shown of them.
  private func rendering<Result>(
    _ frame: Frame, _ kernel: Kernel, _ session: Session,
    _ render: (_ progress: (Double) -> Void) throws(RenderError) -> Result
  ) throws(CommandError) -> Result {
    var progress = ProgressLine(session.standardError)
    do throws(RenderError) {
      defer { progress.erase() }
      return try render { progress.show($0) }
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

  /// A runtime error as it is shown.
  private func text(_ failure: PixelError, _ frame: Frame, _ kernel: Kernel, _ session: Session) -> String {
    let diagnostic = session.renderer(kernel.program.source).render(failure.error, note: failure.place)
    let reproduction = Reproduction(
      failure: failure, frame: frame, kernel: kernel.name, settings: view.settings,
      backend: computing.backend)
    return diagnostic + "this pixel alone: \(reproduction.command)\n"
  }

  private func write(_ bytes: [UInt8], _ file: OutputFile?, _ session: Session) throws(CommandError) {
    try session.interrupts.check()
    if let file {
      try file.write(bytes)
    } else {
      session.output.write(bytes)
      try session.output.check()
    }
  }
}
