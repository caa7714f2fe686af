import Rast

/// What makes a backend's mistakes show: operands that change while they wait, and results that depend on everything
/// that was computed.
extension ProgramGenerator {
  /// Expressions that are evaluated one after another. In so many cases of a hundred, one of them reads a variable, or a
  /// part of it, to which a later one assigns. What was read must stay as it was.
  mutating func expressions(
    _ types: [Type], _ depth: Int, expected: Bool = false, traps percent: Int = 12
  ) -> [Fragment] {
    var parts = types.map { expression($0, depth, expected: expected) }
    guard !isConstant, types.count > 1, random.chance(percent) else { return parts }
    let first = random.below(types.count - 1)
    let found = visible.filter(\.isAssignable).flatMap { variable in
      paths(from: variable.name, variable.type, to: types[first]).map { (variable, $0) }
    }
    guard let (variable, path) = random.pick(found) else { return parts }
    note(.orderTrap)
    let later = random.within(first + 1...types.count - 1)
    let value = expression(variable.type, max(1, depth), expected: true).text
    let result =
      types[later] == types[first] && random.chance(60)
      ? path : expression(types[later], min(depth, 1), expected: expected).opening
    parts[first] = Fragment(text: path)
    parts[later] = Fragment(text: "{ \(variable.name) = \(value); \(result) }", isBlockLike: true)
    return parts
  }

  /// Prints every variable in scope.
  mutating func observation() -> [String] {
    note(.printing)
    let names = visible.prefix(12).map { $0.name + ", \" \"" }
    return ["print(\((names + ["\"\\n\""]).joined(separator: ", ")));"]
  }

  /// A value made of many variables.
  mutating func digest(_ type: Type) -> Fragment {
    switch type {
    case .int:
      var text = "1"
      for variable in visible.shuffled(using: &random).prefix(8) {
        guard let part = intPart(variable.name, variable.type) else { continue }
        text = "(\(text)) * 31 + \(part.at(.product))"
      }
      return Fragment(text: text, level: .sum)
    case .float: return Fragment(text: "\(digest(.int).at(.cast)) as float", level: .cast)
    case .char: return Fragment(text: "(\(digest(.int).at(.product)) % 50 + 64) as char", level: .cast)
    case .tuple(let tuple): return tupleText(tuple.elements.map { digest($0).text })
    case .unit, .bool, .complex, .str: return leaf(type, expected: true)
    }
  }

  /// An int that depends on a value.
  private mutating func intPart(_ path: String, _ type: Type) -> Fragment? {
    switch type {
    case .int: Fragment(text: path)
    case .bool, .char: Fragment(text: "\(path) as int", level: .cast)
    case .float: Fragment(text: "(\(path) * 4096.0) as int", level: .cast)
    case .complex: Fragment(text: "(\(path).re * 64.0 - \(path).im) as int", level: .cast)
    case .str: Fragment(text: "len(\(path))")
    case .tuple(let tuple):
      random.pick(tuple.elements.indices).flatMap { intPart("\(path).\($0)", tuple.elements[$0]) }
    case .unit: nil
    }
  }
}
