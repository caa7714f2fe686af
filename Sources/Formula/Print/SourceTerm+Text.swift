extension SourceTerm {
  /// The expression as it is written.
  var text: String { text(above: 0) }

  private static let castPrecedence = 6
  private static let signPrecedence = 7
  private static let postfixPrecedence = 9

  /// The expression as it is written beside operators that bind as tightly as `outer`.
  private func text(above outer: Int) -> String {
    let (text, precedence) = textAndPrecedence
    return precedence < outer ? "(\(text))" : text
  }

  private var textAndPrecedence: (String, Int) {
    switch self {
    case .number(let value):
      let sign = value.sign == .minus ? SourceTerm.signPrecedence : Int.max
      return (SourceTerm.text(value), sign)
    case .imaginary(let value):
      return (SourceTerm.text(value) + "i", value.sign == .minus ? SourceTerm.signPrecedence : Int.max)
    case .text(let value): return ("\"\(value)\"", .max)
    case .bool(let value): return (value ? "true" : "false", .max)
    case .name(let name): return (name, .max)
    case .negate(let operand):
      return ("-" + operand.text(above: SourceTerm.signPrecedence), SourceTerm.signPrecedence)
    case .not(let operand):
      return ("!" + operand.text(above: SourceTerm.signPrecedence), SourceTerm.signPrecedence)
    case .binary(let operation, let left, let right):
      return (SourceTerm.text(operation, left, right), operation.precedence)
    case .quotient(let left, let right, _):
      return (SourceTerm.text(.divide, left, right), SourceOperator.divide.precedence)
    case .call(let function, let arguments):
      // Built-in functions that ints have as well would take a whole number for one.
      let texts = arguments.map { ["complex", "pow"].contains(function) ? $0.text : $0.floatText }
      return ("\(function)(\(texts.joined(separator: ", ")))", .max)
    case .part(let whole, let part):
      return ("\(whole.text(above: SourceTerm.postfixPrecedence)).\(part.rawValue)", .max)
    case .cast(let operand, let type):
      return ("\(operand.text(above: SourceTerm.castPrecedence)) as \(type)", SourceTerm.castPrecedence)
    }
  }

  private static func text(_ operation: SourceOperator, _ left: SourceTerm, _ right: SourceTerm) -> String {
    let precedence = operation.precedence
    // Two whole numbers side by side would be ints: one of them is written as a float.
    let isWhole = left.isWholeNumber && right.isWholeNumber
    let leftText: String
    switch operation {
    case .power:
      leftText = isWhole ? left.floatText : left.text(above: postfixPrecedence)
      return "\(leftText)^\(right.text(above: postfixPrecedence))"
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      leftText = left.text(above: precedence + 1)
    case .add, .subtract, .multiply, .divide, .and, .or:
      leftText = left.text(above: precedence)
    }
    return "\(isWhole ? left.floatText : leftText) \(operation.rawValue) \(right.text(above: precedence + 1))"
  }

  /// A number as it is written: without a point, if it is whole and not too long.
  private static func text(_ value: Double) -> String {
    if value.rounded() == value, value.magnitude < 1e15, !(value == 0 && value.sign == .minus) {
      return String(Int(value))
    }
    return value.description
  }

  /// Whether it is written as an int would be.
  var isWholeNumber: Bool {
    switch self {
    case .number(let value): SourceTerm.text(value).allSatisfy { $0.isNumber || $0 == "-" }
    case .text, .bool, .imaginary, .name, .negate, .not, .binary, .quotient, .call, .part, .cast: false
    }
  }

  /// The expression as it is written where nothing around it makes a float of an int.
  var floatText: String {
    isWholeNumber ? text + ".0" : text
  }
}
