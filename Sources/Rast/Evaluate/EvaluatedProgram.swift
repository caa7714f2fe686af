/// A program that is run by walking its tree.
final class EvaluatedProgram: PreparedProgram {
  let program: TypedProgram
  private let layout: InputLayout

  init(_ program: TypedProgram, _ layout: InputLayout) { (self.program, self.layout) = (program, layout) }

  func makeInstance(_ options: RunOptions) -> any ProgramInstance {
    EvaluatedInstance(program, layout, options)
  }
}

private final class EvaluatedInstance: ProgramInstance {
  let program: TypedProgram
  let layout: InputLayout
  let options: RunOptions

  init(_ program: TypedProgram, _ layout: InputLayout, _ options: RunOptions) {
    var copying = OwnTree()
    self.program = program.transformed(by: &copying) ?? program
    (self.layout, self.options) = (layout, options)
  }

  func run(_ arguments: [Value]) throws(RuntimeError) -> Value {
    var evaluator = Evaluator(program, options)
    return try evaluator.run(arguments)
  }

  func run(_ batch: Batch) throws(BatchError) {
    var evaluator = Evaluator(program, options)
    let types = program.parameters.map(\.type)
    var word = 0
    let uniforms = zip(types, layout.isUniform).map { type, isUniform in
      isUniform ? batch.uniforms.map { Words.value(type, $0, &word, 1, 0) } : nil
    }
    for index in 0..<batch.count {
      var column = 0
      let arguments = zip(types, uniforms).map { type, uniform in
        uniform ?? Words.value(type, batch.inputs, &column, batch.stride, index)
      }
      do throws(RuntimeError) {
        var column = 0
        Words.store(try evaluator.run(arguments), batch.outputs, &column, batch.stride, index)
      } catch {
        throw BatchError(error, index: index)
      }
    }
  }
}
