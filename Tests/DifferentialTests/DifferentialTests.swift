import Foundation
import Rast
import TestSupport
import Testing

/// Random programs, on which every backend must agree with the evaluated one in every bit.
///
/// `RAST_DIFFERENTIAL_SECONDS=60 swift test -c release --filter DifferentialTests` runs new ones for a minute, starting
/// at the seed `RAST_DIFFERENTIAL_SEED` if that is set. If only the seed is set, its program is run and shown.
@Suite struct DifferentialTests {
  #if DEBUG
    /// A debug build is many times slower, so it runs half as many programs.
    static let programs: UInt64 = 1000
  #else
    static let programs: UInt64 = 2000
  #endif

  static let ranges = stride(from: 0, to: programs, by: 50).map { $0..<$0 + 50 }

  @Test(.enabled(if: Setting.seconds != nil || Setting.seed == nil), arguments: ranges)
  func backendsAgree(_ seeds: Range<UInt64>) {
    for seed in seeds { check(seed) }
  }

  @Test(.enabled(if: Setting.seconds != nil))
  func backendsAgreeOnFreshPrograms() {
    let start = Setting.seed ?? UInt64.random(in: 0..<1 << 48)
    print("from seed \(start)")
    let end = ContinuousClock.now + .seconds(Setting.seconds ?? 0)
    var seed = start
    var failures = 0
    var endings: [String: Int] = [:]
    while ContinuousClock.now < end, failures < 10 {
      if !check(seed, &endings) { failures += 1 }
      seed &+= 1
      // After a crash one knows that it was one of the next few.
      if (seed &- start) % 100 == 0 { print("seeds \(start)..<\(seed) done") }
    }
    let summary = endings.sorted { $0.value > $1.value }.map { "\($0.key) \($0.value)" }
    print("\(seed &- start) programs whose first runs ended with: \(summary.joined(separator: ", "))")
  }

  @Test(.enabled(if: Setting.seconds == nil && Setting.seed != nil))
  func backendsAgreeOnOneProgram() throws {
    let program = ProgramGenerator.program(seed: Setting.seed ?? 0)
    print("\(program)")
    let comparison = try Comparison(program)
    for (index, outcome) in comparison.expected.enumerated() { print("run \(index) \(outcome)") }
    check(program.seed)
  }

  @discardableResult
  private func check(_ seed: UInt64) -> Bool {
    var endings: [String: Int] = [:]
    return check(seed, &endings)
  }

  private func check(_ seed: UInt64, _ endings: inout [String: Int]) -> Bool {
    let program = ProgramGenerator.program(seed: seed)
    do {
      let comparison = try Comparison(program)
      let kind = program.isKernel ? "kernel" : "plain"
      endings["\(kind) \(comparison.expected.first?.error?.kind.message ?? "value")", default: 0] += 1
      guard let difference = comparison.difference() else { return true }
      let reduced = Reducer.reduced(program)
      let rest = try Comparison(reduced).difference() ?? "it agrees now"
      Issue.record("\(program)\n\(difference)\n\nreduced:\n\(reduced.text)\n\(rest)")
    } catch let errors as CompileErrors {
      let rendered = DiagnosticRenderer(source: errors.source).render(errors.diagnostics)
      Issue.record("\(program)\n\(rendered)")
    } catch {
      Issue.record("\(program)\n\(error)")
    }
    return false
  }

  /// What the environment asks for.
  private enum Setting {
    static let seconds = ProcessInfo.processInfo.environment["RAST_DIFFERENTIAL_SECONDS"].flatMap { Int($0) }
    static let seed = ProcessInfo.processInfo.environment["RAST_DIFFERENTIAL_SEED"].flatMap { UInt64($0) }
  }
}
