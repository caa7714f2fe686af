import Rast
import Testing

/// Inputs that all runs of a batch share.
@Suite struct UniformTests {
  private static let program = """
    fn step(z: complex, c: complex) -> complex { z^2 + c }
    program (limit: int, c: complex, isJulia: bool, size: (float, int), point: complex) -> (int, complex) {
        var z = if isJulia { point } else { 0i };
        var n = 0;
        while norm(z) <= size.0 && n < limit {
            z = step(z, if isJulia { c } else { point });
            n += size.1;
        }
        (n, z)
    }
    """

  /// The values of a run, by the names of the parameters.
  private func arguments(_ run: Int, batch: Int) -> [(name: String, value: Value)] {
    let angle = Double(run * 37 % 100) / 100
    return [
      ("limit", .int(20 + 7 * batch)), ("c", .complex(Complex(-0.4, 0.1 * Double(batch)))),
      ("isJulia", .bool(batch % 2 == 0)), ("size", .tuple([.float(4 + Double(batch)), .int(1 + batch % 2)])),
      ("point", .complex(Complex(2 * angle - 1.5, 1.2 - angle))),
    ]
  }

  @Test(
    "are given once, and do what a column of them does",
    arguments: Backend.allCases,
    [[], ["limit"], ["c", "isJulia"], ["size", "limit", "c"], ["limit", "c", "isJulia", "size"]]
      as [Set<String>])
  func agree(_ backend: Backend, _ uniforms: Set<String>) throws {
    let typed = try Program(parsing: UniformTests.program).checked()
    let oracle = try Backend.evaluated.prepare(typed).makeInstance(RunOptions())
    let instance = try backend.prepare(typed, uniforms: uniforms).makeInstance(RunOptions())
    // Each batch has other uniforms than the one before; the longest one takes several goes on lanes.
    for (batch, count) in [5, 300, 1, backend == .evaluated ? 40 : 9000].enumerated() {
      let runs = (0..<count).map { arguments($0 % 50, batch: batch) }
      let given = runs[0].filter { uniforms.contains($0.name) }.flatMap { words($0.value) }
      let rows = runs.map { run in run.filter { !uniforms.contains($0.name) }.flatMap { words($0.value) } }
      var results = [UInt64](repeating: 0, count: 3 * count)
      let columns = rows[0].indices.flatMap { column in rows.map { $0[column] } }
      try results.withUnsafeMutableBufferPointer { results in
        try given.withUnsafeBufferPointer { given in
          try columns.withUnsafeBufferPointer { columns in
            let inputs = try #require(columns.baseAddress)
            let outputs = try #require(results.baseAddress)
            try instance.run(
              Batch(
                count: count, stride: count, uniforms: given.baseAddress, inputs: inputs, outputs: outputs))
          }
        }
      }
      let expected = try runs.prefix(50).map { words(try oracle.run($0.map(\.value))) }
      for run in 0..<count {
        let found = (0..<3).map { results[$0 * count + run] }
        guard found != expected[run % 50] else { continue }
        Issue.record("run \(run) of batch \(batch) gave \(found), not \(expected[run % 50])")
        return
      }
    }
  }

  private func words(_ value: Value) -> [UInt64] {
    switch value {
    case .unit, .str: []
    case .bool(let value): [value ? 1 : 0]
    case .char(let value): [UInt64(value.value)]
    case .int(let value): [UInt64(bitPattern: Int64(value))]
    case .float(let value): [value.bitPattern]
    case .complex(let value): [value.re.bitPattern, value.im.bitPattern]
    case .tuple(let elements): elements.flatMap { words($0) }
    }
  }
}
