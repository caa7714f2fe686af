/// Drops instructions whose values nobody needs, including those that only need one another around a loop.
///
/// It finds what is needed by starting from the roots: values that decide a test, are printed or returned, or
/// may fail; then whatever those are computed from. Loops stay, as they cost fuel and may not terminate.
struct DeadCode {
  private struct Definition {
    var slots: Range<Int>
    var reads: [Range<Int>]
  }

  private var needed: [Bool]
  private var pending: [Int] = []
  /// The pure instructions that write each slot.
  private var definitions: [Int: [Definition]] = [:]

  static func run(_ function: inout FunctionCode) {
    var pass = DeadCode(needed: Array(repeating: false, count: function.slots))
    let output = FunctionCode.output.index..<FunctionCode.output.index + function.outputSlots
    pass.need(output)
    pass.collect(function.instructions)
    pass.spread()
    function.instructions = pass.swept(function.instructions)
  }

  private init(needed: [Bool]) { self.needed = needed }

  private mutating func need(_ slots: Range<Int>) {
    for slot in slots where !needed[slot] {
      needed[slot] = true
      pending.append(slot)
    }
  }

  private mutating func collect(_ code: [Instruction]) {
    code.forEachInstruction { instruction in
      var reads: [Range<Int>] = []
      instruction.forEachRead { reads.append($0) }
      if instruction.isPure {
        let definition = Definition(slots: instruction.writes, reads: reads)
        for slot in definition.slots { definitions[slot, default: []].append(definition) }
      } else {
        for slots in reads { need(slots) }
      }
    }
  }

  private mutating func spread() {
    while let slot = pending.popLast() {
      for definition in definitions[slot] ?? [] {
        for slots in definition.reads { need(slots) }
      }
    }
  }

  private func swept(_ code: [Instruction]) -> [Instruction] {
    var result: [Instruction] = []
    for instruction in code {
      if instruction.isPure, !instruction.writes.contains(where: { needed[$0] }) { continue }
      if case .compute(let computation) = instruction, computation.copiedSlot == computation.destination {
        continue
      }
      let kept = instruction.mappingBlocks { swept($0) }
      if case .ifElse(let test, let then, let other) = kept, then.isEmpty {
        if !other.isEmpty { result.append(.ifElse(test.negated, then: other, else: [])) }
        continue
      }
      result.append(kept)
    }
    return result
  }
}
