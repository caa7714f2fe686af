/// Follows a turn of a loop through its code, on the way that does not leave the loop.
struct LoopTrace {
  enum Step {
    case element(LoopPath.Element)
    /// A test that must hold, and the place before it, if the way may begin there.
    case test(Test, LoopPath.Place?)
  }

  private(set) var steps: [Step] = []
  private(set) var calls = 0
  /// The values that bools must have for the loop to go on.
  private let flags: [Int: Bool]

  init(flags: [Int: Bool]) { self.flags = flags }

  /// The values that bools must have for a test to hold.
  static func flags(_ test: Test) -> [Int: Bool] {
    switch test {
    case .isTrue(let slot): [slot.index: true]
    case .not(.isTrue(let slot)): [slot.index: false]
    case .and(let one, let two): flags(one).merging(flags(two)) { first, _ in first }
    case .constant, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex, .not, .or: [:]
    }
  }

  mutating func append(_ computation: Computation) { steps.append(.element(.compute(computation))) }

  /// Appends tests all of which must hold for the way to go on; then the given one does as well.
  mutating func guards(_ test: Test, _ place: LoopPath.Place?) {
    switch test {
    case .constant(true): break
    case .and(let one, let two):
      guards(one, place)
      guards(two, place)
    case .not(.or(let one, let two)):
      guards(one.negated, place)
      guards(two.negated, place)
    case .or(.compareInts(.equal, _, _), let rest), .or(let rest, .compareInts(.equal, _, _)):
      // It is enough for the loop to go on. An int that counts is equal to something only once.
      guards(rest, place)
    case .constant, .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex, .not,
      .or:
      steps.append(.test(test, place))
    }
  }

  /// Appends what some code does if it does not leave the loop; returns whether there is one way to do that.
  mutating func follow(_ code: [Instruction], place: (Int) -> LoopPath.Place?) -> Bool {
    for (index, instruction) in code.enumerated() {
      switch instruction {
      case .compute(let computation):
        if computation.canFail || leaves([instruction]) { return false }
        if case .test(let test) = computation.kind, let flag = flags[computation.destination.index] {
          // If it goes on, the bool keeps the value that it has.
          guards(flag ? test : test.negated, place(index))
        } else {
          append(computation)
        }
      case .ifElse(let test, let then, let other):
        switch (leaves(then), leaves(other)) {
        case (true, true): return false
        case (true, false):
          guards(test.negated, place(index))
          guard follow(other, place: { _ in nil }) else { return false }
        case (false, true):
          guards(test, place(index))
          guard follow(then, place: { _ in nil }) else { return false }
        case (false, false):
          guard instruction.isCheap else { return false }
          steps.append(.element(.select(instruction)))
        }
      case .region(let body, _):
        guard !body.hasAnyJump else { return false }
        calls += 1
        guard follow(body, place: { _ in nil }) else { return false }
      case .call, .print, .whileLoop, .forLoop, .breakLoop, .continueLoop, .returnValue: return false
      }
    }
    return true
  }

  /// Whether a branch ends the loop, at once or by giving a bool the value that ends it.
  private func leaves(_ code: [Instruction]) -> Bool {
    code.contains { instruction in
      switch instruction {
      case .breakLoop, .returnValue: true
      case .compute(let computation):
        if case .copy = computation.kind, case .int(let value) = computation.operands[0],
          let flag = flags[computation.destination.index]
        {
          (value != 0) != flag
        } else {
          false
        }
      case .call, .print, .ifElse, .whileLoop, .forLoop, .continueLoop, .region: false
      }
    }
  }

  /// The slots that a turn writes.
  var writes: Set<Int> {
    steps.reduce(into: []) { slots, step in
      if case .element(let element) = step { slots.formUnion(element.writes) }
    }
  }

  /// The slots that every turn raises by one, and does not write otherwise.
  var counters: [Slot] {
    steps.compactMap { step in
      guard case .element(.compute(let computation)) = step, step.counts(computation.destination) else {
        return nil
      }
      let writers = steps.count { other in
        if case .element(let element) = other {
          element.writes.contains(computation.destination.index)
        } else {
          false
        }
      }
      return writers == 1 ? computation.destination : nil
    }
  }
}

extension LoopTrace.Step {
  /// Whether it raises a slot by one.
  func counts(_ counter: Slot) -> Bool {
    guard case .element(.compute(let computation)) = self, computation.destination == counter,
      case .operation(.intAdd) = computation.kind
    else { return false }
    return computation.operands == [.slot(counter), .int(1)]
      || computation.operands == [.int(1), .slot(counter)]
  }

  /// Whether it is a part of the loop's own test.
  var isLoopTest: Bool {
    switch self {
    case .test(_, let place): place == .test
    case .element: false
    }
  }
}

extension LoopPath.Element {
  /// The slots that it may write.
  var writes: Set<Int> {
    switch self {
    case .compute(let computation): Set(computation.writes)
    case .select(let instruction): [instruction].written
    }
  }

  /// The slots whose values it uses.
  var reads: Set<Int> {
    switch self {
    case .compute(let computation): computation.reads
    // A slot that only one of the branches writes keeps its value in the other one.
    case .select(let instruction): Liveness.before(instruction, writes, Liveness.Targets())
    }
  }
}

extension LoopPath.Countdown {
  /// A test that holds for a number of turns that the counter tells, if it is one.
  init?(_ test: Test, _ counters: [Slot], _ written: Set<Int>) {
    guard let (relation, a, b) = test.intComparison else { return nil }
    func isFixed(_ operand: Operand) -> Bool {
      if case .slot(let slot) = operand { return !written.contains(slot.index) }
      return true
    }
    let (comparison, counter, bound): (Comparison, Slot, Operand)
    if case .slot(let slot) = a, counters.contains(slot), isFixed(b) {
      (comparison, counter, bound) = (relation, slot, b)
    } else if case .slot(let slot) = b, counters.contains(slot), isFixed(a) {
      (comparison, counter, bound) = (relation.flipped, slot, a)
    } else {
      return nil
    }
    switch comparison {
    case .less, .notEqual: self.init(counter: counter, bound: bound, slack: 0)
    case .lessOrEqual: self.init(counter: counter, bound: bound, slack: -1)
    case .equal, .greater, .greaterOrEqual: return nil
    }
  }
}

extension Test {
  /// The comparison of ints that it is, if it is one.
  fileprivate var intComparison: (Comparison, Operand, Operand)? {
    switch self {
    case .compareInts(let comparison, let a, let b): (comparison, a, b)
    case .not(.compareInts(let comparison, let a, let b)): (comparison.opposite, a, b)
    case .constant, .isTrue, .compareFloats, .compareSum, .compareNorm, .compareComplex, .not, .and, .or: nil
    }
  }
}
