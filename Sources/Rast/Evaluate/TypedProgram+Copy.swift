// A tree of its own for each thread that walks it. Walking counts references to nodes, and a count that two
// cores share travels between them at every step: two threads were hardly faster than one.

extension TypedProgram {
  /// The same program, of nodes that nobody else has.
  func copied() -> TypedProgram {
    TypedProgram(
      source: source, name: name, params: params, view: view, main: main.copied(),
      functions: functions.map { $0.copied() }, names: names)
  }
}

extension TypedFunction {
  fileprivate func copied() -> TypedFunction {
    var copy = self
    copy.body = body.copied()
    return copy
  }
}

extension TypedBlock {
  fileprivate func copied() -> TypedBlock {
    TypedBlock(statements: statements.map { $0.copied() }, value: value?.copied())
  }
}

extension TypedStatement {
  fileprivate func copied() -> TypedStatement {
    let copy: Kind =
      switch kind {
      case .declare(let name, let value): .declare(name, value.copied())
      case .assign(let name, let value): .assign(name, value.copied())
      case .whileLoop(let condition, let body): .whileLoop(condition.copied(), body.copied())
      case .forLoop(let name, let low, let high, let body):
        .forLoop(name, low.copied(), high.copied(), body.copied())
      case .breakLoop: .breakLoop
      case .continueLoop: .continueLoop
      case .returnValue(let value): .returnValue(value?.copied())
      case .print(let values): .print(values.map { $0.copied() })
      case .discard(let value): .discard(value.copied())
      }
    return TypedStatement(kind: copy, span: span)
  }
}

extension TypedExpression {
  fileprivate func copied() -> TypedExpression {
    let copy: Kind =
      switch kind {
      case .constant(let value): .constant(value)
      case .variable(let name): .variable(name)
      case .param(let index): .param(index)
      case .operation(let operation, let operands): .operation(operation, operands.map { $0.copied() })
      case .complexPower(let a, let exponent): .complexPower(a.copied(), exponent)
      case .equal(let a, let b, let isNegated): .equal(a.copied(), b.copied(), isNegated: isNegated)
      case .and(let a, let b): .and(a.copied(), b.copied())
      case .or(let a, let b): .or(a.copied(), b.copied())
      case .call(let index, let arguments): .call(index, arguments.map { $0.copied() })
      case .element(let a, let index): .element(a.copied(), index)
      case .tuple(let elements): .tuple(elements.map { $0.copied() })
      case .ifElse(let condition, let then, let other):
        .ifElse(condition.copied(), then.copied(), other?.copied())
      case .block(let block): .block(block.copied())
      case .diverging(let parts): .diverging(parts.map { $0.copied() })
      }
    return TypedExpression(kind: copy, type: type, span: span)
  }
}
