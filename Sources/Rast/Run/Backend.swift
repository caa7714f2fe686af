/// A way to run a typed program, from the slowest to the fastest. All of them give the same bits, output and errors.
public enum Backend: String, CaseIterable, Sendable {
  /// Walks the tree and looks variables up by name: the slow way, which the others are held to.
  case evaluated
  /// Runs closures over numbered slots. They are made once.
  case compiled
  /// Runs closures over the slots of many pixels at once.
  case lanes

  /// The backend for when none is chosen.
  public static let fastest = Backend.lanes

  /// Makes a program ready to run.
  ///
  /// - Parameter uniforms: the parameters that have the same value for all runs of a batch.
  /// - Throws: `CompileErrors` if the program is too large for the backend (E0503).
  public func prepare(
    _ program: TypedProgram, uniforms: Set<String> = []
  ) throws(CompileErrors) -> any PreparedProgram {
    let layout = InputLayout(program.parameters.map { ($0.name, $0.type) }, uniforms: uniforms)
    switch self {
    case .evaluated: return EvaluatedProgram(program, layout)
    case .compiled:
      let code = try ProgramCode(program)
      return try program.compiling { () throws(CodeError) in
        try CompiledProgram(code, program.output, layout)
      }
    case .lanes:
      let code = try ProgramCode(program)
      return try program.compiling { () throws(CodeError) in try LanesProgram(code, program.output, layout) }
    }
  }
}
