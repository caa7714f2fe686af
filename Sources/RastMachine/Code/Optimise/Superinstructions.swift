/// Chooses superinstructions: an operation whose result only other operations need becomes part of each of
/// them, and is no longer computed by itself (M. A. Ertl and D. Gregg, The Structure and Performance of
/// Efficient Interpreters, 2003, on why fewer and larger instructions are faster).
///
/// A value that several operations need is computed in each of them: that saves one instruction, and
/// computing the value repeatedly costs less than an instruction.
struct Superinstructions {
  /// An operation that may become part of others.
  fileprivate struct Inner {
    enum Kind {
      case operation(Operation, Operand, Operand)
      /// re² + im², which only comparisons can absorb.
      case norm(Operand)
      /// √(re² + im²), which comparisons with some constants can absorb.
      case modulus(Operand)
    }
    var kind: Kind
    var slots: Range<Int>
    var position: Int
  }

  /// An operation that reads a value, and may absorb the operation that computes it.
  private struct Use {
    enum Kind {
      case operation(Operation, Operand, Operand)
      /// The comparison with this number within a test.
      case comparison(Int, Comparison, Operand, Operand)
      /// A reader that cannot absorb anything.
      case other
    }
    var kind: Kind
    var position: Int
    var loop: Int?
  }

  /// What has absorbed an operation: an instruction, or a comparison in its test.
  private struct Taker: Hashable {
    var position: Int
    var comparison: Int
  }

  private var inners: [Inner] = []
  /// The readers of each slot that is the first one an inner operation writes.
  private var uses: [Int: [Use]] = [:]
  /// Where each slot is written.
  private var writes: [Int: [Int]] = [:]
  private let definitions: Definitions
  private var positions = Positions([]) { _, _, _ in }
  /// What was chosen: for the absorbing operations, and for the absorbed ones.
  private var taken: [Taker: Inner] = [:]
  private var gone: Set<Int> = []

  static func run(_ function: inout FunctionCode) {
    var pass = Superinstructions(definitions: Definitions(function))
    pass.collect(function.instructions)
    pass.choose()
    guard !pass.taken.isEmpty else { return }
    var position = 0
    function.instructions = pass.rewritten(function.instructions, &position)
  }

  private init(definitions: Definitions) { self.definitions = definitions }

  // MARK: Candidates

  private mutating func collect(_ code: [Instruction]) {
    var (inners, uses, writes) = (inners, uses, writes)
    let definitions = definitions
    positions = Positions(code) { instruction, position, loop in
      for slot in instruction.writes { writes[slot, default: []].append(position) }
      if let kind = Inner.Kind(instruction), definitions.areSingle(instruction.writes) {
        inners.append(Inner(kind: kind, slots: instruction.writes, position: position))
      }
      func note(_ kind: Use.Kind, _ slot: Int) {
        uses[slot, default: []].append(Use(kind: kind, position: position, loop: loop))
      }
      if let (operation, a, b) = instruction.arithmetic {
        for case .slot(let slot) in [a, b] { note(.operation(operation, a, b), slot.index) }
      } else if let test = instruction.test {
        var number = 0
        test.forEachComparison { comparison in
          if case .compareFloats(let relation, let a, let b) = comparison {
            for case .slot(let slot) in [a, b] { note(.comparison(number, relation, a, b), slot.index) }
          } else {
            comparison.forEachRead { for slot in $0 { note(.other, slot) } }
          }
          number += 1
        }
      } else {
        instruction.forEachRead { for slot in $0 { note(.other, slot) } }
      }
    }
    (self.inners, self.uses, self.writes) = (inners, uses, writes)
  }

  // MARK: Choosing

  private mutating func choose() {
    // Values with one reader come first: absorbing one of them can only help.
    let order = inners.sorted { one, two in
      let (first, second) = (uses[one.slots.lowerBound]?.count ?? 0, uses[two.slots.lowerBound]?.count ?? 0)
      return (first, one.position) < (second, two.position)
    }
    for inner in order {
      // If the operation absorbs one itself, that would make three operations in one.
      if taken[Taker(position: inner.position, comparison: 0)] != nil { continue }
      guard let readers = uses[inner.slots.lowerBound], !readers.isEmpty,
        // As a whole, not just its real or imaginary part.
        inner.slots.allSatisfy({ definitions.reads[$0] == readers.count })
      else { continue }
      let takers = readers.compactMap { taker($0, inner) }
      guard takers.count == readers.count, Set(takers).count == takers.count else { continue }
      for taker in takers { taken[taker] = inner }
      gone.insert(inner.position)
    }
  }

  /// The reader, if it can absorb the operation.
  private func taker(_ use: Use, _ inner: Inner) -> Taker? {
    let (operands, taker): ((Operand, Operand), Taker)
    switch (use.kind, inner.kind) {
    case (.operation(let outer, let a, let b), .operation(let operation, _, _)):
      guard Fusion(inner: operation, outer: outer, isLeft: true) != nil else { return nil }
      (operands, taker) = ((a, b), Taker(position: use.position, comparison: 0))
    case (.comparison(let number, _, let a, let b), .operation(.floatAdd, _, _)),
      (.comparison(let number, _, let a, let b), .norm):
      (operands, taker) = ((a, b), Taker(position: use.position, comparison: number))
    case (.comparison(let number, let relation, let a, let b), .modulus):
      let isLeft = a.isSlot(Slot(index: inner.slots.lowerBound))
      guard NormBound(isLeft ? relation : relation.flipped, isLeft ? b : a) != nil else { return nil }
      (operands, taker) = ((a, b), Taker(position: use.position, comparison: number))
    case (.other, _), (.operation, .norm), (.operation, .modulus), (.comparison, .operation): return nil
    }
    let value = Operand.slot(Slot(index: inner.slots.lowerBound))
    guard operands.0 != operands.1, taken[taker] == nil, !gone.contains(use.position) else { return nil }
    let other = operands.0 == value ? operands.1 : operands.0
    guard (inner.operands + [other]).count(where: \.isConstant) <= 1, isInNoOtherLoop(use, inner),
      inner.operands.allSatisfy({ isSame($0, inner, at: use) })
    else { return nil }
    return taker
  }

  /// Whether every loop around the use is also around the operation; otherwise it would be computed at every
  /// turn.
  private func isInNoOtherLoop(_ use: Use, _ inner: Inner) -> Bool {
    guard let loop = use.loop else { return true }
    return positions.loops[loop].range.contains(inner.position)
  }

  /// Whether an operand of the operation still has its value where the result is used.
  private func isSame(_ operand: Operand, _ inner: Inner, at use: Use) -> Bool {
    guard case .slot(let slot) = operand else { return true }
    let slots = slot.index..<slot.index + inner.operandSlots
    return slots.allSatisfy { slot in
      !(writes[slot] ?? []).contains { $0 >= inner.position && $0 < use.position }
    }
  }

  // MARK: Rewriting

  /// The code with the choices applied; it numbers instructions as `Positions` does.
  private func rewritten(_ code: [Instruction], _ position: inout Int) -> [Instruction] {
    var result: [Instruction] = []
    for instruction in code {
      switch instruction {
      case .whileLoop(let condition, let test, let body, let span):
        let before = rewritten(condition, &position)
        let test = rewritten(test, position)
        position += 1
        let turn = rewritten(body, &position)
        result.append(.whileLoop(condition: before, test: test, body: turn, span))
      case .ifElse(let test, let then, let other):
        let test = rewritten(test, position)
        position += 1
        let one = rewritten(then, &position)
        result.append(.ifElse(test, then: one, else: rewritten(other, &position)))
      case .forLoop, .region:
        position += 1
        result.append(instruction.mappingBlocks { rewritten($0, &position) })
      case .compute(let computation):
        if !gone.contains(position) { result.append(.compute(rewritten(computation, position))) }
        position += 1
      case .call, .print, .breakLoop, .continueLoop, .returnValue:
        result.append(instruction)
        position += 1
      }
    }
    return result
  }

  private func rewritten(_ computation: Computation, _ position: Int) -> Computation {
    var result = computation
    switch computation.kind {
    case .test(let test): result.kind = .test(rewritten(test, position))
    case .operation(let outer):
      guard let inner = taken[Taker(position: position, comparison: 0)],
        case .operation(let operation, let x, let y) = inner.kind
      else { return computation }
      let isLeft = computation.operands[0].isSlot(Slot(index: inner.slots.lowerBound))
      guard let fusion = Fusion(inner: operation, outer: outer, isLeft: isLeft) else { return computation }
      (result.kind, result.operands) = (.fused(fusion), [x, y, computation.operands[isLeft ? 1 : 0]])
    case .copy, .fused, .power, .equal: break
    }
    return result
  }

  private func rewritten(_ test: Test, _ position: Int) -> Test {
    var number = 0
    return test.mappingComparisons { comparison in
      defer { number += 1 }
      guard let inner = taken[Taker(position: position, comparison: number)],
        case .compareFloats(let written, let a, let b) = comparison
      else { return comparison }
      let isLeft = a.isSlot(Slot(index: inner.slots.lowerBound))
      let (relation, other) = isLeft ? (written, b) : (written.flipped, a)
      switch inner.kind {
      case .operation(_, let x, let y): return .compareSum(relation, x, y, other)
      case .norm(let z): return .compareNorm(relation, z, other)
      case .modulus(let z):
        guard let bound = NormBound(relation, other) else { return comparison }
        return .compareNorm(relation, z, .float(bound.value))
      }
    }
  }
}

extension Superinstructions.Inner.Kind {
  /// The candidate for absorption, if the instruction is one.
  fileprivate init?(_ instruction: Instruction) {
    if let (operation, a, b) = instruction.arithmetic {
      self = .operation(operation, a, b)
    } else if case .compute(let computation) = instruction,
      case .operation(.complexNorm) = computation.kind
    {
      self = .norm(computation.operands[0])
    } else if case .compute(let computation) = instruction,
      case .operation(.complexAbs) = computation.kind
    {
      self = .modulus(computation.operands[0])
    } else {
      return nil
    }
  }
}

extension Instruction {
  /// The operation that can be fused with others, with its operands, if the instruction is one.
  fileprivate var arithmetic: (Operation, Operand, Operand)? {
    guard case .compute(let computation) = self, case .operation(let operation) = computation.kind,
      operation.arithmetic != nil
    else { return nil }
    return (operation, computation.operands[0], computation.operands[1])
  }
}

extension Superinstructions.Inner {
  fileprivate var operands: [Operand] {
    switch kind {
    case .operation(_, let a, let b): [a, b]
    case .norm(let z), .modulus(let z): [z]
    }
  }

  /// How many slots each of its operands takes.
  fileprivate var operandSlots: Int {
    switch kind {
    case .operation(let operation, _, _): operation.result.slotCount
    case .norm, .modulus: 2
    }
  }
}
