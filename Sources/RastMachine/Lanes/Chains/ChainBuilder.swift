import LaneChains

/// Turns consecutive computations into the steps of a chain. The tile that its steps pass on has a real and an
/// imaginary part, which hold a complex number or two floats or ints; the builder keeps track of which slots'
/// values they are, so that a value which the next computation needs is neither stored nor loaded.
struct ChainBuilder {
  let maker: LaneMaker
  private(set) var steps: [ChainStep] = []
  /// What the tile's parts hold.
  private(set) var held = HeldSlots()
  /// What they hold where a test fails, for each test.
  private(set) var exits: [HeldSlots] = []
  /// What is read after the computation that is being turned into steps.
  private var live: Liveness.Slots = []
  /// What it reads and what it writes.
  private var (reads, writes): (Set<Int>, Set<Int>) = ([], [])
  /// The register that a mask goes to, if the test is not to end the chain.
  private var mask: Int?
  /// What it has yet to read after its first operation.
  private var pending: Set<Int> = []

  init(_ maker: LaneMaker) { self.maker = maker }

  /// The whole-number powers that are made of squares and one product.
  static let powers: Set<Int> = [2, 3, 4, 5, 8, 16]

  // MARK: Computations

  /// Appends a computation for which `isChainable` holds.
  mutating func append(_ computation: Computation, after: Liveness.Slots) {
    begin(after, reads: computation.forEachRead, writes: computation.writes)
    let (d, operands) = (computation.destination.index, computation.operands)
    switch computation.kind {
    case .copy(let slots): copy(d, operands[0], slots)
    case .power(let exponent): power(d, operands[0], exponent)
    case .fused(let fusion):
      if let slot = operands[2].slotIndex { pending = Set(slot..<slot + fusion.family.type.slotCount) }
      apply(ChainOperation(fusion.family, fusion.inner), nil, operands[0], operands[1])
      pending = []
      let outer = ChainOperation(fusion.family, fusion.outer)
      if fusion.isLeft { apply(outer, d, nil, operands[2]) } else { apply(outer, d, operands[2], nil) }
    case .operation(let operation):
      if let offset = operation.viewOffset {
        copy(d, operands[0].offset(by: offset), operation.result.slotCount)
      } else if let known = ChainOperation(operation) {
        apply(known, d, operands[0], operands.count > 1 ? operands[1] : nil)
      }
    case .equal, .test: preconditionFailure("isChainable excludes these")
    }
  }

  private mutating func begin(
    _ after: Liveness.Slots, reads each: ((Range<Int>) -> Void) -> Void, writes: Range<Int> = 0..<0
  ) {
    var slots: Set<Int> = []
    each { slots.formUnion($0) }
    (live, reads, self.writes, pending) = (after, slots, Set(writes), [])
  }

  /// Applies an operation; an operand that is nil, where there are two, is what the tile holds.
  private mutating func apply(_ operation: ChainOperation, _ d: Int?, _ a: Operand?, _ b: Operand?) {
    switch operation {
    case .floats(let binary, let reversed), .ints(let binary, let reversed):
      word(binary, reversed, d, a, b)
    case .complexes(let binary, let reversed): complex(binary, reversed, d, a, b)
    case .float(let unary):
      guard let a else { return }
      let part = bring(a)
      saveBeforeWriting(part)
      steps.append(.unary(unary, part.part))
      hold(d, in: part)
    case .complex(let unary):
      bringComplex(a)
      saveBeforeWriting()
      steps.append(.unary(unary, RastPartComplex))
      holdComplex(d)
    case .conjugate:
      bringComplex(a)
      saveBeforeWriting()
      steps.append(.unary(RastNegate, RastPartImaginary))
      holdComplex(d)
    case .norm:
      bringComplex(a)
      saveBeforeWriting(.real)
      steps.append(.unary(RastNorm, RastPartComplex))
      hold(d, in: .real)
    case .make:
      guard let a, let b else { return }
      make(d, a, b)
    case .extend:
      guard let a else { return }
      make(d, a, .float(0))
    }
  }

  // MARK: Floats and ints

  private mutating func word(
    _ binary: RastBinary, _ reversed: RastBinary?, _ d: Int?, _ a: Operand?, _ b: Operand?
  ) {
    guard let a else {
      // The tile holds the first operand.
      guard let b else { return }
      return word(binary, d, in: held.unnamed, b)
    }
    guard let b else {
      guard let reversed else { return }
      return word(reversed, d, in: held.unnamed, a)
    }
    if let part = held.part(a) {
      if a == b, binary == RastMultiply {
        saveBeforeWriting(part)
        steps.append(.unary(RastSquare, part.part))
        return hold(d, in: part)
      }
      return word(binary, d, in: part, b)
    }
    if let part = held.part(b), let reversed { return word(reversed, d, in: part, a) }
    let part = bring(a)
    word(binary, d, in: part, b)
  }

  private mutating func word(_ binary: RastBinary, _ d: Int?, in part: ChainPart, _ b: Operand) {
    save(b)
    saveBeforeWriting(part)
    steps.append(.binary(binary, part.part, source(b)))
    hold(d, in: part)
  }

  /// Sees to it that one of the parts holds a float or an int, and returns which.
  private mutating func bring(_ a: Operand) -> ChainPart {
    if let part = held.part(a) { return part }
    let part = victim
    load(a, in: part)
    return part
  }

  /// The part whose value is the least loss.
  private var victim: ChainPart {
    if held.real.isUnsaved, isNeeded(held.real) {
      return held.imaginary.isUnsaved && isNeeded(held.imaginary) ? .real : .imaginary
    }
    return held.real.slot != nil && held.imaginary.slot == nil ? .imaginary : .real
  }

  private mutating func load(_ a: Operand, in part: ChainPart) {
    saveBeforeLoad(part)
    steps.append(.binary(RastLoad, part.part, source(a)))
    held[part] = HeldSlots.Part(slot: a.slotIndex)
  }

  // MARK: Complex numbers

  private mutating func complex(
    _ binary: RastBinary, _ reversed: RastBinary?, _ d: Int?, _ a: Operand?, _ b: Operand?
  ) {
    guard let a else {
      guard let b else { return }
      return complex(binary, d, b)
    }
    guard let b else {
      guard let reversed else { return }
      return complex(reversed, d, a)
    }
    if a == b, binary == RastMultiply {
      bringComplex(a)
      saveBeforeWriting()
      appendSquare()
      return holdComplex(d)
    }
    if !held.holdsComplex(a), held.holdsComplex(b), let reversed { return complex(reversed, d, a) }
    bringComplex(a)
    complex(binary, d, b)
  }

  /// Applies an operation to the complex number that the tile holds.
  private mutating func complex(_ binary: RastBinary, _ d: Int?, _ b: Operand) {
    save(b, slots: 2)
    saveBeforeWriting()
    steps.append(.binary(binary, RastPartComplex, source(b, slots: 2)))
    holdComplex(d)
  }

  /// Sees to it that the tile holds a complex number.
  private mutating func bringComplex(_ a: Operand?) {
    guard let a, !held.holdsComplex(a) else { return }
    save(a, slots: 2)
    switch a.slotIndex {
    case .some(let slot) where held.real.slot == slot: load(.slot(Slot(index: slot + 1)), in: .imaginary)
    case .some(let slot) where held.imaginary.slot == slot + 1: load(.slot(Slot(index: slot)), in: .real)
    case .some, nil:
      saveBeforeLoad(.real)
      saveBeforeLoad(.imaginary)
      steps.append(.binary(RastLoad, RastPartComplex, source(a, slots: 2)))
      held.real = HeldSlots.Part(slot: a.slotIndex)
      held.imaginary = HeldSlots.Part(slot: a.slotIndex.map { $0 + 1 })
    }
  }

  private mutating func make(_ d: Int?, _ a: Operand, _ b: Operand) {
    if !held.holds(b, in: .imaginary) {
      if held.holds(a, in: .imaginary), !held.holds(a, in: .real) { save(a) }
      bring(b, to: .imaginary)
    }
    if !held.holds(a, in: .real) { bring(a, to: .real) }
    saveBeforeWriting()
    holdComplex(d)
  }

  /// Copies an operand to a part from the other one, or loads it.
  private mutating func bring(_ a: Operand, to part: ChainPart) {
    guard held.holds(a, in: part.other) else { return load(a, in: part) }
    saveBeforeLoad(part)
    steps.append(.unary(RastOtherPart, part.part))
    held[part] = HeldSlots.Part(slot: a.slotIndex)
  }

  private mutating func power(_ d: Int, _ a: Operand, _ exponent: Int) {
    bringComplex(a)
    let isOdd = exponent & 1 == 1
    // The product reads it from its registers.
    if isOdd { save(a, slots: 2) }
    saveBeforeWriting()
    for _ in 0..<(exponent.bitWidth - 1 - exponent.leadingZeroBitCount) {
      appendSquare()
    }
    if isOdd { steps.append(.binary(RastMultiply, RastPartComplex, source(a, slots: 2))) }
    holdComplex(d)
  }

  private mutating func appendSquare() {
    if let both = steps.last?.squared {
      steps[steps.count - 1] = both
    } else {
      steps.append(.unary(RastSquare, RastPartComplex))
    }
  }

  // MARK: Choices

  /// d = then where the mask is set, else other; all are slots.
  mutating func choose(
    _ d: Int, _ then: Int, _ other: Int, _ mask: Int, _ after: Liveness.Slots, isComplex: Bool
  ) {
    let slots = isComplex ? 2 : 1
    begin(
      after,
      reads: {
        $0(then..<then + slots); $0(other..<other + slots)
      }, writes: d..<d + slots)
    let (one, two) = (Operand.slot(Slot(index: then)), Operand.slot(Slot(index: other)))
    if isComplex {
      let isReversed = held.holdsComplex(two)
      if !isReversed { bringComplex(one) }
      let source = isReversed ? one : two
      save(source, slots: 2)
      saveBeforeWriting()
      steps.append(
        .choose(RastPartComplex, self.source(source, slots: 2), mask: offset(mask), isReversed: isReversed))
      holdComplex(d)
    } else {
      let isReversed = held.part(two) != nil
      let part = bring(isReversed ? two : one)
      let source = isReversed ? one : two
      save(source)
      saveBeforeWriting(part)
      steps.append(.choose(part.part, self.source(source), mask: offset(mask), isReversed: isReversed))
      hold(d, in: part)
    }
  }

  // MARK: Copies

  private mutating func copy(_ d: Int, _ a: Operand, _ slots: Int) {
    guard case .slot(let slot) = a else { return fill(d, a, slots) }
    let up = d <= slot.index
    for place in 0..<slots {
      let offset = up ? place : slots - 1 - place
      copy(d + offset, from: slot.index + offset)
    }
  }

  private mutating func copy(_ d: Int, from slot: Int) {
    guard d != slot else { return }
    if let part = held.part(slot) {
      if live.contains(slot) {
        held.forget(d)
        steps.append(.store(part, offset(d)))
      } else {
        held.forget(d)
        held[part] = HeldSlots.Part(slot: d, isUnsaved: true)
      }
    } else {
      held.forget(d)
      steps.append(.move(offset(slot), offset(d)))
    }
  }

  private mutating func fill(_ d: Int, _ constant: Operand, _ slots: Int) {
    if slots == 2, case .complex = constant {
      bringComplex(constant)
      return holdComplex(d)
    }
    let part = victim
    load(constant, in: part)
    hold(d, in: part)
  }

  // MARK: What the tile holds

  private mutating func hold(_ d: Int?, in part: ChainPart) {
    if let d { held.forget(d) }
    held[part] = HeldSlots.Part(slot: d, isUnsaved: d != nil)
    held.unnamed = part
  }

  private mutating func holdComplex(_ d: Int?) {
    if let d {
      held.forget(d)
      held.forget(d + 1)
    }
    held.real = HeldSlots.Part(slot: d, isUnsaved: d != nil)
    held.imaginary = HeldSlots.Part(slot: d.map { $0 + 1 }, isUnsaved: d != nil)
  }

  /// Whether a part's value is read after what is about to be written.
  private func isNeeded(_ part: HeldSlots.Part) -> Bool {
    guard let slot = part.slot else { return false }
    return pending.contains(slot) || live.contains(slot) && !writes.contains(slot)
  }

  /// Stores a part that is about to be overwritten, if it is needed.
  private mutating func saveBeforeWriting(_ part: ChainPart) {
    if held[part].isUnsaved, isNeeded(held[part]) { store(part) }
  }

  private mutating func saveBeforeWriting() {
    for part in ChainPart.allCases { saveBeforeWriting(part) }
  }

  /// Stores a part that a load is about to overwrite; the computation itself may still need it.
  private mutating func saveBeforeLoad(_ part: ChainPart) {
    guard held[part].isUnsaved, let slot = held[part].slot else { return }
    if reads.contains(slot) || isNeeded(held[part]) { store(part) }
  }

  /// Stores an operand that is about to be read from its registers.
  private mutating func save(_ operand: Operand, slots: Int = 1) {
    guard let first = operand.slotIndex else { return }
    for part in ChainPart.allCases {
      if let slot = held[part].slot, held[part].isUnsaved, first..<first + slots ~= slot { store(part) }
    }
  }

  private mutating func store(_ part: ChainPart) {
    guard let slot = held[part].slot else { return }
    steps.append(.store(part, offset(slot)))
    held[part].isUnsaved = false
  }

  /// Stores what is live and not stored yet.
  mutating func saveAll(_ after: Liveness.Slots) {
    for part in ChainPart.allCases {
      if held[part].isUnsaved, let slot = held[part].slot, after.contains(slot) { store(part) }
    }
  }

  // MARK: Turns

  /// Begins with a tile that holds these, as if nothing of it was stored.
  mutating func begin(with slots: HeldSlots) {
    held = slots
    for part in ChainPart.allCases where held[part].slot != nil { held[part].isUnsaved = true }
  }

  /// Sees to it that the tile holds what it is to hold at the end of a turn.
  mutating func arrive(at slots: HeldSlots, _ live: Liveness.Slots) {
    var rest = HeldSlots()
    for part in ChainPart.allCases where held[part].slot != slots[part].slot {
      if held[part].isUnsaved, let slot = held[part].slot, live.contains(slot) { store(part) }
      rest[part] = slots[part]
    }
    load(rest)
  }

  /// Loads what the tile is to hold.
  mutating func load(_ slots: HeldSlots) {
    for part in ChainPart.allCases {
      guard let slot = slots[part].slot else { continue }
      save(.slot(Slot(index: slot)))
      steps.append(.binary(RastLoad, part.part, source(.slot(Slot(index: slot)))))
      held[part] = HeldSlots.Part(slot: slot)
    }
  }

  // MARK: Tests

  /// Appends the steps that go on elsewhere if a lane fails a test, and returns whether there are any for it.
  ///
  /// - Parameter mask: the register that a mask of the lanes that pass goes to instead.
  mutating func append(_ test: Test, after: Liveness.Slots, mask: Int? = nil) -> Bool {
    begin(after, reads: test.forEachRead)
    self.mask = mask
    return append(test, isNegated: false)
  }

  private mutating func append(_ test: Test, isNegated: Bool) -> Bool {
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
      if let slot = c.slotIndex { pending = [slot] }
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

  private mutating func append(test tested: RastTested, _ relation: RastRelation, _ source: ChainSource) {
    if let mask {
      steps.append(.mask(tested, relation, source, offset(mask)))
    } else {
      steps.append(.test(tested, relation, source, exit: exits.count))
      exits.append(held)
    }
  }

  private mutating func compare(
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

  // MARK: Operands

  private func offset(_ slot: Int) -> Int { maker.offset(Slot(index: slot)) }

  private func source(_ operand: Operand, slots: Int = 1) -> ChainSource {
    switch operand {
    case .slot(let slot): .register(offset(slot.index), slots == 2 ? offset(slot.index + 1) : 0)
    case .int(let value): .constant(UInt64(bitPattern: Int64(value)), 0)
    case .float(let value): .constant(value.bitPattern, 0)
    case .complex(let value): .constant(value.re.bitPattern, value.im.bitPattern)
    }
  }
}

extension Operand {
  fileprivate var slotIndex: Int? {
    if case .slot(let slot) = self { return slot.index }
    return nil
  }

  fileprivate func offset(by places: Int) -> Operand { moved { $0 + places } }
}

extension HeldSlots {
  /// The part that holds an operand.
  fileprivate func part(_ operand: Operand) -> ChainPart? { operand.slotIndex.flatMap { part($0) } }

  fileprivate func holds(_ operand: Operand, in part: ChainPart) -> Bool {
    operand.slotIndex.map { self[part].slot == $0 } ?? false
  }

  fileprivate func holdsComplex(_ operand: Operand) -> Bool {
    guard let slot = operand.slotIndex else { return false }
    return real.slot == slot && imaginary.slot == slot + 1
  }
}
