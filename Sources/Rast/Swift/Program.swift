/// A program: parsed, or built of nodes.
public struct Program: Sendable {
  private enum Content: Sendable {
    case text(SourceFile)
    case tree(FileSyntax)
  }

  private let content: Content

  /// A program of nodes, whose input is the variable `input`.
  public init(input: Type, output: Type, body: Node) {
    let parameter = ParameterSyntax(Identifier("input"), TypeSyntax(input))
    let program = ProgramSyntax(nil, input == .unit ? [] : [parameter], TypeSyntax(output), body.block)
    content = .tree(FileSyntax([ItemSyntax(.program(program))]))
  }

  /// A program of text; its parameters are the elements of its input.
  public init(_ source: SourceFile) { content = .text(source) }

  /// A program of text.
  public init(parsing text: String) { self.init(SourceFile(path: "program", text: text)) }

  /// The program's syntax tree; nil if its text has syntax errors.
  package var syntax: FileSyntax? {
    switch content {
    case .text(let source): FileSyntax(parsing: source)
    case .tree(let file): file
    }
  }

  /// The program, type-checked.
  ///
  /// - Throws: its errors. Their places are in the text, if there is one.
  public func checked() throws(CompileErrors) -> TypedProgram {
    switch content {
    case .text(let source): return try Analysis(source).get()
    case .tree(let file):
      let source = SourceFile(path: "program", bytes: [])
      guard file.depth <= Limits.nesting else {
        throw CompileErrors(source: source, diagnostics: [SyntaxError.tooDeep.diagnostic(.none)])
      }
      return try Analysis.check(file, source).get()
    }
  }
}
