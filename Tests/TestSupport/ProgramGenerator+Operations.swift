import Rast

/// Operators, casts and built-in functions with a result of a given type.
extension ProgramGenerator {
  /// What can give a value of some type.
  private enum Production {
    case infix, builtIn, negation, cast, part, power, logical, equality, index, scalar
  }

  /// An operation, if the type has any, or else something else of that type.
  mutating func operation(_ type: Type, _ depth: Int, expected: Bool) -> Fragment {
    let production: Production
    switch type {
    case .int: production = random.choose((55, .infix), (20, .builtIn), (8, .negation), (17, .cast))
    case .float:
      production = random.choose((45, .infix), (30, .builtIn), (8, .negation), (7, .cast), (10, .part))
    case .complex:
      production = random.choose((40, .infix), (25, .builtIn), (8, .negation), (9, .cast), (18, .power))
    case .bool: production = random.choose((62, .infix), (20, .logical), (10, .negation), (8, .equality))
    case .char: production = random.choose((60, .index), (40, .scalar))
    case .tuple(let tuple):
      note(.tupleLiteral)
      return tupleText(expressions(tuple.elements, depth - 1, expected: expected).map(\.text))
    case .unit, .str:
      return isConstant || random.chance(30)
        ? leaf(type, expected: expected) : blockValue(type, depth, expected: expected)
    }
    switch production {
    case .infix: return infix(type, depth)
    case .builtIn: return builtIn(type, depth)
    case .negation:
      uses.insert(type == .bool ? "not" : "\(type)Negate")
      let symbol = type == .bool ? "!" : "-"
      return Fragment(text: symbol + expression(type, depth - 1).at(.prefix), level: .prefix)
    case .cast: return cast(type, depth)
    case .part:
      uses.formUnion(["complexRe", "complexIm"])
      let part = random.chance(50) ? "re" : "im"
      return Fragment(text: "\(expression(.complex, depth - 1).at(.postfix)).\(part)")
    case .power:
      note(.powerOfComplex)
      if !isConstant, random.chance(40) {
        uses.insert("complexIntPower")
        let operands = expressions([.complex, .int], depth - 1)
        let exponent = random.chance(70) ? "(\(operands[1].at(.product)) % 9)" : operands[1].at(.prefix)
        return Fragment(text: "\(operands[0].at(.postfix)) ^ \(exponent)", level: .power)
      }
      let exponent = random.chance(4) ? intLiteral().text : "\(random.within(-4...9))"
      return Fragment(text: "\(expression(.complex, depth - 1).at(.postfix)) ^ \(exponent)", level: .power)
    case .logical:
      let isAnd = random.chance(50)
      note(isAnd ? .logicalAnd : .logicalOr)
      let operands = expressions([.bool, .bool], depth - 1, traps: 30)
      let (left, right) = (operands[0], operands[1])
      return isAnd
        ? Fragment(text: "\(left.at(.and)) && \(right.at(.comparison))", level: .and)
        : Fragment(text: "\(left.at(.or)) || \(right.at(.and))", level: .or)
    case .equality: return equality(depth)
    case .index:
      uses.insert("strIndex")
      if isConstant { return Fragment(text: "\"abc\"[\(random.below(3))]") }
      if random.chance(60) { return Fragment(text: "\"a日c\u{301}e\"[\(random.below(5))]") }
      let parts = expressions([.str, .int], depth - 1)
      let index = random.chance(60) ? "\(random.below(3))" : parts[1].text
      return Fragment(text: "\(parts[0].at(.postfix))[\(index)]")
    case .scalar:
      uses.insert("scalar")
      if isConstant || random.chance(40) {
        return Fragment(text: "\(random.within(32...126)) as char", level: .cast)
      }
      let number = expression(.int, depth - 1)
      let code = random.chance(60) ? Fragment(text: "\(number.at(.product)) % 50 + 64", level: .sum) : number
      return Fragment(text: "\(code.at(.cast)) as char", level: .cast)
    }
  }

  // MARK: Operators

  private mutating func infix(_ result: Type, _ depth: Int) -> Fragment {
    guard let infix = random.pick(Infix.all.filter { $0.result == result }) else {
      return leaf(result, expected: false)
    }
    uses.insert(infix.operation)
    if infix.operation != "intPower", !isConstant, random.chance(10) {
      let operands = expressions([infix.operand, infix.operand], depth - 1, traps: 100)
      return infix.joined(operands[0], operands[1])
    }
    let left = expression(infix.operand, depth - 1)
    // Equal, unless it is NaN.
    if infix.result == .bool, random.chance(5) { return infix.joined(left, left) }
    // Only one of the two can be a literal, or else both would be ints.
    if infix.operand == .float || infix.operand == .complex, random.chance(15) {
      return infix.joined(literal(as: infix.operand), left)
    }
    if infix.operand == .complex, random.chance(10) {
      note(.floatAsComplex)
      return infix.joined(expression(.float, depth - 1), left)
    }
    return infix.joined(left, rightOperand(infix, depth))
  }

  /// The right side of an operator whose left side is of its type.
  mutating func rightOperand(_ infix: Infix, _ depth: Int) -> Fragment {
    switch infix.operation {
    case "intDivide", "intRemainder":
      // Zero ends the program, which should happen only now and then.
      if isConstant || random.chance(70) { return Fragment(text: "\(random.within(1...9))") }
      if random.chance(30) { return Fragment(text: "-1", level: .prefix) }
    case "intPower":
      if isConstant || random.chance(80) {
        return Fragment(text: "\(random.choose((85, random.below(9)), (15, random.within(60...70))))")
      }
    case "floatPower" where random.chance(40), "complexPower" where random.chance(40):
      // A whole number, as most that people write.
      if isConstant { return literal(as: infix.operand) }
      let bound = random.choose((60, 9), (40, 70))
      let number = "\(expression(.int, depth - 1).at(.product)) % \(bound)"
      return Fragment(text: "(\(number)) as \(infix.operand)", level: .cast)
    case "complexPower" where random.chance(20): note(.powerOfComplex); return literal(as: .complex)
    case _:
      let isNumber = infix.operand == .float || infix.operand == .complex
      if isNumber, random.chance(20) { return literal(as: infix.operand) }
      if infix.operand == .complex, random.chance(12) {
        note(.floatAsComplex)
        return expression(.float, depth - 1)
      }
    }
    return expression(infix.operand, depth - 1)
  }

  private mutating func equality(_ depth: Int) -> Fragment {
    let isUnit = random.chance(20)
    let type: Type = isUnit ? .unit : .tuple([self.type(0), self.type(1)])
    note(isUnit ? .equalUnits : .equalTuples)
    let before = divergences
    let left = expression(type, depth - 1)
    let isKnown = !isUnit && before == divergences
    let right = random.chance(30) ? left : expression(type, depth - 1, expected: isKnown)
    return Fragment(
      text: "\(left.at(.sum)) \(random.chance(50) ? "==" : "!=") \(right.at(.sum))", level: .comparison)
  }

  // MARK: Casts, built-in functions

  private mutating func cast(_ type: Type, _ depth: Int) -> Fragment {
    let (from, operation): (Type, String) =
      switch type {
      case .float: (.int, "intToFloat")
      case .complex: random.choose((1, (.int, "intToComplex")), (1, (.float, "floatToComplex")))
      case _:
        random.choose((50, (.float, "floatToInt")), (25, (.bool, "boolToInt")), (25, (.char, "charToInt")))
      }
    uses.insert(operation)
    return Fragment(text: "\(expression(from, depth - 1).at(.cast)) as \(type)", level: .cast)
  }

  /// Whether a function of the program has the name of a built-in one.
  private func isHidden(_ name: String) -> Bool { functions.contains { $0.name == name } }

  private mutating func builtIn(_ result: Type, _ depth: Int) -> Fragment {
    let versions = BuiltIn.all.filter { $0.result == result && !isHidden($0.name) }
    guard let version = random.pick(versions) else { return leaf(result, expected: false) }
    uses.insert(version.operation)
    // Where literals would choose another version, one argument must not be a literal.
    let certain = version.isFirst ? -1 : random.below(version.parameters.count)
    var arguments = expressions(version.parameters, depth - 1)
    for (index, type) in version.parameters.enumerated() where index != certain {
      if type == .float || type == .complex, random.chance(15) {
        arguments[index] = literal(as: type)
      } else if version.operation == "complexPower", random.chance(15) {
        note(.floatAsComplex)
        arguments[index] = expression(.float, depth - 1)
      }
    }
    return Fragment(text: "\(version.name)(\(arguments.map(\.text).joined(separator: ", ")))")
  }
}
