/// Where a batch has the words of a program's parameters.
struct InputLayout: Sendable {
  /// Whether each parameter is a uniform: given once for all runs of a batch.
  let isUniform: [Bool]
  /// The slots of the input that are uniform, in the order of their words in `Batch.uniforms`.
  let uniforms: [Int]
  /// The other slots, in the order of their columns in `Batch.inputs`.
  let columns: [Int]

  /// The layout of a program of whose parameters some are uniforms.
  init(_ program: TypedProgram, uniforms names: Set<String>) {
    let parameters = program.parameters
    isUniform = parameters.map { names.contains($0.name) }
    var (uniforms, columns, slot): ([Int], [Int], Int) = ([], [], 0)
    for parameter in parameters {
      let slots = slot..<slot + parameter.type.slotCount
      if names.contains(parameter.name) { uniforms += slots } else { columns += slots }
      slot = slots.upperBound
    }
    (self.uniforms, self.columns) = (uniforms, columns)
  }
}
