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
}

/// An operator between two operands.
enum FormulaOperator {
  case add, subtract, multiply, divide, power
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case and, or
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
