/// Gives each variable of a program a symbol of its own. Then a symbol says by itself which variable it stands for: one
/// can follow values through the program without minding scopes, and what is added to it captures nothing.
struct UniqueNames: Transformation {
  private var names: Names
  private var taken: Set<Symbol> = []
  /// The variable that each name in scope stands for.
  private var variables: [Symbol: Symbol] = [:]

  /// The program with a symbol for each variable; nil if there is no memory for it.
  static func of(_ program: TypedProgram) -> TypedProgram? {
    var naming = UniqueNames(names: program.names)
    return program.transformed(by: &naming)?.with(names: naming.names)
  }

  private init(names: Names) { self.names = names }

  mutating func transform(_ function: TypedFunction) -> TypedFunction {
    variables = [:]
    var function = function
    function.parameters = function.parameters.map { (declare($0.name), $0.type) }
    function.body = transform(function.body)
    return function
  }

  mutating func transform(_ block: TypedBlock) -> TypedBlock {
    let outer = variables
    defer { variables = outer }
    return mapChildren(block)
  }

  mutating func transform(_ statement: TypedStatement) -> [TypedStatement] {
    var statement = statement
    switch statement.kind {
    case .declare(let name, let value):
      // The name comes into scope last: the value may use an outer variable of the same name.
      let value = transform(value)
      statement.kind = .declare(declare(name), value)
    case .assign(let name, let value): statement.kind = .assign(variable(name), transform(value))
    case .forLoop(let name, let low, let high, let body):
      let (low, high) = (transform(low), transform(high))
      let outer = variables
      statement.kind = .forLoop(declare(name), low, high, transform(body))
      variables = outer
    case .whileLoop, .breakLoop, .continueLoop, .returnValue, .print, .trace, .discard:
      statement = mapChildren(statement)
    }
    return [statement]
  }

  mutating func transform(_ expression: TypedExpression) -> TypedExpression {
    guard case .variable(let name) = expression.kind else { return mapChildren(expression) }
    var expression = expression
    expression.kind = .variable(variable(name))
    return expression
  }

  private mutating func declare(_ name: Symbol) -> Symbol {
    let variable = taken.insert(name).inserted ? name : names.another(like: name)
    taken.insert(variable)
    variables[name] = variable
    return variable
  }

  private func variable(_ name: Symbol) -> Symbol {
    guard let variable = variables[name] else {
      preconditionFailure("the checker found `\(names[name])` declared")
    }
    return variable
  }
}
