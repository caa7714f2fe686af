import Rast

/// An expression of a formula. Its values are complex, and 1 or 0 where they answer a question.
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
  /// Where it stands; of a binary operation, its operator.
  var span: Span
  /// Whether it ends with `(name = value)`, so that the operators of arithmetic that follow still belong to the value.
  var isOpen = false

  /// What an `=` behind it would assign to.
  var target: FormulaExpression {
    if case .assign(_, let value) = kind { return value.target }
    return self
  }

  /// This in parentheses of its own.
  var parenthesised: FormulaExpression {
    var whole = closed
    // They close all stores in them but one, and that one only once.
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

  /// This and more behind it, as the operand of an operator that follows.
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

  /// How tightly operators bind, from the loosest on.
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
  /// The conditions with what is done if they are the first to hold, and what is done if none does.
  case choice([(condition: FormulaExpression, body: [FormulaStatement])], else: [FormulaStatement])
}

/// What an entry says.
struct FormulaProgram {
  /// What is done once, before the loop.
  var start: [FormulaStatement]
  /// What is done in each run of the loop; the last value says whether another follows.
  var loop: [FormulaStatement]
  /// How each name was spelled where it stood first.
  var spellings: [String: String]
}
