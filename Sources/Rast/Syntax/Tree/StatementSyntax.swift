/// `{ … }`.
package struct BlockSyntax: Hashable, Sendable {
  package var statements: [StatementSyntax]
  package var value: ExpressionSyntax?
  package var span: Span
  /// The comments before the value, or without one before the end.
  package var comments: [String] = []
  /// Whether a part of it could not be parsed, so that a missing value need not be reported.
  var isDamaged = false
  /// The depth of the deepest expression in it.
  package private(set) var depth = 1

  /// A block of statements and the value after them.
  package init(_ statements: [StatementSyntax], value: ExpressionSyntax? = nil, span: Span = .none) {
    (self.statements, self.value, self.span) = (statements, value, span)
    measure()
  }

  /// Computes the depth anew after a change.
  mutating func measure() {
    depth = 1 + statements.reduce(value?.depth ?? 0) { max($0, $1.depth) }
  }

  /// The closing brace.
  var end: Span { Span(max(span.start, span.end - 1), span.end) }
}

/// One statement.
package struct StatementSyntax: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    case declare(isMutable: Bool, Identifier, TypeSyntax?, ExpressionSyntax)
    /// `x = e`, or with an operator `x += e`.
    case assign(Identifier, InfixOperator?, operatorSpan: Span, ExpressionSyntax)
    case whileLoop(ExpressionSyntax, BlockSyntax)
    case forLoop(Identifier, ExpressionSyntax, ExpressionSyntax, BlockSyntax)
    case breakLoop
    case continueLoop
    case returnValue(ExpressionSyntax?)
    case print([ExpressionSyntax])
    /// `e;`.
    case discard(ExpressionSyntax)
    /// An if or a block without `;` in the middle of a block, which must be unit.
    case blockLike(ExpressionSyntax)
    /// A statement that could not be parsed and was reported.
    case damaged
  }

  package var kind: Kind
  /// The statement; of a loop its head only, from the keyword up to the body.
  package var span: Span
  /// The comments before it, each as written.
  package var comments: [String] = []

  /// A statement; one that was not parsed has no place.
  package init(_ kind: Kind, span: Span = .none) { (self.kind, self.span) = (kind, span) }

  /// The expressions in it, except those in the body of a loop.
  package var expressions: [ExpressionSyntax] {
    switch kind {
    case .declare(_, _, _, let value), .assign(_, _, _, let value), .discard(let value),
      .blockLike(let value):
      [value]
    case .whileLoop(let condition, _): [condition]
    case .forLoop(_, let low, let high, _): [low, high]
    case .returnValue(let value): value.map { [$0] } ?? []
    case .print(let values): values
    case .breakLoop, .continueLoop, .damaged: []
    }
  }

  /// The body, if it is a loop.
  package var body: BlockSyntax? {
    switch kind {
    case .whileLoop(_, let body), .forLoop(_, _, _, let body): body
    case .declare, .assign, .discard, .blockLike, .returnValue, .print, .breakLoop, .continueLoop, .damaged:
      nil
    }
  }

  /// The depth of the deepest expression in it.
  var depth: Int { expressions.reduce(body?.depth ?? 0) { max($0, $1.depth) } }
}
