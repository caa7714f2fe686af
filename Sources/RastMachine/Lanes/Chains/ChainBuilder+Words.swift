import LaneChains

extension ChainBuilder {
  mutating func word(
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
        save(part, for: needed)
        steps.append(.unary(RastSquare, part.part))
        return hold(d, in: part)
      }
      return word(binary, d, in: part, b)
    }
    if let part = held.part(b), let reversed { return word(reversed, d, in: part, a) }
    let part = bring(a)
    word(binary, d, in: part, b)
  }

  mutating func word(_ binary: RastBinary, _ d: Int?, in part: ChainPart, _ b: Operand) {
    save(b)
    save(part, for: needed)
    steps.append(.binary(binary, part.part, source(b)))
    hold(d, in: part)
  }

  /// Sees to it that one of the parts holds a float or an int, and returns which.
  mutating func bring(_ a: Operand) -> ChainPart {
    if let part = held.part(a) { return part }
    let part = victim
    load(a, in: part)
    return part
  }

  /// The part whose value is the least loss.
  var victim: ChainPart {
    func isLoss(_ part: HeldSlots.Part) -> Bool { part.isUnsaved && part.slot.map(needed.contains) ?? false }
    if isLoss(held.real) { return isLoss(held.imaginary) ? .real : .imaginary }
    return held.real.slot != nil && held.imaginary.slot == nil ? .imaginary : .real
  }

  mutating func load(_ a: Operand, in part: ChainPart) {
    save(part, for: needed.union(reads))
    steps.append(.binary(RastLoad, part.part, source(a)))
    held[part] = HeldSlots.Part(slot: a.slotIndex)
  }
}
