/// Makes a syntax tree of nodes, so that they are checked as parsed programs are.
struct NodeReader {
  private var isTooDeep = false

  /// The typed program of some nodes.
  static func read(_ input: Type, _ output: Type, _ body: Node) throws(CompileErrors) -> TypedProgram {
    let source = SourceFile(path: "program", bytes: [])
    var reader = NodeReader()
    let block = reader.block(body, 0)
    if reader.isTooDeep {
      throw CompileErrors(source: source, diagnostics: [SyntaxError.tooDeep.diagnostic(.none)])
    }
    let parameter = ParameterSyntax(
      name: Identifier(name: "input", span: .none), type: TypeSyntax(kind: .named(input), span: .none))
    let program = ProgramSyntax(
      name: nil, keyword: .none, parameters: input == .unit ? [] : [parameter],
      output: TypeSyntax(kind: .named(output), span: .none), body: block)
    return try Analysis.check(FileSyntax(program: program), source).get()
  }

  private mutating func block(_ node: Node, _ depth: Int) -> BlockSyntax {
    var block = BlockSyntax(statements: [], value: nil, span: .none)
    var nodes = [node]
    if case .block(let content) = node { nodes = content }
    for (index, node) in nodes.enumerated() {
      if let statement = statement(node, depth + 1) {
        block.statements.append(StatementSyntax(kind: statement, span: .none))
      } else if index == nodes.count - 1 {
        block.value = expression(node, depth + 1)
      } else {
        let value = expression(node, depth + 1)
        block.statements.append(StatementSyntax(kind: .discard(value), span: .none))
      }
    }
    block.depth = 1 + max(block.value?.depth ?? 0, block.statements.map(\.depth).max() ?? 0)
    return block
  }

  /// The statement that a node is; nil for expressions.
  private mutating func statement(_ node: Node, _ depth: Int) -> StatementSyntax.Kind? {
    func name(_ name: String) -> Identifier { Identifier(name: name, span: .none) }
    guard depth <= Limits.nesting else {
      isTooDeep = true
      return .damaged
    }
    switch node {
    case .declare(let variable, let value):
      return .declare(isMutable: true, name(variable), nil, expression(value, depth + 1))
    case .assign(let variable, let value):
      return .assign(name(variable), nil, operatorSpan: .none, expression(value, depth + 1))
    case .while(let condition, let body):
      return .whileLoop(expression(condition, depth + 1), block(body, depth))
    case .for(let variable, let low, let high, let body):
      return .forLoop(
        name(variable), expression(low, depth + 1), expression(high, depth + 1), block(body, depth))
    case .print(let value): return .print([expression(value, depth + 1)])
    case .break: return .breakLoop
    case .continue: return .continueLoop
    case .return(let value): return .returnValue(value.map { expression($0, depth + 1) })
    case .constant, .variable, .extractTuple, .extractArray, .cast, .add, .sub, .mul, .div, .mod, .eq, .neq,
      .gt,
      .gtEq, .lt, .ltEq, .and, .or, .block, .pow, .neg, .not, .real, .imaginary, .tuple, .call, .if:
      return nil
    }
  }

  private mutating func expression(_ node: Node, _ depth: Int) -> ExpressionSyntax {
    guard depth <= Limits.nesting else {
      isTooDeep = true
      return ExpressionSyntax(kind: .damaged, span: .none)
    }
    let kind = kind(node, depth + 1)
    return ExpressionSyntax(kind: kind, span: .none, depth: Limits.nesting - min(depth, Limits.nesting) + 1)
  }

  private mutating func kind(_ node: Node, _ depth: Int) -> ExpressionSyntax.Kind {
    switch node {
    case .constant(let value): return constant(value)
    case .variable(let name): return .name(name)
    case .extractTuple(let tuple, let index): return .element(expression(tuple, depth), index, .none)
    case .extractArray(let array, let index):
      return .index(expression(array, depth), expression(index, depth))
    case .cast(let value, let type):
      return .cast(expression(value, depth), TypeSyntax(kind: .named(type), span: .none))
    case .add(let a, let b): return infix(.add, a, b, depth)
    case .sub(let a, let b): return infix(.subtract, a, b, depth)
    case .mul(let a, let b): return infix(.multiply, a, b, depth)
    case .div(let a, let b): return infix(.divide, a, b, depth)
    case .mod(let a, let b): return infix(.remainder, a, b, depth)
    case .pow(let a, let b): return infix(.power, a, b, depth)
    case .eq(let a, let b): return infix(.equal, a, b, depth)
    case .neq(let a, let b): return infix(.notEqual, a, b, depth)
    case .gt(let a, let b): return infix(.greater, a, b, depth)
    case .gtEq(let a, let b): return infix(.greaterOrEqual, a, b, depth)
    case .lt(let a, let b): return infix(.less, a, b, depth)
    case .ltEq(let a, let b): return infix(.lessOrEqual, a, b, depth)
    case .and(let a, let b): return infix(.and, a, b, depth)
    case .or(let a, let b): return infix(.or, a, b, depth)
    case .neg(let value): return .prefix(.negate, operatorSpan: .none, expression(value, depth))
    case .not(let value): return .prefix(.not, operatorSpan: .none, expression(value, depth))
    case .real(let value): return .field(expression(value, depth), Identifier(name: "re", span: .none))
    case .imaginary(let value): return .field(expression(value, depth), Identifier(name: "im", span: .none))
    case .tuple(let elements):
      return elements.isEmpty ? .unit : .tuple(elements.map { expression($0, depth) })
    case .call(let name, let arguments):
      return .call(Identifier(name: name, span: .none), arguments.map { expression($0, depth) })
    case .if(let condition, let then, let other):
      let last = other.map { node in
        ExpressionSyntax(kind: .block(block(node, depth)), span: .none, depth: Limits.nesting)
      }
      return .ifElse(expression(condition, depth), block(then, depth), last)
    case .block, .declare, .assign, .while, .print, .for, .break, .continue, .return:
      return .block(block(node, depth))
    }
  }

  private mutating func infix(
    _ infix: InfixOperator, _ a: Node, _ b: Node, _ depth: Int
  ) -> ExpressionSyntax.Kind {
    let left = expression(a, depth)
    return .infix(infix, operatorSpan: .none, left, expression(b, depth))
  }

  private func constant(_ value: Value) -> ExpressionSyntax.Kind {
    func expression(_ kind: ExpressionSyntax.Kind) -> ExpressionSyntax {
      ExpressionSyntax(kind: kind, span: .none)
    }
    switch value {
    case .unit: return .unit
    case .bool(let value): return .bool(value)
    case .char(let value): return .char(value)
    case .float(let value): return .float(value)
    case .str(let value): return .string(value)
    case .tuple(let elements):
      return elements.isEmpty ? .unit : .tuple(elements.map { expression(constant($0)) })
    case .int(let value):
      let literal = ExpressionSyntax.Kind.int(UInt64(value.magnitude))
      return value < 0 ? .prefix(.negate, operatorSpan: .none, expression(literal)) : literal
    case .complex(let value):
      let parts = [expression(.float(value.re)), expression(.float(value.im))]
      return .call(Identifier(name: "complex", span: .none), parts)
    }
  }
}
