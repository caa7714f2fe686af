/// Makes a loop note what some expressions hold: at the beginning of each turn, and for the last time where the loop is
/// left. The variables of the program need symbols of their own (`UniqueNames`), as the loop may be left from anywhere
/// inside it.
struct Tracing: Transformation {
  /// Where the loop stands.
  let loop: Span
  /// What it notes: variables declared outside of it, or elements of them.
  let values: [TypedExpression]
  private var isInside = false

  init(loop: Span, values: [TypedExpression]) { (self.loop, self.values) = (loop, values) }

  mutating func transform(_ function: TypedFunction) -> TypedFunction {
    var function = function
    function.body = transform(function.body)
    function.depth += values.map(\.elementDepth).max() ?? 0
    return function
  }

  mutating func transform(_ statement: TypedStatement) -> [TypedStatement] {
    guard statement.span == loop, !isInside else { return transformInside(statement) }
    isInside = true
    defer { isInside = false }
    var statement = mapChildren(statement)
    switch statement.kind {
    case .whileLoop(let condition, let body): statement.kind = .whileLoop(condition, noting(body))
    case .forLoop(let name, let low, let high, let body):
      statement.kind = .forLoop(name, low, high, noting(body))
    case .declare, .assign, .breakLoop, .continueLoop, .returnValue, .print, .trace, .discard:
      preconditionFailure("only loops are traced")
    }
    return [statement, note(isLast: true)]
  }

  private mutating func transformInside(_ statement: TypedStatement) -> [TypedStatement] {
    if isInside, case .returnValue = statement.kind { return [note(isLast: true)] }
    return [mapChildren(statement)]
  }

  private func noting(_ body: TypedBlock) -> TypedBlock {
    TypedBlock(statements: [note(isLast: false)] + body.statements, value: body.value)
  }

  private func note(isLast: Bool) -> TypedStatement {
    TypedStatement(kind: .trace(values, isLast: isLast), span: loop)
  }
}

extension TypedExpression {
  /// How deep it is, as an element of an element of a variable.
  fileprivate var elementDepth: Int {
    guard case .element(let tuple, _) = kind else { return 2 }
    return 1 + tuple.elementDepth
  }
}
