extension SyntaxPrinter {
  /// How tightly the outermost operator of an expression binds. These levels are above those of
  /// `InfixOperator.precedence`.
  private enum Binding {
    static let cast = 5
    static let prefix = 6
    static let power = 7
    static let postfix = 8
    static let primary = 9
  }

  /// An expression, in parentheses if it binds less tightly than its place requires.
  mutating func text(of expression: ExpressionSyntax, atLeast binding: Int = 0) -> String {
    let text = bareText(of: expression)
    return SyntaxPrinter.binding(of: expression) < binding ? "(\(text))" : text
  }

  /// Expressions separated by commas.
  mutating func list(_ expressions: [ExpressionSyntax]) -> String {
    expressions.map { text(of: $0) }.joined(separator: ", ")
  }

  private static func binding(of expression: ExpressionSyntax) -> Int {
    switch expression.kind {
    case .float(let value) where !value.isFinite: InfixOperator.divide.precedence ?? Binding.power
    case .float(let value), .imaginary(let value):
      value.sign == .minus ? Binding.prefix : Binding.primary
    case .infix(let infix, _, _, _): infix.precedence ?? Binding.power
    case .cast: Binding.cast
    case .prefix: Binding.prefix
    case .field, .element, .index: Binding.postfix
    case .int, .bool, .char, .string, .unit, .name, .call, .tuple, .parentheses, .ifElse, .block, .damaged:
      Binding.primary
    }
  }

  private mutating func bareText(of expression: ExpressionSyntax) -> String {
    if let spelling = expression.spelling { return spelling }
    switch expression.kind {
    case .int(let magnitude): return String(magnitude)
    case .float(let value): return LiteralText.float(value)
    case .imaginary(let value): return LiteralText.imaginary(value)
    case .bool(let value): return value ? "true" : "false"
    case .char(let value): return LiteralText.char(value)
    case .string(let value): return LiteralText.string(value)
    case .unit: return "()"
    case .name(let name): return name
    case .prefix(let prefix, _, let operand):
      return prefix.rawValue + text(of: operand, atLeast: Binding.prefix)
    case .infix(let infix, _, let left, let right): return operation(infix, left, right)
    case .cast(let value, let type):
      return "\(text(of: value, atLeast: Binding.cast)) as \(text(of: type))"
    case .call(let name, let arguments): return "\(name.name)(\(list(arguments)))"
    case .field(let value, let name):
      return "\(text(of: value, atLeast: Binding.postfix)).\(name.name)"
    case .element(let value, let index, _): return "\(elementBase(value)).\(index)"
    case .index(let value, let index):
      return "\(text(of: value, atLeast: Binding.postfix))[\(text(of: index))]"
    case .tuple(let elements): return "(\(list(elements)))"
    case .parentheses(let inner): return "(\(text(of: inner)))"
    case .ifElse(let condition, let then, let other): return choice(condition, then, other)
    case .block(let block):
      let lines = lines(of: block)
      let line = "{ \(lines.joined()) }"
      return block.isValue && fits(line) ? line : braced(lines)
    case .damaged: return "/* unreadable */"
    }
  }

  private mutating func operation(
    _ infix: InfixOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax
  ) -> String {
    guard let precedence = infix.precedence else {
      // An exponent may have a sign and an exponent of its own.
      return "\(text(of: left, atLeast: Binding.postfix))^\(text(of: right, atLeast: Binding.prefix))"
    }
    // Comparisons cannot be chained.
    let one = text(of: left, atLeast: infix.isComparison ? precedence + 1 : precedence)
    return "\(one) \(infix.rawValue) \(text(of: right, atLeast: precedence + 1))"
  }

  /// The operand of `.0`. A number is put in parentheses, as it would take the dot for its decimal point.
  private mutating func elementBase(_ value: ExpressionSyntax) -> String {
    let text = text(of: value, atLeast: Binding.postfix)
    switch value.kind {
    case .int, .float, .imaginary: return "(\(text))"
    case .bool, .char, .string, .unit, .name, .prefix, .infix, .cast, .call, .field, .element, .index, .tuple,
      .parentheses, .ifElse, .block, .damaged:
      return text
    }
  }
}
