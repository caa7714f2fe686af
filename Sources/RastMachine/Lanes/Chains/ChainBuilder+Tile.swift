import LaneChains

// What the tile holds, and what of it is stored.

extension ChainBuilder {
  mutating func hold(_ d: Int?, in part: ChainPart) {
    if let d { held.forget(d) }
    held[part] = HeldSlots.Part(slot: d, isUnsaved: d != nil)
    held.unnamed = part
  }

  mutating func holdComplex(_ d: Int?) {
    if let d {
      held.forget(d)
      held.forget(d + 1)
    }
    held.real = HeldSlots.Part(slot: d, isUnsaved: d != nil)
    held.imaginary = HeldSlots.Part(slot: d.map { $0 + 1 }, isUnsaved: d != nil)
  }

  /// Stores a part whose value one of these slots is to have, if that is not stored yet.
  mutating func save(_ part: ChainPart, for slots: Liveness.Slots) {
    guard held[part].isUnsaved, let slot = held[part].slot, slots.contains(slot) else { return }
    steps.append(.store(part, offset(slot), of: lanes(slot)))
    held[part].isUnsaved = false
  }

  mutating func save(for slots: Liveness.Slots) {
    for part in ChainPart.allCases { save(part, for: slots) }
  }

  /// Stores an operand that is about to be read from its registers.
  mutating func save(_ operand: Operand, slots: Int = 1) {
    if let first = operand.slotIndex { save(for: Set(first..<first + slots)) }
  }

  /// Begins with a tile that holds these, as if nothing of it was stored.
  mutating func begin(with slots: HeldSlots) {
    held = slots
    for part in ChainPart.allCases where held[part].slot != nil { held[part].isUnsaved = true }
  }

  /// Sees to it that the tile holds what it is to hold at the end of a turn.
  mutating func arrive(at slots: HeldSlots, _ live: Liveness.Slots) {
    var rest = HeldSlots()
    for part in ChainPart.allCases where held[part].slot != slots[part].slot {
      save(part, for: live)
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
}
