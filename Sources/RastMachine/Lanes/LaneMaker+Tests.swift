/// A condition on eight lanes, whose kind is compiled into the thunk that evaluates it.
protocol LaneTestShape {
  func mask(_ cells: UnsafeMutableRawPointer) -> LaneMask
}

struct LaneCompareFloats<C: ComparisonKind, A: LaneSource, B: LaneSource>: LaneTestShape
where A.Value == Double, B.Value == Double {
  let a: A
  let b: B
  @inline(__always) func mask(_ cells: UnsafeMutableRawPointer) -> LaneMask {
    C.holds(a.vector(cells), b.vector(cells))
  }
}

struct LaneCompareSum<C: ComparisonKind, A: LaneSource, B: LaneSource, Bound: LaneSource>:
  LaneTestShape
where A.Value == Double, B.Value == Double, Bound.Value == Double {
  let a: A
  let b: B
  let c: Bound
  @inline(__always) func mask(_ cells: UnsafeMutableRawPointer) -> LaneMask {
    C.holds(a.vector(cells) + b.vector(cells), c.vector(cells))
  }
}

struct LaneCompareInts<C: ComparisonKind, A: LaneSource, B: LaneSource>: LaneTestShape
where A.Value == Int, B.Value == Int {
  let a: A
  let b: B
  @inline(__always) func mask(_ cells: UnsafeMutableRawPointer) -> LaneMask {
    C.holds(a.vector(cells), b.vector(cells))
  }
}

struct LaneCompareNorm<C: ComparisonKind, B: LaneSource>: LaneTestShape where B.Value == Double {
  let z: LaneRegister<Complex>
  let b: B
  @inline(__always) func mask(_ cells: UnsafeMutableRawPointer) -> LaneMask {
    C.holds(ComplexNorm.vector(z.vector(cells)), b.vector(cells))
  }
}

struct LaneIsTrue: LaneTestShape {
  let register: LaneRegister<Int>
  // Not `.!= 0`: SIMD comparisons with a scalar compile to a loop.
  @inline(__always) func mask(_ cells: UnsafeMutableRawPointer) -> LaneMask {
    register.vector(cells) .!= .zero
  }
}

struct LaneNot<T: LaneTestShape>: LaneTestShape {
  let test: T
  @inline(__always) func mask(_ cells: UnsafeMutableRawPointer) -> LaneMask { .!test.mask(cells) }
}

struct LaneBoth<One: LaneTestShape, Two: LaneTestShape>: LaneTestShape {
  let one: One
  let two: Two
  @inline(__always) func mask(_ cells: UnsafeMutableRawPointer) -> LaneMask {
    one.mask(cells) .& two.mask(cells)
  }
}

extension LaneMaker {
  /// The thunk that finds the lanes for which a test fails.
  func test(_ test: Test, _ context: Context) -> LaneTest {
    if case .and(let one, let two) = test, let fused = escapeTest(one, two) { return fused }
    switch test {
    case .isTrue(let slot): return find(LaneIsTrue(register: register(slot)))
    case .compareInts(.less, .slot(let a), .slot(let b)):
      return find(
        LaneCompareInts<Less, LaneRegister<Int>, LaneRegister<Int>>(
          a: register(a), b: register(b)))
    case .compareInts(.less, .slot(let a), .int(let b)):
      return find(
        LaneCompareInts<Less, LaneRegister<Int>, LaneConstant<Int>>(
          a: register(a), b: LaneConstant(value: b)))
    case .constant, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex, .not, .and, .or:
      return find(masks(test, context.scratch), offset(Slot(index: context.scratch)))
    }
  }

  /// How nearly every escape-time loop ends: with a bound on the orbit, and one on the count.
  private func escapeTest(_ one: Test, _ two: Test) -> LaneTest? {
    switch one {
    case .compareNorm(.lessOrEqual, .slot(let z), .float(let bound)):
      escapeTest(norm(LessOrEqual.self, z, bound), two)
    case .compareNorm(.less, .slot(let z), .float(let bound)):
      escapeTest(norm(Less.self, z, bound), two)
    case .compareNorm(.greater, .slot(let z), .float(let bound)):
      escapeTest(norm(Greater.self, z, bound), two)
    case .compareSum(.lessOrEqual, .slot(let a), .slot(let b), .float(let bound)):
      escapeTest(sum(LessOrEqual.self, a, b, bound), two)
    case .compareSum(.less, .slot(let a), .slot(let b), .float(let bound)):
      escapeTest(sum(Less.self, a, b, bound), two)
    case .compareFloats(.lessOrEqual, .slot(let a), .float(let bound)):
      escapeTest(float(LessOrEqual.self, a, bound), two)
    case .compareFloats(.less, .slot(let a), .float(let bound)):
      escapeTest(float(Less.self, a, bound), two)
    case .compareFloats(.greater, .slot(let a), .float(let bound)):
      escapeTest(float(Greater.self, a, bound), two)
    case .not(.compareFloats(.less, .slot(let a), .float(let bound))):
      escapeTest(LaneNot(test: float(Less.self, a, bound)), two)
    case .not(.compareNorm(.less, .slot(let z), .float(let bound))):
      escapeTest(LaneNot(test: norm(Less.self, z, bound)), two)
    case .constant, .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex, .not,
      .and, .or:
      nil
    }
  }

  private func norm<C: ComparisonKind>(
    _: C.Type, _ z: Slot, _ bound: Double
  ) -> LaneCompareNorm<C, LaneConstant<Double>> {
    LaneCompareNorm(z: register(z), b: LaneConstant(value: bound))
  }

  private func sum<C: ComparisonKind>(
    _: C.Type, _ a: Slot, _ b: Slot, _ bound: Double
  ) -> LaneCompareSum<C, LaneRegister<Double>, LaneRegister<Double>, LaneConstant<Double>> {
    LaneCompareSum(a: register(a), b: register(b), c: LaneConstant(value: bound))
  }

  private func float<C: ComparisonKind>(
    _: C.Type, _ a: Slot, _ bound: Double
  ) -> LaneCompareFloats<C, LaneRegister<Double>, LaneConstant<Double>> {
    LaneCompareFloats(a: register(a), b: LaneConstant(value: bound))
  }

  private func escapeTest<One: LaneTestShape>(_ one: One, _ two: Test) -> LaneTest? {
    switch two {
    case .compareInts(.less, .slot(let a), .slot(let b)):
      let two = LaneCompareInts<Less, LaneRegister<Int>, LaneRegister<Int>>(
        a: register(a), b: register(b))
      return find(LaneBoth(one: one, two: two))
    case .compareInts(.less, .slot(let a), .int(let b)):
      let two = LaneCompareInts<Less, LaneRegister<Int>, LaneConstant<Int>>(
        a: register(a), b: LaneConstant(value: b))
      return find(LaneBoth(one: one, two: two))
    case .constant, .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm, .compareComplex, .not,
      .and, .or:
      return nil
    }
  }

  private func find<T: LaneTestShape>(_ test: T) -> LaneTest {
    LaneTest { lanes, count, failing in
      var found = 0
      var lane = 0
      for cells in lanes.vectors(count) {
        let mask = test.mask(cells)
        if !all(mask) {
          // A byte for each lane, reduced to a bit: the numbers of the failing lanes are the positions of the
          // zeros.
          let bytes = SIMD8<Int8>(truncatingIfNeeded: unsafeBitCast(mask, to: SIMD8<Int64>.self))
          var bits = ~unsafeBitCast(bytes, to: UInt64.self) & 0x0101_0101_0101_0101
          if count &- lane < laneWidth { bits &= 1 << UInt64(8 &* (count &- lane)) &- 1 }
          while bits != 0 {
            failing[found] = Int32(truncatingIfNeeded: lane &+ bits.trailingZeroBitCount >> 3)
            found &+= 1
            bits &= bits &- 1
          }
        }
        lane &+= laneWidth
      }
      return found
    }
  }
}
