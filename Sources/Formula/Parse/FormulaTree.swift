import Rast

/// An expression of a formula. Every value is complex; a comparison gives 1 or 0.
struct FormulaExpression {
  indirect enum Kind {
    case number(Double)
    case variable(String)
    case negate(FormulaExpression)
    case binary(FormulaOperator, FormulaExpression, FormulaExpression)
    case call(FormulaFunction, FormulaExpression)
    /// `|x|`, the modulus squared.
    case modulus(FormulaExpression)
    case assign(String, FormulaExpression)
    /// `(a, b)`, one complex number.
    case pair(FormulaExpression, FormulaExpression)
  }

  var kind: Kind
  /// Where it stands; for a binary operation, where its operator stands.
  var span: Span
  /// Whether it ends with `(name = value)`, so that arithmetic after it still belongs to the value.
  var isOpen = false

  /// What an `=` after it would assign to.
  var target: FormulaExpression {
    if case .assign(_, let value) = kind { return value.target }
    return self
  }

  /// The same expression in parentheses.
  var parenthesised: FormulaExpression {
    var whole = closed
    // Parentheses close every assignment in them but the outermost, which takes a second pair to close.
    if case .assign = kind { whole.isOpen = !isOpen }
    return whole
  }

  private var closed: FormulaExpression {
    var whole = self
    whole.isOpen = false
    switch kind {
    case .assign(let name, let value): whole.kind = .assign(name, value.closed)
    case .negate(let operand): whole.kind = .negate(operand.closed)
    case .binary(let kind, let left, let right): whole.kind = .binary(kind, left, right.closed)
    case .number, .variable, .call, .modulus, .pair: break
    }
    return whole
  }

  /// The expression that results when an operator follows this one.
  func continued(by operation: (FormulaExpression) -> FormulaExpression) -> FormulaExpression {
    guard isOpen else { return operation(self) }
    var whole = self
    switch kind {
    case .assign(let name, let value): whole.kind = .assign(name, value.continued(by: operation))
    case .negate(let operand): whole.kind = .negate(operand.continued(by: operation))
    case .binary(let kind, let left, let right):
      whole.kind = .binary(kind, left, right.continued(by: operation))
    case .number, .variable, .call, .modulus, .pair: return operation(self)
    }
    return whole
  }
}

/// An operator between two operands.
enum FormulaOperator {
  case add, subtract, multiply, divide, power
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case and, or

  /// How tightly an operator binds, from loosest to tightest.
  enum Level {
    case logical, comparison, sum, product, power
  }

  var level: Level {
    switch self {
    case .and, .or: .logical
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .add, .subtract: .sum
    case .multiply, .divide: .product
    case .power: .power
    }
  }

  var isArithmetic: Bool {
    switch level {
    case .sum, .product, .power: true
    case .logical, .comparison: false
    }
  }
}

/// A statement of a formula.
indirect enum FormulaStatement {
  case expression(FormulaExpression)
  /// Each condition with what is done if it is the first to hold, and what is done if none holds.
  case choice([(condition: FormulaExpression, body: [FormulaStatement])], else: [FormulaStatement])
}

/// A parsed entry.
struct FormulaProgram {
  /// The statements before the loop, which run once.
  var start: [FormulaStatement]
  /// The statements of the loop; the value of the last one says whether the loop goes on.
  var loop: [FormulaStatement]
  /// How each name was spelled where it first appeared.
  var spellings: [String: String]
}
