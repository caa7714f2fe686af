public final class CompiledProgram: PreparedProgram {
  public let program: TypedProgram
  public init(_ program: TypedProgram) throws(CompileErrors) { self.program = program }
  public func makeInstance(_ options: RunOptions) -> any ProgramInstance {
    EvaluatedProgram(program).makeInstance(options)
  }
}
