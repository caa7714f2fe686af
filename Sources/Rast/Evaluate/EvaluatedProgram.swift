/// A program that is run by walking its tree.
public final class EvaluatedProgram: PreparedProgram {
  /// The program.
  public let program: TypedProgram

  /// Needs nothing prepared.
  public init(_ program: TypedProgram) { self.program = program }

  /// An instance for one thread.
  public func makeInstance(_ options: RunOptions) -> any ProgramInstance {
    EvaluatedInstance(program, options)
  }
}

private final class EvaluatedInstance: ProgramInstance {
  let program: TypedProgram
  let options: RunOptions

  init(_ program: TypedProgram, _ options: RunOptions) {
    var copying = OwnTree()
    self.program = program.transformed(by: &copying) ?? program
    self.options = options
  }

  func run(_ arguments: [Value]) throws(RuntimeError) -> Value {
    var evaluator = Evaluator(program, options)
    return try evaluator.run(arguments)
  }

  func run(_ batch: Batch) throws(BatchError) {
    var evaluator = Evaluator(program, options)
    let types = program.parameters.map(\.type)
    for index in 0..<batch.count {
      var column = 0
      let arguments = types.map { Words.value($0, batch.inputs, &column, batch.stride, index) }
      do throws(RuntimeError) {
        var column = 0
        Words.store(try evaluator.run(arguments), batch.outputs, &column, batch.stride, index)
      } catch {
        throw BatchError(error, index: index)
      }
    }
  }
}
