/// An expression with its place and the depth of its tree.
package struct ExpressionSyntax: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    /// The magnitude; 2^63 only after a unary minus.
    case int(UInt64)
    /// Not negative where it was parsed: a sign is an operator.
    case float(Double)
    /// The imaginary part; as of a float.
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
    /// What could not be parsed and was reported.
    case damaged
  }

  package let kind: Kind
  package var span: Span
  /// How a number is written, where it was parsed.
  package var spelling: String?
  /// The number of nodes from here to the deepest leaf.
  package let depth: Int

  /// An expression; one that was not parsed has no place.
  package init(_ kind: Kind, span: Span = .none) {
    (self.kind, self.span) = (kind, span)
    depth = 1 + kind.depthOfParts
  }

  /// The expressions that it is made of, but for those in blocks.
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
  /// The depth of the deepest expression that it is made of.
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
