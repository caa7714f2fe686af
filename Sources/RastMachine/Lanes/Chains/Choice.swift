/// An `if` with two short branches of which a chain takes both: each writes to free registers of its own, and
/// then each lane chooses.
struct Choice {
  let test: Test
  /// What the branches do, on other slots.
  let (then, other): ([Computation], [Computation])
  /// The slots that lanes choose the values of: where they are after one branch, and after the other.
  let results: [Result]
  /// The register for the mask.
  let mask: Int

  struct Result {
    var (slot, then, other): (Int, Int, Int)

    /// Whether this and another may be the parts of one complex number.
    func precedes(_ next: Result) -> Bool {
      next.slot == slot + 1 && next.then == then + 1 && next.other == other + 1
    }
  }

  /// The choice that an instruction is, if it is one.
  ///
  /// - Parameter scratch: the first of `LaneMaker.selectRegisters` free registers.
  init?(_ instruction: Instruction, scratch: Int) {
    guard case .ifElse(let test, let then, let other) = instruction, test.isSimple else { return nil }
    var free = scratch + 1
    let limit = scratch + LaneMaker.selectRegisters
    guard let one = Renamed(then, &free, limit), let two = Renamed(other, &free, limit) else { return nil }
    (self.test, self.then, self.other) = (test, one.code, two.code)
    mask = scratch
    results = Set(one.names.keys).union(two.names.keys).sorted().map {
      Result(slot: $0, then: one.names[$0] ?? $0, other: two.names[$0] ?? $0)
    }
  }

  /// Consecutive computations that write to other slots than they did.
  private struct Renamed {
    var code: [Computation] = []
    /// The slot that each one stands for.
    var names: [Int: Int] = [:]

    init?(_ branch: [Instruction], _ free: inout Int, _ limit: Int) {
      for instruction in branch {
        guard case .compute(let computation) = instruction, computation.isChainable else { return nil }
        var isWhole = true
        var renamed = computation.mappingOperands { operand, shape in
          guard case .slot(let slot) = operand else { return operand }
          let (first, number) = (names[slot.index] ?? slot.index, shape.slots)
          let isRun = (0..<number).allSatisfy { (names[slot.index + $0] ?? slot.index + $0) == first + $0 }
          if !isRun { isWhole = false }
          return .slot(Slot(index: first))
        }
        guard isWhole, free + computation.writes.count <= limit else { return nil }
        renamed.destination = Slot(index: free)
        for (offset, slot) in computation.writes.enumerated() { names[slot] = free + offset }
        free += computation.writes.count
        code.append(renamed)
      }
    }
  }
}

extension Test {
  /// Whether it is one comparison, or the opposite of one.
  fileprivate var isSimple: Bool {
    switch self {
    case .isTrue, .compareInts, .compareFloats, .compareSum, .compareNorm: true
    case .not(let inner): inner.isSimple
    case .constant, .compareComplex, .and, .or: false
    }
  }
}
