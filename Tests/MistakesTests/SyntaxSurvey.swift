@testable import Rast

/// The parts of a program by kind, for mistakes that take more than tokens to make.
struct SyntaxSurvey: Sendable {
  struct Infix: Sendable {
    var infix: InfixOperator
    var operatorSpan: Span
    var left: Span
    var right: Span
  }

  var infixes: [Infix] = []
  var calls: [(name: Identifier, arguments: [Span], span: Span)] = []
  var casts: [(value: Span, whole: Span)] = []
  var negations: [(operand: Span, whole: Span)] = []
  var fields: [Identifier] = []
  /// Each `if`, with everything after its `else` if there is one.
  var ifs: [(condition: Span, then: BlockSyntax, other: ExpressionSyntax?, span: Span)] = []
  var whiles: [(condition: Span, body: BlockSyntax, head: Span)] = []
  var fors: [(name: Identifier, low: Span, high: Span, head: Span)] = []
  var declarations: [(isMutable: Bool, name: Identifier, type: TypeSyntax?, value: Span, span: Span)] = []
  var assignments: [(name: Identifier, infix: InfixOperator?, operatorSpan: Span, span: Span)] = []
  var returns: [(value: Span?, span: Span)] = []
  var prints: [Span] = []
  var tuples: [Span] = []
  /// The last expressions of blocks.
  var tails: [Span] = []
  /// Types of parameters, variables, params, results and casts.
  var types: [TypeSyntax] = []
  var results: [TypeSyntax] = []
  var parameters: [ParameterSyntax] = []

  init(_ file: FileSyntax) {
    for param in file.params {
      types.append(param.type)
      visit(param.value)
    }
    for function in file.functions { visit(function.parameters, function.output, function.body) }
    if let program = file.program { visit(program.parameters, program.output, program.body) }
    for field in file.view?.fields ?? [] { visit(field.value) }
  }

  private mutating func visit(_ parameters: [ParameterSyntax], _ output: TypeSyntax?, _ body: BlockSyntax) {
    self.parameters += parameters
    types += parameters.map(\.type)
    if let output {
      types.append(output)
      results.append(output)
    }
    visit(body)
  }

  private mutating func visit(_ block: BlockSyntax) {
    for statement in block.statements { visit(statement) }
    guard let value = block.value else { return }
    tails.append(value.span)
    visit(value)
  }

  private mutating func visit(_ statement: StatementSyntax) {
    switch statement.kind {
    case .declare(let isMutable, let name, let type, let value):
      declarations.append((isMutable, name, type, value.span, statement.span))
      if let type { types.append(type) }
      visit(value)
    case .assign(let name, let infix, let operatorSpan, let value):
      assignments.append((name, infix, operatorSpan, statement.span))
      visit(value)
    case .whileLoop(let condition, let body):
      whiles.append((condition.span, body, statement.span))
      visit(condition)
      visit(body)
    case .forLoop(let name, let low, let high, let body):
      fors.append((name, low.span, high.span, statement.span))
      visit(low)
      visit(high)
      visit(body)
    case .returnValue(let value):
      returns.append((value?.span, statement.span))
      if let value { visit(value) }
    case .print(let values):
      prints.append(statement.span)
      values.forEach { visit($0) }
    case .discard(let value), .blockLike(let value): visit(value)
    case .breakLoop, .continueLoop, .damaged: return
    }
  }

  private mutating func visit(_ expression: ExpressionSyntax) {
    switch expression.kind {
    case .prefix(let prefix, _, let operand):
      if prefix == .not { negations.append((operand.span, expression.span)) }
      visit(operand)
    case .infix(let infix, let operatorSpan, let left, let right):
      infixes.append(
        Infix(infix: infix, operatorSpan: operatorSpan, left: left.span, right: right.span))
      visit(left)
      visit(right)
    case .cast(let value, let type):
      casts.append((value.span, expression.span))
      types.append(type)
      visit(value)
    case .call(let name, let arguments):
      calls.append((name, arguments.map(\.span), expression.span))
      arguments.forEach { visit($0) }
    case .field(let value, let name):
      fields.append(name)
      visit(value)
    case .element(let value, _, _), .parentheses(let value): visit(value)
    case .index(let value, let index):
      visit(value)
      visit(index)
    case .tuple(let elements):
      tuples.append(expression.span)
      elements.forEach { visit($0) }
    case .ifElse(let condition, let then, let other):
      ifs.append((condition.span, then, other, expression.span))
      visit(condition)
      visit(then)
      if let other { visit(other) }
    case .block(let block): visit(block)
    case .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .damaged: return
    }
  }
}
