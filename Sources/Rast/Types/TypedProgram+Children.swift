// What lies directly inside a node of a typed program: to visit it, or to make the same node with other children. Whoever
// is interested in a few kinds of nodes need not list the others.
//
// Visits are marked `@inline(never)`: without that the optimiser unrolls the recursion for each closure, which takes long
// to build and saves nothing that one would notice.

extension TypedExpression {
  /// The same expression with each of its children replaced. The node is made anew even if it has no children.
  func mapChildren<Failure: Error>(
    _ expression: (TypedExpression) throws(Failure) -> TypedExpression,
    block: (TypedBlock) throws(Failure) -> TypedBlock
  ) throws(Failure) -> TypedExpression {
    let mapped: Kind =
      switch kind {
      case .constant(let value): .constant(value)
      case .variable(let name): .variable(name)
      case .param(let index): .param(index)
      case .unary(let operation, let a): .unary(operation, try expression(a))
      case .binary(let operation, let a, let b): .binary(operation, try expression(a), try expression(b))
      case .ternary(let operation, let a, let b, let c):
        .ternary(operation, try expression(a), try expression(b), try expression(c))
      case .complexPower(let a, let exponent): .complexPower(try expression(a), exponent)
      case .equal(let a, let b, let isNegated):
        .equal(try expression(a), try expression(b), isNegated: isNegated)
      case .and(let a, let b): .and(try expression(a), try expression(b))
      case .or(let a, let b): .or(try expression(a), try expression(b))
      case .call(let index, let arguments): .call(index, try arguments.map(expression))
      case .element(let a, let index): .element(try expression(a), index)
      case .tuple(let elements): .tuple(try elements.map(expression))
      case .ifElse(let condition, let then, let other):
        .ifElse(try expression(condition), try block(then), try other.map(block))
      case .block(let inner): .block(try block(inner))
      case .diverging(let parts): .diverging(try parts.map(expression))
      }
    return TypedExpression(kind: mapped, type: type, span: span)
  }

  /// Visits the children in the order in which they are written.
  @inline(never)
  func forEachChild<Failure: Error>(
    _ expression: (TypedExpression) throws(Failure) -> Void, block: (TypedBlock) throws(Failure) -> Void
  ) throws(Failure) {
    switch kind {
    case .constant, .variable, .param: break
    case .unary(_, let a), .complexPower(let a, _), .element(let a, _): try expression(a)
    case .binary(_, let a, let b), .equal(let a, let b, _), .and(let a, let b), .or(let a, let b):
      try expression(a)
      try expression(b)
    case .ternary(_, let a, let b, let c):
      try expression(a)
      try expression(b)
      try expression(c)
    case .call(_, let parts), .tuple(let parts), .diverging(let parts):
      for part in parts { try expression(part) }
    case .ifElse(let condition, let then, let other):
      try expression(condition)
      try block(then)
      if let other { try block(other) }
    case .block(let inner): try block(inner)
    }
  }
}

extension TypedStatement {
  /// The same statement with each of its children replaced. The node is made anew even if it has no children.
  func mapChildren<Failure: Error>(
    _ expression: (TypedExpression) throws(Failure) -> TypedExpression,
    block: (TypedBlock) throws(Failure) -> TypedBlock
  ) throws(Failure) -> TypedStatement {
    let mapped: Kind =
      switch kind {
      case .declare(let name, let value): .declare(name, try expression(value))
      case .assign(let name, let value): .assign(name, try expression(value))
      case .whileLoop(let condition, let body): .whileLoop(try expression(condition), try block(body))
      case .forLoop(let name, let low, let high, let body):
        .forLoop(name, try expression(low), try expression(high), try block(body))
      case .breakLoop: .breakLoop
      case .continueLoop: .continueLoop
      case .returnValue(let value): .returnValue(try value.map(expression))
      case .print(let values): .print(try values.map(expression))
      case .trace(let values, let isLast): .trace(try values.map(expression), isLast: isLast)
      case .discard(let value): .discard(try expression(value))
      }
    return TypedStatement(kind: mapped, span: span)
  }

  /// Visits the children in the order in which they are written.
  @inline(never)
  func forEachChild<Failure: Error>(
    _ expression: (TypedExpression) throws(Failure) -> Void, block: (TypedBlock) throws(Failure) -> Void
  ) throws(Failure) {
    switch kind {
    case .declare(_, let value), .assign(_, let value), .discard(let value): try expression(value)
    case .whileLoop(let condition, let body):
      try expression(condition)
      try block(body)
    case .forLoop(_, let low, let high, let body):
      try expression(low)
      try expression(high)
      try block(body)
    case .breakLoop, .continueLoop: break
    case .returnValue(let value): if let value { try expression(value) }
    case .print(let values), .trace(let values, _): for value in values { try expression(value) }
    }
  }
}

extension TypedBlock {
  /// The same block with each statement replaced by any number of others, and with another value.
  func mapChildren<Failure: Error>(
    _ expression: (TypedExpression) throws(Failure) -> TypedExpression,
    statement: (TypedStatement) throws(Failure) -> [TypedStatement]
  ) throws(Failure) -> TypedBlock {
    var mapped: [TypedStatement] = []
    mapped.reserveCapacity(statements.count)
    for inner in statements { mapped += try statement(inner) }
    return TypedBlock(statements: mapped, value: try value.map(expression))
  }

  /// Visits the statements in order, and then the value.
  @inline(never)
  func forEachChild<Failure: Error>(
    _ expression: (TypedExpression) throws(Failure) -> Void,
    statement: (TypedStatement) throws(Failure) -> Void
  ) throws(Failure) {
    for inner in statements { try statement(inner) }
    if let value { try expression(value) }
  }
}

extension TypedExpression {
  /// Visits the expression and all that are inside it.
  @inline(never)
  func forEachExpression(_ visit: (TypedExpression) -> Void) {
    visit(self)
    forEachChild {
      $0.forEachExpression(visit)
    } block: {
      $0.forEachExpression(visit)
    }
  }
}

extension TypedBlock {
  /// Visits all expressions inside the block.
  @inline(never)
  func forEachExpression(_ visit: (TypedExpression) -> Void) {
    forEachChild {
      $0.forEachExpression(visit)
    } statement: { statement in
      statement.forEachChild {
        $0.forEachExpression(visit)
      } block: {
        $0.forEachExpression(visit)
      }
    }
  }
}
