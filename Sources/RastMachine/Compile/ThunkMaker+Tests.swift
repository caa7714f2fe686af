/// A condition whose kind is compiled into the thunk that evaluates it.
protocol TestShape {
  func holds(_ frame: StackFrame) -> Bool
}

/// Any condition, through its thunk.
struct AnyTest: TestShape {
  let condition: Condition
  @inline(__always) func holds(_ frame: StackFrame) -> Bool { condition.run(frame) }
}

/// a ⋚ b.
struct CompareTest<C: ComparisonKind, A: OperandSource, B: OperandSource>: TestShape
where A.Value == B.Value, A.Value: Comparable {
  let a: A
  let b: B
  @inline(__always) func holds(_ frame: StackFrame) -> Bool { C.holds(a.read(frame), b.read(frame)) }
}

/// |z|² ⋚ b: together with the test of the iteration count, this is how an escape-time loop ends.
struct NormTest<C: ComparisonKind, B: OperandSource>: TestShape where B.Value == Double {
  let z: SlotSource<Complex>
  let b: B
  @inline(__always) func holds(_ frame: StackFrame) -> Bool {
    C.holds(ComplexNorm.apply(z.read(frame)), b.read(frame))
  }
}

/// a + b ⋚ c: the same, for an orbit whose parts are floats that are already squared.
struct SumTest<C: ComparisonKind, A: OperandSource, B: OperandSource, Bound: OperandSource>: TestShape
where A.Value == Double, B.Value == Double, Bound.Value == Double {
  let a: A
  let b: B
  let bound: Bound
  @inline(__always) func holds(_ frame: StackFrame) -> Bool {
    C.holds(a.read(frame) + b.read(frame), bound.read(frame))
  }
}

extension ThunkMaker {
  /// The thunk that evaluates a test.
  func condition(_ test: Test) -> Condition {
    switch test {
    case .constant(let value): return Condition { _ in value }
    case .isTrue(let slot):
      let cell = SlotSource<Int>(slot)
      return Condition { cell.read($0) != 0 }
    case .compareInts(let comparison, let a, let b): return compare(Int.self, comparison, a, b)
    case .compareFloats(let comparison, let a, let b): return compare(Double.self, comparison, a, b)
    case .compareSum(let comparison, let a, let b, let c): return compareSum(comparison, a, b, c)
    case .compareNorm(let comparison, let z, let b):
      guard case .slot(let slot) = z else { preconditionFailure("the norm of a constant is a constant") }
      return compareNorm(comparison, slot, b)
    case .compareComplex(let isEqual, let a, let b):
      let (a, b) = (Place<Complex>(a), Place<Complex>(b))
      return Condition { (a.read($0) == b.read($0)) == isEqual }
    case .not(let inner):
      let inner = condition(inner)
      return Condition { !inner.run($0) }
    case .and(let one, let two):
      let (one, two) = (condition(one), condition(two))
      return Condition { one.run($0) && two.run($0) }
    case .or(let one, let two):
      let (one, two) = (condition(one), condition(two))
      return Condition { one.run($0) || two.run($0) }
    }
  }

  /// d = 1 if the test holds, else 0.
  func set(_ d: Slot, _ test: Test) -> Step {
    let d = d.index * slotSize
    let condition = condition(test)
    return Step { $0.write(condition.run($0) ? 1 : 0, d) }
  }

  private func compare<T: SlotValue & Comparable>(
    _: T.Type, _ comparison: Comparison, _ a: Operand, _ b: Operand
  ) -> Condition {
    switch comparison {
    case .equal: compare(T.self, Equal.self, a, b)
    case .notEqual: compare(T.self, NotEqual.self, a, b)
    case .less: compare(T.self, Less.self, a, b)
    case .lessOrEqual: compare(T.self, LessOrEqual.self, a, b)
    case .greater: compare(T.self, Greater.self, a, b)
    case .greaterOrEqual: compare(T.self, GreaterOrEqual.self, a, b)
    }
  }

  private func compare<T: SlotValue & Comparable, C: ComparisonKind>(
    _: T.Type, _: C.Type, _ a: Operand, _ b: Operand
  ) -> Condition {
    switch (Place<T>(a), Place<T>(b)) {
    case (.cell(let a), .cell(let b)): Condition { C.holds(a.read($0), b.read($0)) }
    case (.cell(let a), .immediate(let b)): Condition { C.holds(a.read($0), b.value) }
    case (.immediate(let a), .cell(let b)): Condition { C.holds(a.value, b.read($0)) }
    case (.immediate(let a), .immediate(let b)): Condition { _ in C.holds(a.value, b.value) }
    }
  }

  private func compareSum(_ comparison: Comparison, _ a: Operand, _ b: Operand, _ c: Operand) -> Condition {
    let (a, b, c) = (Place<Double>(a), Place<Double>(b), Place<Double>(c))
    switch comparison {
    case .equal: return Condition { a.read($0) + b.read($0) == c.read($0) }
    case .notEqual: return Condition { a.read($0) + b.read($0) != c.read($0) }
    case .less: return Condition { a.read($0) + b.read($0) < c.read($0) }
    case .lessOrEqual: return Condition { a.read($0) + b.read($0) <= c.read($0) }
    case .greater: return Condition { a.read($0) + b.read($0) > c.read($0) }
    case .greaterOrEqual: return Condition { a.read($0) + b.read($0) >= c.read($0) }
    }
  }

  private func compareNorm(_ comparison: Comparison, _ z: Slot, _ b: Operand) -> Condition {
    let (z, b) = (SlotSource<Complex>(z), Place<Double>(b))
    switch comparison {
    case .equal: return Condition { ComplexNorm.apply(z.read($0)) == b.read($0) }
    case .notEqual: return Condition { ComplexNorm.apply(z.read($0)) != b.read($0) }
    case .less: return Condition { ComplexNorm.apply(z.read($0)) < b.read($0) }
    case .lessOrEqual: return Condition { ComplexNorm.apply(z.read($0)) <= b.read($0) }
    case .greater: return Condition { ComplexNorm.apply(z.read($0)) > b.read($0) }
    case .greaterOrEqual: return Condition { ComplexNorm.apply(z.read($0)) >= b.read($0) }
    }
  }
}
