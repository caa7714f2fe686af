import Rast

/// An `if` with all its branches side by side.
struct Choice {
  /// A condition, and what is done if it is the first to hold.
  struct Branch {
    var condition: ExpressionSyntax
    var body: [StatementSyntax]
  }

  var branches: [Branch]
  /// What is done if none holds.
  var otherwise: [StatementSyntax]

  /// The branches of an `if`.
  init?(_ expression: ExpressionSyntax) {
    guard case .ifElse(let condition, let then, let other) = expression.kind else { return nil }
    branches = [Branch(condition: condition, body: then.statements)]
    otherwise = []
    guard let other else { return }
    if case .block(let block) = other.kind {
      otherwise = block.statements
    } else if let rest = Choice(other) {
      branches += rest.branches
      otherwise = rest.otherwise
    }
  }

  init(_ branches: [Branch], else otherwise: [StatementSyntax] = []) {
    (self.branches, self.otherwise) = (branches, otherwise)
  }

  /// The blocks of all branches, one of which runs.
  var bodies: [[StatementSyntax]] { branches.map(\.body) + [otherwise] }

  /// The statement; nil if there are no branches.
  var statement: StatementSyntax? {
    var rest: ExpressionSyntax?
    if !otherwise.isEmpty { rest = ExpressionSyntax(.block(BlockSyntax(otherwise))) }
    for branch in branches.reversed() {
      rest = ExpressionSyntax(.ifElse(branch.condition, BlockSyntax(branch.body), rest))
    }
    return rest.map { StatementSyntax(.blockLike($0)) }
  }

  /// The same with other blocks.
  func mapBodies(_ change: ([StatementSyntax]) -> [StatementSyntax]) -> Choice {
    Choice(
      branches.map { Branch(condition: $0.condition, body: change($0.body)) }, else: change(otherwise))
  }
}

// Builders of the statements that translations consist of.
extension StatementSyntax {
  static func declare(_ name: String, _ value: ExpressionSyntax, isMutable: Bool) -> StatementSyntax {
    StatementSyntax(.declare(isMutable: isMutable, Identifier(name), nil, value.asFloat))
  }

  static func assign(_ name: String, _ value: ExpressionSyntax) -> StatementSyntax {
    StatementSyntax(.assign(Identifier(name), nil, operatorSpan: .none, value))
  }

  /// `n += 1`
  static func increment(_ name: String) -> StatementSyntax {
    StatementSyntax(.assign(Identifier(name), .add, operatorSpan: .none, ExpressionSyntax(.int(1))))
  }

  /// The `if` that it is, if it is one.
  var choice: Choice? {
    if case .blockLike(let expression) = kind { Choice(expression) } else { nil }
  }

  /// The variable and the value, if it is a plain assignment.
  var assignment: (name: String, value: ExpressionSyntax)? {
    if case .assign(let name, nil, _, let value) = kind { (name.name, value) } else { nil }
  }

  /// The variable that it declares, if it is a declaration.
  var declared: String? {
    if case .declare(_, let name, _, _) = kind { name.name } else { nil }
  }

  /// The expressions that it evaluates, except those in its blocks. Counting is not among them.
  var terms: [ExpressionSyntax] {
    if case .assign(_, .some, _, _) = kind { return [] }
    return choice.map { $0.branches.map(\.condition) } ?? expressions
  }

  /// The blocks that it may run.
  var bodies: [[StatementSyntax]] { choice?.bodies ?? body.map { [$0.statements] } ?? [] }
}

extension [StatementSyntax] {
  /// Calls `body` with each whole expression in the statements.
  func forEachTerm(_ body: (ExpressionSyntax) -> Void) {
    for statement in self {
      statement.terms.forEach(body)
      for block in statement.bodies { block.forEachTerm(body) }
    }
  }

  /// Calls `body` with each assignment in the statements.
  func forEachAssignment(_ body: (String, ExpressionSyntax) -> Void) {
    for statement in self {
      if let (name, value) = statement.assignment { body(name, value) }
      for block in statement.bodies { block.forEachAssignment(body) }
    }
  }

  /// Whether the loop they are in can end here.
  var canLeave: Bool {
    contains { statement in
      if case .breakLoop = statement.kind { return true }
      return statement.choice?.bodies.contains { $0.canLeave } ?? false
    }
  }

  /// The names that are read or assigned to.
  var mentioned: Set<String> {
    var names: Set<String> = []
    forEachTerm { $0.forEachName { names.insert($0) } }
    forEachAssignment { name, _ in names.insert(name) }
    names.formUnion(compactMap(\.declared))
    return names
  }
}
