import Rast

/// Loops. Most count to an end; fuel stops the rest.
extension ProgramGenerator {
  mutating func whileLoop() -> [String] {
    let choice = random.below(100)
    if choice < 60 { return countedLoop() }
    // The condition is outside the loop: a jump in it leaves the loop around this one.
    let test = choice < 80 ? loopTest() : "true"
    note(choice < 80 ? .otherWhile : .endlessWhile)
    return inLoop { generator in
      if choice < 80 { return generator.block("while \(test)", 4, jumps: 40) }
      if generator.random.chance(50) { return generator.block("while \(test)", 3) { $0.exit() } }
      return generator.block("while \(test)", 3, first: generator.exit())
    }
  }

  /// A condition that now and then does something first.
  private mutating func loopTest() -> String {
    guard random.chance(40) else { return condition().text }
    return scoped { generator in
      let isExit = generator.random.chance(50)
      let lines =
        isExit
        ? ["if \(generator.condition().text) {"] + generator.jump() + ["}"] : generator.assignment()
      return "{ \((lines + [generator.condition().opening]).joined(separator: " ")) }"
    }
  }

  /// `if condition { break; }`, or with another jump that ends the loop.
  mutating func exit() -> [String] {
    let test = condition().text
    note(.breakLoop)
    return random.chance(75) ? ["if \(test) { break; }"] : block("if \(test)", 1) + ["break;"]
  }

  private mutating func inLoop(_ body: (inout ProgramGenerator) -> [String]) -> [String] {
    loops += 1
    defer { loops -= 1 }
    return body(&self)
  }

  /// A loop that counts its turns, either first in the body, or last, where `continue` skips it.
  private mutating func countedLoop() -> [String] {
    note(.countedWhile)
    let isFirst = random.chance(60)
    // A count at the end of the body must not mean a variable that the body declares.
    let counter = isFirst ? name() : freshName()
    declare(Variable(name: counter, type: .int, isAssignable: random.chance(10)))
    let start = random.choose((70, 0), (30, random.within(-2...3)))
    var tests = ["\(counter) < \(limit())"]
    if random.chance(40) {
      tests.insert(condition().at(.comparison), at: random.below(2))
    }
    let step = "\(counter) += \(random.choose((80, 1), (20, 2)));"
    let head = "while \(tests.joined(separator: " && "))"
    let lines = inLoop { generator in
      isFirst
        ? generator.block(head, 4, jumps: 8, first: [step])
        : generator.block(head, 4, jumps: 8) { _ in [step] }
    }
    return ["var \(counter) = \(start);"] + lines
  }

  /// How far a loop counts: usually a few turns, sometimes any int.
  private mutating func limit() -> String {
    let variables = visible.filter { $0.type == .int }
    if random.chance(15), let variable = random.pick(variables) { return variable.name }
    if random.chance(6) { return expression(.int, 1, expected: true).at(.sum) }
    return "\(random.choose((60, random.below(6)), (30, random.within(5...15)), (10, 40)))"
  }

  mutating func forLoop() -> [String] {
    note(.forLoop)
    let low: String
    let high: String
    switch random.below(20) {
    case 0: (low, high) = ("9223372036854775800", "9223372036854775807")
    case 1: (low, high) = ("-9223372036854775808", "-9223372036854775803")
    case 2, 3:
      let bounds = expressions([.int, .int], anyDepth(), expected: true, traps: 50)
      (low, high) = (bounds[0].text, random.chance(50) ? bounds[1].text : limit())
    case 4: (low, high) = ("0", expression(.int, anyDepth(), expected: true).text)
    case 5: (low, high) = (limit(), limit())
    case 6, 7:
      // The second bound changes the variable that the first one reads.
      let name = random.pick(visible.filter { $0.type == .int && $0.isAssignable })?.name
      let change = "\(random.chance(50) ? "-" : "+")= \(random.within(1...3))"
      low = name ?? "-1"
      high = name.map { "{ \($0) \(change); \($0) + \(random.below(6)) }" } ?? limit()
    case _: (low, high) = ("\(random.within(-3...2))", limit())
    }
    let bounds = visible.filter { ($0.name == low || $0.name == high) && $0.isAssignable }
    return inLoop { generator in
      generator.scoped { generator in
        let counter = generator.name()
        generator.declare(Variable(name: counter, type: .int))
        // The bounds are read once, whatever the body assigns.
        var first: [String] = []
        if let bound = generator.random.pick(bounds), bound.name != counter {
          first = ["\(bound.name) \(generator.random.chance(50) ? "+" : "-")= 1;"]
        }
        return generator.block("for \(counter) in \(low)..\(high)", 4, jumps: 8, first: first)
      }
    }
  }
}
