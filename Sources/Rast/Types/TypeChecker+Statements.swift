extension TypeChecker {
  /// Checks a block in a scope of its own; also gives the type of its value.
  mutating func checkBlock(_ syntax: BlockSyntax, expected: Type?) -> (block: TypedBlock, type: Inferred) {
    scoped { checker in checker.checkBlockContent(syntax, expected) }
  }

  private mutating func checkBlockContent(_ syntax: BlockSyntax, _ expected: Type?) -> (TypedBlock, Inferred)
  {
    var block = TypedBlock(statements: [], value: nil)
    var diverges = false
    for statement in syntax.statements {
      let (typed, statementDiverges) = checkStatement(statement)
      block.statements.append(contentsOf: typed)
      diverges = diverges || statementDiverges
    }
    guard let value = syntax.value else {
      if syntax.isDamaged { return (block, .damaged) }
      return (block, diverges ? .never : .known(.unit))
    }
    let checked = check(value, expected: expected)
    switch checked.type {
    case .known, .damaged:
      block.value = checked.expression
      return (block, checked.type)
    case .never:
      block.statements.append(TypedStatement(kind: .discard(checked.expression), span: value.span))
      return (block, .never)
    }
  }

  /// Reports a block whose value is not of the type that is needed.
  mutating func expectBlock(_ syntax: BlockSyntax, _ found: Inferred, _ expected: Inferred, because: Span?) {
    guard let expected = expected.type, let found = found.type, expected != found else { return }
    if let value = syntax.tail {
      reportMismatch(expected, found, value, because: because)
      if expected == .unit, scopes.count == 1, because == nil, let last = diagnostics.indices.last {
        diagnostics[last].help =
          "to give the value write `-> \(found.short)` after the parameters, to discard it `;` after it"
      }
    } else {
      report(.missingValue(expected, last: discardedTail(syntax, expected)), syntax.end)
      if let because, let last = diagnostics.indices.last {
        diagnostics[last] = diagnostics[last].pointing(at: because, "\(expected.short) is asked for here")
      }
    }
  }

  /// The last statement, if only its `;` keeps it from being the block's value.
  private func discardedTail(_ syntax: BlockSyntax, _ expected: Type) -> Span? {
    guard case .discard? = syntax.statements.last?.kind else { return nil }
    return syntax.statements.last?.span
  }

  private mutating func checkStatement(_ syntax: StatementSyntax) -> (typed: [TypedStatement], diverges: Bool)
  {
    func one(_ kind: TypedStatement.Kind) -> [TypedStatement] {
      [TypedStatement(kind: kind, span: syntax.span)]
    }
    switch syntax.kind {
    case .declare(let isMutable, let name, let type, let value):
      return checkDeclaration(isMutable, name, type, value, syntax.span)
    case .assign(let name, let infix, let operatorSpan, let value):
      return checkAssignment(name, infix, operatorSpan, value, syntax.span)
    case .whileLoop(let condition, let body):
      let test = checkCondition(condition, "while")
      return (one(.whileLoop(test.expression, checkLoopBody(body))), test.type == .never)
    case .forLoop(let name, let low, let high, let body):
      let bounds = [checkBound(low), checkBound(high)]
      if bounds.contains(where: { $0.type == .never }) {
        return (one(.discard(diverging(bounds, syntax.span).expression)), true)
      }
      let loop = scoped { checker in
        checker.declare(
          name, Variable(type: .known(.int), isMutable: false, kind: "loop variable", span: name.span))
        return checker.checkLoopBody(body)
      }
      let symbol = names.symbol(name.name)
      return (one(.forLoop(symbol, bounds[0].expression, bounds[1].expression, loop)), false)
    case .breakLoop, .continueLoop:
      let isBreak = if case .breakLoop = syntax.kind { true } else { false }
      if loops == 0 { report(.outsideLoop(isBreak ? "break" : "continue"), syntax.span) }
      return (one(isBreak ? .breakLoop : .continueLoop), true)
    case .returnValue(let value): return (one(.returnValue(checkReturn(value, syntax.span))), true)
    case .print(let values):
      let checked = values.map { check($0, expected: nil) }
      if checked.contains(where: { $0.type == .never }) {
        return (one(.discard(diverging(checked, syntax.span).expression)), true)
      }
      return (one(.print(checked.map(\.expression))), false)
    case .discard(let value):
      let checked = check(value, expected: nil)
      return (one(.discard(checked.expression)), checked.type == .never)
    case .blockLike(let value):
      let checked = check(value, expected: .unit)
      expectUnit(value, checked.type)
      return (one(.discard(checked.expression)), checked.type == .never)
    case .damaged: return ([], false)
    }
  }

  private mutating func checkLoopBody(_ body: BlockSyntax) -> TypedBlock {
    loops += 1
    defer { loops -= 1 }
    let (block, type) = checkBlock(body, expected: .unit)
    expectBlock(body, type, .known(.unit), because: nil)
    return block
  }

  private mutating func checkBound(_ syntax: ExpressionSyntax) -> Checked {
    let checked = check(syntax, expected: .int)
    if let type = checked.type.type, type != .int { report(.boundNotInt(type), syntax.span) }
    return checked
  }

  private mutating func checkReturn(_ value: ExpressionSyntax?, _ span: Span) -> TypedExpression? {
    guard let value else {
      if let type = output.type, type != .unit { report(.missingReturnValue(type), span) }
      return nil
    }
    let checked = check(value, expected: output.type)
    expect(output, checked.type, value, because: outputSpan)
    return checked.expression
  }

  private mutating func checkDeclaration(
    _ isMutable: Bool, _ name: Identifier, _ type: TypeSyntax?, _ value: ExpressionSyntax, _ span: Span
  ) -> (typed: [TypedStatement], diverges: Bool) {
    let annotated = type.map { resolve($0) }
    let checked = check(value, expected: annotated?.type)
    if let annotated { expect(annotated, checked.type, value, because: type?.span) }
    declare(
      name,
      Variable(
        type: annotated ?? checked.type, isMutable: isMutable, kind: isMutable ? "var" : "let",
        span: name.span))
    var initial = checked.expression
    if checked.type == .never {
      // What follows is never reached, but it may still name the variable.
      initial = TypedExpression(kind: .diverging([initial]), type: annotated?.type ?? .unit, span: value.span)
    }
    let kind = TypedStatement.Kind.declare(names.symbol(name.name), initial)
    return ([TypedStatement(kind: kind, span: span)], checked.type == .never)
  }

  private mutating func checkAssignment(
    _ name: Identifier, _ infix: InfixOperator?, _ operatorSpan: Span, _ value: ExpressionSyntax, _ span: Span
  ) -> (typed: [TypedStatement], diverges: Bool) {
    let variable = checkTarget(name)
    var checked: Checked
    if let infix {
      let target = ExpressionSyntax(.name(name.name), span: name.span)
      checked =
        variable.type == .damaged
        ? Checked(expression: check(value, expected: nil).expression, type: .damaged)
        : checkInfix(infix, operatorSpan, target, value, span)
      if let expected = variable.type.type, let found = checked.type.type, expected != found {
        report(.compoundMismatch(infix, expected, found, declared: variable.span), operatorSpan)
      }
    } else {
      checked = check(value, expected: variable.type.type)
      expect(variable.type, checked.type, value, because: variable.span, "declared here")
    }
    if checked.type == .never || variable.type == .never {
      return ([TypedStatement(kind: .discard(checked.expression), span: span)], checked.type == .never)
    }
    return ([TypedStatement(kind: .assign(names.symbol(name.name), checked.expression), span: span)], false)
  }

  /// The variable that is assigned to. One that cannot be assigned to is reported, and then accepts any value.
  private mutating func checkTarget(_ name: Identifier) -> Variable {
    var target = Variable(type: .damaged, isMutable: true, kind: "", span: name.span)
    if let variable = lookUp(name.name) {
      if variable.isMutable { return variable }
      report(.readOnly(name.name, variable.kind, declared: variable.span), name.span)
    } else if let param = params.first(where: { $0.name == name.name }) {
      report(.readOnly(name.name, "param", declared: param.span), name.span)
    } else if Builtins.constants[name.name] != nil {
      report(.readOnly(name.name, "predefined constant", declared: nil), name.span)
    } else {
      reportUnknown(name.name, name.span)
    }
    target.type = .damaged
    return target
  }

  /// Reports a statement whose value is not used.
  private mutating func expectUnit(_ value: ExpressionSyntax, _ type: Inferred) {
    guard let type = type.type, type != .unit else { return }
    reportMismatch(.unit, type, value.innerTail, because: nil)
  }
}

extension BlockSyntax {
  /// The expression that gives the value.
  var tail: ExpressionSyntax? { value?.innerTail }
}

extension ExpressionSyntax {
  /// The expression that gives the value: in a block or an if, the last one.
  var innerTail: ExpressionSyntax {
    switch kind {
    case .block(let block): block.tail ?? self
    case .ifElse(_, let block, .some): block.tail ?? self
    case .ifElse, .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .prefix, .infix, .cast,
      .call,
      .field, .element, .index, .tuple, .parentheses, .damaged:
      self
    }
  }
}
