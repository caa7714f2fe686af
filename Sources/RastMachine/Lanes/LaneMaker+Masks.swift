/// A thunk that evaluates a condition on all lanes and writes a byte for each: -1 where it holds, else 0.
/// Eight lanes' bytes form a word; they are at the start of a free register.
typealias LaneMasks = LaneStep

extension LaneMaker {
  /// The masks of any test, with one pass for each comparison in it, in the scratch register with the given
  /// number; those with higher numbers are free.
  func masks(_ test: Test, _ scratch: Int) -> LaneMasks {
    precondition(scratch < layout.home, "Test.scratchRegisters counts what is needed")
    let words = offset(Slot(index: scratch))
    switch test {
    case .constant(let value):
      return LaneMasks { lanes, count in
        (lanes.cells + words).initializeMemory(
          as: UInt8.self, repeating: value ? 0xFF : 0, count: (count + 7) & ~7)
      }
    case .isTrue(let slot): return pass(LaneIsTrue(register: register(slot)), words)
    case .compareInts(let comparison, let a, let b):
      let (a, b) = (place(a, Int.self), place(b, Int.self))
      switch comparison {
      case .equal: return compareInts(Equal.self, a, b, words)
      case .notEqual: return compareInts(NotEqual.self, a, b, words)
      case .less: return compareInts(Less.self, a, b, words)
      case .lessOrEqual: return compareInts(LessOrEqual.self, a, b, words)
      case .greater: return compareInts(Greater.self, a, b, words)
      case .greaterOrEqual: return compareInts(GreaterOrEqual.self, a, b, words)
      }
    case .compareFloats(let comparison, let a, let b):
      let (a, b) = (place(a, Double.self), place(b, Double.self))
      switch comparison {
      case .equal: return compareFloats(Equal.self, a, b, words)
      case .notEqual: return compareFloats(NotEqual.self, a, b, words)
      case .less: return compareFloats(Less.self, a, b, words)
      case .lessOrEqual: return compareFloats(LessOrEqual.self, a, b, words)
      case .greater: return compareFloats(Greater.self, a, b, words)
      case .greaterOrEqual: return compareFloats(GreaterOrEqual.self, a, b, words)
      }
    case .compareSum(let comparison, let a, let b, let c):
      let (a, b, c) = (place(a, Double.self), place(b, Double.self), place(c, Double.self))
      switch comparison {
      case .equal: return compareSum(Equal.self, a, b, c, words)
      case .notEqual: return compareSum(NotEqual.self, a, b, c, words)
      case .less: return compareSum(Less.self, a, b, c, words)
      case .lessOrEqual: return compareSum(LessOrEqual.self, a, b, c, words)
      case .greater: return compareSum(Greater.self, a, b, c, words)
      case .greaterOrEqual: return compareSum(GreaterOrEqual.self, a, b, c, words)
      }
    case .compareNorm(let comparison, let z, let b):
      guard case .slot(let slot) = z else { preconditionFailure("the norm of a constant is a constant") }
      let (z, b): (LaneRegister<Complex>, LanePlace<Double>) = (register(slot), place(b, Double.self))
      switch comparison {
      case .equal: return compareNorm(Equal.self, z, b, words)
      case .notEqual: return compareNorm(NotEqual.self, z, b, words)
      case .less: return compareNorm(Less.self, z, b, words)
      case .lessOrEqual: return compareNorm(LessOrEqual.self, z, b, words)
      case .greater: return compareNorm(Greater.self, z, b, words)
      case .greaterOrEqual: return compareNorm(GreaterOrEqual.self, z, b, words)
      }
    case .compareComplex(let isEqual, let a, let b):
      let (a, b) = (place(a, Complex.self), place(b, Complex.self))
      return LaneMasks { lanes, count in
        var bytes = (lanes.cells + words).assumingMemoryBound(to: UInt8.self)
        for cells in lanes.each(count) {
          bytes.pointee = (a.lane(cells) == b.lane(cells)) == isEqual ? 0xFF : 0
          bytes += 1
        }
      }
    case .not(let inner):
      return join([masks(inner, scratch), each(words, words) { one, _ in ~one }])
    case .and(let one, let two): return combined(one, two, scratch) { $0 & $1 }
    case .or(let one, let two): return combined(one, two, scratch) { $0 | $1 }
    }
  }

  private func combined(
    _ one: Test, _ two: Test, _ scratch: Int, _ combine: @escaping (UInt64, UInt64) -> UInt64
  ) -> LaneMasks {
    let (first, second) = (offset(Slot(index: scratch)), offset(Slot(index: scratch + 1)))
    return join([masks(one, scratch), masks(two, scratch + 1), each(first, second, combine)])
  }

  /// Combines the words of two masks into the first.
  @inline(__always)
  private func each(_ first: Int, _ second: Int, _ combine: @escaping (UInt64, UInt64) -> UInt64) -> LaneMasks
  {
    LaneMasks { lanes, count in
      let one = (lanes.cells + first).assumingMemoryBound(to: UInt64.self)
      let two = (lanes.cells + second).assumingMemoryBound(to: UInt64.self)
      for word in 0..<(count + 7) / 8 { one[word] = combine(one[word], two[word]) }
    }
  }

  /// One pass over all lanes.
  private func pass<T: LaneTestShape>(_ test: T, _ words: Int) -> LaneMasks {
    LaneMasks { lanes, count in
      var target = lanes.cells + words
      for cells in lanes.vectors(count) {
        let mask = unsafeBitCast(test.mask(cells), to: SIMD8<Int64>.self)
        target.storeBytes(of: SIMD8<Int8>(truncatingIfNeeded: mask), as: SIMD8<Int8>.self)
        target += laneWidth
      }
    }
  }

  private func compareInts<C: ComparisonKind>(
    _: C.Type, _ a: LanePlace<Int>, _ b: LanePlace<Int>, _ words: Int
  ) -> LaneMasks {
    switch (a, b) {
    case (.register(let a), .register(let b)): pass(LaneCompareInts<C, _, _>(a: a, b: b), words)
    case (.register(let a), .constant(let b)): pass(LaneCompareInts<C, _, _>(a: a, b: b), words)
    case (.constant(let a), .register(let b)): pass(LaneCompareInts<C, _, _>(a: a, b: b), words)
    case (.constant(let a), .constant(let b)): pass(LaneCompareInts<C, _, _>(a: a, b: b), words)
    }
  }

  private func compareFloats<C: ComparisonKind>(
    _: C.Type, _ a: LanePlace<Double>, _ b: LanePlace<Double>, _ words: Int
  ) -> LaneMasks {
    switch (a, b) {
    case (.register(let a), .register(let b)): pass(LaneCompareFloats<C, _, _>(a: a, b: b), words)
    case (.register(let a), .constant(let b)): pass(LaneCompareFloats<C, _, _>(a: a, b: b), words)
    case (.constant(let a), .register(let b)): pass(LaneCompareFloats<C, _, _>(a: a, b: b), words)
    case (.constant(let a), .constant(let b)): pass(LaneCompareFloats<C, _, _>(a: a, b: b), words)
    }
  }

  private func compareSum<C: ComparisonKind>(
    _: C.Type, _ a: LanePlace<Double>, _ b: LanePlace<Double>, _ c: LanePlace<Double>, _ words: Int
  ) -> LaneMasks {
    switch (a, b, c) {
    case (.register(let a), .register(let b), .register(let c)):
      pass(LaneCompareSum<C, _, _, _>(a: a, b: b, c: c), words)
    case (.register(let a), .register(let b), .constant(let c)):
      pass(LaneCompareSum<C, _, _, _>(a: a, b: b, c: c), words)
    case (.constant(let a), .register(let b), .register(let c)):
      pass(LaneCompareSum<C, _, _, _>(a: a, b: b, c: c), words)
    case (.register(let a), .constant(let b), .register(let c)):
      pass(LaneCompareSum<C, _, _, _>(a: a, b: b, c: c), words)
    case (.constant, .constant, .register), (.constant, .register, .constant),
      (.register, .constant, .constant), (.constant, .constant, .constant):
      preconditionFailure("a superinstruction has one constant at most")
    }
  }

  private func compareNorm<C: ComparisonKind>(
    _: C.Type, _ z: LaneRegister<Complex>, _ b: LanePlace<Double>, _ words: Int
  ) -> LaneMasks {
    switch b {
    case .register(let b): pass(LaneCompareNorm<C, _>(z: z, b: b), words)
    case .constant(let b): pass(LaneCompareNorm<C, _>(z: z, b: b), words)
    }
  }

  /// Finds the lanes whose mask is 0.
  func find(_ masks: LaneMasks, _ words: Int) -> LaneTest {
    LaneTest { lanes, count, failing in
      masks.run(lanes, count)
      let words = (lanes.cells + words).assumingMemoryBound(to: UInt64.self)
      var found = 0
      for word in 0..<(count + 7) / 8 where words[word] != .max {
        for lane in word * 8..<min(count, word * 8 + 8)
        where words[word] >> UInt64(8 * (lane - word * 8)) & 1 == 0 {
          failing[found] = Int32(truncatingIfNeeded: lane)
          found += 1
        }
      }
      return found
    }
  }

  /// d = 1 in the lanes for which the test holds, else 0.
  func set(_ d: Slot, _ test: Test, _ context: Context) -> LaneStep {
    let (words, d): (Int, LaneRegister<Int>) = (offset(Slot(index: context.scratch)), register(d))
    return join([
      masks(test, context.scratch),
      LaneStep { lanes, count in
        var source = lanes.cells + words
        for cells in lanes.vectors(count) {
          let bytes = source.loadUnaligned(as: SIMD8<Int8>.self)
          d.store(Ints(truncatingIfNeeded: bytes) & 1, cells)
          source += laneWidth
        }
      },
    ])
  }
}
