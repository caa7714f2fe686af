/// `-` and `!`.
package enum PrefixOperator: String, Sendable {
  case negate = "-"
  case not = "!"
}

/// The operators between two operands.
package enum InfixOperator: String, Sendable, CaseIterable {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case power = "^"

  /// How tightly it binds; operators of one level associate to the left. `^` is not here: it binds tighter
  /// than unary operators and associates to the right.
  package var precedence: Int? {
    switch self {
    case .or: 0
    case .and: 1
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 2
    case .add, .subtract: 3
    case .multiply, .divide, .remainder: 4
    case .power: nil
    }
  }

  package var isComparison: Bool { precedence == 2 }
}
