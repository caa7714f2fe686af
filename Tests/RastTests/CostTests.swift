import Testing

@testable import Rast
@testable import RastMachine

/// What is told of how long code takes, by which it is decided how often to look for cancellation.
@Suite struct CostTests {
  private func code(_ step: String) throws -> ProgramCode {
    let text = """
      program (c: complex, n: int) -> complex {
          var z = c;
          for i in 0..n { z = \(step); }
          z
      }
      """
    return try ProgramCode(Program(parsing: text).checked())
  }

  /// Complex functions take some hundred times as long as sums: a run of as many instructions was cancelled only after
  /// 7 to 17 ms.
  @Test func cancellationIsLookedForByCostAndNotByLength() throws {
    let sums = try code("z + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c + c")
    let functions = try code("tan(sin(cosh(asin(exp(ln(z))))))")
    #expect(sums.main.instructions.size >= functions.main.instructions.size)
    #expect(functions.checkpointSlice * 20 < sums.checkpointSlice)
  }

  @Test func thereIsOneRuleOfWhatMayBeComputedInVain() throws {
    for operation in Operation.all where operation.comparison == nil {
      let operands = operation.operands.map { _ in Operand.slot(Slot(index: 2)) }
      let computation = Computation(.operation(operation), Slot(index: 1), operands)
      #expect(
        computation.isCheap == (!operation.canFail && operation.cost <= Cost.cheap), "\(operation.name)")
      #expect(Instruction.compute(computation).isCheap == computation.isCheap)
      #expect(Instruction.compute(computation).cost == operation.cost)
    }
  }
}
