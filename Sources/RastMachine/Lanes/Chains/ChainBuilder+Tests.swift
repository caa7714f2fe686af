import LaneChains

extension ChainBuilder {
  /// Appends the steps that go on elsewhere if a lane fails a test, and returns whether there are any for it.
  ///
  /// - Parameter mask: the register that a mask of the lanes that pass goes to instead.
  mutating func append(_ test: Test, after: Liveness.Slots, mask: Int? = nil) -> Bool {
    begin(after, reads: test.reads)
    self.mask = mask
    return append(test, isNegated: false)
  }

  mutating func append(_ test: Test, isNegated: Bool) -> Bool {
    switch test {
    case .constant(let value): return value != isNegated
    case .not(let inner): return append(inner, isNegated: !isNegated)
    case .and(let one, let two):
      return !isNegated && append(one, isNegated: false) && append(two, isNegated: false)
    case .or(let one, let two):
      return isNegated && append(one, isNegated: true) && append(two, isNegated: true)
    case .isTrue(let slot):
      let part = bring(.slot(slot))
      append(test: part.intTest, isNegated ? RastEqual : RastNotEqual, source(.int(0)))
    case .compareInts(let comparison, let a, let b):
      return compare(a, b, comparison, isNegated) { $0.intTest }
    case .compareFloats(let comparison, let a, let b):
      return compare(a, b, comparison, isNegated) { $0.floatTest }
    case .compareSum(let comparison, let a, let b, let c):
      if let slot = c.slotIndex { needed.insert(slot) }
      word(RastAdd, RastAdd, nil, a, b)
      save(c)
      append(test: held.unnamed.floatTest, comparison.relation(isNegated), source(c))
      held[held.unnamed] = HeldSlots.Part()
    case .compareNorm(let comparison, let z, let b):
      bringComplex(z)
      save(b)
      append(test: RastTestNorm, comparison.relation(isNegated), source(b))
    case .compareComplex: return false
    }
    return true
  }

  mutating func append(test tested: RastTested, _ relation: RastRelation, _ source: ChainSource) {
    if let mask {
      steps.append(.mask(tested, relation, source, offset(mask)))
    } else {
      steps.append(.test(tested, relation, source, exit: exits.count))
      exits.append(held)
    }
  }

  mutating func compare(
    _ a: Operand, _ b: Operand, _ comparison: Comparison, _ isNegated: Bool,
    _ tested: (ChainPart) -> RastTested
  ) -> Bool {
    if held.part(a) == nil, let part = held.part(b) {
      save(a)
      append(test: tested(part), comparison.flipped.relation(isNegated), source(a))
    } else {
      let part = bring(a)
      save(b)
      append(test: tested(part), comparison.relation(isNegated), source(b))
    }
    return true
  }
}
