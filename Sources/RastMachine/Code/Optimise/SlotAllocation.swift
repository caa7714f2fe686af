/// Assigns slots to the values of a function, so that values that are not live at the same time share one:
/// linear scan over the instructions in a row (M. Poletto and V. Sarkar, Linear Scan Register Allocation,
/// 1999).
///
/// Slots that some instruction uses as one run stay together. A value that is live both inside and outside a
/// loop keeps its slot throughout the loop.
struct SlotAllocation {
  /// Consecutive slots that move as one.
  private struct Group {
    var slots: Range<Int>
    var first = Int.max
    var last = Int.min
  }

  private var groups: [Group] = []
  /// The group of each slot.
  private var numbers: [Int]

  static func run(_ function: inout FunctionCode) {
    let fixed = function.firstMovable
    var pass = SlotAllocation(numbers: Array(repeating: -1, count: function.slots))
    pass.group(function.instructions, from: fixed)
    pass.measure(function.instructions)
    let (places, slots) = pass.scan(from: fixed)
    function.slots = slots
    function.instructions = function.instructions.map { instruction in
      // A value without slots may be anywhere.
      instruction.moved { $0.index < places.count ? Slot(index: places[$0.index]) : $0 }
    }
  }

  private init(numbers: [Int]) { self.numbers = numbers }

  /// Finds which slots are used together.
  private mutating func group(_ code: [Instruction], from first: Int) {
    // For each slot, how far the runs of slots that start at it reach.
    var ends = Array(repeating: 0, count: numbers.count)
    code.forEachUse { slots in
      if !slots.isEmpty, slots.lowerBound >= first {
        ends[slots.lowerBound] = max(ends[slots.lowerBound], slots.upperBound)
      }
    }
    var slot = first
    while slot < numbers.count {
      guard ends[slot] > slot else {
        slot += 1
        continue
      }
      var (end, next) = (ends[slot], slot + 1)
      while next < end {
        end = max(end, ends[next])
        next += 1
      }
      for member in slot..<end { numbers[member] = groups.count }
      groups.append(Group(slots: slot..<end))
      slot = end
    }
  }

  /// Finds the live range of each group.
  private mutating func measure(_ code: [Instruction]) {
    var uses: [(group: Int, position: Int, loop: Int)] = []
    var counters: [(group: Int, loop: Int)] = []
    let numbers = numbers
    let positions = Positions(code) { instruction, position, loop in
      if case .forLoop(let counter, _, _, _, _) = instruction, let loop {
        counters.append((numbers[counter.index], loop))
      }
      instruction.forEachOwnUse { slots in
        guard let slot = slots.first, numbers[slot] >= 0 else { return }
        uses.append((numbers[slot], position, loop ?? -1))
      }
    }
    for use in uses {
      groups[use.group].first = min(groups[use.group].first, use.position)
      groups[use.group].last = max(groups[use.group].last, use.position)
    }
    // The loop itself increments its counter, whether or not its body reads it.
    for (group, loop) in counters {
      groups[group].last = max(groups[group].last, positions.loops[loop].range.upperBound - 1)
    }
    for use in uses {
      var loop = use.loop >= 0 ? use.loop : nil
      while let number = loop {
        let (range, group) = (positions.loops[number].range, groups[use.group])
        let isLocal = group.first >= range.lowerBound && group.last < range.upperBound
        // Outer loops contain this one: what is local to it is local to them.
        if isLocal { break }
        groups[use.group].first = min(group.first, range.lowerBound)
        groups[use.group].last = max(group.last, range.upperBound - 1)
        loop = positions.loops[number].outer
      }
    }
  }

  /// Where each slot goes, and how many slots that takes in total.
  private func scan(from first: Int) -> (places: [Int], slots: Int) {
    var places = Array(0..<numbers.count)
    var next = first
    // Free runs by length, and used ones by the place where they become free.
    var free: [Int: [Int]] = [:]
    let order = groups.indices.sorted { (groups[$0].first, $0) < (groups[$1].first, $1) }
    let ends = groups.indices.sorted { (groups[$0].last, $0) < (groups[$1].last, $1) }
    var ended = 0
    for number in order {
      let group = groups[number]
      // The slots cannot be reused by the instruction that reads them last: some write before they have read
      // everything.
      while ended < ends.count, groups[ends[ended]].last < group.first {
        let slots = groups[ends[ended]].slots
        free[slots.count, default: []].append(places[slots.lowerBound])
        ended += 1
      }
      let place: Int
      if let used = free[group.slots.count]?.popLast() {
        place = used
      } else {
        place = next
        next += group.slots.count
      }
      for (offset, slot) in group.slots.enumerated() { places[slot] = place + offset }
    }
    return (places, next)
  }
}

extension [Instruction] {
  /// Calls `body` with each run of slots that some instruction reads or writes.
  fileprivate func forEachUse(_ body: (Range<Int>) -> Void) {
    forEachInstruction { $0.forEachOwnUse(body) }
  }
}
