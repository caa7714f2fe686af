import LaneChains

extension ChainBuilder {
  mutating func copy(_ d: Int, _ a: Operand, _ slots: Int) {
    guard case .slot(let slot) = a else { return fill(d, a, slots) }
    let up = d <= slot.index
    for place in 0..<slots {
      let offset = up ? place : slots - 1 - place
      copy(d + offset, from: slot.index + offset)
    }
  }

  mutating func copy(_ d: Int, from slot: Int) {
    guard d != slot else { return }
    if let part = held.part(slot) {
      if live.contains(slot) {
        held.forget(d)
        steps.append(.store(part, offset(d), of: lanes(d)))
      } else {
        held.forget(d)
        held[part] = HeldSlots.Part(slot: d, isUnsaved: true)
      }
    } else {
      held.forget(d)
      steps.append(.move(offset(slot), offset(d), of: lanes(d)))
    }
  }

  mutating func fill(_ d: Int, _ constant: Operand, _ slots: Int) {
    if slots == 2, case .complex = constant {
      bringComplex(constant)
      return holdComplex(d)
    }
    let part = victim
    load(constant, in: part)
    hold(d, in: part)
  }
}
