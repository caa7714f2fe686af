/// What the front end finds in a file: the program or its errors, and in either case what is known of its interface.
public struct Analysis: Sendable {
  /// The file.
  public let source: SourceFile
  /// The typed program, if nothing is wrong.
  public let program: TypedProgram?
  /// All errors of the file as a program of the language; empty if there is a `program`.
  public let diagnostics: [Diagnostic]
  /// The program's inputs and output as written, where the file could be parsed.
  public let interface: ProgramInterface?

  /// Analyses a file: lexer, parser, type checker. Runs on a thread of its own if the current one has too little stack.
  public init(_ source: SourceFile) {
    self.init(source) { Parser.parse(source) }
  }

  /// Analyses a tree that was built instead of parsed.
  static func check(_ file: FileSyntax, _ source: SourceFile) -> Analysis {
    Analysis(source) { (file, [], []) }
  }

  private typealias Parsed = (file: FileSyntax?, diagnostics: [Diagnostic], guessed: [Span])

  private init(_ source: SourceFile, _ parse: () -> Parsed) {
    var found: (TypedProgram?, [Diagnostic], ProgramInterface?) = (nil, [], nil)
    let size = StackSegment.walkSize(depth: Limits.treeDepth)
    if !StackSegment.with(bytes: size, { _ in found = Analysis.analyze(source, parse) }) {
      found = (nil, [Diagnostic(.tooDeep, .none, "there is no memory to look at this file")], nil)
    }
    self.source = source
    (program, interface) = (found.0, found.2)
    diagnostics = CompileErrors(source: source, diagnostics: found.1).diagnostics
  }

  /// The program.
  ///
  /// - Parameter inputs: the names that the program's parameters must have, as those of a kernel must.
  /// - Throws: what is wrong with it.
  public func get(inputs: [String] = []) throws(CompileErrors) -> TypedProgram {
    guard let program else { throw CompileErrors(source: source, diagnostics: settled(inputs: inputs)) }
    return program
  }

  private static func analyze(
    _ source: SourceFile, _ parse: () -> Parsed
  ) -> (TypedProgram?, [Diagnostic], ProgramInterface?) {
    let (file, syntaxErrors, guessed) = parse()
    guard let file else { return (nil, syntaxErrors, nil) }
    var checker = TypeChecker(source: source, file: file)
    let program = checker.check()
    let interface = ProgramInterface(file)
    guard syntaxErrors.isEmpty else {
      return (nil, syntaxErrors + checker.diagnostics.outside(guessed), interface)
    }
    return (program, checker.diagnostics, interface)
  }
}

extension FileSyntax {
  /// The tree of a file, which need not have a program; nil if there are syntax errors.
  package init?(parsing source: SourceFile) {
    var file: FileSyntax?
    _ = StackSegment.with(bytes: StackSegment.walkSize(depth: Limits.treeDepth)) { _ in
      let parsed = Parser.parse(source)
      if parsed.diagnostics.allSatisfy({ $0.code == .noProgram }) { file = parsed.file }
    }
    guard let file else { return nil }
    self = file
  }
}

/// A program's interface as written, which is known even if the rest of the file has errors.
public struct ProgramInterface: Sendable {
  /// A parameter of the program.
  public struct Input: Sendable {
    /// Its name.
    public let name: String
    /// Where the name stands.
    public let nameSpan: Span
    /// Its type; nil if that was reported.
    public let type: Type?
    /// Where the type stands.
    public let typeSpan: Span
  }

  /// The parameters in order.
  public let inputs: [Input]
  /// The type of the program's value; nil if that was reported.
  public let output: Type?
  /// Whether the file says what the output is.
  public let declaresOutput: Bool
  /// Where the output's type stands, or else the program's name or keyword.
  public let outputSpan: Span
  /// Every `print` of the file.
  public let prints: [Span]
  /// The keyword of the file's `view`.
  public let view: Span?

  init?(_ file: FileSyntax) {
    guard let program = file.program else { return nil }
    inputs = program.parameters.map {
      Input(name: $0.name.name, nameSpan: $0.name.span, type: $0.type.resolved, typeSpan: $0.type.span)
    }
    output = program.output.map(\.resolved) ?? .unit
    declaresOutput = program.output != nil
    outputSpan = program.output?.span ?? program.name?.span ?? program.keyword
    prints = file.prints
    view = file.view?.keyword
  }
}

extension TypeSyntax {
  /// The type, if it is one.
  fileprivate var resolved: Type? {
    switch kind {
    case .named(let type): return type
    case .unknown: return nil
    case .tuple(let elements):
      let types = elements.compactMap(\.resolved)
      return types.count == elements.count ? .tuple(types) : nil
    }
  }
}
