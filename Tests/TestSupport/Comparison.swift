import Rast

/// A program run on every backend, each held to the evaluated one.
public struct Comparison {
  /// A backend's program, ready to run, with a place for what it prints.
  private struct Contestant {
    var backend: Backend
    var instance: any ProgramInstance
    var output: Collector
  }

  /// The program.
  public let program: GeneratedProgram
  /// What the evaluated backend makes of each run.
  public let expected: [Outcome]
  private let typed: TypedProgram
  private let contestants: [Contestant]

  /// The program does not take the arguments that it is to be run with.
  public struct WrongArguments: Error {}

  /// Runs the program on the evaluated backend.
  ///
  /// - Throws: what the type checker finds wrong with the program, or a backend that it is too large for it;
  ///   `WrongArguments`.
  public init(_ program: GeneratedProgram) throws {
    let analysis = Analysis(SourceFile(path: "seed \(program.seed)", text: program.text))
    try self.init(program, analysis.get(), Backend.allCases)
  }

  /// The same with a program that was looked at already, of which some backends are held to the evaluated one.
  public init(_ program: GeneratedProgram, _ typed: TypedProgram, _ backends: [Backend]) throws {
    self.program = program
    guard typed.parameters.map(\.type) == program.runs.first?.map(\.type) else { throw WrongArguments() }
    func contestant(_ backend: Backend) throws -> Contestant {
      let output = Collector()
      let options = RunOptions(fuel: program.fuel) { output.append($0) }
      return Contestant(
        backend: backend, instance: try backend.prepare(typed).makeInstance(options), output: output)
    }
    self.typed = typed
    contestants = try backends.map(contestant)
    let oracle = try contestant(.evaluated)
    expected = program.runs.map { Outcome(oracle.instance, $0, oracle.output) }
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

  /// Every run of a plain program, and some pixels of a kernel, twice on the same instance.
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

  /// Batches of several sizes, which are no multiple of any number of lanes, and each twice.
  private func differenceOfBatches(_ contestant: Contestant) -> String? {
    guard let outputs = typed.output.columns, let inputs = Type.tuple(typed.parameters.map(\.type)).columns,
      expected.allSatisfy(\.printed.isEmpty)
    else { return nil }
    // Of the evaluated backend, the slow one, batches have nothing more to show than that they are run.
    let most = contestant.backend == .evaluated ? 9 : program.runs.count
    for count in [1, 7, 8, 9, 64, 200, 3] where count <= min(most, program.runs.count) {
      // Somewhere in the runs, with or without room between the columns.
      let first = Int(program.seed >> 1) % (program.runs.count - count + 1)
      let stride = count + Int(program.seed >> 1 & 1) * 3
      if let difference = differenceOfBatch(
        Array(first..<first + count), stride, inputs.count, outputs, contestant.instance)
      {
        return difference
      }
    }
    guard contestant.backend == .lanes else { return nil }
    // More than a block of a loop, and more than a batch: the runs over and over.
    for count in [program.seed % 4 == 0 ? 700 : 0, program.seed % 16 == 0 ? 5000 : 0] where count > 0 {
      let runs = (0..<count).map { $0 % program.runs.count }
      if let difference = differenceOfBatch(runs, count, inputs.count, outputs, contestant.instance) {
        return difference
      }
    }
    return nil
  }

  private func differenceOfBatch(
    _ runs: [Int], _ stride: Int, _ inputs: Int, _ outputs: [Bool], _ instance: any ProgramInstance
  ) -> String? {
    let words = columns(runs, stride, inputs)
    for time in ["", " the second time"] {
      let found = run(words, runs.count, stride, outputs, instance)
      if let difference = difference(found, runs, stride, outputs) {
        return "batch of \(runs.count) runs from \(runs.first ?? 0)\(time): \(difference)"
      }
    }
    return nil
  }

  private static let untouched: UInt64 = 0xDEAD_BEEF_DEAD_BEEF

  private func columns(_ runs: [Int], _ stride: Int, _ count: Int) -> [UInt64] {
    var words = [UInt64](repeating: Comparison.untouched, count: stride * count)
    for (row, run) in runs.enumerated() {
      for (column, word) in program.runs[run].flatMap(Outcome.words).enumerated() {
        words[column * stride + row] = word
      }
    }
    return words
  }

  private func run(
    _ words: [UInt64], _ count: Int, _ stride: Int, _ outputs: [Bool], _ instance: any ProgramInstance
  ) -> (words: [UInt64], error: BatchError?) {
    // At least one word, so that there is an address.
    var results = [UInt64](repeating: Comparison.untouched, count: max(1, stride * outputs.count))
    var failure: BatchError?
    (words.isEmpty ? [0] : words).withUnsafeBufferPointer { inputs in
      results.withUnsafeMutableBufferPointer { results in
        guard let inputs = inputs.baseAddress, let results = results.baseAddress else { return }
        do throws(BatchError) {
          try instance.run(Batch(count: count, stride: stride, inputs: inputs, outputs: results))
        } catch {
          failure = error
        }
      }
    }
    return (results, failure)
  }

  private func difference(
    _ found: (words: [UInt64], error: BatchError?), _ runs: [Int], _ stride: Int, _ outputs: [Bool]
  ) -> String? {
    let failed = runs.firstIndex { expected[$0].error != nil }
    let error = failed.flatMap { row in expected[runs[row]].error.map { BatchError($0, index: row) } }
    guard found.error == error else {
      return "\(Comparison.text(found.error)), but should be \(Comparison.text(error))"
    }
    for row in 0..<(failed ?? runs.count) {
      let words = outputs.indices.map { column in
        let word = found.words[column * stride + row]
        return outputs[column] ? Outcome.bits(Double(bitPattern: word)) : word
      }
      let run = runs[row]
      if words != expected[run].words {
        return "run \(run) gave \(Outcome.text(words)), but should have \(Outcome.text(expected[run].words))"
      }
    }
    let gaps = outputs.indices.flatMap { column in (column * stride + runs.count)..<(column + 1) * stride }
    let isClean = gaps.allSatisfy { found.words[$0] == Comparison.untouched }
    return isClean ? nil : "words between the columns were written to"
  }

  private static func text(_ error: BatchError?) -> String {
    error.map { "error at \($0.index): \(Outcome.text($0.error))" } ?? "no error"
  }
}
