import TestSupport
import Testing

@testable import Rast

/// Random programs, transformed.
@Suite struct TransformTests {
  private func typed(_ program: GeneratedProgram) throws -> TypedProgram {
    try Analysis(SourceFile(path: "seed \(program.seed)", text: program.text)).get()
  }

  @Test("a program whose variables have symbols of their own means the same")
  func uniqueNames() throws {
    for seed in 0..<UInt64(300) {
      let program = ProgramGenerator.program(seed: seed)
      let typed = try typed(program)
      let renamed = try #require(UniqueNames.of(typed))
      let output = Collector()
      let options = RunOptions(fuel: program.fuel) { output.append($0) }
      let instances = try [typed, renamed].map { try Backend.evaluated.prepare($0).makeInstance(options) }
      for run in program.runs.prefix(3) {
        let outcomes = instances.map { Outcome($0, run, output) }
        #expect(outcomes[0] == outcomes[1], "\(program)")
      }
      var taken: Set<Symbol> = []
      renamed.main.body.forEachDeclaration { #expect(taken.insert($0).inserted, "\(program)") }
    }
  }

  @Test("kernels are traced without a trap, and many of them have an orbit")
  func traced() throws {
    var count = 0
    for seed in stride(from: UInt64(1), to: 400, by: 2) {
      let program = ProgramGenerator.program(seed: seed)
      let typed = try typed(program)
      guard let traced = TracedProgram(typed, limitedBy: "iterations", inputs: ["x", "y", "point"]) else {
        continue
      }
      count += 1
      for run in program.runs.prefix(5) { #expect(traced.points(run, atMost: 20, fuel: 500).count <= 20) }
    }
    #expect(count > 50)
  }
}

extension TypedBlock {
  /// Visits the symbols of all variables that are declared inside.
  fileprivate func forEachDeclaration(_ visit: (Symbol) -> Void) {
    forEachChild {
      $0.forEachDeclaration(visit)
    } statement: { statement in
      if case .declare(let name, _) = statement.kind { visit(name) }
      if case .forLoop(let name, _, _, _) = statement.kind { visit(name) }
      statement.forEachChild {
        $0.forEachDeclaration(visit)
      } block: {
        $0.forEachDeclaration(visit)
      }
    }
  }
}

extension TypedExpression {
  fileprivate func forEachDeclaration(_ visit: (Symbol) -> Void) {
    forEachChild {
      $0.forEachDeclaration(visit)
    } block: {
      $0.forEachDeclaration(visit)
    }
  }
}
