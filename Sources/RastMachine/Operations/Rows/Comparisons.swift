// The comparisons, each for the types that it is defined on. Tuples and units are compared by a dedicated
// expression.

extension Operation {
  static func visitComparisons<V: OperationVisitor>(_ visitor: inout V) {
    visitor.visit(IntEqual.self)
    visitor.visit(IntNotEqual.self)
    visitor.visit(IntLess.self)
    visitor.visit(IntLessOrEqual.self)
    visitor.visit(IntGreater.self)
    visitor.visit(IntGreaterOrEqual.self)
    visitor.visit(FloatEqual.self)
    visitor.visit(FloatNotEqual.self)
    visitor.visit(FloatLess.self)
    visitor.visit(FloatLessOrEqual.self)
    visitor.visit(FloatGreater.self)
    visitor.visit(FloatGreaterOrEqual.self)
    visitor.visit(CharEqual.self)
    visitor.visit(CharNotEqual.self)
    visitor.visit(CharLess.self)
    visitor.visit(CharLessOrEqual.self)
    visitor.visit(CharGreater.self)
    visitor.visit(CharGreaterOrEqual.self)
    visitor.visit(BoolEqual.self)
    visitor.visit(BoolNotEqual.self)
    visitor.visit(StrEqual.self)
    visitor.visit(StrNotEqual.self)
    visitor.visit(ComplexEqual.self)
    visitor.visit(ComplexNotEqual.self)
  }
}

/// The six comparisons.
package enum Comparison: Hashable, Sendable, CaseIterable {
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual

  /// The comparison that holds for (b, a) where this one holds for (a, b).
  var flipped: Comparison {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// The comparison that holds for ints where this one does not.
  var opposite: Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The comparison as programs write it.
  var infix: InfixOperator {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }

  /// Whether it holds for two values.
  @inline(__always) func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    switch self {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}

/// A comparison as a type, so that a thunk that is generic over one has it compiled in.
protocol ComparisonKind: SendableMetatype {
  static var comparison: Comparison { get }
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool
  static func holds(_ a: Floats, _ b: Floats) -> LaneMask
  static func holds(_ a: Ints, _ b: Ints) -> LaneMask
}

enum Equal: ComparisonKind {
  static let comparison = Comparison.equal
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a == b }
  @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .== b }
  @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .== b }
}

enum NotEqual: ComparisonKind {
  static let comparison = Comparison.notEqual
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a != b }
  @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .!= b }
  @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .!= b }
}

enum Less: ComparisonKind {
  static let comparison = Comparison.less
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a < b }
  @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .< b }
  @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .< b }
}

enum LessOrEqual: ComparisonKind {
  static let comparison = Comparison.lessOrEqual
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a <= b }
  @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .<= b }
  @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .<= b }
}

enum Greater: ComparisonKind {
  static let comparison = Comparison.greater
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a > b }
  @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .> b }
  @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .> b }
}

enum GreaterOrEqual: ComparisonKind {
  static let comparison = Comparison.greaterOrEqual
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a >= b }
  @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .>= b }
  @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .>= b }
}

/// A comparison of values that are ordered, or can be numbered. Each comparison is a type of its own, since a
/// generic one would be looked up at each comparison that the evaluator makes.
protocol ValueComparison: ComparisonRow {
  associatedtype Operand: SlotValue & Comparable
  associatedtype Kind: ComparisonKind
}

extension ValueComparison {
  static var spelling: Spelling { .infix(Kind.comparison.infix) }
  static var operand: Type { Operand.type }
  static var comparison: Comparison { Kind.comparison }
  static func holds(_ a: Value, _ b: Value) -> Bool { Kind.holds(Operand(a), Operand(b)) }
}

enum IntEqual: ValueComparison {
  typealias Operand = Int
  typealias Kind = Equal
}

enum IntNotEqual: ValueComparison {
  typealias Operand = Int
  typealias Kind = NotEqual
}

enum IntLess: ValueComparison {
  typealias Operand = Int
  typealias Kind = Less
}

enum IntLessOrEqual: ValueComparison {
  typealias Operand = Int
  typealias Kind = LessOrEqual
}

enum IntGreater: ValueComparison {
  typealias Operand = Int
  typealias Kind = Greater
}

enum IntGreaterOrEqual: ValueComparison {
  typealias Operand = Int
  typealias Kind = GreaterOrEqual
}

enum FloatEqual: ValueComparison {
  typealias Operand = Double
  typealias Kind = Equal
}

enum FloatNotEqual: ValueComparison {
  typealias Operand = Double
  typealias Kind = NotEqual
}

enum FloatLess: ValueComparison {
  typealias Operand = Double
  typealias Kind = Less
}

enum FloatLessOrEqual: ValueComparison {
  typealias Operand = Double
  typealias Kind = LessOrEqual
}

enum FloatGreater: ValueComparison {
  typealias Operand = Double
  typealias Kind = Greater
}

enum FloatGreaterOrEqual: ValueComparison {
  typealias Operand = Double
  typealias Kind = GreaterOrEqual
}

enum CharEqual: ValueComparison {
  typealias Operand = CharWord
  typealias Kind = Equal
}

enum CharNotEqual: ValueComparison {
  typealias Operand = CharWord
  typealias Kind = NotEqual
}

enum CharLess: ValueComparison {
  typealias Operand = CharWord
  typealias Kind = Less
}

enum CharLessOrEqual: ValueComparison {
  typealias Operand = CharWord
  typealias Kind = LessOrEqual
}

enum CharGreater: ValueComparison {
  typealias Operand = CharWord
  typealias Kind = Greater
}

enum CharGreaterOrEqual: ValueComparison {
  typealias Operand = CharWord
  typealias Kind = GreaterOrEqual
}

enum BoolEqual: ValueComparison {
  typealias Operand = BoolWord
  typealias Kind = Equal
}

enum BoolNotEqual: ValueComparison {
  typealias Operand = BoolWord
  typealias Kind = NotEqual
}

/// Compares strs scalar by scalar, or by their numbers when they are in slots.
enum StrEqual: ComparisonRow {
  static let spelling = Spelling.infix(.equal), operand = Type.str, comparison = Comparison.equal
  static func holds(_ a: Value, _ b: Value) -> Bool { a.isEqual(to: b) }
}

enum StrNotEqual: ComparisonRow {
  static let spelling = Spelling.infix(.notEqual), operand = Type.str,
    comparison = Comparison.notEqual
  static func holds(_ a: Value, _ b: Value) -> Bool { !a.isEqual(to: b) }
}

enum ComplexEqual: ComparisonRow {
  static let spelling = Spelling.infix(.equal), operand = Type.complex, comparison = Comparison.equal
  static func holds(_ a: Value, _ b: Value) -> Bool { Complex(a) == Complex(b) }
}

enum ComplexNotEqual: ComparisonRow {
  static let spelling = Spelling.infix(.notEqual), operand = Type.complex,
    comparison = Comparison.notEqual
  static func holds(_ a: Value, _ b: Value) -> Bool { Complex(a) != Complex(b) }
}
