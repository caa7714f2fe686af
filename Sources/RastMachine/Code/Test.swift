/// A condition that is evaluated without being stored, and that can neither fail nor change anything.
package indirect enum Test: Hashable, Sendable {
  case constant(Bool)
  /// The slot is not 0.
  case isTrue(Slot)
  case compareInts(Comparison, Operand, Operand)
  case compareFloats(Comparison, Operand, Operand)
  /// Compares the sum of the first two operands with the third.
  case compareSum(Comparison, Operand, Operand, Operand)
  /// Compares re² + im² of the complex operand.
  case compareNorm(Comparison, Operand, Operand)
  case compareComplex(isEqual: Bool, Operand, Operand)
  case not(Test)
  case and(Test, Test)
  case or(Test, Test)
}

extension Test {
  /// The test that holds exactly when this one does not.
  package var negated: Test {
    switch self {
    case .constant(let value): .constant(!value)
    case .not(let inner): inner
    case .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex, .and, .or:
      .not(self)
    }
  }

  /// The tests that it consists of, from left to right; none for a test that reads operands itself.
  package var parts: [Test] {
    switch self {
    case .constant, .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex: []
    case .not(let inner): [inner]
    case .and(let one, let two), .or(let one, let two): [one, two]
    }
  }

  /// The depth of its tree.
  package var depth: Int { 1 + (parts.map(\.depth).max() ?? 0) }

  /// Its approximate cost, in units of `Cost`.
  package var cost: Int { parts.reduce(parts.count == 1 ? 0 : Cost.instruction) { $0 + $1.cost } }

  /// The operands of a simple test, one that does not consist of others, each with what it reads there.
  package var operands: [(operand: Operand, shape: OperandShape)] {
    switch self {
    case .constant, .not, .and, .or: []
    case .isTrue(let slot): [(.slot(slot), .word)]
    case .compareInts(_, let a, let b), .compareFloats(_, let a, let b): [(a, .word), (b, .word)]
    case .compareSum(_, let a, let b, let c): [(a, .word), (b, .word), (c, .word)]
    case .compareNorm(_, let z, let b): [(z, .complex), (b, .word)]
    case .compareComplex(_, let a, let b): [(a, .complex), (b, .complex)]
    }
  }

  /// Calls `body` with each simple test, from left to right.
  package func forEachComparison(_ body: (Test) -> Void) {
    if parts.isEmpty { body(self) } else { for part in parts { part.forEachComparison(body) } }
  }

  /// Calls `body` with each run of slots that it reads.
  package func forEachRead(_ body: (Range<Int>) -> Void) {
    forEachComparison { comparison in
      for case (.slot(let slot), let shape) in comparison.operands {
        body(slot.index..<slot.index + shape.slots)
      }
    }
  }

  /// The slots that it reads.
  var reads: Set<Int> {
    var slots: Set<Int> = []
    forEachRead { slots.formUnion($0) }
    return slots
  }

  /// The same test with its simple tests replaced, from left to right.
  package func mappingComparisons(_ map: (Test) -> Test) -> Test {
    switch self {
    case .constant, .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex:
      return map(self)
    case .not(let inner): return .not(inner.mappingComparisons(map))
    case .and(let one, let two):
      let first = one.mappingComparisons(map)
      return .and(first, two.mappingComparisons(map))
    case .or(let one, let two):
      let first = one.mappingComparisons(map)
      return .or(first, two.mappingComparisons(map))
    }
  }

  /// The same test on other operands; a bool slot that becomes a constant decides the test.
  package func mappingOperands(_ map: (Operand, OperandShape) -> Operand) -> Test {
    mappingComparisons { comparison in
      switch comparison {
      case .constant, .not, .and, .or: comparison
      case .isTrue(let slot):
        switch map(.slot(slot), .word) {
        case .slot(let other): .isTrue(other)
        case .int(let value): .constant(value != 0)
        case .float, .complex: comparison
        }
      case .compareInts(let comparison, let a, let b):
        .compareInts(comparison, map(a, .word), map(b, .word))
      case .compareFloats(let comparison, let a, let b):
        .compareFloats(comparison, map(a, .word), map(b, .word))
      case .compareSum(let comparison, let a, let b, let c):
        .compareSum(comparison, map(a, .word), map(b, .word), map(c, .word))
      case .compareNorm(let comparison, let z, let b):
        .compareNorm(comparison, map(z, .complex), map(b, .word))
      case .compareComplex(let isEqual, let a, let b):
        .compareComplex(isEqual: isEqual, map(a, .complex), map(b, .complex))
      }
    }
  }

  /// The same test on other slots.
  package func moved(_ move: (Slot) -> Slot) -> Test {
    mappingOperands { operand, _ in operand.moved(move) }
  }
}
