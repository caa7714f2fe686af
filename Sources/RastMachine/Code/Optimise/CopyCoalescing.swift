/// Lets an instruction write directly to the place that its value is copied to right afterwards.
///
///     s7 = complexAdd s5, s2            s3 = s5 (2 slots)
///     s3 = s5 (2 slots)          →      s5 = complexAdd s5, s2
///     s5 = s7 (2 slots)
///
/// Instructions between the two that still read the old value are moved before the first, if that changes
/// nothing.
struct CopyCoalescing {
  private let definitions: Definitions

  static func run(_ function: inout FunctionCode) {
    let pass = CopyCoalescing(definitions: Definitions(function))
    function.instructions = pass.coalesced(function.instructions)
  }

  private func coalesced(_ code: [Instruction]) -> [Instruction] {
    var result: [Instruction] = []
    result.reserveCapacity(code.count)
    for instruction in code {
      guard case .compute(let copy) = instruction, let source = copy.copiedSlot,
        coalesce(&result, copy.destination, source, copy.resultSlots)
      else {
        result.append(instruction.mappingBlocks { coalesced($0) })
        continue
      }
    }
    return result
  }

  /// How far back to look for an instruction, so that long blocks take no longer than short ones.
  private static let reach = 64

  /// Makes the last instruction of `code` that writes `source` write `target` instead; false if that would be
  /// observable.
  private func coalesce(_ code: inout [Instruction], _ target: Slot, _ source: Slot, _ slots: Int) -> Bool {
    let from = source.index..<source.index + slots
    let to = target.index..<target.index + slots
    guard definitions.areSingle(from), from.allSatisfy({ definitions.reads[$0] == 1 }),
      let start = code.suffix(CopyCoalescing.reach).lastIndex(where: { $0.writes.overlaps(from) }),
      code[start].writes == from, code[start].blocks.isEmpty, code[start].canWrite(other: to)
    else { return false }
    // Instructions in between that touch the target have to move before the instruction.
    var (early, late): ([Instruction], [Instruction]) = ([], [])
    for instruction in code[(start + 1)...] {
      if instruction.touches(to) {
        guard instruction.isPure, !instruction.writes.overlaps(to),
          !(late + [code[start]]).contains(where: { $0.conflicts(with: instruction) })
        else { return false }
        early.append(instruction)
      } else {
        guard instruction.blocks.isEmpty, !instruction.isJump else { return false }
        late.append(instruction)
      }
    }
    let moved = code[start].moved { from.contains($0.index) ? target + ($0.index - from.lowerBound) : $0 }
    code.replaceSubrange(start..., with: early + [moved] + late)
    return true
  }
}

extension Instruction {
  /// Whether it can write these slots instead of its own: a call's result, and what may fail half-way, stay
  /// where they are.
  fileprivate func canWrite(other slots: Range<Int>) -> Bool {
    guard isPure else { return false }
    // A block of slots is copied one by one, which an overlap would break.
    if case .compute(let copy) = self, let source = copy.copiedSlot, copy.resultSlots > 1 {
      return !(source.index..<source.index + copy.resultSlots).overlaps(slots)
    }
    return true
  }

  /// Whether it reads or writes any of the slots.
  fileprivate func touches(_ slots: Range<Int>) -> Bool {
    var touches = writes.overlaps(slots) || blocks.contains { $0.contains { $0.touches(slots) } }
    forEachRead { touches = touches || $0.overlaps(slots) }
    return touches
  }

  /// Whether the order of the two matters.
  fileprivate func conflicts(with other: Instruction) -> Bool {
    var conflicts = writes.overlaps(other.writes)
    let (own, others) = (writes, other.writes)
    forEachRead { conflicts = conflicts || $0.overlaps(others) }
    other.forEachRead { conflicts = conflicts || $0.overlaps(own) }
    return conflicts
  }
}
