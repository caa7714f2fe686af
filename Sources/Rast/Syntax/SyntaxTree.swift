/// A name as it stands in the source.
struct Identifier: Hashable, Sendable {
  var name: String
  var span: Span
}

/// A whole file as written.
struct FileSyntax: Sendable {
  var program: ProgramSyntax?
  var functions: [FunctionSyntax] = []
  var params: [ParamSyntax] = []
  var view: ViewSyntax?
  /// The keyword of every `print`.
  var prints: [Span] = []
  /// Functions and params that could not be parsed: that they are missing merely follows.
  var damagedNames: Set<String> = []
}

/// `IDENT: type`.
struct ParameterSyntax: Sendable {
  var name: Identifier
  var type: TypeSyntax
}

/// `program …`; its one function.
struct ProgramSyntax: Sendable {
  var name: Identifier?
  var keyword: Span
  var parameters: [ParameterSyntax]
  var output: TypeSyntax?
  var body: BlockSyntax
}

/// `fn …`.
struct FunctionSyntax: Sendable {
  var name: Identifier
  var parameters: [ParameterSyntax]
  var output: TypeSyntax?
  var body: BlockSyntax
}

/// `param …;`.
struct ParamSyntax: Sendable {
  var name: Identifier
  var type: TypeSyntax
  var value: ExpressionSyntax
  var range: (low: ExpressionSyntax, high: ExpressionSyntax)?
}

/// `view(…);`.
struct ViewSyntax: Sendable {
  var keyword: Span
  var fields: [(name: Identifier, value: ExpressionSyntax)]
}

/// A type as written.
struct TypeSyntax: Sendable {
  indirect enum Kind: Sendable {
    case named(Type)
    case tuple([TypeSyntax])
    /// A name that is no type's.
    case unknown(String)
  }

  var kind: Kind
  var span: Span
}

/// `{ … }`.
struct BlockSyntax: Sendable {
  var statements: [StatementSyntax]
  var value: ExpressionSyntax?
  var span: Span
  /// Whether a part of it could not be parsed, so that a missing value need not be reported.
  var isDamaged = false
  /// The depth of the deepest expression in it.
  var depth = 0

  /// The closing brace.
  var end: Span { Span(max(span.start, span.end - 1), span.end) }
}

/// One statement.
struct StatementSyntax: Sendable {
  indirect enum Kind: Sendable {
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
    /// What could not be parsed and was reported.
    case damaged
  }

  var kind: Kind
  /// The statement; of a loop its head only, from the keyword up to the body.
  var span: Span
}

/// An expression with its place and the depth of its tree.
struct ExpressionSyntax: Sendable {
  indirect enum Kind: Sendable {
    /// The magnitude; 2^63 only behind a unary minus.
    case int(UInt64)
    case float(Double)
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

  var kind: Kind
  var span: Span
  /// The number of nodes from here to the deepest leaf.
  var depth = 1
}

/// `-` and `!`.
enum PrefixOperator: String, Sendable {
  case negate = "-"
  case not = "!"
}

/// The operators between two operands.
enum InfixOperator: String, Sendable, CaseIterable {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case remainder = "%"
  case power = "^"

  /// How tightly it binds; those of one level associate to the left. `^` is not here: it binds tighter
  /// than unary operators and associates to the right.
  var precedence: Int? {
    switch self {
    case .or: 0
    case .and: 1
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 2
    case .add, .subtract: 3
    case .multiply, .divide, .remainder: 4
    case .power: nil
    }
  }

  var isComparison: Bool { precedence == 2 }
}

extension Token.Symbol {
  /// The infix operator that the symbol is, if it is one.
  var infix: InfixOperator? { InfixOperator(rawValue: rawValue) }

  /// The operator of a compound assignment.
  var compoundAssignment: InfixOperator? {
    switch self {
    case .plusAssign: .add
    case .minusAssign: .subtract
    case .timesAssign: .multiply
    case .divideAssign: .divide
    case .remainderAssign: .remainder
    case .leftParen, .rightParen, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .comma, .semicolon,
      .colon, .dot, .range, .arrow, .assign, .plus, .minus, .times, .divide, .remainder, .power, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or, .not:
      nil
    }
  }
}
