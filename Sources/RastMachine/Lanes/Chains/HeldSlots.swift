import LaneChains

/// One of the two parts of a tile.
enum ChainPart: CaseIterable {
  case real, imaginary

  var other: ChainPart { self == .real ? .imaginary : .real }

  var part: RastPart { self == .real ? RastPartReal : RastPartImaginary }
  var floatTest: RastTested { self == .real ? RastTestReal : RastTestImaginary }
  var intTest: RastTested { self == .real ? RastTestRealInt : RastTestImaginaryInt }
}

/// Which slots' values a tile holds.
struct HeldSlots: Equatable {
  /// What one part holds: the value of a slot, or one that has none.
  struct Part: Equatable {
    var slot: Int?
    /// Whether the slot's register does not have the value yet.
    var isUnsaved = false
  }

  var real = Part()
  var imaginary = Part()
  /// The part that holds the last float or int that was computed.
  var unnamed = ChainPart.real

  subscript(part: ChainPart) -> Part {
    get { part == .real ? real : imaginary }
    set { if part == .real { real = newValue } else { imaginary = newValue } }
  }

  /// The part that holds a slot's value.
  func part(_ slot: Int) -> ChainPart? { ChainPart.allCases.first { self[$0].slot == slot } }

  /// The part that holds an operand.
  func part(_ operand: Operand) -> ChainPart? { operand.slotIndex.flatMap { part($0) } }

  func holds(_ operand: Operand, in part: ChainPart) -> Bool {
    operand.slotIndex.map { self[part].slot == $0 } ?? false
  }

  func holdsComplex(_ operand: Operand) -> Bool {
    guard let slot = operand.slotIndex else { return false }
    return real.slot == slot && imaginary.slot == slot + 1
  }

  /// Only what is live, all of it as if it was stored.
  func only(_ live: Liveness.Slots) -> HeldSlots {
    var slots = HeldSlots()
    for part in ChainPart.allCases {
      if let slot = self[part].slot, live.contains(slot) { slots[part] = Part(slot: slot) }
    }
    return slots
  }

  /// No part holds a slot's value any more, since it gets another one.
  mutating func forget(_ slot: Int) {
    for part in ChainPart.allCases where self[part].slot == slot { self[part] = Part() }
  }
}
