/// The definitions and uses of each slot of a function, over all of its code.
///
/// A slot that exactly one instruction writes, and that is not a parameter, holds one value from there on (in
/// a loop: one per turn): the checker ensures that nothing is read before it is written.
struct Definitions {
  /// How many instructions write each slot; parameters and the value count as written from outside.
  private(set) var writes: [Int]
  /// How many times each slot is read.
  private(set) var reads: [Int]

  init(_ function: FunctionCode) {
    var writes = Array(repeating: 0, count: function.slots)
    var reads = Array(repeating: 0, count: function.slots)
    let output = FunctionCode.output.index..<FunctionCode.output.index + function.outputSlots
    let parameters = function.parameters.index..<function.parameters.index + function.parameterSlots
    for slot in output { reads[slot] += 1 }
    for slot in parameters { writes[slot] += 1 }
    function.instructions.forEachInstruction { instruction in
      for slot in instruction.writes { writes[slot] += 1 }
      instruction.forEachRead { for slot in $0 { reads[slot] += 1 } }
    }
    (self.writes, self.reads) = (writes, reads)
  }

  /// Whether each of the slots is written by exactly one instruction.
  func areSingle(_ slots: Range<Int>) -> Bool { slots.allSatisfy { writes[$0] == 1 } }
}

extension [Instruction] {
  /// The slots that it writes anywhere.
  var written: Set<Int> {
    var slots: Set<Int> = []
    forEachInstruction { slots.formUnion($0.writes) }
    return slots
  }
}
