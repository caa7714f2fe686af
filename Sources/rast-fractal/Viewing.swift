import Formula
import Fractal
import Rast
import Terminal
import Viewer

/// `rast-fractal`: the viewer, on the terminal.
struct Viewing {
  var choice: ViewChoice
  var computing: ComputingOptions
  /// How pictures are drawn, if that was chosen.
  var style: PictureStyle?
  /// The size of the terminal's cells, whatever it says itself.
  var cell: CellSize?

  /// Opens the viewer, and returns once it is closed. Then writes the command line of the view to standard output.
  func show(_ session: Session) throws(CommandError) {
    // The parser does not declare that it calls this on the main thread.
    let result = MainActor.assumeIsolated { Result { () throws(CommandError) in try open(session) } }
    try result.get()
  }

  @MainActor
  private func open(_ session: Session) throws(CommandError) {
    let terminal = try opening { () throws(TerminalError) in try TerminalDescription.current() }
    let wakePipe = try opening { () throws(TerminalError) in try WakePipe() }
    let viewer = try makeViewer(terminal, wakePipe, session)
    let ending = try opening { () throws(TerminalError) in
      try TerminalLoop.run(viewer, on: terminal, wakePipe: wakePipe)
    }
    session.output.write("\(viewer.commandLine)\n")
    switch ending {
    case .quit: try session.output.finish()
    case .signal(let signal):
      // The terminal may be gone, with nobody left to read it.
      try? session.output.finish()
      TerminalLoop.endProcess(by: signal)
    }
  }

  /// What `body` returns; errors of the terminal become errors of usage.
  @MainActor
  private func opening<Opened>(
    _ body: @MainActor () throws(TerminalError) -> Opened
  ) throws(CommandError) -> Opened {
    do throws(TerminalError) { return try body() } catch { throw .usage("\(error)") }
  }

  /// What the viewer is opened with: the named kernel, or the first formula in a file that can be opened, together with
  /// the list to choose from.
  private func options(_ session: Session) throws(CommandError) -> ViewerOptions {
    let view = choice.view
    if let kept = choice.kept {
      let reading = kept.reading()
      if !reading.isOfFile { return ViewerOptions(view: view, kept: kept, hasChanged: reading.hasChanged) }
    }
    guard let name = FormulaName(view.kernel) else {
      return ViewerOptions(view: view, source: try SourceLoader.kernel(view.kernel, session))
    }
    let bytes = try SourceLoader.bytes(name.path, limit: FormulaFile.maximumSize)
    var options = ViewerOptions(view: view, source: SourceFile(path: name.path, bytes: bytes))
    guard name.entry == nil else { return options }
    let file = FormulaFile(path: name.path, bytes: bytes)
    guard let first = file.entries.first(where: { $0.diagnostics.isEmpty }) else {
      throw .usage(
        "\(name.path) has no formula that can be opened; `rast-fractal list \(name.path)` says why")
    }
    options.view.kernel = FormulaName(path: name.path, entry: first.name).description
    options.opensPicker = file.entries.count > 1
    return options
  }

  @MainActor
  private func makeViewer(
    _ terminal: TerminalDescription, _ wakePipe: WakePipe, _ session: Session
  ) throws(CommandError) -> ViewerSession {
    var options = try options(session)
    options.backend = computing.backend
    options.threads = computing.threads
    options.style = style
    if let samples = computing.samples { options.samples = samples }
    options.cell = cell
    do throws(ViewerError) {
      return try ViewerSession(
        options, features: terminal.features, width: terminal.size.width, height: terminal.size.height,
        cell: terminal.size.cell, wake: { wakePipe.wake() })
    } catch {
      switch error {
      case .wrong(let errors): throw .diagnostics(session.renderer(errors.source).render(errors.diagnostics))
      case .usage(let text): throw .usage(text)
      }
    }
  }
}
