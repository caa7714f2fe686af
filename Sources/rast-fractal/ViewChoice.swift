import Formula
import Fractal
import Rast
import Viewer

/// The view that a command line asks for.
struct ViewChoice {
  /// The view.
  var view: ViewText
  /// The kernel that came with it in a PNG.
  var kept: KeptKernel?
}

extension ViewOptions {
  /// The view that the command line asks for: that of `--view`, if there is one, overridden by everything else that is
  /// given.
  ///
  /// - Throws: what is wrong with the view's text, or that the file it is in can't be read.
  func choice(kernel: String?) throws(CommandError) -> ViewChoice {
    var choice =
      try view.map { given throws(CommandError) in try Self.choice(given) }
      ?? ViewChoice(view: ViewText(kernel: "mandelbrot"))
    if let kernel, kernel != choice.view.kernel {
      choice.view.kernel = kernel
      // The params are those of the view's own kernel.
      choice.view.settings = [:]
      choice.kept = nil
    }
    choice.view = overridden(choice.view)
    return choice
  }

  private func overridden(_ view: ViewText) -> ViewText {
    var text = view
    if let region { (text.region, text.center, text.span) = (region, nil, nil) }
    if center != nil || span != nil { text.region = nil }
    text.center = center ?? text.center
    text.span = span ?? text.span
    text.iterations = iterations ?? text.iterations
    text.time = time ?? text.time
    for setting in set { text.settings[setting.name] = setting.value }
    return text
  }

  /// The view of a text, or of the PNG whose path it is.
  private static func choice(_ given: String) throws(CommandError) -> ViewChoice {
    var (line, source): (String, String?) = (given, nil)
    if given.hasSuffix(".png"), !given.contains("=") {
      let text = try SourceLoader.texts(given)
      guard let text else { throw .usage("\(given) is not a PNG") }
      guard let view = text.view else {
        throw .usage("\(given) contains no view; PNGs that rast-fractal writes do")
      }
      (line, source) = (view, text.source)
    }
    do throws(ViewTextError) {
      let view = try ViewText(parsing: line)
      return ViewChoice(view: view, kept: KeptView(view, source: source).kernel(in: given))
    } catch {
      throw .usage("--view: \(error)")
    }
  }
}

extension PictureCommand {
  /// The view that the command line asks for, with its colours.
  ///
  /// - Throws: what is wrong with the view's text, or that the file it is in can't be read.
  func viewChoice() throws(CommandError) -> ViewChoice {
    var choice = try view.choice(kernel: kernel)
    choice.view.palette = picture.palette?.name ?? choice.view.palette
    choice.view.scale = picture.scale ?? choice.view.scale
    return choice
  }
}

extension ViewChoice {
  /// The view's kernel, with its params set.
  ///
  /// - Throws: that there is no such kernel, or what is wrong with it or with a param.
  func makeKernel(_ session: Session) throws(CommandError) -> Kernel {
    let analysis = Analysis(try source(session))
    var kernel = try session.compiling { () throws(CompileErrors) in try Kernel(name: view.kernel, analysis) }
    if FormulaName(view.kernel) != nil { try checkFunctions() }
    do throws(ParamError) {
      for (name, text) in view.settings.sorted(by: { $0.key < $1.key }) {
        let value = try kernel.program.paramValue(name, parsing: text)
        kernel = try kernel.setting([name: value])
      }
    } catch {
      throw .usage("\(error)")
    }
    return kernel
  }

  /// The kernel's text: the one that came with the view, and says so where its file has another.
  private func source(_ session: Session) throws(CommandError) -> SourceFile {
    guard let kept else { return try SourceLoader.kernel(view.kernel, session) }
    let reading = kept.reading()
    if reading.hasChanged { session.standardError.write("note: \(kept.change)\n") }
    return reading.isOfFile ? SourceFile(path: kept.name, text: kept.text) : kept.source
  }

  /// Checks that the functions to which a formula's params are set exist.
  private func checkFunctions() throws(CommandError) {
    for (name, function) in view.settings where FormulaChoice.isName(ofParam: name) {
      guard !FormulaChoice.names.contains(function) else { continue }
      let hint =
        Suggestion.nearest(to: function, among: FormulaChoice.names).map { "did you mean `\($0)`?" }
        ?? "there are \(FormulaChoice.names.joined(separator: ", "))"
      throw .usage("\(name) can't be `\(function)`, which is not a function: \(hint)")
    }
  }
}
