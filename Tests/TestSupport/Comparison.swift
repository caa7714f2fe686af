import Rast

/// A program run on every backend, each compared with the evaluated one.
public struct Comparison {
  /// A program ready to run on a backend, and what it prints.
  private struct Contestant {
    var backend: Backend
    var instance: any ProgramInstance
    /// The same with some parameters as uniforms; nil if that is not looked at, as it takes as long again to prepare.
    var sharing: (any ProgramInstance)?
    var output: Collector
  }

  /// A run of a batch, and what must come of it.
  private struct Row {
    var run: Int
    var words: [UInt64]
    var expected: Outcome
  }

  /// The program.
  public let program: GeneratedProgram
  /// The outcome of each run on the evaluated backend.
  public let expected: [Outcome]
  private let typed: TypedProgram
  private let contestants: [Contestant]
  /// Which parameters are uniforms, and some runs that share their values.
  private let isUniform: [Bool]
  private let sharing: [(arguments: [Value], expected: Outcome)]

  /// That the program does not take the arguments that it is to be run with.
  public struct WrongArguments: Error {}

  /// Runs the program on the evaluated backend.
  ///
  /// - Throws: what the type checker finds wrong with the program; that it is too large for a backend;
  ///   `WrongArguments`.
  public init(_ program: GeneratedProgram) throws {
    let analysis = Analysis(SourceFile(path: "seed \(program.seed)", text: program.text))
    try self.init(program, analysis.get(), Backend.allCases)
  }

  /// Does the same with a program that was checked already, and compares only some backends.
  public init(_ program: GeneratedProgram, _ typed: TypedProgram, _ backends: [Backend]) throws {
    self.program = program
    guard typed.parameters.map(\.type) == program.runs.first?.map(\.type) else { throw WrongArguments() }
    let isSharing = program.seed >> 2 % 4 == 0
    let isUniform = typed.parameters.indices.map { program.seed >> (4 + UInt64($0 % 60)) & 1 == 1 }
    let uniforms = Set(zip(typed.parameters, isUniform).filter(\.1).map(\.0.name))
    func contestant(_ backend: Backend) throws -> Contestant {
      let output = Collector()
      let options = RunOptions(fuel: program.fuel) { output.append($0) }
      return Contestant(
        backend: backend, instance: try backend.prepare(typed).makeInstance(options),
        sharing: isSharing ? try backend.prepare(typed, uniforms: uniforms).makeInstance(options) : nil,
        output: output)
    }
    (self.typed, self.isUniform) = (typed, isUniform)
    contestants = try backends.map(contestant)
    let oracle = try contestant(.evaluated)
    expected = program.runs.map { Outcome(oracle.instance, $0, oracle.output) }
    sharing = program.runs.prefix(isSharing ? 17 : 0).map { run in
      let arguments = zip(isUniform, zip(program.runs[0], run)).map { $0 ? $1.0 : $1.1 }
      return (arguments, Outcome(oracle.instance, arguments, oracle.output))
    }
  }

  /// The first thing in which a backend differs from the evaluated one, or that is wrong with the code of the program.
  public func difference() -> String? {
    if let problems = try? typed.codeProblems(), let problem = problems.first { return problem }
    for contestant in contestants {
      if let difference = differenceOfRuns(contestant) ?? differenceOfBatches(contestant) {
        return "\(contestant.backend): \(difference)"
      }
    }
    return nil
  }

  // MARK: Single runs

  /// Does every run of a plain program, or some pixels of a kernel, twice on the same instance.
  private func differenceOfRuns(_ contestant: Contestant) -> String? {
    for index in program.runs.indices where index < 3 {
      for time in ["", " the second time"] {
        let found = Outcome(contestant.instance, program.runs[index], contestant.output)
        if found != expected[index] {
          return "run \(index)\(time) \(found), but should have \(expected[index])"
        }
      }
    }
    return nil
  }

  // MARK: Batches

  /// Runs batches of several sizes, which need not be multiples of the number of lanes, twice each.
  private func differenceOfBatches(_ contestant: Contestant) -> String? {
    guard let outputs = typed.output.columns, let inputs = Type.tuple(typed.parameters.map(\.type)).columns,
      expected.allSatisfy(\.printed.isEmpty)
    else { return nil }
    let rows = zip(program.runs, expected).enumerated().map { run, pair in
      Row(run: run, words: pair.0.flatMap(Outcome.words), expected: pair.1)
    }
    // Batches on the evaluated backend, which is slow, have nothing to show but that they are run.
    let most = contestant.backend == .evaluated ? 9 : rows.count
    for count in [1, 7, 8, 9, 64, 200, 3] where count <= min(most, rows.count) {
      // Somewhere in the runs, with or without room between the columns.
      let first = Int(program.seed >> 1) % (rows.count - count + 1)
      let stride = count + Int(program.seed >> 1 & 1) * 3
      let part = Array(rows[first..<first + count])
      if let difference = differenceOfBatch(part, stride, inputs.count, outputs, contestant.instance) {
        return difference
      }
    }
    if let difference = differenceOfSharing(outputs, contestant) { return "with uniforms \(difference)" }
    guard contestant.backend == .lanes else { return nil }
    // More than a block of a loop, and more than a batch, by repeating the runs.
    for count in [program.seed % 4 == 0 ? 700 : 0, program.seed % 16 == 0 ? 5000 : 0] where count > 0 {
      let many = (0..<count).map { rows[$0 % rows.count] }
      if let difference = differenceOfBatch(many, count, inputs.count, outputs, contestant.instance) {
        return difference
      }
    }
    return nil
  }

  /// A batch of runs that share the values of some parameters.
  private func differenceOfSharing(_ outputs: [Bool], _ contestant: Contestant) -> String? {
    guard let instance = contestant.sharing, let first = sharing.first,
      sharing.allSatisfy(\.expected.printed.isEmpty)
    else { return nil }
    func words(_ arguments: [Value], areUniform: Bool) -> [UInt64] {
      zip(arguments, isUniform).filter { $1 == areUniform }.flatMap { Outcome.words($0.0) }
    }
    let rows = sharing.enumerated().map { run, pair in
      Row(run: run, words: words(pair.arguments, areUniform: false), expected: pair.expected)
    }
    return differenceOfBatch(
      rows, rows.count, rows[0].words.count, outputs, instance,
      uniforms: words(first.arguments, areUniform: true))
  }

  private func differenceOfBatch(
    _ rows: [Row], _ stride: Int, _ inputs: Int, _ outputs: [Bool], _ instance: any ProgramInstance,
    uniforms: [UInt64] = []
  ) -> String? {
    let words = columns(rows, stride, inputs)
    for time in ["", " the second time"] {
      let found = run(words, rows.count, stride, outputs, instance, uniforms)
      if let difference = difference(found, rows, stride, outputs) {
        return "batch of \(rows.count) runs from \(rows.first?.run ?? 0)\(time): \(difference)"
      }
    }
    return nil
  }

  private static let untouched: UInt64 = 0xDEAD_BEEF_DEAD_BEEF

  private func columns(_ rows: [Row], _ stride: Int, _ count: Int) -> [UInt64] {
    var words = [UInt64](repeating: Comparison.untouched, count: stride * count)
    for (index, row) in rows.enumerated() {
      for (column, word) in row.words.enumerated() { words[column * stride + index] = word }
    }
    return words
  }

  private func run(
    _ words: [UInt64], _ count: Int, _ stride: Int, _ outputs: [Bool], _ instance: any ProgramInstance,
    _ uniforms: [UInt64]
  ) -> (words: [UInt64], error: BatchError?) {
    // At least one word, so that there is an address.
    var results = [UInt64](repeating: Comparison.untouched, count: max(1, stride * outputs.count))
    var failure: BatchError?
    (words.isEmpty ? [0] : words).withUnsafeBufferPointer { inputs in
      uniforms.withUnsafeBufferPointer { uniforms in
        results.withUnsafeMutableBufferPointer { results in
          guard let inputs = inputs.baseAddress, let results = results.baseAddress else { return }
          let batch = Batch(
            count: count, stride: stride, uniforms: uniforms.baseAddress, inputs: inputs, outputs: results)
          do throws(BatchError) { try instance.run(batch) } catch { failure = error }
        }
      }
    }
    return (results, failure)
  }

  private func difference(
    _ found: (words: [UInt64], error: BatchError?), _ rows: [Row], _ stride: Int, _ outputs: [Bool]
  ) -> String? {
    let failed = rows.firstIndex { $0.expected.error != nil }
    let error = failed.flatMap { index in rows[index].expected.error.map { BatchError($0, index: index) } }
    guard found.error == error else {
      return "\(Comparison.text(found.error)), but should be \(Comparison.text(error))"
    }
    for (index, row) in rows[..<(failed ?? rows.count)].enumerated() {
      let words = outputs.indices.map { column in
        let word = found.words[column * stride + index]
        return outputs[column] ? Outcome.bits(Double(bitPattern: word)) : word
      }
      if words != row.expected.words {
        return
          "run \(row.run) gave \(Outcome.text(words)), but should have \(Outcome.text(row.expected.words))"
      }
    }
    let gaps = outputs.indices.flatMap { column in (column * stride + rows.count)..<(column + 1) * stride }
    let isClean = gaps.allSatisfy { found.words[$0] == Comparison.untouched }
    return isClean ? nil : "words between the columns were written to"
  }

  private static func text(_ error: BatchError?) -> String {
    error.map { "error at \($0.index): \(Outcome.text($0.error))" } ?? "no error"
  }
}
