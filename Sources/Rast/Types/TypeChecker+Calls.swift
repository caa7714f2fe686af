extension TypeChecker {
  mutating func checkCall(_ name: Identifier, _ arguments: [ExpressionSyntax], _ span: Span) -> Checked {
    if let index = functionIndex[name.name] {
      if rejectInConstant(span) { return damaged(span) }
      return checkUserCall(index, name, arguments, span)
    }
    let isDamaged = file.damagedNames.contains(name.name)
    if !isDamaged, let overloads = Builtins.functions[name.name] {
      return checkBuiltin(overloads, name, arguments, span)
    }
    for argument in arguments { _ = check(argument, expected: nil) }
    if isDamaged { return damaged(span) }
    let candidates = mayGuess ? Array(functionIndex.keys) + Array(Builtins.functions.keys) : []
    report(
      .unknownFunction(
        name.name, isVariable: lookUp(name.name) != nil || params.contains { $0.name == name.name },
        nearest: Suggestion.nearest(to: name.name, among: candidates)), name.span)
    return damaged(span)
  }

  private mutating func checkUserCall(
    _ index: Int, _ name: Identifier, _ arguments: [ExpressionSyntax], _ span: Span
  ) -> Checked {
    let signature = functions[index]
    var checked: [Checked] = []
    for (position, argument) in arguments.enumerated() {
      let expected = position < signature.parameters.count ? signature.parameters[position] : .damaged
      let value = check(argument, expected: expected.type)
      if position < signature.parameters.count {
        let declared = signature.syntax.parameters[position].name.span
        expect(expected, value.type, argument, because: declared, "this parameter")
      }
      checked.append(value)
    }
    if arguments.count != signature.parameters.count {
      report(
        .argumentCount(
          name.name, signature.parameters.count, arguments.count, declared: signature.syntax.name.span),
        Span(name.span.end, span.end))
      return damaged(span)
    }
    if let incomplete = incomplete(checked, span) { return incomplete }
    guard let type = signature.output.type else { return damaged(span) }
    return known(.call(index, checked.map(\.expression)), type, span)
  }

  private mutating func checkBuiltin(
    _ overloads: [Operation], _ name: Identifier, _ arguments: [ExpressionSyntax], _ span: Span
  ) -> Checked {
    let count = overloads.first?.operands.count ?? 0
    guard arguments.count == count else {
      for argument in arguments { _ = check(argument, expected: nil) }
      report(.argumentCount(name.name, count, arguments.count, declared: nil), Span(name.span.end, span.end))
      return damaged(span)
    }
    // Literals wait: they take the type of the version that the others choose.
    var checked: [Checked?] = arguments.map { $0.intLiteral == nil ? check($0, expected: nil) : nil }
    if let incomplete = incomplete(checked.compactMap { $0 }, span) {
      return incomplete.type == .damaged ? incomplete : divergingCall(arguments, checked, span)
    }
    let types = checked.map { $0?.type.type }
    guard let overload = choose(overloads, types) else {
      reportNoOverload(overloads, name, arguments, types)
      return damaged(span)
    }
    for (index, argument) in arguments.enumerated() where checked[index] == nil {
      checked[index] = check(argument, expected: overload.operands[index])
    }
    if let incomplete = incomplete(checked.compactMap { $0 }, span) { return incomplete }
    let operands = zip(checked.compactMap { $0 }, overload.operands).map { operand, parameter in
      operand.type == .known(.float) && parameter == .complex
        ? promoted(operand.expression) : operand.expression
    }
    return known(.operation(overload, operands), overload.result, span)
  }

  private mutating func divergingCall(
    _ arguments: [ExpressionSyntax], _ checked: [Checked?], _ span: Span
  ) -> Checked {
    diverging(zip(arguments, checked).map { $1 ?? check($0, expected: nil) }, span)
  }

  /// The first version that takes the types as they are (nil: a literal, which fits any number), or else with
  /// floats beside complex arguments taken as complex.
  private func choose(_ overloads: [Operation], _ types: [Type?]) -> Operation? {
    let exact = overloads.first { overload in
      zip(overload.operands, types).allSatisfy { $1 == nil ? $0.isNumeric : $0 == $1 }
    }
    if let exact { return exact }
    guard types.contains(.complex) else { return nil }
    return overloads.first { overload in
      zip(overload.operands, types).allSatisfy { parameter, type in
        parameter == .complex && (type == nil || type == .float || type == .complex)
      }
    }
  }

  private mutating func reportNoOverload(
    _ overloads: [Operation], _ name: Identifier, _ arguments: [ExpressionSyntax], _ types: [Type?]
  ) {
    guard overloads.count == 1, let only = overloads.first else {
      report(.noOverload(name.name, types, overloads.map(\.operands)), name.span)
      return
    }
    for (index, parameter) in only.operands.enumerated() {
      let fits = types[index].map { $0 == parameter } ?? parameter.isNumeric
      if !fits {
        report(
          .badArgument(
            name.name, parameter, types[index] ?? .int, argument: source.text(arguments[index].span)),
          arguments[index].span)
        return
      }
    }
  }
}
