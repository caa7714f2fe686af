import Rast

extension Translator {
  /// Translates a statement for its effects alone.
  mutating func write(_ statement: FormulaStatement) {
    switch statement {
    case .expression(let expression):
      let value = value(expression)
      // Even a division whose result is not used ends the orbit where the divisor is 0.
      if value.term.divides { _ = kept(value, as: "unused") }
    case .choice(let branches, let otherwise):
      block += choice(branches[...], otherwise, isLast: false)
    }
  }

  /// An `if`, from some branch on. If it is the loop's last statement, its value is stored in the flag `goesOn`.
  mutating func choice(
    _ branches: ArraySlice<(condition: FormulaExpression, body: [FormulaStatement])>,
    _ otherwise: [FormulaStatement], isLast: Bool
  ) -> [StatementSyntax] {
    let outside = block
    defer { block = outside }
    block = []
    guard let branch = branches.first else {
      writeBranch(otherwise, ifEmpty: false, isLast: isLast)
      return block
    }
    let condition = value(branch.condition).condition
    let before = block
    block = []
    writeBranch(branch.body, ifEmpty: true, isLast: isLast)
    let body = block
    let others = choice(branches.dropFirst(), otherwise, isLast: isLast)
    var whole = Choice([Choice.Branch(condition: condition, body: body)], else: others)
    if let more = others.first?.choice, others.count == 1 {
      whole.branches += more.branches
      whole.otherwise = more.otherwise
    }
    return before + [whole.statement].compactMap { $0 }
  }

  /// Appends an `if` with one statement in it.
  mutating func appendIf(_ condition: ExpressionSyntax, _ statement: StatementSyntax) {
    let body = BlockSyntax([statement])
    block.append(StatementSyntax(.blockLike(ExpressionSyntax(.ifElse(condition, body, nil)))))
  }

  /// Translates one branch of an `if`. The value of an empty branch is that of its condition.
  private mutating func writeBranch(_ statements: [FormulaStatement], ifEmpty value: Bool, isLast: Bool) {
    guard isLast else {
      for statement in statements { write(statement) }
      return
    }
    for statement in statements.dropLast() { write(statement) }
    switch statements.last {
    case nil: block.append(.assign(goesOn, .bool(value)))
    case .expression(let expression)?: block.append(.assign(goesOn, self.value(expression).condition))
    case .choice(let branches, let otherwise)?:
      block += choice(branches[...], otherwise, isLast: true)
    }
  }
}

extension ExpressionSyntax {
  /// Whether it contains a division whose divisor may be 0.
  var divides: Bool { quotientPlace != nil || operands.contains { $0.divides } }
}
