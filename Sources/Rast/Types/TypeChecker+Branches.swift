extension TypeChecker {
  mutating func checkCondition(_ syntax: ExpressionSyntax, _ word: String) -> Checked {
    let checked = check(syntax, expected: .bool)
    if let type = checked.type.type, type != .bool { report(.conditionNotBool(word, type), syntax.span) }
    return checked
  }

  /// Checks an `if`; with `isBranch`, one after an `else` whose type the first branch determines.
  mutating func checkIf(
    _ condition: ExpressionSyntax, _ then: BlockSyntax, _ other: ExpressionSyntax?, _ expected: Type?,
    _ span: Span,
    isBranch: Bool
  ) -> Checked {
    if rejectInConstant(span) { return damaged(span) }
    let test = checkCondition(condition, "if")
    guard let other else {
      let (block, type) = checkBlock(then, expected: .unit)
      if let found = type.type, found != .unit, let value = then.tail {
        // As a statement it has a surplus value; otherwise a branch is missing.
        let end = Span(then.span.end, then.span.end)
        report(.valueWithoutElse(found), expected == .unit ? value.span : end)
        return damaged(span)
      }
      let kind = TypedExpression.Kind.ifElse(test.expression, block, nil)
      let result: Inferred = test.type == .never ? .never : (type == .damaged ? .damaged : .known(.unit))
      return Checked(expression: TypedExpression(kind: kind, type: .unit, span: span), type: result)
    }
    var wanted = expected
    var one: (block: TypedBlock, type: Inferred)
    var two: (block: TypedBlock, type: Inferred)
    if wanted == nil, then.isLiteral == true {
      // The literal takes the type of the other branch.
      two = checkBranch(other, expected: nil, isUnified: false)
      wanted = two.type.type
      one = checkBlock(then, expected: wanted)
    } else {
      one = checkBlock(then, expected: wanted)
      wanted = wanted ?? one.type.type
      two = checkBranch(other, expected: wanted, isUnified: expected == nil || isBranch)
    }
    var type = one.type
    if let first = one.type.type, let second = two.type.type {
      if first != second {
        let place = other.innerTail
        let isEmpty = if case .block(let block) = place.kind { block.value == nil } else { false }
        if let expected, !isBranch, expected == first || expected == second {
          let wrong = expected == first ? place : (then.tail ?? place)
          reportMismatch(expected, expected == first ? second : first, wrong, because: nil)
        } else {
          report(.branchesDiffer(first, second, then.tail?.span ?? then.span, isEmpty: isEmpty), place.span)
        }
        type = .damaged
      }
    } else if one.type == .damaged || two.type == .damaged {
      type = .damaged
    } else if one.type == .never {
      type = two.type
    }
    if test.type == .never, type != .damaged { type = .never }
    let kind = TypedExpression.Kind.ifElse(test.expression, one.block, two.block)
    return Checked(expression: TypedExpression(kind: kind, type: type.type ?? .unit, span: span), type: type)
  }

  /// What follows `else`: a block, or another if, which becomes a block's value.
  private mutating func checkBranch(
    _ syntax: ExpressionSyntax, expected: Type?, isUnified: Bool
  ) -> (TypedBlock, Inferred) {
    if case .block(let block) = syntax.kind { return checkBlock(block, expected: expected) }
    var checked: Checked
    if case .ifElse(let condition, let then, let other) = syntax.kind {
      // If only the first branch determines the type, a wrong branch of an `else if` is one that differs.
      checked = checkIf(condition, then, other, expected, syntax.span, isBranch: isUnified)
    } else {
      checked = check(syntax, expected: expected)
    }
    if checked.type == .never {
      let statement = TypedStatement(kind: .discard(checked.expression), span: syntax.span)
      return (TypedBlock(statements: [statement], value: nil), .never)
    }
    return (TypedBlock(statements: [], value: checked.expression), checked.type)
  }
}
