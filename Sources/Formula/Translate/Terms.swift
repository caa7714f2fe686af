import Rast

// Builders of the expressions that translations consist of.
extension ExpressionSyntax {
  /// A real number: if it is whole and not too long, an int literal, which becomes a float or a complex where one is
  /// needed.
  static func number(_ value: Double) -> ExpressionSyntax {
    let magnitude = value.magnitude
    let isInt = magnitude.rounded() == magnitude && magnitude < 1e15 && !(value == 0 && value.sign == .minus)
    let literal = ExpressionSyntax(isInt ? .int(UInt64(magnitude)) : .float(magnitude))
    return value.sign == .minus ? negate(literal) : literal
  }

  static func imaginary(_ value: Double) -> ExpressionSyntax {
    let literal = ExpressionSyntax(.imaginary(value.magnitude))
    return value.sign == .minus ? negate(literal) : literal
  }

  static func bool(_ value: Bool) -> ExpressionSyntax { ExpressionSyntax(.bool(value)) }

  static func string(_ text: String) -> ExpressionSyntax { ExpressionSyntax(.string(text)) }

  static func name(_ name: String) -> ExpressionSyntax { ExpressionSyntax(.name(name)) }

  static func negate(_ operand: ExpressionSyntax) -> ExpressionSyntax {
    ExpressionSyntax(.prefix(.negate, operatorSpan: .none, operand))
  }

  static func not(_ operand: ExpressionSyntax) -> ExpressionSyntax {
    ExpressionSyntax(.prefix(.not, operatorSpan: .none, operand))
  }

  static func binary(
    _ infix: InfixOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax
  ) -> ExpressionSyntax {
    // An operation on two int literals would be done on ints.
    let left = left.isInt && right.isInt ? left.asFloat : left
    let right = infix == .power && right.isPrefixOrPower ? ExpressionSyntax(.parentheses(right)) : right
    return ExpressionSyntax(.infix(infix, operatorSpan: .none, left, right))
  }

  /// A division whose divisor may be 0, with the place of its operator in the formula.
  static func quotient(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, at place: Int
  ) -> ExpressionSyntax {
    let left = left.isInt && right.isInt ? left.asFloat : left
    return ExpressionSyntax(.infix(.divide, operatorSpan: Span(place, place + 1), left, right))
  }

  static func call(_ function: String, _ arguments: [ExpressionSyntax]) -> ExpressionSyntax {
    // Some functions take ints as well, and would then compute with ints.
    let takesFloats = function == "complex" || function == Helper.power.rawValue
    return ExpressionSyntax(.call(Identifier(function), takesFloats ? arguments : arguments.map(\.asFloat)))
  }

  /// The real part.
  static func re(_ whole: ExpressionSyntax) -> ExpressionSyntax {
    ExpressionSyntax(.field(whole, Identifier("re")))
  }

  /// The imaginary part.
  static func im(_ whole: ExpressionSyntax) -> ExpressionSyntax {
    ExpressionSyntax(.field(whole, Identifier("im")))
  }

  static func cast(_ operand: ExpressionSyntax, to type: Type) -> ExpressionSyntax {
    ExpressionSyntax(.cast(operand, TypeSyntax(type)))
  }
}

// Questions about the expressions of a translation.
extension ExpressionSyntax {
  /// The value of a real literal, negated or not.
  var number: Double? {
    switch kind {
    case .int(let magnitude): Double(magnitude)
    case .float(let value): value
    case .prefix(.negate, _, let operand): operand.isNegation ? nil : operand.number.map { -$0 }
    case .prefix, .imaginary, .bool, .char, .string, .unit, .name, .infix, .cast, .call, .field, .element,
      .index, .tuple, .parentheses, .ifElse, .block, .damaged:
      nil
    }
  }

  /// The imaginary part of a literal that has one, with or without a real part before it.
  var literalImaginaryPart: Double? {
    guard case .infix(let infix, _, let re, let im) = kind, infix == .add || infix == .subtract else {
      return imaginaryNumber
    }
    return re.number == nil ? nil : im.imaginaryNumber
  }

  /// The value of an imaginary literal, negated or not.
  var imaginaryNumber: Double? {
    switch kind {
    case .imaginary(let value): value
    case .prefix(.negate, _, let operand): operand.isNegation ? nil : operand.imaginaryNumber.map { -$0 }
    case .prefix, .int, .float, .bool, .char, .string, .unit, .name, .infix, .cast, .call, .field, .element,
      .index, .tuple, .parentheses, .ifElse, .block, .damaged:
      nil
    }
  }

  /// The arguments, if it is a call of `complex`.
  var complexParts: (re: ExpressionSyntax, im: ExpressionSyntax)? {
    guard case .call(let function, let parts) = kind, function.name == "complex", parts.count == 2 else {
      return nil
    }
    return (parts[0], parts[1])
  }

  /// The place in the formula of the operator, if it is a division whose divisor may be 0.
  var quotientPlace: Int? {
    guard case .infix(.divide, let span, _, _) = kind, span != .none else { return nil }
    return span.start
  }

  /// Whether it may be repeated: it is short, and costs nothing to compute.
  var isSimple: Bool {
    switch kind {
    case .int, .float, .imaginary, .bool, .char, .string, .unit, .name: true
    case .prefix: number != nil || imaginaryNumber != nil
    case .field(let whole, _): whole.isSimple
    case .infix, .cast, .call, .element, .index, .tuple, .parentheses, .ifElse, .block, .damaged: false
    }
  }

  /// The same with an int literal as a float, for places where the context would not convert it.
  var asFloat: ExpressionSyntax {
    guard isInt, let number else { return self }
    let literal = ExpressionSyntax(.float(number.magnitude))
    return number.sign == .minus ? .negate(literal) : literal
  }

  /// Calls `body` with each name in it.
  func forEachName(_ body: (String) -> Void) {
    if case .name(let name) = kind { body(name) }
    for operand in operands { operand.forEachName(body) }
  }

  /// Whether it reads one of some variables.
  func reads(_ names: Set<String>) -> Bool {
    if case .name(let name) = kind { return names.contains(name) }
    return operands.contains { $0.reads(names) }
  }

  private var isNegation: Bool { if case .prefix = kind { true } else { false } }

  private var isPrefixOrPower: Bool {
    switch kind {
    case .prefix, .infix(.power, _, _, _): true
    case .infix, .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .cast, .call, .field,
      .element, .index, .tuple, .parentheses, .ifElse, .block, .damaged:
      false
    }
  }

  /// Whether it is an int literal, negated or not.
  private var isInt: Bool {
    switch kind {
    case .int: true
    case .prefix(.negate, _, let operand): if case .int = operand.kind { true } else { false }
    case .prefix, .float, .imaginary, .bool, .char, .string, .unit, .name, .infix, .cast, .call, .field,
      .element, .index, .tuple, .parentheses, .ifElse, .block, .damaged:
      false
    }
  }
}
