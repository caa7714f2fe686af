/// Where a batch holds the words of a program's parameters.
package struct InputLayout: Sendable {
  /// Whether each parameter is a uniform, that is, given once for all runs of a batch.
  package let isUniform: [Bool]
  /// The uniform slots of the input, in the order of their words in `Batch.uniforms`.
  package let uniforms: [Int]
  /// The other slots, in the order of their columns in `Batch.inputs`.
  package let columns: [Int]

  /// The layout for a program, some of whose parameters are uniforms.
  package init(_ parameters: [(name: String, type: Type)], uniforms names: Set<String>) {
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
