extension TypeChecker {
  /// Declares the params: their types at once, as all of the file may use them, with their values.
  mutating func declareParams() {
    var first: [String: Span] = [:]
    for syntax in file.params {
      let type = resolve(syntax.type)
      if let earlier = first[syntax.name.name] {
        report(.paramTwice(syntax.name.name, first: earlier), syntax.name.span)
      } else {
        first[syntax.name.name] = syntax.name.span
        paramIndex[syntax.name.name] = params.count
      }
      let declaration = checkParam(syntax, type)
      params.append(
        CheckedParam(declaration: declaration, name: syntax.name.name, type: type, span: syntax.name.span))
    }
  }

  private mutating func checkParam(_ syntax: ParamSyntax, _ type: Inferred) -> ParamDeclaration? {
    let value = constant(syntax.value, type)
    var range: ParamRange?
    if let bounds = syntax.range {
      let span = bounds.low.span.union(bounds.high.span)
      if let known = type.type, known != .int && known != .float {
        report(.rangeOfUnordered(known), span)
        return nil
      }
      guard let low = constant(bounds.low, type), let high = constant(bounds.high, type) else { return nil }
      let checked = ParamRange(low: low, high: high)
      guard checked.contains(low), checked.contains(high) else {
        report(.emptyRange(low, high), span)
        return nil
      }
      if let value, !checked.contains(value) {
        report(.defaultOutsideRange(value, checked), syntax.value.span)
        return nil
      }
      range = checked
    }
    guard let type = type.type, let value else { return nil }
    return ParamDeclaration(
      name: syntax.name.name, type: type, defaultValue: value, value: value, range: range)
  }

  /// The value of an expression that only constants may be in; nil where something was reported.
  private mutating func constant(_ syntax: ExpressionSyntax, _ type: Inferred) -> Value? {
    isConstant = true
    defer { isConstant = false }
    let checked = check(syntax, expected: type.type)
    guard let found = checked.type.type, let expected = type.type else { return nil }
    guard found == expected else {
      reportMismatch(expected, found, syntax, because: nil)
      return nil
    }
    do throws(RuntimeError) {
      return try ConstantEvaluator.value(of: checked.expression)
    } catch {
      report(.constantFails(error.kind), error.span)
      return nil
    }
  }

  /// The file's view, each field checked by its name.
  mutating func checkView() -> ViewDeclaration? {
    guard let syntax = file.view else { return nil }
    var view = ViewDeclaration()
    var first: [String: Span] = [:]
    for field in syntax.fields {
      let name = field.name
      if let earlier = first[name.name] {
        report(.viewFieldTwice(name.name, first: earlier), name.span)
        continue
      }
      first[name.name] = name.span
      checkField(name, field.value, of: &view)
    }
    return view
  }

  private mutating func checkField(
    _ name: Identifier, _ value: ExpressionSyntax, of view: inout ViewDeclaration
  ) {
    guard let field = ViewField(rawValue: name.name) else {
      let names = ViewField.allCases.map(\.rawValue)
      report(
        .unknownViewField(name.name, nearest: Suggestion.nearest(to: name.name, among: names)), name.span)
      isConstant = true
      _ = check(value, expected: nil)
      isConstant = false
      return
    }
    switch (field, constant(value, .known(field.type))) {
    case (.center, .tuple(let elements)?):
      guard case .float(let x)? = elements.first, case .float(let y)? = elements.last else { return }
      if !x.isFinite || !y.isFinite { report(.badViewValue("the center", "finite"), value.span) }
      view.center = Complex(x, y)
    case (.span, .float(let span)?):
      if !(span > 0 && span.isFinite) {
        report(.badViewValue("the span", "finite and greater than 0"), value.span)
      }
      view.span = span
    case (.iterations, .int(let iterations)?):
      if iterations < 1 { report(.badViewValue("the iteration limit", "at least 1"), value.span) }
      view.iterations = iterations
    case (.julia, .str(let julia)?): view.julia = julia
    case (_, _): return
    }
  }
}

/// The fields of a view.
private enum ViewField: String, CaseIterable {
  case center, span, iterations, julia

  var type: Type {
    switch self {
    case .center: .tuple([.float, .float])
    case .span: .float
    case .iterations: .int
    case .julia: .str
    }
  }
}
