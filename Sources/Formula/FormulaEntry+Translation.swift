import Rast

extension FormulaEntry {
  /// The formula as a program in rast: its syntax tree, printed the way a person would write it. The kernel is parsed
  /// from this text like any other, so the places that errors name, and the file that the viewer's `e` opens, are
  /// always those of the text that runs.
  ///
  /// - Throws: every error of the entry, at its place in the formula file.
  public func translated() throws(CompileErrors) -> SourceFile {
    var parser = FormulaParser(self)
    let program = parser.program()
    var diagnostics = parser.diagnostics
    if !layout.isClosed {
      // A `}` outside of comments would have closed it.
      let isCommented = source.bytes[layout.body.start..<layout.body.end].contains(UInt8(ascii: "}"))
      diagnostics.append(FormulaError.notClosed(isCommented: isCommented).diagnostic(layout.name))
    }
    if diagnostics.isEmpty, program.loop.isEmpty {
      let error = program.start.isEmpty ? FormulaError.nothingToRun : .emptyLoop
      diagnostics.append(error.diagnostic(layout.name))
    }
    guard diagnostics.isEmpty else { throw CompileErrors(source: source, diagnostics: diagnostics) }
    var assembly = Assembly(self, program)
    let text = SyntaxPrinter.text(of: assembly.tree())
    return SourceFile(path: "\(source.path):\(name).rast", text: text)
  }

  /// Everything that is wrong with the entry; empty if it is a kernel.
  public var diagnostics: [Diagnostic] {
    do throws(CompileErrors) {
      _ = try translated()
      return []
    } catch {
      return error.diagnostics
    }
  }
}
