import Rast
import TestSupport
import Testing

/// The generated programs are as they should be: well typed, the same for the same seed, and together they use
/// everything that the language has.
@Suite struct GeneratorTests {
  @Test func typeChecks() {
    for seed in 0..<UInt64(2000) {
      let program = ProgramGenerator.program(seed: seed)
      let source = SourceFile(path: "seed \(seed)", text: program.text)
      let analysis = Analysis(source)
      guard analysis.program == nil else { continue }
      Issue.record("\(program)\n\(DiagnosticRenderer(source: source).render(analysis.diagnostics))")
    }
  }

  @Test func isPrintedAsTheSameProgram() {
    for seed in UInt64(0)..<500 {
      let program = ProgramGenerator.program(seed: seed)
      #expect(Reprinting.problem(of: SourceFile(path: "seed \(seed)", text: program.text)) == nil)
    }
  }

  @Test func dependsOnTheSeedAlone() {
    for seed in UInt64(0)..<100 {
      let (one, other) = (ProgramGenerator.program(seed: seed), ProgramGenerator.program(seed: seed))
      #expect(one.text == other.text)
      #expect(one.runs.map { $0.map(\.description) } == other.runs.map { $0.map(\.description) })
    }
  }

  @Test func usesEverything() {
    var uses: Set<String> = []
    for seed in 0..<UInt64(2000) { uses.formUnion(ProgramGenerator.program(seed: seed).uses) }
    for use in Operation.all.map(\.name) + Feature.allCases.map(\.rawValue) {
      #expect(uses.contains(use), "no program uses \(use)")
    }
  }
}
