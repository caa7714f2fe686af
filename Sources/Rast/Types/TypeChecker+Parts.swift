extension TypeChecker {
  mutating func checkField(_ value: ExpressionSyntax, _ name: Identifier, _ span: Span) -> Checked {
    let checked = check(value, expected: nil)
    if let incomplete = incomplete([checked], span) { return incomplete }
    guard let type = checked.type.type else { return damaged(span) }
    if let operation = Operation.spelt(.part(name.name), [type]) {
      return known(.operation(operation, [checked.expression]), operation.result, span)
    }
    report(.unknownField(name.name, type), name.span)
    return damaged(span)
  }

  mutating func checkElement(
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

  mutating func checkIndex(
    _ value: ExpressionSyntax, _ index: ExpressionSyntax, _ span: Span
  ) -> Checked {
    let operands = [check(value, expected: nil), check(index, expected: .int)]
    if let type = operands[0].type.type, type != .str { report(.notIndexable(type), value.span) }
    if let type = operands[1].type.type, type != .int { report(.indexNotInt(type), index.span) }
    if let incomplete = incomplete(operands, span) { return incomplete }
    guard operands[0].type == .known(.str), operands[1].type == .known(.int) else { return damaged(span) }
    return known(.operation(.strIndex, operands.map(\.expression)), .char, span)
  }

  mutating func checkTuple(_ elements: [ExpressionSyntax], _ expected: Type?, _ span: Span) -> Checked {
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
}
