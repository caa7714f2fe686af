/// What is known of the values in a function's slots at a place of the code, and a journal by which to go back
/// to what was known at an earlier place.
struct ValueTable<Expression: Hashable> {
  /// The number of the value in each slot.
  private var numbers: [Int]
  /// Where each value was first.
  private var homes: [Int]
  /// The numbers of the value that an expression has, slot by slot.
  private var known: [Expression: [Int]] = [:]
  private var journal: [Change] = []
  /// The first slot that may be moved; those before it stay where they are, so that no value can lie across.
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

  /// The number of what the slot holds.
  func number(_ slot: Int) -> Int { numbers[slot] }

  /// The first of the slots in a row which hold the same values as these, and held them first.
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

  /// The first of so many slots in a row that hold an expression's value, if any still do.
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

  /// The slots get values that were not met before.
  mutating func write(_ slots: Range<Int>) {
    for slot in slots {
      set(slot, homes.count)
      homes.append(slot)
    }
  }

  /// The slots may hold anything.
  mutating func forget(_ slots: Set<Int>) {
    for slot in slots.sorted() { write(slot..<slot + 1) }
  }

  /// The slots get the values that lie from another one on.
  mutating func copy(_ slots: Range<Int>, from source: Int) {
    // All are read before any is written: the two may overlap.
    let values = (0..<slots.count).map { numbers[source + $0] }
    for (slot, value) in zip(slots, values) { set(slot, value) }
  }

  /// The slots' values are the expression's.
  mutating func note(_ expression: Expression, _ slots: Range<Int>) {
    let values = slots.map { numbers[$0] }
    journal.append(.known(expression, known.updateValue(values, forKey: expression)))
  }

  private mutating func set(_ slot: Int, _ number: Int) {
    journal.append(.number(slot: slot, numbers[slot]))
    numbers[slot] = number
  }

  // MARK: Going back

  /// A place to go back to.
  var mark: Int { journal.count }

  /// Forgets everything that was learned behind a mark.
  mutating func rollBack(to mark: Int) {
    while journal.count > mark, let change = journal.popLast() {
      switch change {
      case .number(let slot, let number): numbers[slot] = number
      case .known(let expression, let values): known[expression] = values
      }
    }
  }
}
