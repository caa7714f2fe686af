import Rast

/// Whether the printer prints what the parser reads back.
public enum Reprinting {
  /// What is wrong with how a text is printed: printed and parsed again it must print the same, and be the same
  /// program or have the same errors of types. Nil if all is well, or if the text has errors of syntax.
  public static func problem(of source: SourceFile) -> String? {
    guard let tree = FileSyntax(parsing: source) else { return nil }
    return problem(of: tree) ?? difference(source, SourceFile(path: source.path, text: text(of: tree)))
  }

  /// What is wrong with how a tree is printed: parsed again, its text must print the same.
  package static func problem(of tree: FileSyntax) -> String? {
    let printed = text(of: tree)
    guard let copy = FileSyntax(parsing: SourceFile(path: "printed.rast", text: printed)) else {
      return "the parser does not read this back:\n\(printed)"
    }
    let again = text(of: copy)
    return again == printed ? nil : "what was read back is printed otherwise:\n\(printed)\n\(again)"
  }

  private static func text(of tree: FileSyntax) -> String { SyntaxPrinter.text(of: tree) }

  private static func difference(_ source: SourceFile, _ printed: SourceFile) -> String? {
    let (one, other) = (meaning(of: source), meaning(of: printed))
    guard one != other else { return nil }
    return "the printed text means something else:\n\(source.text(Span(0, .max)))\n"
      + "\(printed.text(Span(0, .max)))\n\(one)\n\(other)"
  }

  /// The code of a program, or what is wrong with it.
  private static func meaning(of source: SourceFile) -> String {
    let analysis = Analysis(source)
    func told(_ diagnostics: [Diagnostic]) -> String {
      diagnostics.map { "\($0.code.name): \($0.message)" }.joined(separator: "\n")
    }
    guard let program = analysis.program else { return told(analysis.diagnostics) }
    do throws(CompileErrors) {
      return "\(program.params)\n\(String(describing: program.view))\n\(try program.codeListing())"
    } catch {
      return told(error.diagnostics)
    }
  }
}
