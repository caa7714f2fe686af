import LaneChains

extension ChainBuilder {
  mutating func complex(
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
      save(for: needed)
      appendSquare()
      return holdComplex(d)
    }
    if !held.holdsComplex(a), held.holdsComplex(b), let reversed { return complex(reversed, d, a) }
    bringComplex(a)
    complex(binary, d, b)
  }

  /// Applies an operation to the complex number that the tile holds.
  mutating func complex(_ binary: RastBinary, _ d: Int?, _ b: Operand) {
    save(b, slots: 2)
    save(for: needed)
    steps.append(.binary(binary, RastPartComplex, source(b, slots: 2)))
    holdComplex(d)
  }

  /// Sees to it that the tile holds a complex number.
  mutating func bringComplex(_ a: Operand?) {
    guard let a, !held.holdsComplex(a) else { return }
    save(a, slots: 2)
    switch a.slotIndex {
    case .some(let slot) where held.real.slot == slot: load(.slot(Slot(index: slot + 1)), in: .imaginary)
    case .some(let slot) where held.imaginary.slot == slot + 1: load(.slot(Slot(index: slot)), in: .real)
    case .some, nil:
      save(for: needed.union(reads))
      steps.append(.binary(RastLoad, RastPartComplex, source(a, slots: 2)))
      held.real = HeldSlots.Part(slot: a.slotIndex)
      held.imaginary = HeldSlots.Part(slot: a.slotIndex.map { $0 + 1 })
    }
  }

  mutating func make(_ d: Int?, _ a: Operand, _ b: Operand) {
    if !held.holds(b, in: .imaginary) {
      if held.holds(a, in: .imaginary), !held.holds(a, in: .real) { save(a) }
      bring(b, to: .imaginary)
    }
    if !held.holds(a, in: .real) { bring(a, to: .real) }
    save(for: needed)
    holdComplex(d)
  }

  /// Copies an operand to a part from the other one, or loads it.
  mutating func bring(_ a: Operand, to part: ChainPart) {
    guard held.holds(a, in: part.other) else { return load(a, in: part) }
    save(part, for: needed.union(reads))
    steps.append(.unary(RastOtherPart, part.part))
    held[part] = HeldSlots.Part(slot: a.slotIndex)
  }

  mutating func power(_ d: Int, _ a: Operand, _ exponent: Int) {
    bringComplex(a)
    let isOdd = exponent & 1 == 1
    // The product reads it from its registers.
    if isOdd { save(a, slots: 2) }
    save(for: needed)
    for _ in 0..<(exponent.bitWidth - 1 - exponent.leadingZeroBitCount) {
      appendSquare()
    }
    if isOdd { steps.append(.binary(RastMultiply, RastPartComplex, source(a, slots: 2))) }
    holdComplex(d)
  }

  mutating func appendSquare() {
    if let both = steps.last?.squared {
      steps[steps.count - 1] = both
    } else {
      steps.append(.unary(RastSquare, RastPartComplex))
    }
  }
}
