/// Checks what passes and backends take for granted about code: every slot is written before it is read on
/// every path to the read, and holds the kind of value that the reader expects; no jump leaves its loop.
///
/// It follows the control flow, since values of different types share slots: at each place it knows what
/// every slot holds, and it goes through a loop until another turn adds nothing.
package struct CodeVerifier {
  private typealias Leaf = Computation.Leaf

  /// What each slot holds; nil for a slot that some path here does not write, or that holds different things
  /// on different paths. The whole array is nil at unreachable places.
  private typealias State = [Leaf?]?

  /// Where jumps lead, and what the slots hold there.
  private struct Targets {
    package var isInLoop = false
    package var atBreak: State = nil
    package var atContinue: State = nil
    package var atReturn: State = nil
  }

  private let function: FunctionCode
  /// The functions that it may call.
  private let functions: [FunctionCode]
  private var problems: [String] = []
  /// Whether a loop's turn is only a trial run to find out what the slots hold at its start.
  private var isTrying = false

  /// What is wrong with a function's code; empty if nothing is.
  package static func problems(_ function: FunctionCode, calling functions: [FunctionCode]) -> [String] {
    var verifier = CodeVerifier(function: function, functions: functions)
    verifier.verify()
    return verifier.problems
  }

  private init(function: FunctionCode, functions: [FunctionCode]) {
    (self.function, self.functions) = (function, functions)
  }

  private mutating func verify() {
    var slots: [Leaf?] = Array(repeating: nil, count: function.slots)
    for (offset, leaf) in function.parameterLeaves.enumerated() {
      slots[function.parameters.index + offset] = leaf
    }
    var (state, targets): (State, Targets) = (slots, Targets())
    walk(function.instructions, &state, &targets)
    state = joined(state, targets.atReturn)
    guard state != nil else { return }
    expect(function.outputLeaves, from: FunctionCode.output, state, "the value")
  }

  // MARK: Control flow

  private mutating func walk(_ code: [Instruction], _ state: inout State, _ targets: inout Targets) {
    for instruction in code { walk(instruction, &state, &targets) }
  }

  private mutating func walk(_ instruction: Instruction, _ state: inout State, _ targets: inout Targets) {
    guard state != nil else { return }
    switch instruction {
    case .compute(let computation): walk(computation, &state)
    case .call(let call):
      guard functions.indices.contains(call.function) else {
        return report("calls function \(call.function), which is not there")
      }
      let callee = functions[call.function]
      expect(callee.parameterLeaves, from: call.arguments, state, "an argument")
      write(callee.outputLeaves, to: call.result, &state)
    case .print(let values):
      for (operand, type) in values { expect(type.leaves, operand, state, "print") }
    case .ifElse(let test, let then, let other):
      verify(test, state)
      var otherState = state
      walk(then, &state, &targets)
      walk(other, &otherState, &targets)
      state = joined(state, otherState)
    case .whileLoop(let condition, let test, let body, _):
      loop(&state, &targets) { verifier, state, outer, inner in
        verifier.walk(condition, &state, &outer)
        verifier.verify(test, state)
        if test != .constant(true) { inner.atBreak = verifier.joined(inner.atBreak, state) }
        verifier.walk(body, &state, &inner)
      }
    case .forLoop(let counter, let low, let high, let body, _):
      expect([.word], low, state, "for")
      write([.word], to: counter, &state)
      loop(&state, &targets) { verifier, state, _, inner in
        verifier.expect([.word], high, state, "for")
        inner.atBreak = verifier.joined(inner.atBreak, state)
        verifier.write([.word], to: counter, &state)
        verifier.walk(body, &state, &inner)
      }
    case .breakLoop:
      if !targets.isInLoop { report("break outside of a loop") }
      targets.atBreak = joined(targets.atBreak, state)
      state = nil
    case .continueLoop:
      if !targets.isInLoop { report("continue outside of a loop") }
      targets.atContinue = joined(targets.atContinue, state)
      state = nil
    case .returnValue:
      targets.atReturn = joined(targets.atReturn, state)
      state = nil
    case .region(let body, _):
      var inner = Targets()
      walk(body, &state, &inner)
      state = joined(state, inner.atReturn)
    }
  }

  /// A loop, given what one turn of it does.
  private mutating func loop(
    _ state: inout State, _ targets: inout Targets,
    turn: (inout CodeVerifier, inout State, _ outer: inout Targets, _ inner: inout Targets) -> Void
  ) {
    let wasTrying = isTrying
    var head = state
    var (end, outer, inner) = (head, targets, Targets(isInLoop: true))
    isTrying = true
    while true {
      (end, outer, inner) = (head, targets, Targets(isInLoop: true))
      turn(&self, &end, &outer, &inner)
      let next = joined(head, joined(end, inner.atContinue))
      if next == head { break }
      head = next
    }
    isTrying = wasTrying
    // Nothing is reported within a trial run; one more turn would double the time for each enclosing loop.
    if !isTrying {
      (end, outer, inner) = (head, targets, Targets(isInLoop: true))
      turn(&self, &end, &outer, &inner)
    }
    targets = outer
    targets.atReturn = joined(targets.atReturn, inner.atReturn)
    state = inner.atBreak
  }

  private func joined(_ one: State, _ other: State) -> State {
    guard let one else { return other }
    guard let other else { return one }
    return zip(one, other).map { $0 == $1 ? $0 : nil }
  }

  // MARK: Computations

  private mutating func walk(_ computation: Computation, _ state: inout State) {
    let (operands, destination) = (computation.operands, computation.destination)
    func type(_ types: [Type], _ result: Type) {
      if types.count != operands.count { report("\(computation.kind) has \(operands.count) operands") }
      for (operand, type) in zip(operands, types) {
        expect(type.leaves, operand, state, "\(computation.kind)")
      }
      write(result.leaves, to: destination, &state)
    }
    switch computation.kind {
    case .copy(let slots):
      switch operands[0] {
      case .slot(let slot): copy(slots, from: slot, to: destination, &state)
      case .int: write([.word], to: destination, &state)
      case .float: write([.float], to: destination, &state)
      case .complex: write([.float, .float], to: destination, &state)
      }
    case .operation(let operation):
      if operation.comparison != nil { report("\(operation.name) is no test") }
      type(operation.operands, operation.result)
    case .fused(let fusion):
      if operands.count(where: \.isConstant) > 1 { report("a fused instruction has two constants") }
      type(Array(repeating: fusion.family.type, count: 3), fusion.family.type)
    case .power: type([.complex], .complex)
    case .equal(let leaves):
      for operand in operands { expect(leaves, operand, state, "equal") }
      write([.word], to: destination, &state)
    case .test(let test):
      verify(test, state)
      write([.word], to: destination, &state)
    }
  }

  private mutating func verify(_ test: Test, _ state: State) {
    guard state != nil else { return }
    test.forEachComparison { comparison in
      for (operand, leaves) in zip(comparison.operands.map(\.operand), comparison.leaves) {
        expect(leaves, operand, state, "a test")
      }
    }
  }

  // MARK: Slots

  private mutating func copy(_ slots: Int, from source: Slot, to destination: Slot, _ state: inout State) {
    guard slots > 0, let known = state, contains(source, slots) else { return }
    let leaves = known[source.index..<source.index + slots]
    if leaves.contains(nil) { report("copies s\(source.index), which is not written on every way") }
    guard contains(destination, slots) else { return }
    state?.replaceSubrange(destination.index..<destination.index + slots, with: leaves)
  }

  private mutating func write(_ leaves: [Leaf], to slot: Slot, _ state: inout State) {
    // A value of no slots may be anywhere.
    guard state != nil, !leaves.isEmpty, contains(slot, leaves.count) else { return }
    state?.replaceSubrange(slot.index..<slot.index + leaves.count, with: leaves)
  }

  private mutating func expect(
    _ leaves: [Leaf], _ operand: Operand, _ state: State, _ reader: @autoclosure () -> String
  ) {
    switch operand {
    case .slot(let slot): expect(leaves, from: slot, state, reader())
    case .int: if !leaves.isEmpty, leaves != [.word] { report("\(reader()) reads an int as \(leaves)") }
    case .float: if leaves != [.float] { report("\(reader()) reads a float as \(leaves)") }
    case .complex:
      if leaves != [.float, .float] { report("\(reader()) reads a complex number as \(leaves)") }
    }
  }

  private mutating func expect(
    _ leaves: [Leaf], from slot: Slot, _ state: State, _ reader: @autoclosure () -> String
  ) {
    guard let state, contains(slot, leaves.count) else { return }
    for (offset, leaf) in leaves.enumerated() {
      let found = state[slot.index + offset]
      if found == leaf { continue }
      let name = "s\(slot.index + offset)"
      report(
        found == nil
          ? "\(reader()) reads \(name), which is not written on every way"
          : "\(reader()) reads \(name) as \(leaf), which it is not")
    }
  }

  /// Whether the function has these slots; slot 0 belongs to the run.
  private mutating func contains(_ slot: Slot, _ count: Int) -> Bool {
    if count == 0 { return true }
    let isInside = slot.index >= FunctionCode.output.index && slot.index + count <= function.slots
    if !isInside { report("there are no slots s\(slot.index)…s\(slot.index + count - 1)") }
    return isInside
  }

  private mutating func report(_ problem: @autoclosure () -> String) {
    if !isTrying { problems.append(problem()) }
  }
}

extension Test {
  /// The kind of value that a comparison expects of each operand.
  fileprivate var leaves: [[Computation.Leaf]] {
    switch self {
    case .constant, .not, .and, .or: []
    case .isTrue: [[.word]]
    case .compareInts: [[.word], [.word]]
    case .compareFloats: [[.float], [.float]]
    case .compareSum: [[.float], [.float], [.float]]
    case .compareNorm: [[.float, .float], [.float]]
    case .compareComplex: [[.float, .float], [.float, .float]]
    }
  }
}
