import Rast

/// Expressions of a given type.
extension ProgramGenerator {
  /// An expression. `expected` says that the type checker knows its type beforehand, so that int literals in it can be
  /// floats and complex numbers.
  mutating func expression(_ type: Type, _ depth: Int, expected: Bool = false) -> Fragment {
    budget -= 1
    guard depth > 0, budget > 0 else { return leaf(type, expected: expected) }
    if isConstant {
      return random.chance(40) ? leaf(type, expected: expected) : operation(type, depth, expected: expected)
    }
    switch random.below(300) {
    case 0..<45: return leaf(type, expected: expected)
    case 45..<66: return ifValue(type, depth, expected: expected)
    case 66..<87: return blockValue(type, depth, expected: expected)
    case 87..<108: return call(type, depth) ?? operation(type, depth, expected: expected)
    case 108..<117: return elementOfLiteral(type, depth)
    case 117..<123: return Fragment(text: "(\(expression(type, depth - 1, expected: expected).text))")
    case 123..<127:
      note(.sameCast)
      return Fragment(text: "\(expression(type, depth - 1).at(.cast)) as \(written(type))", level: .cast)
    case 127: return divergingBlock(depth)
    case _: return operation(type, depth, expected: expected)
    }
  }

  /// A depth for an expression, often a small one.
  mutating func anyDepth() -> Int { random.choose((15, 0), (25, 1), (30, 2), (20, 3), (10, 4)) }

  /// A condition for an if or a loop.
  mutating func condition() -> Fragment { expression(.bool, max(1, anyDepth()), expected: true) }

  // MARK: Leaves

  /// A variable, a part of one, or a constant.
  mutating func leaf(_ type: Type, expected: Bool) -> Fragment {
    if !isConstant, random.chance(30), let value = pixelValue(type) { return value }
    if !isConstant, random.chance(75) {
      let found = visible.flatMap { variable in paths(from: variable.name, variable.type, to: type) }
      if let path = random.pick(found) {
        note(path.contains(".") ? .part : .variable)
        if scopes[0].contains(where: { path == $0.name }) { note(.paramUse) }
        return Fragment(text: path)
      }
    }
    if type == .bool, !isConstant, random.chance(75) { return comparison() }
    if case .tuple(let tuple) = type {
      return tupleText(tuple.elements.map { leaf($0, expected: expected).text })
    }
    return constant(type, expected: expected)
  }

  /// A comparison of a variable, which tests more than `true` and `false` would.
  private mutating func comparison() -> Fragment {
    let type = random.choose((50, Type.int), (50, .float))
    let choices = Infix.all.filter { $0.operand == type && $0.result == .bool }
    guard let infix = random.pick(choices) else { return Fragment(text: "true") }
    uses.insert(infix.operation)
    return infix.joined(leaf(type, expected: false), constant(type, expected: true))
  }

  /// A variable and its parts of the given type, as they are written.
  func paths(from path: String, _ own: Type, to type: Type) -> [String] {
    var found = own == type ? [path] : []
    switch own {
    case .complex where type == .float: found += [path + ".re", path + ".im"]
    case .tuple(let tuple):
      for (index, element) in tuple.elements.enumerated() {
        found += paths(from: "\(path).\(index)", element, to: type)
      }
    case .unit, .bool, .char, .int, .float, .complex, .str: break
    }
    return found
  }

  func tupleText(_ elements: [String]) -> Fragment {
    Fragment(text: "(" + elements.joined(separator: ", ") + ")")
  }

  /// A type as it is written. Unit can be written in two ways.
  mutating func written(_ type: Type) -> String {
    type == .unit && random.chance(50) ? "unit" : type.description
  }

  /// `(a, b, c).1`.
  private mutating func elementOfLiteral(_ type: Type, _ depth: Int) -> Fragment {
    note(.elementOfLiteral)
    let count = random.within(2...4)
    let wanted = random.below(count)
    let types = (0..<count).map { $0 == wanted ? type : self.type(0) }
    let elements = expressions(types, depth - 1)
    return Fragment(text: "\(tupleText(elements.map(\.text)).text).\(wanted)")
  }
}
