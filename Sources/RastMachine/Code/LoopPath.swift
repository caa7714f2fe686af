/// The way that most turns of a loop go: from one place around to it again, without leaving the loop. On this way
/// there are only computations that cannot fail, and guards: as long as they hold, the loop goes on.
struct LoopPath {
  /// Where the way begins and ends.
  enum Place: Equatable {
    /// Before the loop's own test.
    case test
    /// Before the instruction of the body with the given index.
    case body(Int)
  }

  /// What a turn does on the way.
  enum Element {
    case compute(Computation)
    /// An `if` both of whose branches are cheap, so that all lanes can take both.
    case select(Instruction)
  }

  /// A guard that holds for a number of turns that is known beforehand, as its counter goes up by one in each.
  struct Countdown {
    var counter: Slot
    var bound: Operand
    /// How many turns fewer than `bound - counter` the guard holds for.
    var slack: Int
  }

  var place = Place.test
  /// The guards at the place.
  private(set) var tests: [Test] = []
  /// The guards on what no turn changes.
  private(set) var invariants: [Test] = []
  private(set) var countdowns: [Countdown] = []
  /// The counters that nothing on the way reads, so that they need not be kept up to date in each turn.
  private(set) var idleCounters: [Slot] = []
  /// What a turn does, beginning at the place, without counting the idle counters.
  private(set) var elements: [Element] = []
  /// How many calls each turn pays for.
  private(set) var calls = 0

  /// The way of a while loop, if there is one.
  init?(condition: [Instruction], test: Test, body: [Instruction]) {
    var trace = LoopTrace(flags: LoopTrace.flags(test))
    guard trace.follow(condition, place: { _ in nil }) else { return nil }
    trace.guards(test, .test)
    guard trace.follow(body, place: { .body($0) }) else { return nil }
    self.init(trace)
  }

  /// The way of a for loop, if there is one.
  init?(counter: Slot, high: Operand, body: [Instruction]) {
    var trace = LoopTrace(flags: [:])
    trace.guards(.compareInts(.less, .slot(counter), high), .test)
    guard trace.follow(body, place: { .body($0) }) else { return nil }
    trace.append(Computation(.operation(.intAdd), counter, [.slot(counter), .int(1)]))
    self.init(trace)
  }

  private init?(_ trace: LoopTrace) {
    let steps = trace.steps
    calls = trace.calls
    let written = trace.writes
    let counters = trace.counters
    var exits: [Int] = []
    var counted: [(index: Int, Countdown)] = []
    for (index, step) in steps.enumerated() {
      guard case .test(let test, _) = step else { continue }
      if let countdown = Countdown(test, counters, written) {
        counted.append((index, countdown))
      } else if test.reads.isDisjoint(with: written) {
        invariants.append(test)
      } else {
        exits.append(index)
      }
    }
    guard let start = LoopPath.start(exits, steps) else { return nil }
    if case .test(_, let place?) = steps[start] { self.place = place }
    for index in exits { if case .test(let test, _) = steps[index] { tests.append(test) } }
    let turn = Array(steps[start...] + steps[..<start])
    // What a counter's guard compares is the counter plus the steps that it takes from the place to there.
    for (index, countdown) in counted {
      let distance = (index - start + steps.count) % steps.count
      let isAfter = turn[..<distance].contains { $0.counts(countdown.counter) }
      var countdown = countdown
      countdown.slack += isAfter ? 1 : 0
      countdowns.append(countdown)
    }
    for step in turn {
      guard case .element(let element) = step else { continue }
      if let counter = counters.first(where: { step.counts($0) }), isIdle(counter, turn) {
        idleCounters.append(counter)
      } else {
        elements.append(element)
      }
    }
  }

  /// Whether nothing on the way but its own step reads a counter.
  private func isIdle(_ counter: Slot, _ turn: [LoopTrace.Step]) -> Bool {
    let isRead = turn.contains { step in
      guard case .element(let element) = step, !step.counts(counter) else { return false }
      return element.reads.contains(counter.index)
    }
    return !isRead && !tests.contains { $0.reads.contains(counter.index) }
  }

  /// The index of a step at which all the guards can be tested; the first one if there are none.
  private static func start(_ exits: [Int], _ steps: [LoopTrace.Step]) -> Int? {
    if exits.isEmpty {
      return steps.firstIndex { $0.isLoopTest }
    }
    return exits.first { start in
      guard case .test(_, .some) = steps[start] else { return false }
      return exits.allSatisfy { other in
        guard case .test(let test, _) = steps[other] else { return false }
        // What lies between them must leave alone what the other one reads.
        let distance = (other - start + steps.count) % steps.count
        return (0..<distance).allSatisfy { offset in
          guard case .element(let element) = steps[(start + offset) % steps.count] else { return true }
          return test.reads.isDisjoint(with: element.writes)
        }
      }
    }
  }
}
