/// An operation of the language, as a type: everything known about it is in its row, and thunks are generic
/// over rows, so that each has its operation compiled in. What a row need not specify has a default here.
///
/// To add an operation, write a row and name it in the list at the top of its file.
protocol OperationRow: SendableMetatype {
  /// How programs write it.
  static var spelling: Spelling { get }
  /// The name of the function that does the same, if it is an operator that has one.
  static var alias: String? { get }
  /// Its approximate cost: 1 for a few machine instructions, `Cost.call` for a call to a library.
  static var cost: Int { get }
  /// Its name in listings: that of the row, with its first letter in lower case.
  static var name: String { get }
}

extension OperationRow {
  static var spelling: Spelling { .implicit }
  static var alias: String? { nil }
  static var cost: Int { Cost.instruction }
  static var name: String { lowercased("\(Self.self)") }
}

/// The name with its first letter in lower case.
func lowercased(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }

/// How programs write an operation.
package enum Spelling: Hashable, Sendable {
  /// `name(a, b)`. The versions of a function are tried in the order of the list.
  case function(String)
  /// `a + b`.
  case infix(InfixOperator)
  /// `-a`.
  case prefix(PrefixOperator)
  /// `a as TYPE`, where TYPE is the type of the result.
  case cast
  /// `z.re`.
  case part(String)
  /// In special syntax, such as `s[i]`.
  case implicit
}

/// The one measure of how long things take.
package enum Cost {
  /// A few machine instructions.
  package static let instruction = 1
  /// A call to a library function, or anything that takes as long.
  package static let call = 32
  /// The most that may be computed without being needed, to avoid a branch.
  package static let cheap = 8
}

/// An operation on one operand.
protocol UnaryRow: OperationRow, UnaryEvaluation {
  associatedtype Operand: SlotValue
  associatedtype Result: SlotValue
  static func apply(_ a: Operand) -> Result
}

/// One that is also written for vectors. In every lane it yields the same bits as `apply`.
protocol UnaryVectorRow: UnaryRow {
  static func vector(_ a: Operand.Vector) -> Result.Vector
}

/// An operation whose result is already in its operand's slots, unchanged.
protocol ViewRow: OperationRow, UnaryEvaluation {
  associatedtype Operand: SlotValue
  associatedtype Result: SlotValue
  static func apply(_ a: Operand) -> Result
  /// How many slots after the operand's first the result starts.
  static var offset: Int { get }
}

/// An operation on two operands.
protocol BinaryRow: OperationRow, BinaryEvaluation {
  associatedtype Left: SlotValue
  associatedtype Right: SlotValue
  associatedtype Result: SlotValue
  static func apply(_ a: Left, _ b: Right) -> Result
}

/// One that is also written for vectors. In every lane it yields the same bits as `apply`.
protocol BinaryVectorRow: BinaryRow {
  static func vector(_ a: Left.Vector, _ b: Right.Vector) -> Result.Vector
}

/// A binary operation that superinstructions can be built from.
protocol FusibleRow: BinaryVectorRow where Left == Result, Right == Result {
  static var arithmetic: Arithmetic { get }
}

/// The operations that can be fused: these, on floats and on complex numbers.
package enum Arithmetic: Hashable, Sendable, CaseIterable {
  case add, subtract, multiply
}

/// An operation on three operands.
protocol TernaryRow: OperationRow, TernaryEvaluation {
  associatedtype First: SlotValue
  associatedtype Second: SlotValue
  associatedtype Third: SlotValue
  associatedtype Result: SlotValue
  static func apply(_ a: First, _ b: Second, _ c: Third) -> Result
}

/// One that is also written for vectors. In every lane it yields the same bits as `apply`.
protocol TernaryVectorRow: TernaryRow {
  static func vector(_ a: First.Vector, _ b: Second.Vector, _ c: Third.Vector) -> Result.Vector
}

/// An operation on one operand that may end the program with an error.
protocol CheckedUnaryRow: OperationRow, UnaryEvaluation {
  associatedtype Operand: SlotValue
  associatedtype Result: SlotValue
  static func apply(_ a: Operand) throws(RuntimeError.Kind) -> Result
}

/// An operation on two operands that may end the program with an error.
protocol CheckedBinaryRow: OperationRow, BinaryEvaluation {
  associatedtype Left: SlotValue
  associatedtype Right: SlotValue
  associatedtype Result: SlotValue
  static func apply(_ a: Left, _ b: Right) throws(RuntimeError.Kind) -> Result
}

/// One that is also written for vectors. In every lane that it decides it yields the same bits as `apply`; what
/// `apply` throws for is not decided.
protocol CheckedBinaryVectorRow: CheckedBinaryRow {
  static func vector(_ a: Left.Vector, _ b: Right.Vector) -> (result: Result.Vector, undecided: LaneMask)
}

/// An operation on a str.
protocol TextRow: OperationRow, UnaryEvaluation {
  associatedtype Result: SlotValue
  static func apply(_ a: Text) -> Result
}

/// An operation on a str and another operand that may end the program with an error.
protocol CheckedTextRow: OperationRow, BinaryEvaluation {
  associatedtype Right: SlotValue
  associatedtype Result: SlotValue
  static func apply(_ a: Text, _ b: Right) throws(RuntimeError.Kind) -> Result
}

/// A comparison, which becomes part of a test.
protocol ComparisonRow: OperationRow, BinaryEvaluation {
  static var operand: Type { get }
  static var comparison: Comparison { get }
  static func holds(_ a: Value, _ b: Value) -> Bool
}

/// Visits every row, in the order of the list.
protocol OperationVisitor {
  mutating func visit<O: UnaryRow>(_: O.Type)
  mutating func visit<O: UnaryVectorRow>(_: O.Type)
  mutating func visit<O: ViewRow>(_: O.Type)
  mutating func visit<O: BinaryRow>(_: O.Type)
  mutating func visit<O: BinaryVectorRow>(_: O.Type)
  mutating func visit<O: FusibleRow>(_: O.Type)
  mutating func visit<O: TernaryRow>(_: O.Type)
  mutating func visit<O: TernaryVectorRow>(_: O.Type)
  mutating func visit<O: CheckedUnaryRow>(_: O.Type)
  mutating func visit<O: CheckedBinaryRow>(_: O.Type)
  mutating func visit<O: CheckedBinaryVectorRow>(_: O.Type)
  mutating func visit<O: TextRow>(_: O.Type)
  mutating func visit<O: CheckedTextRow>(_: O.Type)
  mutating func visit<O: ComparisonRow>(_: O.Type)
}
