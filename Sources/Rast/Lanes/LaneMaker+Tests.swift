/// A condition on eight lanes, whose kind is compiled into the thunk that looks at it.
protocol LaneTestShape {
  func mask(_ lanes: Lanes) -> LaneMask
}

protocol LaneComparison {
  static func holds(_ a: Floats, _ b: Floats) -> LaneMask
  static func holds(_ a: Ints, _ b: Ints) -> LaneMask
}

enum LaneCompare {
  enum Equal: LaneComparison {
    @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .== b }
    @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .== b }
  }
  enum NotEqual: LaneComparison {
    @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .!= b }
    @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .!= b }
  }
  enum Less: LaneComparison {
    @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .< b }
    @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .< b }
  }
  enum LessOrEqual: LaneComparison {
    @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .<= b }
    @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .<= b }
  }
  enum Greater: LaneComparison {
    @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .> b }
    @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .> b }
  }
  enum GreaterOrEqual: LaneComparison {
    @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .>= b }
    @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .>= b }
  }
}

struct LaneCompareFloats<C: LaneComparison, A: LaneSource, B: LaneSource>: LaneTestShape
where A.Value == Double, B.Value == Double {
  let a: A
  let b: B
  @inline(__always) func mask(_ lanes: Lanes) -> LaneMask {
    C.holds(a.vector(lanes), b.vector(lanes))
  }
}

struct LaneCompareInts<C: LaneComparison, A: LaneSource, B: LaneSource>: LaneTestShape
where A.Value == Int, B.Value == Int {
  let a: A
  let b: B
  @inline(__always) func mask(_ lanes: Lanes) -> LaneMask {
    C.holds(a.vector(lanes), b.vector(lanes))
  }
}

struct LaneCompareNorm<C: LaneComparison, B: LaneSource>: LaneTestShape where B.Value == Double {
  let z: LaneRegister<Complex>
  let b: B
  @inline(__always) func mask(_ lanes: Lanes) -> LaneMask {
    C.holds(LaneUnaries.ComplexNorm.apply(z.vector(lanes)), b.vector(lanes))
  }
}

struct LaneIsTrue: LaneTestShape {
  let register: LaneRegister<Int>
  @inline(__always) func mask(_ lanes: Lanes) -> LaneMask { register.vector(lanes) .!= 0 }
}

struct LaneBoth<One: LaneTestShape, Two: LaneTestShape>: LaneTestShape {
  let one: One
  let two: Two
  @inline(__always) func mask(_ lanes: Lanes) -> LaneMask { one.mask(lanes) .& two.mask(lanes) }
}

extension LaneMaker {
  /// The thunk that finds the lanes for which a test fails.
  func test(_ test: Test, _ context: Context) -> LaneTest {
    if case .and(let one, let two) = test, let fused = escapeTest(one, two) { return fused }
    switch test {
    case .isTrue(let slot): return find(LaneIsTrue(register: register(slot)))
    case .compareInts(.less, .slot(let a), .slot(let b)):
      return find(
        LaneCompareInts<LaneCompare.Less, LaneRegister<Int>, LaneRegister<Int>>(
          a: register(a), b: register(b)))
    case .compareInts(.less, .slot(let a), .int(let b)):
      return find(
        LaneCompareInts<LaneCompare.Less, LaneRegister<Int>, LaneConstant<Int>>(
          a: register(a), b: LaneConstant(value: b)))
    case .constant, .compareInts, .compareFloats, .compareNorm, .compareComplex, .not, .and, .or:
      // Any other is computed into a register of its own first.
      let mask = Slot(index: context.scratch)
      precondition(context.scratch < layout.home, "every test has a free register")
      var inner = context
      inner.scratch += 1
      let compute = set(mask, test, inner)
      let found = find(LaneIsTrue(register: register(mask)))
      return LaneTest { lanes, count, failing in
        compute.run(lanes, count)
        return found.run(lanes, count, failing)
      }
    }
  }

  private func register<V: LaneValue>(_ slot: Slot) -> LaneRegister<V> {
    LaneRegister(offset: offset(slot), stride: stride)
  }

  /// How nearly every escape-time loop ends: a bound on the orbit, and one on the count.
  private func escapeTest(_ one: Test, _ two: Test) -> LaneTest? {
    switch one {
    case .compareNorm(.lessOrEqual, .slot(let z), .float(let bound)):
      escapeTest(
        LaneCompareNorm<LaneCompare.LessOrEqual, LaneConstant<Double>>(
          z: register(z), b: LaneConstant(value: bound)), two)
    case .compareNorm(.less, .slot(let z), .float(let bound)):
      escapeTest(
        LaneCompareNorm<LaneCompare.Less, LaneConstant<Double>>(
          z: register(z), b: LaneConstant(value: bound)), two)
    case .compareNorm(.greater, .slot(let z), .float(let bound)):
      escapeTest(
        LaneCompareNorm<LaneCompare.Greater, LaneConstant<Double>>(
          z: register(z), b: LaneConstant(value: bound)),
        two)
    case .compareFloats(.lessOrEqual, .slot(let a), .float(let bound)):
      escapeTest(
        LaneCompareFloats<LaneCompare.LessOrEqual, LaneRegister<Double>, LaneConstant<Double>>(
          a: register(a), b: LaneConstant(value: bound)), two)
    case .compareFloats(.less, .slot(let a), .float(let bound)):
      escapeTest(
        LaneCompareFloats<LaneCompare.Less, LaneRegister<Double>, LaneConstant<Double>>(
          a: register(a), b: LaneConstant(value: bound)), two)
    case .constant, .isTrue, .compareInts, .compareFloats, .compareNorm, .compareComplex, .not, .and, .or: nil
    }
  }

  private func escapeTest<One: LaneTestShape>(_ one: One, _ two: Test) -> LaneTest? {
    switch two {
    case .compareInts(.less, .slot(let a), .slot(let b)):
      let two = LaneCompareInts<LaneCompare.Less, LaneRegister<Int>, LaneRegister<Int>>(
        a: register(a), b: register(b))
      return find(LaneBoth(one: one, two: two))
    case .compareInts(.less, .slot(let a), .int(let b)):
      let two = LaneCompareInts<LaneCompare.Less, LaneRegister<Int>, LaneConstant<Int>>(
        a: register(a), b: LaneConstant(value: b))
      return find(LaneBoth(one: one, two: two))
    case .constant, .isTrue, .compareInts, .compareFloats, .compareNorm, .compareComplex, .not, .and, .or:
      return nil
    }
  }

  private func find<T: LaneTestShape>(_ test: T) -> LaneTest {
    LaneTest { lanes, count, failing in
      let end = lanes + count * slotSize
      var base = lanes
      var found = 0
      while base < end {
        let mask = test.mask(base)
        if !all(mask) {
          let lane = (base - lanes) / slotSize
          for index in 0..<min(laneWidth, count &- lane) where !mask[index] {
            failing[found] = Int32(truncatingIfNeeded: lane &+ index)
            found &+= 1
          }
        }
        base += laneWidth * slotSize
      }
      return found
    }
  }

  // MARK: Tests as values

  /// d = 1 in the lanes for which the test holds, else 0.
  func set(_ d: Slot, _ test: Test, _ context: Context) -> LaneStep {
    switch test {
    case .constant(let value): return copy(d, .int(value ? 1 : 0), slots: 1)
    case .isTrue(let slot): return copy(d, .slot(slot), slots: 1)
    case .compareInts(let comparison, let a, let b): return setInts(comparison, d, a, b)
    case .compareFloats(let comparison, let a, let b): return setFloats(comparison, d, a, b)
    case .compareNorm(let comparison, let z, let b): return setNorm(comparison, d, z, b)
    case .compareComplex(let isEqual, let a, let b):
      let (a, b) = (place(a, Complex.self), place(b, Complex.self))
      let d = offset(d)
      return LaneStep { lanes, count in
        for lane in 0..<count {
          let isSame = a.scalar(lanes, lane) == b.scalar(lanes, lane)
          Int.write(isSame == isEqual ? 1 : 0, lanes, lane, d, 0)
        }
      }
    case .not(let inner): return join([set(d, inner, context), step(LaneUnaries.Not.self, d, .slot(d))])
    case .and(let one, let two):
      return set(d, one, two, context) { $0.step(LaneBinaries.And.self, $1, $2, $3) }
    case .or(let one, let two): return set(d, one, two, context) { $0.step(LaneBinaries.Or.self, $1, $2, $3) }
    }
  }

  private func set(
    _ d: Slot, _ one: Test, _ two: Test, _ context: Context,
    _ combine: (LaneMaker, Slot, Operand, Operand) -> LaneStep
  ) -> LaneStep {
    // Not into one of the code's own registers at once: the other half may read it.
    let first = d.index >= layout.firstScratch ? d : Slot(index: context.scratch)
    var inner = context
    if first != d { inner.scratch += 1 }
    let second = Slot(index: inner.scratch)
    precondition(second.index < layout.home, "Test.registers counts what is needed")
    var rest = inner
    rest.scratch += 1
    return join([
      set(first, one, inner), set(second, two, rest), combine(self, d, .slot(first), .slot(second)),
    ])
  }

  private func store<T: LaneTestShape>(_ d: Slot, _ test: T) -> LaneStep {
    let d = offset(d)
    return LaneStep { lanes, count in
      for base in Swift.stride(from: lanes, to: lanes + count * slotSize, by: laneWidth * slotSize) {
        Int.store(Ints.zero.replacing(with: 1, where: test.mask(base)), base, d, 0)
      }
    }
  }

  private func setInts(_ comparison: Comparison, _ d: Slot, _ a: Operand, _ b: Operand) -> LaneStep {
    switch comparison {
    case .equal: setInts(LaneCompare.Equal.self, d, a, b)
    case .notEqual: setInts(LaneCompare.NotEqual.self, d, a, b)
    case .less: setInts(LaneCompare.Less.self, d, a, b)
    case .lessOrEqual: setInts(LaneCompare.LessOrEqual.self, d, a, b)
    case .greater: setInts(LaneCompare.Greater.self, d, a, b)
    case .greaterOrEqual: setInts(LaneCompare.GreaterOrEqual.self, d, a, b)
    }
  }

  private func setInts<C: LaneComparison>(_: C.Type, _ d: Slot, _ a: Operand, _ b: Operand) -> LaneStep {
    switch (place(a, Int.self), place(b, Int.self)) {
    case (.register(let a), .register(let b)): store(d, LaneCompareInts<C, _, _>(a: a, b: b))
    case (.register(let a), .constant(let b)): store(d, LaneCompareInts<C, _, _>(a: a, b: b))
    case (.constant(let a), .register(let b)): store(d, LaneCompareInts<C, _, _>(a: a, b: b))
    case (.constant(let a), .constant(let b)): store(d, LaneCompareInts<C, _, _>(a: a, b: b))
    }
  }

  private func setFloats(_ comparison: Comparison, _ d: Slot, _ a: Operand, _ b: Operand) -> LaneStep {
    switch comparison {
    case .equal: setFloats(LaneCompare.Equal.self, d, a, b)
    case .notEqual: setFloats(LaneCompare.NotEqual.self, d, a, b)
    case .less: setFloats(LaneCompare.Less.self, d, a, b)
    case .lessOrEqual: setFloats(LaneCompare.LessOrEqual.self, d, a, b)
    case .greater: setFloats(LaneCompare.Greater.self, d, a, b)
    case .greaterOrEqual: setFloats(LaneCompare.GreaterOrEqual.self, d, a, b)
    }
  }

  private func setFloats<C: LaneComparison>(_: C.Type, _ d: Slot, _ a: Operand, _ b: Operand) -> LaneStep {
    switch (place(a, Double.self), place(b, Double.self)) {
    case (.register(let a), .register(let b)): store(d, LaneCompareFloats<C, _, _>(a: a, b: b))
    case (.register(let a), .constant(let b)): store(d, LaneCompareFloats<C, _, _>(a: a, b: b))
    case (.constant(let a), .register(let b)): store(d, LaneCompareFloats<C, _, _>(a: a, b: b))
    case (.constant(let a), .constant(let b)): store(d, LaneCompareFloats<C, _, _>(a: a, b: b))
    }
  }

  private func setNorm(_ comparison: Comparison, _ d: Slot, _ z: Operand, _ b: Operand) -> LaneStep {
    guard case .slot(let slot) = z else { preconditionFailure("the norm of a constant is a constant") }
    switch comparison {
    case .equal: return setNorm(LaneCompare.Equal.self, d, slot, b)
    case .notEqual: return setNorm(LaneCompare.NotEqual.self, d, slot, b)
    case .less: return setNorm(LaneCompare.Less.self, d, slot, b)
    case .lessOrEqual: return setNorm(LaneCompare.LessOrEqual.self, d, slot, b)
    case .greater: return setNorm(LaneCompare.Greater.self, d, slot, b)
    case .greaterOrEqual: return setNorm(LaneCompare.GreaterOrEqual.self, d, slot, b)
    }
  }

  private func setNorm<C: LaneComparison>(_: C.Type, _ d: Slot, _ z: Slot, _ b: Operand) -> LaneStep {
    switch place(b, Double.self) {
    case .register(let b): store(d, LaneCompareNorm<C, _>(z: register(z), b: b))
    case .constant(let b): store(d, LaneCompareNorm<C, _>(z: register(z), b: b))
    }
  }
}
