extension TypeChecker {
  /// Declares the params with their types and values; the whole file may use them.
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

  /// The value of an expression in which only constants are allowed; nil if an error was reported.
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
    guard let constant = constant(value, .known(field.type)) else { return }
    func require(_ isGood: Bool, _ what: String, _ rule: String, in checker: inout TypeChecker) {
      if !isGood { checker.report(.badViewValue(what, rule), value.span) }
    }
    switch field {
    case .center:
      guard case .tuple(let elements) = constant, case .float(let x)? = elements.first,
        case .float(let y)? = elements.last
      else { return }
      require(x.isFinite && y.isFinite, "the center", "finite", in: &self)
      view.center = Complex(x, y)
    case .span:
      guard case .float(let span) = constant else { return }
      require(span > 0 && span.isFinite, "the span", "finite and greater than 0", in: &self)
      view.span = span
    case .iterations:
      guard case .int(let iterations) = constant else { return }
      require(iterations >= 1, "the iteration limit", "at least 1", in: &self)
      view.iterations = iterations
    case .julia:
      guard case .str(let julia) = constant else { return }
      view.julia = julia
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
