import LaneChains

/// Turns consecutive computations into the steps of a chain. The tile that its steps pass on has a real and an
/// imaginary part, which hold a complex number or two floats or ints; the builder keeps track of which slots'
/// values they are, so that a value which the next computation needs is neither stored nor loaded.
struct ChainBuilder {
  let maker: LaneMaker
  /// The slots of which lanes that turn no more keep the values: only those of other lanes are written.
  let kept: Liveness.Slots
  /// The lanes that are written of these.
  private let keepers: ChainLanes
  var steps: [ChainStep] = []
  /// What the tile's parts hold.
  var held = HeldSlots()
  /// What they hold where a test fails, for each test.
  var exits: [HeldSlots] = []
  /// What the computation reads that is being turned into steps.
  var reads: Liveness.Slots = []
  /// What is read after it.
  var live: Liveness.Slots = []
  /// Which values must outlive what it is about to write: those that are read later.
  var needed: Liveness.Slots = []
  /// The register that a mask goes to, if the test is not to end the chain.
  var mask: Int?

  init(_ maker: LaneMaker, kept: Liveness.Slots = [], writing lanes: ChainLanes = .all) {
    (self.maker, self.kept, keepers) = (maker, kept, lanes)
  }

  /// The whole-number powers that are made of squares and one product.
  static let powers: Set<Int> = [2, 3, 4, 5, 8, 16]

  // MARK: Computations

  /// Appends a computation for which `isChainable` holds.
  mutating func append(_ computation: Computation, after: Liveness.Slots) {
    begin(after, reads: computation.reads, writes: computation.writes)
    let (d, operands) = (computation.destination.index, computation.operands)
    switch computation.kind {
    case .copy(let slots): copy(d, operands[0], slots)
    case .power(let exponent): power(d, operands[0], exponent)
    case .fused(let fusion):
      let later = needed
      if let slot = operands[2].slotIndex { needed.formUnion(slot..<slot + fusion.family.type.slotCount) }
      apply(ChainOperation(fusion.family, fusion.inner), nil, operands[0], operands[1])
      needed = later
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

  mutating func begin(_ after: Liveness.Slots, reads: Set<Int>, writes: Range<Int> = 0..<0) {
    (self.reads, live, needed) = (reads, after, after.subtracting(writes))
  }

  /// Applies an operation; an operand that is nil, where there are two, is what the tile holds.
  mutating func apply(_ operation: ChainOperation, _ d: Int?, _ a: Operand?, _ b: Operand?) {
    switch operation {
    case .floats(let binary, let reversed), .ints(let binary, let reversed):
      word(binary, reversed, d, a, b)
    case .complexes(let binary, let reversed): complex(binary, reversed, d, a, b)
    case .float(let unary):
      guard let a else { return }
      let part = bring(a)
      save(part, for: needed)
      steps.append(.unary(unary, part.part))
      hold(d, in: part)
    case .complex(let unary):
      bringComplex(a)
      save(for: needed)
      steps.append(.unary(unary, RastPartComplex))
      holdComplex(d)
    case .conjugate:
      bringComplex(a)
      save(for: needed)
      steps.append(.unary(RastNegate, RastPartImaginary))
      holdComplex(d)
    case .norm:
      bringComplex(a)
      save(.real, for: needed)
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

  // MARK: Operands

  /// Of which lanes a slot may be written.
  func lanes(_ slot: Int) -> ChainLanes { kept.contains(slot) ? keepers : .all }

  func offset(_ slot: Int) -> Int { maker.offset(Slot(index: slot)) }

  func source(_ operand: Operand, slots: Int = 1) -> ChainSource {
    switch operand {
    case .slot(let slot): .register(offset(slot.index), slots == 2 ? offset(slot.index + 1) : 0)
    case .int(let value): .constant(UInt64(bitPattern: Int64(value)), 0)
    case .float(let value): .constant(value.bitPattern, 0)
    case .complex(let value): .constant(value.re.bitPattern, value.im.bitPattern)
    }
  }
}

extension Operand {
  var slotIndex: Int? {
    if case .slot(let slot) = self { return slot.index }
    return nil
  }

  func offset(by places: Int) -> Operand { moved { $0 + places } }
}
