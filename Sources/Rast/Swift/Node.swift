/// An expression or a statement of a program that is built in Swift instead of being parsed. An int constant becomes a
/// float or complex where one is needed, as a literal does.
public struct Node: Sendable {
  private enum Content: Sendable {
    case expression(ExpressionSyntax)
    case statement(StatementSyntax)
  }

  private let content: Content

  private init(_ kind: ExpressionSyntax.Kind) { content = .expression(ExpressionSyntax(kind)) }

  private init(_ kind: StatementSyntax.Kind) { content = .statement(StatementSyntax(kind)) }

  /// The node as an expression; a statement is put in a block.
  private var expression: ExpressionSyntax {
    switch content {
    case .expression(let expression): expression
    case .statement: ExpressionSyntax(.block(block))
    }
  }

  /// The node as a block.
  var block: BlockSyntax {
    switch content {
    case .statement(let statement): return BlockSyntax([statement])
    case .expression(let expression):
      if case .block(let block) = expression.kind { return block }
      return BlockSyntax([], value: expression)
    }
  }

  /// The node as a statement; the value of an expression is discarded.
  private var statement: StatementSyntax {
    switch content {
    case .expression(let expression): StatementSyntax(.discard(expression))
    case .statement(let statement): statement
    }
  }
}

// MARK: Values

extension Node {
  /// A constant.
  public static func constant(_ value: Value) -> Node {
    func negated(_ literal: ExpressionSyntax.Kind) -> Node {
      Node(.prefix(.negate, operatorSpan: .none, ExpressionSyntax(literal)))
    }
    switch value {
    case .unit: return Node(.unit)
    case .bool(let value): return Node(.bool(value))
    case .char(let value): return Node(.char(value))
    case .str(let value): return Node(.string(value))
    case .int(let value):
      let magnitude = ExpressionSyntax.Kind.int(UInt64(value.magnitude))
      return value < 0 ? negated(magnitude) : Node(magnitude)
    case .float(let value):
      return value.sign == .minus ? negated(.float(value.magnitude)) : Node(.float(value))
    case .complex(let value):
      return .call("complex", [.constant(.float(value.re)), .constant(.float(value.im))])
    case .tuple(let elements): return .tuple(elements.map { .constant($0) })
    }
  }

  /// The value of a variable.
  public static func variable(_ name: String) -> Node { Node(.name(name)) }

  /// A tuple.
  public static func tuple(_ elements: [Node]) -> Node {
    elements.isEmpty ? Node(.unit) : Node(.tuple(elements.map(\.expression)))
  }

  /// Element `index` of a tuple.
  public static func extractTuple(_ tuple: Node, _ index: Int) -> Node {
    Node(.element(tuple.expression, index, .none))
  }

  /// The scalar of a str at an index.
  public static func extractArray(_ array: Node, _ index: Node) -> Node {
    Node(.index(array.expression, index.expression))
  }

  /// The real part of a complex number.
  public static func real(_ value: Node) -> Node { Node(.field(value.expression, Identifier("re"))) }

  /// The imaginary part of a complex number.
  public static func imaginary(_ value: Node) -> Node { Node(.field(value.expression, Identifier("im"))) }

  /// A call of a built-in function.
  public static func call(_ function: String, _ arguments: [Node]) -> Node {
    Node(.call(Identifier(function), arguments.map(\.expression)))
  }

  /// A value converted to another type.
  public static func cast(_ value: Node, _ type: Type) -> Node {
    Node(.cast(value.expression, TypeSyntax(type)))
  }
}

// MARK: Operators

extension Node {
  private static func infix(_ infix: InfixOperator, _ left: Node, _ right: Node) -> Node {
    Node(.infix(infix, operatorSpan: .none, left.expression, right.expression))
  }

  /// `left + right`.
  public static func add(_ left: Node, _ right: Node) -> Node { infix(.add, left, right) }
  /// `left - right`.
  public static func sub(_ left: Node, _ right: Node) -> Node { infix(.subtract, left, right) }
  /// `left * right`.
  public static func mul(_ left: Node, _ right: Node) -> Node { infix(.multiply, left, right) }
  /// `left / right`.
  public static func div(_ left: Node, _ right: Node) -> Node { infix(.divide, left, right) }
  /// `left % right`.
  public static func mod(_ left: Node, _ right: Node) -> Node { infix(.remainder, left, right) }
  /// `left ^ right`.
  public static func pow(_ left: Node, _ right: Node) -> Node { infix(.power, left, right) }
  /// `left == right`.
  public static func eq(_ left: Node, _ right: Node) -> Node { infix(.equal, left, right) }
  /// `left != right`.
  public static func neq(_ left: Node, _ right: Node) -> Node { infix(.notEqual, left, right) }
  /// `left > right`.
  public static func gt(_ left: Node, _ right: Node) -> Node { infix(.greater, left, right) }
  /// `left >= right`.
  public static func gtEq(_ left: Node, _ right: Node) -> Node { infix(.greaterOrEqual, left, right) }
  /// `left < right`.
  public static func lt(_ left: Node, _ right: Node) -> Node { infix(.less, left, right) }
  /// `left <= right`.
  public static func ltEq(_ left: Node, _ right: Node) -> Node { infix(.lessOrEqual, left, right) }
  /// `left && right`.
  public static func and(_ left: Node, _ right: Node) -> Node { infix(.and, left, right) }
  /// `left || right`.
  public static func or(_ left: Node, _ right: Node) -> Node { infix(.or, left, right) }

  /// `-value`.
  public static func neg(_ value: Node) -> Node {
    Node(.prefix(.negate, operatorSpan: .none, value.expression))
  }

  /// `!value`.
  public static func not(_ value: Node) -> Node { Node(.prefix(.not, operatorSpan: .none, value.expression)) }
}

// MARK: Statements

extension Node {
  /// Nodes in order; the last one gives the value.
  public static func block(_ nodes: [Node]) -> Node {
    var statements = nodes
    var value: ExpressionSyntax?
    if case .expression(let last)? = nodes.last?.content {
      value = last
      statements.removeLast()
    }
    return Node(.block(BlockSyntax(statements.map(\.statement), value: value)))
  }

  /// `if condition { then } else { other }`.
  public static func `if`(_ condition: Node, _ then: Node, else other: Node?) -> Node {
    let other = other.map { ExpressionSyntax(.block($0.block)) }
    return Node(.ifElse(condition.expression, then.block, other))
  }

  /// `var name = value;`.
  public static func declare(_ name: String, _ value: Node) -> Node {
    Node(.declare(isMutable: true, Identifier(name), nil, value.expression))
  }

  /// `name = value;`.
  public static func assign(_ name: String, _ value: Node) -> Node {
    Node(.assign(Identifier(name), nil, operatorSpan: .none, value.expression))
  }

  /// `while condition { body }`.
  public static func `while`(_ condition: Node, _ body: Node) -> Node {
    Node(.whileLoop(condition.expression, body.block))
  }

  /// `for name in low..high { body }`.
  public static func `for`(_ name: String, _ low: Node, _ high: Node, _ body: Node) -> Node {
    Node(.forLoop(Identifier(name), low.expression, high.expression, body.block))
  }

  /// `print(value);`.
  public static func print(_ value: Node) -> Node { Node(.print([value.expression])) }

  /// `break;`.
  public static var `break`: Node { Node(.breakLoop) }

  /// `continue;`.
  public static var `continue`: Node { Node(.continueLoop) }

  /// `return value;`.
  public static func `return`(_ value: Node?) -> Node { Node(.returnValue(value?.expression)) }
}
