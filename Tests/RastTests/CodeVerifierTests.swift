import Testing

@testable import Rast
@testable import RastMachine

/// The verifier finds code that no pass may make.
@Suite struct CodeVerifierTests {
  private let x = Slot(index: 2)
  private let y = Slot(index: 3)
  private let z = Slot(index: 4)

  /// The problems of a function of an int that gives one, with five slots.
  private func problems(_ code: [Instruction]) -> [String] {
    let function = FunctionCode(
      name: "f", span: .none, instructions: code, slots: 6, outputLeaves: [.word], parameters: x,
      parameterLeaves: [.word], nesting: 1)
    return CodeVerifier.problems(function, calling: [])
  }

  private func add(_ d: Slot, _ a: Operand, _ b: Operand) -> Instruction {
    .compute(Computation(.operation(Operation(IntAdd.self)), d, [a, b]))
  }

  @Test func codeInOrderHasNone() {
    #expect(problems([add(FunctionCode.output, .slot(x), .int(1))]) == [])
  }

  @Test func aSlotThatIsNotWritten() {
    #expect(problems([add(FunctionCode.output, .slot(y), .int(1))]).count == 1)
  }

  @Test func aSlotThatOneBranchLeavesAsItWas() {
    let test = Test.compareInts(.less, .slot(x), .int(0))
    let code: [Instruction] = [
      .ifElse(test, then: [.copy(y, .int(1), slots: 1)], else: []),
      .copy(FunctionCode.output, .slot(y), slots: 1),
    ]
    #expect(!problems(code).isEmpty)
    let both: [Instruction] = [
      .ifElse(test, then: [.copy(y, .int(1), slots: 1)], else: [.copy(y, .int(2), slots: 1)]),
      .copy(FunctionCode.output, .slot(y), slots: 1),
    ]
    #expect(problems(both) == [])
  }

  @Test func anOperandOfAnotherType() {
    #expect(!problems([.copy(y, .float(1), slots: 1), add(FunctionCode.output, .slot(x), .slot(y))]).isEmpty)
    #expect(!problems([add(FunctionCode.output, .slot(x), .float(1))]).isEmpty)
  }

  @Test func aValueThatIsNeverWritten() {
    #expect(problems([add(y, .slot(x), .int(1))]).count == 1)
    #expect(problems([.whileLoop(condition: [], test: .constant(true), body: [], .none)]) == [])
  }

  @Test func aJumpOutOfNoLoop() {
    let code: [Instruction] = [.copy(FunctionCode.output, .int(1), slots: 1), .breakLoop]
    #expect(problems(code).contains("break outside of a loop"))
  }

  @Test func whatALoopsLaterTurnsFind() {
    // The second turn finds a float where the first found an int.
    let turn: [Instruction] = [add(z, .slot(y), .int(1)), .copy(y, .float(0), slots: 1)]
    let code: [Instruction] = [
      .copy(FunctionCode.output, .int(0), slots: 1), .copy(y, .int(0), slots: 1),
      .whileLoop(condition: [], test: .compareInts(.less, .slot(x), .int(9)), body: turn, .none),
    ]
    #expect(problems(code).count == 1)
  }

  @Test func slotsThatAreNotThere() {
    #expect(!problems([.copy(FunctionCode.output, .slot(Slot(index: 9)), slots: 1)]).isEmpty)
    #expect(!problems([.copy(Slot(index: 0), .int(1), slots: 1)]).isEmpty)
  }

  /// Slot allocation leaves them where they were, which may be past the last slot.
  @Test func aValueOfNoSlotsMayBeAnywhere() {
    let nowhere = FunctionCode(
      name: "g", span: .none, instructions: [], slots: 1, outputLeaves: [], parameters: x,
      parameterLeaves: [],
      nesting: 0)
    let call = Instruction.Call(
      function: 0, arguments: Slot(index: 99), argumentSlots: 0, result: Slot(index: 99), resultSlots: 0,
      span: .none)
    let function = FunctionCode(
      name: "f", span: .none, instructions: [.call(call)], slots: 3, outputLeaves: [], parameters: x,
      parameterLeaves: [], nesting: 1)
    #expect(CodeVerifier.problems(function, calling: [nowhere]) == [])
  }

  @Test func aFusionOfTwoConstants() throws {
    let fusion = try #require(
      Fusion(inner: Operation(FloatAdd.self), outer: Operation(FloatMultiply.self), isLeft: true))
    let code: [Instruction] = [
      .copy(FunctionCode.output, .int(0), slots: 1), .copy(y, .float(0), slots: 1),
      .compute(Computation(.fused(fusion), z, [.slot(y), .float(1), .float(2)])),
    ]
    #expect(problems(code) == ["a fused instruction has two constants"])
  }
}

/// Operations as the language sees them.
@Suite struct OperationTests {
  @Test func versionsAreOfDifferentTypes() {
    for (name, versions) in Operation.functions {
      #expect(Set(versions.map(\.operands)).count == versions.count, "\(name)")
      #expect(Set(versions.map(\.operands.count)).count == 1, "\(name)")
    }
  }

  @Test func namesAreDifferent() {
    #expect(Set(Operation.all.map(\.name)).count == Operation.all.count)
  }

  @Test func everyPairOfArithmeticIsFusedAsItself() {
    for type in [Type.float, .complex] {
      let operations = Operation.all.filter { $0.result == type && $0.arithmetic != nil }
      #expect(operations.count == Arithmetic.allCases.count)
      for inner in operations {
        for outer in operations {
          let fusion = Fusion(inner: inner, outer: outer, isLeft: true)
          #expect(fusion?.inner == inner.arithmetic && fusion?.outer == outer.arithmetic)
          #expect(fusion?.family.type == type)
        }
      }
    }
  }
}
