/// An 8-byte cell of a function's frame, by number. A value that takes several slots has consecutive ones.
///
/// | slots of a frame | hold |
/// |---|---|
/// | 0 | the pointer to what the run shares: fuel, strings, output |
/// | 1 … | the function's value |
/// | then | its parameters |
/// | then | variables and intermediate values, reused as scopes and statements end |
package struct Slot: Hashable, Sendable {
  package var index: Int

  package init(index: Int) { self.index = index }

  /// The slot `offset` places further on.
  package static func + (slot: Slot, offset: Int) -> Slot { Slot(index: slot.index + offset) }
}

/// What an instruction reads: a slot, or a constant embedded in the instruction.
///
/// Bools are 0 and 1, chars are their scalar's number, strs their number in the program's `StringTable`.
package enum Operand: Hashable, Sendable {
  case slot(Slot)
  case int(Int)
  case float(Double)
  case complex(Complex)

  /// Stands for a value of type unit, which takes no slot.
  package static let unit = Operand.int(0)

  /// Whether it is the given slot.
  package func isSlot(_ slot: Slot) -> Bool { self == .slot(slot) }

  package var isConstant: Bool {
    switch self {
    case .slot: false
    case .int, .float, .complex: true
    }
  }
}
