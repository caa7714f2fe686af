/// What a computing instruction does: an operation on operands whose result goes into one slot, or into as
/// many as the value takes.
package struct Computation: Sendable {
  package var kind: Kind
  /// The first slot that it writes.
  package var destination: Slot
  /// What it reads; a test holds its own operands.
  package var operands: [Operand]
  /// The place in the text to which an error refers.
  package var span: Span
  /// Whether it gives the same for all pixels that run together, as far as that is known.
  package var isUniform = false

  package init(_ kind: Kind, _ destination: Slot, _ operands: [Operand], _ span: Span = .none) {
    (self.kind, self.destination, self.operands, self.span) = (kind, destination, operands, span)
  }

  package enum Kind: Hashable, Sendable {
    /// Copies the given number of slots, or writes a constant.
    case copy(slots: Int)
    case operation(Operation)
    /// Two operations in one step.
    case fused(Fusion)
    /// z ^ k of a complex number.
    case power(Int)
    /// 1 if the values of both operands, made of the given leaves, are equal, else 0.
    case equal([Leaf])
    /// 1 if the test holds, else 0.
    case test(Test)
  }

  /// One slot of a larger value, as seen by equality.
  package enum Leaf: Hashable, Sendable {
    /// Compared as is: int, bool, char, str.
    case word
    case float
  }
}

/// d = (a ∘ b) • c, or d = c • (a ∘ b): two operations on values of the same type in one instruction.
package struct Fusion: Hashable, Sendable {
  /// The type of all three operands and of the result.
  package enum Family: Hashable, Sendable {
    case floats, complexes

    package var type: Type {
      switch self {
      case .floats: .float
      case .complexes: .complex
      }
    }
  }

  package var family: Family
  /// The operation that is done first, ∘.
  package var inner: Arithmetic
  /// The operation on its result, •.
  package var outer: Arithmetic
  /// Whether the inner operation's result is the left operand of the outer one.
  package var isLeft: Bool

  /// The pair, if there is an instruction for it.
  package init?(inner: Operation, outer: Operation, isLeft: Bool) {
    guard inner.result == outer.result, let first = inner.arithmetic, let second = outer.arithmetic else {
      return nil
    }
    switch inner.result {
    case .float: family = .floats
    case .complex: family = .complexes
    case .unit, .bool, .char, .int, .str, .tuple: return nil
    }
    (self.inner, self.outer, self.isLeft) = (first, second, isLeft)
  }
}

extension Computation {
  /// What it reads at an operand.
  package func shape(of operand: Int) -> OperandShape {
    switch kind {
    case .copy(let slots): slots == 1 ? .word : .block(slots)
    case .operation(let operation): OperandShape(operation.operands[operand])
    case .fused(let fusion): OperandShape(fusion.family.type)
    case .power: .complex
    case .equal(let leaves): .block(leaves.count)
    case .test: preconditionFailure("a test has its operands in itself")
    }
  }

  /// How many slots it writes.
  package var resultSlots: Int {
    switch kind {
    case .copy(let slots): slots
    case .operation(let operation): operation.result.slotCount
    case .fused(let fusion): fusion.family.type.slotCount
    case .power: 2
    case .equal, .test: 1
    }
  }

  /// The slots that it defines: it writes them before it reads anything else from them.
  package var writes: Range<Int> { destination.index..<destination.index + resultSlots }

  /// Whether it may end the program with an error.
  package var canFail: Bool {
    switch kind {
    case .operation(.intDivide), .operation(.intRemainder), .operation(.intMod): divisor == nil
    case .operation(let operation): operation.canFail
    case .copy, .fused, .power, .equal, .test: false
    }
  }

  /// What it divides an int by, if that is known not to be 0.
  var divisor: Int? {
    guard operands.count == 2, case .int(let value) = operands[1], value != 0 else { return nil }
    return value
  }

  /// Its approximate cost, in units of `Cost`.
  package var cost: Int {
    switch kind {
    case .copy(let slots): slots
    case .operation(let operation): operation.cost
    case .fused: 2 * Cost.instruction
    // By repeated squaring.
    case .power(let exponent): max(1, 2 * (Int.bitWidth - exponent.magnitude.leadingZeroBitCount) - 2)
    case .equal(let leaves): max(1, leaves.count)
    case .test(let test): test.cost
    }
  }

  /// Whether it cannot fail and is cheap enough to be computed even if its result may not be needed.
  package var isCheap: Bool { !canFail && cost <= Cost.cheap }

  /// The same computation on other operands. A whole block of slots read by an equality of tuples stays where
  /// it is.
  package func mappingOperands(_ map: (Operand, OperandShape) -> Operand) -> Computation {
    var copy = self
    switch kind {
    case .copy, .operation, .fused, .power:
      for index in operands.indices { copy.operands[index] = map(operands[index], shape(of: index)) }
    case .test(let test): copy.kind = .test(test.mappingOperands(map))
    case .equal: break
    }
    return copy
  }

  /// The same computation on other slots.
  package func moved(_ move: (Slot) -> Slot) -> Computation {
    var copy = self
    copy.destination = move(destination)
    copy.operands = operands.map { $0.moved(move) }
    if case .test(let test) = kind { copy.kind = .test(test.moved(move)) }
    return copy
  }

  /// Calls `body` with each run of slots that it reads.
  package func forEachRead(_ body: (Range<Int>) -> Void) {
    if case .test(let test) = kind { test.forEachRead(body) }
    for (index, operand) in operands.enumerated() {
      if case .slot(let slot) = operand { body(slot.index..<slot.index + shape(of: index).slots) }
    }
  }

  /// The slots that it reads.
  var reads: Set<Int> {
    var slots: Set<Int> = []
    forEachRead { slots.formUnion($0) }
    return slots
  }
}

extension Computation {
  /// A copy of an operand, or a constant.
  package static func copy(_ destination: Slot, _ operand: Operand, slots: Int) -> Computation {
    Computation(.copy(slots: slots), destination, [operand])
  }

  /// The slots that it copies, if it copies slots.
  package var copiedSlot: Slot? {
    guard case .copy = kind, case .slot(let slot)? = operands.first else { return nil }
    return slot
  }
}

extension Type {
  /// The slots of a value as seen by equality.
  package var leaves: [Computation.Leaf] {
    switch self {
    case .unit: []
    case .bool, .char, .int, .str: [.word]
    case .float: [.float]
    case .complex: [.float, .float]
    case .tuple(let tuple): tuple.elements.flatMap(\.leaves)
    }
  }
}
