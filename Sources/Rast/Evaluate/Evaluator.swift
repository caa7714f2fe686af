/// Runs a typed program by walking its tree, and so says in the plainest way what each node means. Variables are looked
/// up by name, in the innermost scope first. The other backends must agree with it in every bit. What the checker rules
/// out is a trap: an oracle that made up a value would hide a mistake.
struct Evaluator {
  /// Why a statement was left before its end.
  enum Interruption: Error {
    case breakLoop
    case continueLoop
    case returned(Value)
    /// Everything was noted that was asked for.
    case traced
    case failed(RuntimeError)
  }

  let program: TypedProgram
  let options: RunOptions
  private var variables = ScopedVariables()
  private var depth = 0
  private var fuel: Int
  private var stack = StackSegment(limit: .max)
  /// What `trace` statements have noted, and how many notes are wanted.
  private var notes: [[Value]] = []
  private var mostNotes = 0

  init(_ program: TypedProgram, _ options: RunOptions) {
    self.program = program
    self.options = options
    fuel = options.fuel
  }

  /// Runs the program once.
  mutating func run(_ arguments: [Value]) throws(RuntimeError) -> Value {
    do throws(Interruption) {
      return try start(arguments)
    } catch {
      switch error {
      case .failed(let error): throw error
      case .returned, .breakLoop, .continueLoop: preconditionFailure("the checker lets none of them out")
      case .traced: preconditionFailure("only a traced program has `trace`")
      }
    }
  }

  /// Runs the program once, and gives what it noted until it ended or failed.
  mutating func trace(_ arguments: [Value], atMost most: Int) -> [[Value]] {
    (notes, mostNotes) = ([], most)
    _ = Result { () throws(Interruption) in try start(arguments) }
    return notes
  }

  private mutating func start(_ arguments: [Value]) throws(Interruption) -> Value {
    variables.removeAll()
    (depth, fuel, stack) = (0, options.fuel, .current())
    try Evaluator.check(options.cancellation, program.main.span)
    return try call(program.main, arguments)
  }

  // MARK: Calls, fuel

  private mutating func call(_ function: TypedFunction, _ arguments: [Value]) throws(Interruption) -> Value {
    let need = StackSegment.walkSize(depth: function.depth)
    if stack.hasRoom(for: need) { return try callHere(function, arguments) }
    var result: Result<Value, Interruption> = .failure(.failed(RuntimeError(.callDepth, function.span)))
    let outer = stack
    _ = StackSegment.withNew(bytes: need) { segment in
      stack = segment
      do throws(Interruption) {
        result = .success(try callHere(function, arguments))
      } catch {
        result = .failure(error)
      }
    }
    stack = outer
    return try result.get()
  }

  private mutating func callHere(_ function: TypedFunction, _ arguments: [Value]) throws(Interruption)
    -> Value
  {
    precondition(arguments.count == function.parameters.count, "a function takes as many values as it says")
    let outer = variables.beginFunction()
    for (parameter, value) in zip(function.parameters, arguments) {
      variables.declare(parameter.name, value)
    }
    defer { variables.endFunction(outer) }
    do throws(Interruption) {
      let value = try evaluate(function.body)
      precondition(value != .unit || function.output == .unit, "a function comes to its end with a value")
      return value
    } catch {
      if case .returned(let value) = error { return value }
      throw error
    }
  }

  private mutating func callFunction(
    _ index: Int, _ arguments: [TypedExpression], _ span: Span
  ) throws(Interruption) -> Value {
    var values: [Value] = []
    for argument in arguments { values.append(try evaluate(argument)) }
    try charge(span)
    guard depth < Limits.callDepth else { throw .failed(RuntimeError(.callDepth, span)) }
    depth += 1
    defer { depth -= 1 }
    return try call(program.functions[index], values)
  }

  /// Pays for one loop turn or call.
  private mutating func charge(_ span: Span) throws(Interruption) {
    try Evaluator.check(options.cancellation, span)
    guard fuel > 0 else { throw .failed(RuntimeError(.outOfFuel, span)) }
    fuel -= 1
  }

  // Static, as the evaluator would be copied to be looked at.
  private static func check(_ cancellation: CancellationToken, _ span: Span) throws(Interruption) {
    if cancellation.isCancelled { throw .failed(RuntimeError(.cancelled, span)) }
  }

  // MARK: Statements

  private mutating func evaluate(_ block: TypedBlock) throws(Interruption) -> Value {
    let outer = variables.count
    defer { variables.endScope(outer) }
    for (index, statement) in block.statements.enumerated() {
      if index % 16 == 15 { try Evaluator.check(options.cancellation, statement.span) }
      try execute(statement)
    }
    guard let value = block.value else { return .unit }
    return try evaluate(value)
  }

  private mutating func execute(_ statement: TypedStatement) throws(Interruption) {
    switch statement.kind {
    case .declare(let name, let value):
      variables.declare(name, try evaluate(value))
    case .assign(let name, let value):
      if !variables.assign(name, try evaluate(value)) { undeclared(name) }
    case .whileLoop(let condition, let body):
      while try isTrue(condition) {
        try charge(statement.span)
        if try !turn(body) { break }
      }
    case .forLoop(let name, let low, let high, let body):
      guard case .int(var index) = try evaluate(low) else { wrongType(low) }
      guard case .int(let end) = try evaluate(high) else { wrongType(high) }
      let outer = variables.count
      defer { variables.endScope(outer) }
      while index < end {
        try charge(statement.span)
        variables.declare(name, .int(index))
        if try !turn(body) { break }
        variables.endScope(outer)
        index += 1
      }
    case .breakLoop: throw .breakLoop
    case .continueLoop: throw .continueLoop
    case .returnValue(let value):
      guard let value else { throw .returned(.unit) }
      throw .returned(try evaluate(value))
    case .print(let values):
      var text = ""
      for value in values { text += try evaluate(value).description }
      options.output(text)
    case .trace(let values, let isLast):
      var note: [Value] = []
      for value in values { note.append(try evaluate(value)) }
      notes.append(note)
      if isLast || notes.count >= mostNotes { throw .traced }
    case .discard(let value): _ = try evaluate(value)
    }
  }

  /// One turn of a loop; false if it was left by `break`.
  private mutating func turn(_ body: TypedBlock) throws(Interruption) -> Bool {
    do throws(Interruption) {
      _ = try evaluate(body)
      return true
    } catch {
      switch error {
      case .breakLoop: return false
      case .continueLoop: return true
      case .returned, .traced, .failed: throw error
      }
    }
  }

  // MARK: Expressions

  private func undeclared(_ name: Symbol) -> Never {
    preconditionFailure("the checker found `\(program.names[name])` declared")
  }

  private func wrongType(_ expression: TypedExpression) -> Never {
    preconditionFailure("the checker found this to be of type \(expression.type)")
  }

  private mutating func isTrue(_ condition: TypedExpression) throws(Interruption) -> Bool {
    guard case .bool(let value) = try evaluate(condition) else { wrongType(condition) }
    return value
  }

  private mutating func evaluate(_ expression: TypedExpression) throws(Interruption) -> Value {
    switch expression.kind {
    case .constant(let value): return value
    case .variable(let name):
      guard let value = variables[name] else { undeclared(name) }
      return value
    case .param(let index): return program.params[index].value
    case .unary(let operation, let operand):
      let one = try evaluate(operand)
      guard case .unary(let row) = operation.facts.pointee.evaluation else { unexpected(expression) }
      do throws(RuntimeError.Kind) {
        return try row.evaluate(one)
      } catch {
        throw .failed(RuntimeError(error, expression.span))
      }
    case .binary(let operation, let left, let right):
      let one = try evaluate(left)
      let two = try evaluate(right)
      guard case .binary(let row) = operation.facts.pointee.evaluation else { unexpected(expression) }
      do throws(RuntimeError.Kind) {
        return try row.evaluate(one, two)
      } catch {
        throw .failed(RuntimeError(error, expression.span))
      }
    case .ternary(let operation, let first, let second, let third):
      let one = try evaluate(first)
      let two = try evaluate(second)
      let three = try evaluate(third)
      guard case .ternary(let row) = operation.facts.pointee.evaluation else { unexpected(expression) }
      do throws(RuntimeError.Kind) {
        return try row.evaluate(one, two, three)
      } catch {
        throw .failed(RuntimeError(error, expression.span))
      }
    case .complexPower(let base, let exponent):
      guard case .complex(let value) = try evaluate(base) else { wrongType(base) }
      return .complex(WholePower.apply(value, exponent))
    case .equal(let left, let right, let isNegated):
      let one = try evaluate(left)
      return .bool(one.isEqual(to: try evaluate(right)) != isNegated)
    case .and(let left, let right):
      guard try isTrue(left) else { return .bool(false) }
      return .bool(try isTrue(right))
    case .or(let left, let right):
      if try isTrue(left) { return .bool(true) }
      return .bool(try isTrue(right))
    case .call(let index, let arguments): return try callFunction(index, arguments, expression.span)
    case .element(let value, let index):
      guard case .tuple(let elements) = try evaluate(value) else { wrongType(value) }
      return elements[index]
    case .tuple(let elements):
      var values: [Value] = []
      values.reserveCapacity(elements.count)
      for element in elements { values.append(try evaluate(element)) }
      return .tuple(values)
    case .ifElse(let condition, let then, let other):
      if try isTrue(condition) { return try evaluate(then) }
      guard let other else { return .unit }
      return try evaluate(other)
    case .block(let block): return try evaluate(block)
    case .diverging(let expressions):
      for expression in expressions { _ = try evaluate(expression) }
      preconditionFailure("the last of them never comes to its end")
    }
  }
}

/// Ends the program: the checker lets no operation with another number of operands through.
private func unexpected(_ expression: TypedExpression) -> Never {
  preconditionFailure("an operation with another number of operands: \(expression.kind)")
}

/// Computes the constants that the type checker needs.
enum ConstantEvaluator {
  /// The value of an expression of literals, operators and built-in functions.
  static func value(of expression: TypedExpression) throws(RuntimeError) -> Value {
    let source = SourceFile(path: "", bytes: [])
    let body = TypedBlock(statements: [], value: expression)
    let main = TypedFunction(
      name: "constant", parameters: [], output: expression.type, body: body, span: expression.span,
      depth: Limits.treeDepth)
    let program = TypedProgram(
      source: source, name: nil, params: [], view: nil, main: main, functions: [], names: Names())
    var evaluator = Evaluator(program, RunOptions())
    return try evaluator.run([])
  }
}
