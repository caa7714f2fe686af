/// What is known about the values in a function's slots at a place in the code, and a journal for rolling
/// back to what was known at an earlier place.
struct ValueTable<Expression: Hashable> {
  /// The number of the value in each slot.
  private var numbers: [Int]
  /// The slot that first held each value.
  private var homes: [Int]
  /// The numbers of an expression's value, slot by slot.
  private var known: [Expression: [Int]] = [:]
  private var journal: [Change] = []
  /// The first slot that may be moved; those before it stay where they are, so that no value can straddle it.
  private let firstMovable: Int

  private enum Change {
    case number(slot: Int, Int)
    case known(Expression, [Int]?)
  }

  /// A table in which every slot holds a value of its own.
  init(slots: Int, firstMovable: Int) {
    self.firstMovable = firstMovable
    numbers = Array(0..<slots)
    homes = numbers
  }

  // MARK: Reading

  /// The number of the slot's value.
  func number(_ slot: Int) -> Int { numbers[slot] }

  /// The first of the consecutive slots that hold the same values as these, and held them first.
  func source(_ slots: Range<Int>) -> Int {
    let home = homes[numbers[slots.lowerBound]]
    if home < firstMovable, home + slots.count > firstMovable { return slots.lowerBound }
    for (offset, slot) in slots.enumerated() {
      guard home + offset < numbers.count, numbers[home + offset] == numbers[slot] else {
        return slots.lowerBound
      }
    }
    return home
  }

  /// The first of the given number of consecutive slots that hold an expression's value, if any still do.
  func holder(of expression: Expression, slots: Int) -> Int? {
    guard let values = known[expression], let first = values.first else { return nil }
    let home = homes[first]
    if home < firstMovable, home + slots > firstMovable { return nil }
    for (offset, value) in values.enumerated() {
      guard home + offset < numbers.count, numbers[home + offset] == value else { return nil }
    }
    return home
  }

  // MARK: Writing

  /// Gives the slots values that have not been seen before.
  mutating func write(_ slots: Range<Int>) {
    for slot in slots {
      set(slot, homes.count)
      homes.append(slot)
    }
  }

  /// Records that the slots may hold anything.
  mutating func forget(_ slots: Set<Int>) {
    for slot in slots.sorted() { write(slot..<slot + 1) }
  }

  /// Gives the slots the values of those from another slot on.
  mutating func copy(_ slots: Range<Int>, from source: Int) {
    // All are read before any is written: the two ranges may overlap.
    let values = (0..<slots.count).map { numbers[source + $0] }
    for (slot, value) in zip(slots, values) { set(slot, value) }
  }

  /// Records that the slots hold the expression's value.
  mutating func note(_ expression: Expression, _ slots: Range<Int>) {
    let values = slots.map { numbers[$0] }
    journal.append(.known(expression, known.updateValue(values, forKey: expression)))
  }

  private mutating func set(_ slot: Int, _ number: Int) {
    journal.append(.number(slot: slot, numbers[slot]))
    numbers[slot] = number
  }

  // MARK: Rolling back

  /// A place to roll back to.
  var mark: Int { journal.count }

  /// Forgets everything that was learned after a mark.
  mutating func rollBack(to mark: Int) {
    while journal.count > mark, let change = journal.popLast() {
      switch change {
      case .number(let slot, let number): numbers[slot] = number
      case .known(let expression, let values): known[expression] = values
      }
    }
  }
}
