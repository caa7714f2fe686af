/// The names that a formula uses, and how.
struct Survey {
  var assigned: Set<String> = []
  var read: Set<String> = []
  /// The functions that are called.
  var functions: Set<FormulaFunction> = []

  /// All variables.
  var variables: Set<String> { assigned.union(read) }

  /// The variables and functions that may be set from outside.
  var params: Set<String> {
    read.union(functions.filter { $0.standsFor != nil }.map(\.rawValue))
  }

  mutating func visit(_ statements: [FormulaStatement]) {
    for statement in statements {
      switch statement {
      case .expression(let expression): visit(expression)
      case .choice(let branches, let otherwise):
        for branch in branches {
          visit(branch.condition)
          visit(branch.body)
        }
        visit(otherwise)
      }
    }
  }

  mutating func visit(_ expression: FormulaExpression) {
    switch expression.kind {
    case .number: break
    case .variable(let name): read.insert(name)
    case .negate(let operand), .modulus(let operand): visit(operand)
    case .binary(_, let left, let right), .pair(let left, let right):
      visit(left)
      visit(right)
    case .call(let function, let argument):
      functions.insert(function)
      visit(argument)
    case .assign(let name, let value):
      assigned.insert(name)
      visit(value)
    }
  }

  /// The variables that evaluating an expression changes.
  static func changes(_ expression: FormulaExpression) -> Set<String> {
    var survey = Survey()
    survey.visit(expression)
    var names = survey.assigned
    if survey.functions.contains(where: { $0 == .sqr || $0.standsFor != nil }) { names.insert("lastsqr") }
    if survey.functions.contains(.srand) { names.insert("rand") }
    return names
  }
}
