extension TypeChecker {
  /// Checks an expression; `expected` tells literals what to become, whether it fits is for the caller to say.
  mutating func check(_ syntax: ExpressionSyntax, expected: Type?) -> Checked {
    let span = syntax.span
    switch syntax.kind {
    case .int(let magnitude): return checkInt(magnitude, isNegative: false, expected, span)
    case .float(let value): return known(.constant(.float(value)), .float, span)
    case .imaginary(let value): return known(.constant(.complex(Complex(0, value))), .complex, span)
    case .bool(let value): return known(.constant(.bool(value)), .bool, span)
    case .char(let value): return known(.constant(.char(value)), .char, span)
    case .string(let value): return known(.constant(.str(value)), .str, span)
    case .unit: return known(.constant(.unit), .unit, span)
    case .name(let name): return checkName(name, span)
    case .prefix(let prefix, let operatorSpan, let operand):
      if prefix == .negate, let literal = operand.intLiteral, !literal.isNegative {
        let magnitude = literal.magnitude
        if magnitude == 1 << 63, !operand.isInt { return check(operand, expected: .int) }
        return checkInt(magnitude, isNegative: true, expected, span)
      }
      return checkPrefix(prefix, operatorSpan, operand, span)
    case .infix(let infix, let operatorSpan, let left, let right):
      return checkInfix(infix, operatorSpan, left, right, span)
    case .cast(let value, let type): return checkCast(value, type, span)
    case .call(let name, let arguments): return checkCall(name, arguments, span)
    case .field(let value, let name): return checkField(value, name, span)
    case .element(let value, let index, let indexSpan): return checkElement(value, index, indexSpan, span)
    case .index(let value, let index): return checkIndex(value, index, span)
    case .tuple(let elements): return checkTuple(elements, expected, span)
    case .parentheses(let inner):
      var checked = check(inner, expected: expected)
      checked.expression.span = span
      return checked
    case .ifElse(let condition, let then, let other):
      return checkIf(condition, then, other, expected, span, isBranch: false)
    case .block(let block):
      if rejectInConstant(span) { return damaged(span) }
      let (typed, type) = checkBlock(block, expected: expected)
      return Checked(
        expression: TypedExpression(kind: .block(typed), type: type.type ?? .unit, span: span), type: type)
    case .damaged: return damaged(span)
    }
  }

  func known(_ kind: TypedExpression.Kind, _ type: Type, _ span: Span) -> Checked {
    Checked(expression: TypedExpression(kind: kind, type: type, span: span), type: .known(type))
  }

  func damaged(_ span: Span) -> Checked {
    Checked(expression: TypedExpression(kind: .constant(.unit), type: .unit, span: span), type: .damaged)
  }

  /// What is left of an operation one of whose operands never comes to its end, or is damaged; nil if none is.
  func incomplete(_ operands: [Checked], _ span: Span) -> Checked? {
    if operands.contains(where: { $0.type == .damaged }) { return damaged(span) }
    if operands.contains(where: { $0.type == .never }) { return diverging(operands, span) }
    return nil
  }

  func diverging(_ operands: [Checked], _ span: Span) -> Checked {
    var evaluated: [TypedExpression] = []
    for operand in operands {
      evaluated.append(operand.expression)
      if operand.type == .never { break }
    }
    return Checked(
      expression: TypedExpression(kind: .diverging(evaluated), type: .unit, span: span), type: .never)
  }

  // MARK: Literals and names

  private mutating func checkInt(_ magnitude: UInt64, isNegative: Bool, _ expected: Type?, _ span: Span)
    -> Checked
  {
    let sign: Double = isNegative ? -1 : 1
    switch expected {
    case .float: return known(.constant(.float(sign * Double(magnitude))), .float, span)
    case .complex: return known(.constant(.complex(Complex(sign * Double(magnitude), 0))), .complex, span)
    case .unit, .bool, .char, .int, .str, .tuple, nil:
      guard magnitude < 1 << 63 || isNegative else {
        report(.intTooLarge, span)
        return damaged(span)
      }
      let value = Int(truncatingIfNeeded: isNegative ? 0 &- magnitude : magnitude)
      return known(.constant(.int(value)), .int, span)
    }
  }

  private mutating func checkName(_ name: String, _ span: Span) -> Checked {
    if isConstant {
      if let value = Builtins.constants[name] { return known(.constant(.float(value)), .float, span) }
      report(.notConstant(name), span)
      return damaged(span)
    }
    if let variable = lookUp(name) {
      switch variable.type {
      case .known(let type): return known(.variable(names.symbol(name)), type, span)
      case .never: return diverging([], span)
      case .damaged: return damaged(span)
      }
    }
    if let index = paramIndex[name] {
      guard let type = params[index].type.type else { return damaged(span) }
      return known(.param(index), type, span)
    }
    if let value = Builtins.constants[name] { return known(.constant(.float(value)), .float, span) }
    reportUnknown(name, span)
    return damaged(span)
  }

  mutating func reportUnknown(_ name: String, _ span: Span) {
    if file.damagedNames.contains(name) { return }
    let isFunction = functionIndex[name] != nil || Builtins.functions[name] != nil
    let nearest = mayGuess ? Suggestion.nearest(to: name, among: visibleNames()) : nil
    report(.unknownVariable(name, isFunction: isFunction, nearest: nearest), span)
  }

  /// Reports what no constant may hold; true if it stands in one.
  mutating func rejectInConstant(_ span: Span) -> Bool {
    if isConstant { report(.notConstant(nil), span) }
    return isConstant
  }

  // MARK: Control flow

  mutating func checkCondition(_ syntax: ExpressionSyntax, _ word: String) -> Checked {
    let checked = check(syntax, expected: .bool)
    if let type = checked.type.type, type != .bool { report(.conditionNotBool(word, type), syntax.span) }
    return checked
  }

  private mutating func checkIf(
    _ condition: ExpressionSyntax, _ then: BlockSyntax, _ other: ExpressionSyntax?, _ expected: Type?,
    _ span: Span,
    isBranch: Bool
  ) -> Checked {
    if rejectInConstant(span) { return damaged(span) }
    let test = checkCondition(condition, "if")
    guard let other else {
      let (block, type) = checkBlock(then, expected: .unit)
      if let found = type.type, found != .unit, let value = then.tail {
        // As a statement it has a value too many, else a branch too few.
        let behind = Span(then.span.end, then.span.end)
        report(.valueWithoutElse(found), expected == .unit ? value.span : behind)
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
      // The literal takes the other branch's type.
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
      // Of an `else if` whose type only the first branch asks for, a wrong branch is one that differs.
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

  // MARK: Parts

  private mutating func checkField(_ value: ExpressionSyntax, _ name: Identifier, _ span: Span) -> Checked {
    let checked = check(value, expected: nil)
    if let incomplete = incomplete([checked], span) { return incomplete }
    guard let type = checked.type.type else { return damaged(span) }
    if let operation = Operation.spelt(.part(name.name), [type]) {
      return known(.operation(operation, [checked.expression]), operation.result, span)
    }
    report(.unknownField(name.name, type), name.span)
    return damaged(span)
  }

  private mutating func checkElement(
    _ value: ExpressionSyntax, _ index: Int, _ indexSpan: Span, _ span: Span
  ) -> Checked {
    let checked = check(value, expected: nil)
    if let incomplete = incomplete([checked], span) { return incomplete }
    guard let type = checked.type.type else { return damaged(span) }
    if case .tuple(let tuple) = type, tuple.elements.indices.contains(index) {
      return known(.element(checked.expression, index), tuple.elements[index], span)
    }
    report(.unknownField(String(index), type), indexSpan)
    return damaged(span)
  }

  private mutating func checkIndex(
    _ value: ExpressionSyntax, _ index: ExpressionSyntax, _ span: Span
  ) -> Checked {
    let operands = [check(value, expected: nil), check(index, expected: .int)]
    if let type = operands[0].type.type, type != .str { report(.notIndexable(type), value.span) }
    if let type = operands[1].type.type, type != .int { report(.indexNotInt(type), index.span) }
    if let incomplete = incomplete(operands, span) { return incomplete }
    guard operands[0].type == .known(.str), operands[1].type == .known(.int) else { return damaged(span) }
    return known(.operation(.strIndex, operands.map(\.expression)), .char, span)
  }

  private mutating func checkTuple(_ elements: [ExpressionSyntax], _ expected: Type?, _ span: Span) -> Checked
  {
    var wanted = [Type?](repeating: nil, count: elements.count)
    if case .tuple(let tuple)? = expected, tuple.elements.count == elements.count { wanted = tuple.elements }
    let checked = zip(elements, wanted).map { check($0, expected: $1) }
    if let incomplete = incomplete(checked, span) { return incomplete }
    guard TupleType.arity.contains(elements.count) else { return damaged(span) }
    guard case .known(let type) = limited(.tuple(checked.compactMap(\.type.type)), span) else {
      return damaged(span)
    }
    return known(.tuple(checked.map(\.expression)), type, span)
  }

  // MARK: Expected types

  /// Reports a value that is not of the type that is needed.
  mutating func expect(
    _ expected: Inferred, _ found: Inferred, _ value: ExpressionSyntax, because: Span?,
    _ reason: String? = nil
  ) {
    guard let expected = expected.type, let found = found.type, expected != found else { return }
    reportMismatch(expected, found, value, because: because, reason)
  }

  mutating func reportMismatch(
    _ expected: Type, _ found: Type, _ value: ExpressionSyntax, because: Span?, _ reason: String? = nil
  ) {
    let place = value.innerTail
    let text = place.isAtom ? source.text(place.span) : nil
    var diagnostic = TypeError.mismatch(expected, found, text).diagnostic(place.span)
    diagnostic.found = found
    if let because {
      diagnostic = diagnostic.pointing(at: because, reason ?? "\(expected.short) is asked for here")
    }
    diagnostics.append(diagnostic)
  }
}

extension ExpressionSyntax {
  /// Whether it is an int literal itself, not one in parentheses.
  var isInt: Bool {
    switch kind {
    case .int: true
    case .parentheses, .float, .imaginary, .bool, .char, .string, .unit, .name, .prefix, .infix, .cast, .call,
      .field,
      .element, .index, .tuple, .ifElse, .block, .damaged:
      false
    }
  }

  /// The value of an int literal, also a negated one: its sign and magnitude.
  var intLiteral: (isNegative: Bool, magnitude: UInt64)? {
    switch kind {
    case .int(let magnitude): return (false, magnitude)
    case .parentheses(let inner): return inner.intLiteral
    case .prefix(.negate, _, let operand):
      guard let inner = operand.intLiteral, !inner.isNegative else { return nil }
      return (true, inner.magnitude)
    case .prefix, .float, .imaginary, .bool, .char, .string, .unit, .name, .infix, .cast, .call, .field,
      .element, .index, .tuple, .ifElse, .block, .damaged:
      return nil
    }
  }

  /// Whether it can stand before `as` and behind an operator without parentheses.
  var isAtom: Bool {
    switch kind {
    case .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .call, .field, .element, .index,
      .tuple,
      .parentheses:
      true
    case .prefix, .infix, .cast, .ifElse, .block, .damaged: false
    }
  }
}

extension BlockSyntax {
  /// Whether its value is a bare int literal, whichever branch it comes from, and so takes the type that is
  /// needed; nil without a value.
  var isLiteral: Bool? { value?.isLiteral }
}

extension ExpressionSyntax {
  fileprivate var isLiteral: Bool? {
    switch kind {
    case .block(let block): return block.isLiteral
    case .ifElse(_, let then, let other?):
      let (one, two) = (then.isLiteral, other.isLiteral)
      guard let one, let two else { return one ?? two }
      return one && two
    case .ifElse, .int, .parentheses, .float, .imaginary, .bool, .char, .string, .unit, .name, .prefix,
      .infix, .cast, .call, .field, .element, .index, .tuple, .damaged:
      return intLiteral != nil
    }
  }
}
