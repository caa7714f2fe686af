import Fractal
import Rast

/// `rast-fractal --headless`: one picture, to standard output or a file.
struct HeadlessPicture {
  var kernel: String
  var view: ViewOptions
  var computing: ComputingOptions
  var picture: PictureOptions

  /// Renders and writes the picture.
  func make(_ session: Session) throws(CommandError) {
    let start = ContinuousClock.now
    let renderer = try makeRenderer(session)
    let compiled = ContinuousClock.now - start
    let frame = try makeFrame(renderer.kernel)
    // Before the picture is rendered, so that nobody waits for what can't be written.
    let file = try picture.output.map { path throws(CommandError) in try OutputFile(path) }
    do throws(CommandError) {
      let rendered = try render(frame, renderer, session)
      try write(rendered, file, session)
      try file?.commit()
      if picture.timings {
        let timings = Timings(
          compiled: compiled, picture: rendered, backend: computing.backend, threads: renderer.threads)
        session.standardError.write(timings.text)
      }
    } catch {
      file?.discard()
      throw error
    }
  }

  private func makeRenderer(_ session: Session) throws(CommandError) -> Renderer {
    let kernel = try makeKernel(session)
    guard picture.format.canShow(kernel.output) else {
      throw .usage(
        "\(kernel.name) draws characters, which a \(picture.format) can't show; use --format ascii")
    }
    return try session.compiling { () throws(CompileErrors) in
      try Renderer(kernel, backend: computing.backend, threads: computing.threads)
    }
  }

  /// The kernel with its params as they were set.
  func makeKernel(_ session: Session) throws(CommandError) -> Kernel {
    let analysis = Analysis(try SourceLoader.kernel(kernel))
    var kernel = try session.compiling { () throws(CompileErrors) in try Kernel(name: self.kernel, analysis) }
    do throws(ParamError) {
      for setting in view.set {
        let value = try kernel.program.paramValue(setting.name, parsing: setting.value)
        kernel = try kernel.setting([setting.name: value])
      }
    } catch {
      throw .usage("\(error)")
    }
    return kernel
  }

  private func makeFrame(_ kernel: Kernel) throws(CommandError) -> Frame {
    let size = picture.format.pixels(kernel.output, width: picture.width, height: picture.height)
    var viewport = kernel.viewport
    viewport.center = view.center ?? viewport.center
    viewport.span = view.span ?? viewport.span
    let region =
      view.region ?? viewport.region(width: size.width, height: size.height, pixelAspect: size.aspect)
    guard region.isFinite else { throw .usage("the picture would show more of the plane than numbers reach") }
    return Frame(
      region: region, width: size.width, height: size.height,
      iterations: view.iterations ?? kernel.iterations, time: view.time)
  }

  private func render(
    _ frame: Frame, _ renderer: Renderer, _ session: Session
  ) throws(CommandError) -> Picture {
    var progress = ProgressLine(session.standardError)
    do throws(RenderError) {
      defer { progress.erase() }
      return try renderer.render(frame, cancellation: session.interrupts.cancellation) { progress.show($0) }
    } catch {
      switch error {
      case .badSize, .noMemory: throw .usage("\(error)")
      case .cancelled:
        try session.interrupts.check()
        throw .failed("\(error)")
      case .failed(let failure): throw .diagnostics(text(failure, frame, renderer.kernel, session))
      }
    }
  }

  /// A runtime error as it is shown.
  private func text(_ failure: PixelError, _ frame: Frame, _ kernel: Kernel, _ session: Session) -> String {
    let diagnostic = session.renderer(kernel.program.source).render(failure.error, note: failure.place)
    let reproduction = Reproduction(
      failure: failure, frame: frame, kernel: kernel.name, settings: view.set, backend: computing.backend)
    return diagnostic + "this pixel alone: \(reproduction.command)\n"
  }

  private func write(
    _ rendered: Picture, _ file: OutputFile?, _ session: Session
  ) throws(CommandError) {
    try picture.format.write(rendered, palette: picture.palette, kernel: kernel) {
      (bytes) throws(CommandError) in
      try session.interrupts.check()
      if let file {
        try file.write(bytes)
      } else {
        session.output.write(bytes)
        try session.output.check()
      }
    }
  }
}
