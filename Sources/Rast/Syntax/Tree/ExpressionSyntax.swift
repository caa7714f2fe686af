/// An expression with its place and the depth of its tree.
package struct ExpressionSyntax: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    /// The magnitude; 2^63 is allowed only after a unary minus.
    case int(UInt64)
    /// Never negative after parsing, as a sign is an operator.
    case float(Double)
    /// The imaginary part, which is never negative after parsing.
    case imaginary(Double)
    case bool(Bool)
    case char(Unicode.Scalar)
    case string(String)
    case unit
    case name(String)
    case prefix(PrefixOperator, operatorSpan: Span, ExpressionSyntax)
    case infix(InfixOperator, operatorSpan: Span, ExpressionSyntax, ExpressionSyntax)
    case cast(ExpressionSyntax, TypeSyntax)
    case call(Identifier, [ExpressionSyntax])
    case field(ExpressionSyntax, Identifier)
    case element(ExpressionSyntax, Int, Span)
    case index(ExpressionSyntax, ExpressionSyntax)
    case tuple([ExpressionSyntax])
    case parentheses(ExpressionSyntax)
    case ifElse(ExpressionSyntax, BlockSyntax, ExpressionSyntax?)
    case block(BlockSyntax)
    /// An expression that could not be parsed and was reported.
    case damaged
  }

  package let kind: Kind
  package var span: Span
  /// How a number was written; nil if it was not parsed.
  package var spelling: String?
  /// The number of nodes from here to the deepest leaf.
  package let depth: Int

  /// An expression; one that was not parsed has no place.
  package init(_ kind: Kind, span: Span = .none) {
    (self.kind, self.span) = (kind, span)
    depth = 1 + kind.depthOfParts
  }

  /// The expressions that it consists of, except those in blocks.
  package var operands: [ExpressionSyntax] {
    switch kind {
    case .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .block, .damaged: []
    case .prefix(_, _, let operand), .cast(let operand, _), .field(let operand, _),
      .element(let operand, _, _), .parentheses(let operand):
      [operand]
    case .infix(_, _, let left, let right), .index(let left, let right): [left, right]
    case .call(_, let arguments): arguments
    case .tuple(let elements): elements
    case .ifElse(let condition, _, let other): other.map { [condition, $0] } ?? [condition]
    }
  }
}

extension ExpressionSyntax.Kind {
  /// The depth of the deepest expression in it.
  fileprivate var depthOfParts: Int {
    switch self {
    case .int, .float, .imaginary, .bool, .char, .string, .unit, .name, .damaged: 0
    case .prefix(_, _, let operand), .cast(let operand, _), .field(let operand, _),
      .element(let operand, _, _), .parentheses(let operand):
      operand.depth
    case .infix(_, _, let left, let right), .index(let left, let right): max(left.depth, right.depth)
    case .call(_, let parts), .tuple(let parts): parts.reduce(0) { max($0, $1.depth) }
    case .ifElse(let condition, let then, let other): max(condition.depth, then.depth, other?.depth ?? 0)
    case .block(let block): block.depth
    }
  }
}
