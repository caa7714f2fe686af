/// Makes a typed program of a syntax tree, and finds all errors in its names and types.
struct TypeChecker {
  let source: SourceFile
  let file: FileSyntax
  var diagnostics: [Diagnostic] = []
  var names = Names()
  var params: [CheckedParam] = []
  /// The number of the first param of each name.
  var paramIndex: [String: Int] = [:]
  var functions: [Signature] = []
  var functionIndex: [String: Int] = [:]

  // Of the function under way:
  var scopes: [Scope] = []
  /// What `return` must give.
  var output: Inferred = .damaged
  /// Where the result type was declared, for the second label of a mismatch.
  var outputSpan: Span?
  var loops = 0
  /// The weight of all variables in scope.
  var liveSlots = 0
  var hasReportedSlots = false
  /// Set while checking the value of a param or a view field, where only constants are allowed.
  var isConstant = false

  /// What is known of an expression's type.
  enum Inferred: Equatable {
    case known(Type)
    /// Evaluation never finishes: fits anywhere.
    case never
    /// An error in it was reported: fits anywhere without another.
    case damaged

    /// The type, if there is one.
    var type: Type? {
      switch self {
      case .known(let type): type
      case .never, .damaged: nil
      }
    }
  }

  /// An expression and what is known of its type.
  struct Checked {
    var expression: TypedExpression
    var type: Inferred
  }

  struct Variable {
    var type: Inferred
    var isMutable: Bool
    var kind: String
    var span: Span
  }

  struct Scope {
    var variables: [String: Variable] = [:]
    var slots = 0
  }

  struct Signature {
    var syntax: FunctionSyntax
    var parameters: [Inferred]
    var output: Inferred
  }

  struct CheckedParam {
    var declaration: ParamDeclaration?
    var name: String
    var type: Inferred
    var span: Span
  }

  init(source: SourceFile, file: FileSyntax) {
    self.source = source
    self.file = file
  }

  /// The typed program; nil if there are errors.
  mutating func check() -> TypedProgram? {
    declareFunctions()
    declareParams()
    let view = checkView()
    let typedFunctions = functions.map { checkFunction($0) }
    guard let program = file.program else { return nil }
    let main = checkProgram(program)
    guard diagnostics.isEmpty else { return nil }
    return TypedProgram(
      source: source, name: program.name?.name, params: params.compactMap(\.declaration), view: view,
      main: main,
      functions: typedFunctions, names: names)
  }

  /// Whether it is worth looking for the name that was meant: few of very many errors are read.
  var mayGuess: Bool { diagnostics.count < 4 * DiagnosticRenderer.maximumShown }

  mutating func report(_ error: TypeError, _ span: Span) {
    diagnostics.append(error.diagnostic(span))
  }

  // MARK: Functions

  private mutating func declareFunctions() {
    var first: [String: Span] = [:]
    for syntax in file.functions {
      let signature = Signature(
        syntax: syntax, parameters: syntax.parameters.map { resolve($0.type) },
        output: syntax.output.map { resolve($0) } ?? .known(.unit))
      if let earlier = first[syntax.name.name] {
        report(.functionTwice(syntax.name.name, first: earlier), syntax.name.span)
      } else {
        first[syntax.name.name] = syntax.name.span
        functionIndex[syntax.name.name] = functions.count
      }
      functions.append(signature)
    }
  }

  private mutating func checkFunction(_ signature: Signature) -> TypedFunction {
    let syntax = signature.syntax
    let body = checkBody(
      syntax.parameters, signature.parameters, syntax.output?.span, signature.output, syntax.body)
    return TypedFunction(
      name: syntax.name.name, parameters: typedParameters(syntax.parameters, signature.parameters),
      output: signature.output.type ?? .unit, body: body, span: syntax.name.span, depth: 2 * syntax.body.depth
    )
  }

  private mutating func checkProgram(_ program: ProgramSyntax) -> TypedFunction {
    let parameters = program.parameters.map { resolve($0.type) }
    let output = program.output.map { resolve($0) } ?? .known(.unit)
    if let last = program.parameters.last, program.parameters.count > TupleType.arity.upperBound {
      report(.tooManyInputs(program.parameters.count), last.name.span)
    }
    let body = checkBody(program.parameters, parameters, program.output?.span, output, program.body)
    return TypedFunction(
      name: program.name?.name ?? "program", parameters: typedParameters(program.parameters, parameters),
      output: output.type ?? .unit, body: body, span: program.name?.span ?? program.keyword,
      depth: 2 * program.body.depth)
  }

  private mutating func typedParameters(
    _ syntax: [ParameterSyntax], _ types: [Inferred]
  ) -> [(name: Symbol, type: Type)] {
    zip(syntax, types).map { (names.symbol($0.name.name), $1.type ?? .unit) }
  }

  private mutating func checkBody(
    _ parameters: [ParameterSyntax], _ types: [Inferred], _ outputSpan: Span?, _ output: Inferred,
    _ body: BlockSyntax
  ) -> TypedBlock {
    (self.output, self.outputSpan, loops, liveSlots, hasReportedSlots) = (output, outputSpan, 0, 0, false)
    scopes = [Scope()]
    for (parameter, type) in zip(parameters, types) {
      declare(
        parameter.name, Variable(type: type, isMutable: false, kind: "parameter", span: parameter.name.span))
    }
    let (block, type) = checkBlock(body, expected: output.type)
    expectBlock(body, type, output, because: outputSpan)
    scopes = []
    return block
  }

  // MARK: Names

  /// Declares a variable in the innermost scope.
  mutating func declare(_ name: Identifier, _ variable: Variable) {
    guard let scope = scopes.indices.last else { return }
    if let earlier = scopes[scope].variables[name.name] {
      report(
        .declaredTwice(name.name, first: earlier.span, isParameter: variable.kind == "parameter"), name.span)
    }
    scopes[scope].variables[name.name] = variable
    let weight = variable.type.type?.weight ?? 0
    scopes[scope].slots += weight
    liveSlots += weight
    if liveSlots > Limits.slots, !hasReportedSlots {
      hasReportedSlots = true
      report(.tooManySlots(liveSlots), name.span)
    }
  }

  /// Runs `body` in a scope of its own.
  mutating func scoped<R>(_ body: (inout TypeChecker) -> R) -> R {
    scopes.append(Scope())
    defer { liveSlots -= scopes.removeLast().slots }
    return body(&self)
  }

  func lookUp(_ name: String) -> Variable? {
    for scope in scopes.reversed() {
      if let variable = scope.variables[name] { return variable }
    }
    return nil
  }

  /// Every name that could be meant where a variable is expected.
  func visibleNames() -> [String] {
    scopes.flatMap(\.variables.keys) + params.map(\.name) + Builtins.constants.keys
  }

  // MARK: Types

  /// The type that was written; an unknown one is reported.
  mutating func resolve(_ syntax: TypeSyntax) -> Inferred {
    switch syntax.kind {
    case .named(let type): return .known(type)
    case .unknown(let name):
      report(.unknownType(name), syntax.span)
      return .damaged
    case .tuple(let elements):
      let types = elements.map { resolve($0) }
      let known = types.compactMap(\.type)
      guard known.count == types.count, TupleType.arity.contains(known.count) else { return .damaged }
      return limited(.tuple(known), syntax.span)
    }
  }

  /// The type, if it does not take more slots than a function has.
  mutating func limited(_ type: Type, _ span: Span) -> Inferred {
    guard type.weight > Limits.slots else { return .known(type) }
    if !hasReportedSlots {
      hasReportedSlots = true
      report(.tooManySlots(type.weight), span)
    }
    return .damaged
  }
}
