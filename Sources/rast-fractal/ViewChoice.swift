import Formula
import Fractal
import Rast

extension ViewOptions {
  /// The view that the command line asks for: that of `--view`, if there is one, overridden by everything else that is
  /// given.
  ///
  /// - Throws: what is wrong with the view's text, or that the file it is in can't be read.
  func text(kernel: String?) throws(CommandError) -> ViewText {
    var text =
      try view.map { given throws(CommandError) in try Self.text(given) } ?? ViewText(kernel: "mandelbrot")
    if let kernel, kernel != text.kernel {
      text.kernel = kernel
      // The params are those of the view's own kernel.
      text.settings = [:]
    }
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
  private static func text(_ given: String) throws(CommandError) -> ViewText {
    var line = given
    if given.hasSuffix(".png"), !given.contains("=") {
      let bytes = try SourceLoader.bytes(given, limit: 1 << 30)
      guard PNGText.isPNG(bytes) else { throw .usage("\(given) is not a PNG") }
      guard let text = PNGText.text(PNGText.viewKeyword, in: bytes) else {
        throw .usage("\(given) contains no view; PNGs that rast-fractal writes do")
      }
      line = text
    }
    do throws(ViewTextError) {
      return try ViewText(parsing: line)
    } catch {
      throw .usage("--view: \(error)")
    }
  }
}

extension PictureCommand {
  /// The view that the command line asks for, with its colours.
  ///
  /// - Throws: what is wrong with the view's text, or that the file it is in can't be read.
  func viewText() throws(CommandError) -> ViewText {
    var text = try view.text(kernel: kernel)
    text.palette = picture.palette?.name ?? text.palette
    text.scale = picture.scale ?? text.scale
    return text
  }
}

extension ViewText {
  /// The view's kernel, with its params set.
  ///
  /// - Throws: that there is no such kernel, or what is wrong with it or with a param.
  func makeKernel(_ session: Session) throws(CommandError) -> Kernel {
    let analysis = Analysis(try SourceLoader.kernel(kernel, session))
    var kernel = try session.compiling { () throws(CompileErrors) in try Kernel(name: self.kernel, analysis) }
    if FormulaName(self.kernel) != nil { try checkFunctions() }
    do throws(ParamError) {
      for (name, text) in settings.sorted(by: { $0.key < $1.key }) {
        let value = try kernel.program.paramValue(name, parsing: text)
        kernel = try kernel.setting([name: value])
      }
    } catch {
      throw .usage("\(error)")
    }
    return kernel
  }

  /// Checks that the functions to which a formula's params are set exist.
  private func checkFunctions() throws(CommandError) {
    for (name, function) in settings where FormulaChoice.isName(ofParam: name) {
      guard !FormulaChoice.names.contains(function) else { continue }
      let hint =
        Suggestion.nearest(to: function, among: FormulaChoice.names).map { "did you mean `\($0)`?" }
        ?? "there are \(FormulaChoice.names.joined(separator: ", "))"
      throw .usage("\(name) can't be `\(function)`, which is not a function: \(hint)")
    }
  }
}
