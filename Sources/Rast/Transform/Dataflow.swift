/// Follows values through statements in the order in which they are written: what each variable is made of at the end, in
/// terms of what the variables held at the beginning. Both branches of an `if` count, and a loop counts as one turn of it.
/// The variables of the program need symbols of their own (`UniqueNames`).
struct Dataflow {
  /// A loop, and what the variables are made of where it begins.
  struct Loop {
    var statement: TypedStatement
    var origins: [Symbol: Origin]
  }

  /// What the variables are made of; those that are missing hold what they held at the beginning.
  private(set) var origins: [Symbol: Origin] = [:]
  /// The type of each variable that was declared, and how many were declared before it.
  private(set) var declared: [Symbol: (type: Type, order: Int)] = [:]
  /// The variables that were assigned after their declaration.
  private(set) var assigned: Set<Symbol> = []
  /// What decides whether the statements are left before their end, by `break` or `return`.
  private(set) var exits: Set<Component> = []
  /// The loops that are not inside others.
  private(set) var loops: [Loop] = []

  private let program: TypedProgram
  /// The functions that are called in one place only. They are followed where they are called.
  private let calledOnce: Set<Int>
  /// How many loops and calls the statement is inside.
  private var (loopDepth, callDepth) = (0, 0)
  /// What decides whether the statement is reached.
  private var control: Set<Component> = []
  /// What the values that the function returned are made of.
  private var returned = Origin.nothing
  /// The variables that were set, each with what it was made of before.
  private var log: [(name: Symbol, before: Origin?)] = []

  /// How deep calls are followed.
  static let mostCalls = 2

  /// Has followed nothing yet.
  init(_ program: TypedProgram) {
    self.program = program
    var calls: [Int: Int] = [:]
    for function in [program.main] + program.functions {
      function.body.forEachExpression {
        if case .call(let index, _) = $0.kind { calls[index, default: 0] += 1 }
      }
    }
    calledOnce = Set(calls.filter { $0.value == 1 }.keys)
  }

  /// Follows one turn of a loop.
  mutating func followTurn(of loop: TypedStatement) {
    switch loop.kind {
    case .whileLoop(let condition, let body):
      exits.formUnion(follow(condition).all)
      _ = follow(body)
    case .forLoop(let name, let low, let high, let body):
      exits.formUnion(follow(low).all.union(follow(high).all))
      declare(name, .int, .nothing)
      _ = follow(body)
    case .declare, .assign, .breakLoop, .continueLoop, .returnValue, .print, .trace, .discard: follow(loop)
    }
  }

  /// Follows a block, and says what its value is made of.
  mutating func follow(_ block: TypedBlock) -> Origin {
    for statement in block.statements { follow(statement) }
    return block.value.map { follow($0) } ?? .nothing
  }

  private mutating func follow(_ statement: TypedStatement) {
    switch statement.kind {
    case .declare(let name, let value): declare(name, value.type, follow(value))
    case .assign(let name, let value):
      set(name, follow(value).chosen(by: control))
      assigned.insert(name)
    case .whileLoop, .forLoop:
      if loopDepth == 0 { loops.append(Loop(statement: statement, origins: origins)) }
      let outer = exits
      loopDepth += 1
      followTurn(of: statement)
      loopDepth -= 1
      exits = outer
    case .breakLoop: exits.formUnion(control)
    case .returnValue(let value):
      if let value { returned = returned.joined(follow(value)) }
      exits.formUnion(control)
    case .continueLoop, .trace: break
    case .print(let values): for value in values { _ = follow(value) }
    case .discard(let value): _ = follow(value)
    }
  }

  private mutating func follow(_ expression: TypedExpression) -> Origin {
    switch expression.kind {
    case .variable(let name): return origins.origin(of: Component(variable: name))
    case .element(let tuple, let index): return follow(tuple).element(index)
    case .tuple(let elements): return .tuple(elements.map { follow($0) })
    case .block(let block): return follow(block)
    case .ifElse(let condition, let then, let other): return follow(condition, then, other)
    case .call(let index, let arguments): return follow(index, arguments.map { follow($0) })
    case .constant, .param, .unary, .binary, .ternary, .complexPower, .equal, .and, .or,
      .diverging:
      var used: Set<Component> = []
      expression.forEachChild {
        used.formUnion(follow($0).all)
      } block: {
        used.formUnion(follow($0).all)
      }
      return .components(copied: [], used: used)
    }
  }

  // MARK: Variables

  private mutating func declare(_ name: Symbol, _ type: Type, _ origin: Origin) {
    declared[name] = (type, declared.count)
    set(name, origin)
  }

  private mutating func set(_ name: Symbol, _ origin: Origin) {
    log.append((name, origins[name]))
    origins[name] = origin
  }

  // MARK: Branches and calls

  private mutating func follow(
    _ condition: TypedExpression, _ then: TypedBlock, _ other: TypedBlock?
  ) -> Origin {
    let outer = control
    control.formUnion(follow(condition).all)
    let one = followBranch(then)
    let two = followBranch(other)
    for name in Set(one.origins.keys).union(two.origins.keys) {
      let before = origins.origin(of: Component(variable: name))
      set(name, (one.origins[name] ?? before).joined(two.origins[name] ?? before))
    }
    defer { control = outer }
    return one.value.joined(two.value).chosen(by: control)
  }

  /// Follows a branch, and takes back what it set.
  private mutating func followBranch(_ block: TypedBlock?) -> (value: Origin, origins: [Symbol: Origin]) {
    guard let block else { return (.nothing, [:]) }
    let start = log.count
    let value = follow(block)
    var made: [Symbol: Origin] = [:]
    while log.count > start {
      let (name, before) = log.removeLast()
      made[name] = made[name] ?? origins[name]
      origins[name] = before
    }
    return (value, made)
  }

  private mutating func follow(_ function: Int, _ arguments: [Origin]) -> Origin {
    guard calledOnce.contains(function), callDepth < Dataflow.mostCalls else {
      return .components(copied: [], used: arguments.reduce(into: []) { $0.formUnion($1.all) })
    }
    let function = program.functions[function]
    for (parameter, argument) in zip(function.parameters, arguments) {
      declare(parameter.name, parameter.type, argument)
    }
    let (outerExits, outerReturned) = (exits, returned)
    returned = .nothing
    callDepth += 1
    defer {
      callDepth -= 1
      (exits, returned) = (outerExits, outerReturned)
    }
    return follow(function.body).joined(returned)
  }
}
