/// Makes another program of a typed one, node by node. By default each node stays as it is and its children are
/// transformed; a transformation says for which nodes something else is done, and calls `mapChildren` where it wants to
/// go on into them.
protocol Transformation {
  /// Why a node cannot be transformed.
  associatedtype Failure: Error = Never

  mutating func transform(_ expression: TypedExpression) throws(Failure) -> TypedExpression
  /// A statement may become several, or none.
  mutating func transform(_ statement: TypedStatement) throws(Failure) -> [TypedStatement]
  mutating func transform(_ block: TypedBlock) throws(Failure) -> TypedBlock
  mutating func transform(_ function: TypedFunction) throws(Failure) -> TypedFunction
}

extension Transformation {
  mutating func transform(_ expression: TypedExpression) throws(Failure) -> TypedExpression {
    try mapChildren(expression)
  }

  mutating func transform(_ statement: TypedStatement) throws(Failure) -> [TypedStatement] {
    [try mapChildren(statement)]
  }

  mutating func transform(_ block: TypedBlock) throws(Failure) -> TypedBlock { try mapChildren(block) }

  mutating func transform(_ function: TypedFunction) throws(Failure) -> TypedFunction {
    var function = function
    function.body = try transform(function.body)
    return function
  }

  /// The expression with its children transformed.
  mutating func mapChildren(_ expression: TypedExpression) throws(Failure) -> TypedExpression {
    try expression.mapChildren(
      { inner throws(Failure) in try transform(inner) },
      block: { inner throws(Failure) in try transform(inner) })
  }

  /// The statement with its children transformed.
  mutating func mapChildren(_ statement: TypedStatement) throws(Failure) -> TypedStatement {
    try statement.mapChildren(
      { inner throws(Failure) in try transform(inner) },
      block: { inner throws(Failure) in try transform(inner) })
  }

  /// The block with its statements and its value transformed.
  mutating func mapChildren(_ block: TypedBlock) throws(Failure) -> TypedBlock {
    try block.mapChildren(
      { inner throws(Failure) in try transform(inner) },
      statement: { inner throws(Failure) in try transform(inner) })
  }
}

extension TypedProgram {
  /// The program with all its functions transformed, on a stack that they fit on; nil if there is no memory for one.
  func transformed<T: Transformation>(by transformation: inout T) throws(T.Failure) -> TypedProgram? {
    var result: Result<TypedProgram, T.Failure>?
    _ = StackSegment.with(bytes: TypedFunction.walkSize(depth: depth)) { _ in
      do throws(T.Failure) {
        let main = try transformation.transform(main)
        let functions = try functions.map { inner throws(T.Failure) in try transformation.transform(inner) }
        result = .success(with(main: main, functions: functions))
      } catch {
        result = .failure(error)
      }
    }
    return try result?.get()
  }
}
