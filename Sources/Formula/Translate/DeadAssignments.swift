import Rast

extension [StatementSyntax] {
  /// The statements without assignments to variables that nothing else reads.
  var withoutDeadAssignments: [StatementSyntax] {
    var statements = self
    while true {
      var read: Set<String> = []
      statements.forEachRead { read.insert($0) }
      let kept = statements.keeping(read)
      if kept == statements { return kept }
      statements = kept
    }
  }

  /// Calls `body` with each name that is read, except where an assignment reads its own variable.
  private func forEachRead(_ body: (String) -> Void) {
    for statement in self {
      let target = statement.assignment?.name
      for term in statement.terms { term.forEachName { if $0 != target { body($0) } } }
      for block in statement.bodies { block.forEachRead(body) }
    }
  }

  private func keeping(_ read: Set<String>) -> [StatementSyntax] {
    compactMap { statement in
      if let (name, _) = statement.assignment { return read.contains(name) ? statement : nil }
      if var choice = statement.choice?.mapBodies({ $0.keeping(read) }) {
        if choice.otherwise.isEmpty {
          while choice.branches.last?.body.isEmpty ?? false { choice.branches.removeLast() }
        }
        return choice.statement
      }
      return statement.mapBody { $0.keeping(read) }
    }
  }
}

extension StatementSyntax {
  /// A loop with another body; any other statement as it is.
  func mapBody(_ change: ([StatementSyntax]) -> [StatementSyntax]) -> StatementSyntax {
    guard case .whileLoop(let condition, let body) = kind else { return self }
    var loop = StatementSyntax(.whileLoop(condition, BlockSyntax(change(body.statements))), span: span)
    loop.comments = comments
    return loop
  }
}
