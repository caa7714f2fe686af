extension [SourceStatement] {
  /// Calls `body` with each whole expression in the statements.
  func forEachTerm(_ body: (SourceTerm) -> Void) {
    for statement in self { statement.forEachTerm(body) }
  }

  /// Calls `body` with each assignment in the statements.
  func forEachAssignment(_ body: (String, SourceTerm) -> Void) {
    for statement in self {
      switch statement {
      case .assign(let name, let term): body(name, term)
      case .choice(let branches, else: let otherwise):
        for branch in branches { branch.body.forEachAssignment(body) }
        otherwise.forEachAssignment(body)
      case .loop(_, let statements): statements.forEachAssignment(body)
      case .comment, .declare, .increment, .leave, .give, .value: break
      }
    }
  }

  /// Whether the loop they are in can end here.
  var canLeave: Bool {
    contains { statement in
      switch statement {
      case .leave: true
      case .choice(let branches, else: let otherwise):
        otherwise.canLeave || branches.contains { $0.body.canLeave }
      case .comment, .declare, .assign, .increment, .loop, .give, .value: false
      }
    }
  }

  /// The names that are read or assigned to.
  var mentioned: Set<String> {
    var names: Set<String> = []
    forEachTerm { $0.forEachName { names.insert($0) } }
    forEachAssignment { name, _ in names.insert(name) }
    for statement in self {
      if case .declare(let name, _, _) = statement { names.insert(name) }
    }
    return names
  }
}

extension SourceStatement {
  func forEachTerm(_ body: (SourceTerm) -> Void) {
    switch self {
    case .comment, .increment, .leave: break
    case .declare(_, let term, _), .assign(_, let term), .give(let term), .value(let term): body(term)
    case .choice(let branches, else: let otherwise):
      for branch in branches {
        body(branch.condition)
        branch.body.forEachTerm(body)
      }
      otherwise.forEachTerm(body)
    case .loop(let condition, let statements):
      body(condition)
      statements.forEachTerm(body)
    }
  }
}
