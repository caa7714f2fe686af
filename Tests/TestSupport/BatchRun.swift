import Rast

extension PreparedProgram {
  /// The words of the values of many runs: the columns of the output, one after another.
  ///
  /// - Parameters:
  ///   - uniforms: the words of the uniforms that the program was prepared with.
  ///   - rows: for each run, the words of its other inputs.
  ///   - outputs: how many words a value has.
  public func words(
    uniforms: [UInt64], rows: [[UInt64]], outputs: Int, _ options: RunOptions = RunOptions()
  ) throws(BatchError) -> [UInt64] {
    let instance = makeInstance(options)
    var results = [UInt64](repeating: 0, count: outputs * rows.count)
    let columns = (rows.first ?? []).indices.flatMap { column in rows.map { $0[column] } }
    let outcome = results.withUnsafeMutableBufferPointer { results in
      uniforms.withUnsafeBufferPointer { uniforms in
        columns.withUnsafeBufferPointer { columns in
          Result { () throws(BatchError) in
            guard let inputs = columns.baseAddress, let outputs = results.baseAddress else { return }
            try instance.run(
              Batch(
                count: rows.count, stride: rows.count, uniforms: uniforms.baseAddress, inputs: inputs,
                outputs: outputs))
          }
        }
      }
    }
    try outcome.get()
    return results
  }
}
