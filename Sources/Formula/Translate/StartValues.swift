import Rast

/// What is known of the variables when the loop begins.
struct StartValues {
  enum Value: Equatable {
    case number(Complex)
    case truth(Bool)
  }

  private var values: [String: Value?] = [:]

  init(_ start: [StatementSyntax]) {
    for statement in start {
      if let (name, value) = statement.assignment { values[name] = .some(evaluate(value)) }
      for body in statement.bodies {
        body.forEachAssignment { name, _ in values[name] = .some(nil) }
      }
    }
  }

  /// The value of an expression when the loop begins, if it is known.
  func evaluate(_ term: ExpressionSyntax) -> Value? {
    if let number = term.number { return .number(Complex(number, 0)) }
    if let number = term.imaginaryNumber { return .number(Complex(0, number)) }
    switch term.kind {
    case .bool(let value): return .truth(value)
    case .name(let name): return values[name] ?? nil
    case .field(let whole, let part):
      guard case .number(let value)? = evaluate(whole) else { return nil }
      return .number(Complex(part.name == "re" ? value.re : value.im, 0))
    case .call(let function, let arguments):
      guard let argument = arguments.first, case .number(let value)? = evaluate(argument) else { return nil }
      if function.name == "norm" { return .number(Complex(value.re * value.re + value.im * value.im, 0)) }
      return function.name == "abs" && value.im == 0 ? .number(Complex(abs(value.re), 0)) : nil
    case .infix(let infix, _, let left, let right):
      return term.quotientPlace == nil ? evaluate(infix, left, right) : nil
    case .int, .float, .imaginary, .char, .string, .unit, .prefix, .cast, .element, .index, .tuple,
      .parentheses, .ifElse, .block, .damaged:
      return nil
    }
  }

  private func evaluate(
    _ infix: InfixOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax
  ) -> Value? {
    guard let left = evaluate(left), let right = evaluate(right) else { return nil }
    switch (left, right) {
    case (.truth(let one), .truth(let other)):
      switch infix {
      case .and: return .truth(one && other)
      case .or: return .truth(one || other)
      case .add, .subtract, .multiply, .divide, .remainder, .power, .equal, .notEqual, .less, .lessOrEqual,
        .greater, .greaterOrEqual:
        return nil
      }
    case (.number(let one), .number(let other)):
      switch infix {
      case .add: return .number(Complex(one.re + other.re, one.im + other.im))
      case .multiply where one.im == 0 && other.im == 0: return .number(Complex(one.re * other.re, 0))
      case .less: return .truth(one.re < other.re)
      case .lessOrEqual: return .truth(one.re <= other.re)
      case .greater: return .truth(one.re > other.re)
      case .greaterOrEqual: return .truth(one.re >= other.re)
      case .equal: return .truth(one.re == other.re)
      case .notEqual: return .truth(one.re != other.re)
      case .multiply, .subtract, .divide, .remainder, .power, .and, .or: return nil
      }
    case (.truth, .number), (.number, .truth): return nil
    }
  }
}
