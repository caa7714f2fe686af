// The comparisons, each for the types that it is defined on. Tuples and units are compared by an expression of their
// own.

extension Operation {
  package static func visitComparisons<V: OperationVisitor>(_ visitor: inout V) {
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
  package var flipped: Comparison {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  /// The comparison as programs write it.
  package var infix: InfixOperator {
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
  @inline(__always) package func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
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
package protocol ComparisonKind: SendableMetatype {
  static var comparison: Comparison { get }
  static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool
  static func holds(_ a: Floats, _ b: Floats) -> LaneMask
  static func holds(_ a: Ints, _ b: Ints) -> LaneMask
}

package enum Equal: ComparisonKind {
  package static let comparison = Comparison.equal
  @inline(__always) package static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a == b }
  @inline(__always) package static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .== b }
  @inline(__always) package static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .== b }
}

package enum NotEqual: ComparisonKind {
  package static let comparison = Comparison.notEqual
  @inline(__always) package static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a != b }
  @inline(__always) package static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .!= b }
  @inline(__always) package static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .!= b }
}

package enum Less: ComparisonKind {
  package static let comparison = Comparison.less
  @inline(__always) package static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a < b }
  @inline(__always) package static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .< b }
  @inline(__always) package static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .< b }
}

package enum LessOrEqual: ComparisonKind {
  package static let comparison = Comparison.lessOrEqual
  @inline(__always) package static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a <= b }
  @inline(__always) package static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .<= b }
  @inline(__always) package static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .<= b }
}

package enum Greater: ComparisonKind {
  package static let comparison = Comparison.greater
  @inline(__always) package static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a > b }
  @inline(__always) package static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .> b }
  @inline(__always) package static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .> b }
}

package enum GreaterOrEqual: ComparisonKind {
  package static let comparison = Comparison.greaterOrEqual
  @inline(__always) package static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a >= b }
  @inline(__always) package static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .>= b }
  @inline(__always) package static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .>= b }
}

/// A comparison of values that are ordered, or can be numbered. Each is a type of its own, as what is generic itself
/// would be looked up at each comparison that the evaluator makes.
package protocol ValueComparison: ComparisonRow {
  associatedtype Operand: SlotValue & Comparable
  associatedtype Kind: ComparisonKind
}

extension ValueComparison {
  package static var spelling: Spelling { .infix(Kind.comparison.infix) }
  package static var operand: Type { Operand.type }
  package static var comparison: Comparison { Kind.comparison }
  package static func holds(_ a: Value, _ b: Value) -> Bool { Kind.holds(Operand(a), Operand(b)) }
}

package enum IntEqual: ValueComparison {
  package typealias Operand = Int
  package typealias Kind = Equal
}

package enum IntNotEqual: ValueComparison {
  package typealias Operand = Int
  package typealias Kind = NotEqual
}

package enum IntLess: ValueComparison {
  package typealias Operand = Int
  package typealias Kind = Less
}

package enum IntLessOrEqual: ValueComparison {
  package typealias Operand = Int
  package typealias Kind = LessOrEqual
}

package enum IntGreater: ValueComparison {
  package typealias Operand = Int
  package typealias Kind = Greater
}

package enum IntGreaterOrEqual: ValueComparison {
  package typealias Operand = Int
  package typealias Kind = GreaterOrEqual
}

package enum FloatEqual: ValueComparison {
  package typealias Operand = Double
  package typealias Kind = Equal
}

package enum FloatNotEqual: ValueComparison {
  package typealias Operand = Double
  package typealias Kind = NotEqual
}

package enum FloatLess: ValueComparison {
  package typealias Operand = Double
  package typealias Kind = Less
}

package enum FloatLessOrEqual: ValueComparison {
  package typealias Operand = Double
  package typealias Kind = LessOrEqual
}

package enum FloatGreater: ValueComparison {
  package typealias Operand = Double
  package typealias Kind = Greater
}

package enum FloatGreaterOrEqual: ValueComparison {
  package typealias Operand = Double
  package typealias Kind = GreaterOrEqual
}

package enum CharEqual: ValueComparison {
  package typealias Operand = CharWord
  package typealias Kind = Equal
}

package enum CharNotEqual: ValueComparison {
  package typealias Operand = CharWord
  package typealias Kind = NotEqual
}

package enum CharLess: ValueComparison {
  package typealias Operand = CharWord
  package typealias Kind = Less
}

package enum CharLessOrEqual: ValueComparison {
  package typealias Operand = CharWord
  package typealias Kind = LessOrEqual
}

package enum CharGreater: ValueComparison {
  package typealias Operand = CharWord
  package typealias Kind = Greater
}

package enum CharGreaterOrEqual: ValueComparison {
  package typealias Operand = CharWord
  package typealias Kind = GreaterOrEqual
}

package enum BoolEqual: ValueComparison {
  package typealias Operand = BoolWord
  package typealias Kind = Equal
}

package enum BoolNotEqual: ValueComparison {
  package typealias Operand = BoolWord
  package typealias Kind = NotEqual
}

/// Of strs, scalar by scalar; by their numbers where they are in slots.
package enum StrEqual: ComparisonRow {
  package static let spelling = Spelling.infix(.equal), operand = Type.str, comparison = Comparison.equal
  package static func holds(_ a: Value, _ b: Value) -> Bool { a.isEqual(to: b) }
}

package enum StrNotEqual: ComparisonRow {
  package static let spelling = Spelling.infix(.notEqual), operand = Type.str,
    comparison = Comparison.notEqual
  package static func holds(_ a: Value, _ b: Value) -> Bool { !a.isEqual(to: b) }
}

package enum ComplexEqual: ComparisonRow {
  package static let spelling = Spelling.infix(.equal), operand = Type.complex, comparison = Comparison.equal
  package static func holds(_ a: Value, _ b: Value) -> Bool { Complex(a) == Complex(b) }
}

package enum ComplexNotEqual: ComparisonRow {
  package static let spelling = Spelling.infix(.notEqual), operand = Type.complex,
    comparison = Comparison.notEqual
  package static func holds(_ a: Value, _ b: Value) -> Bool { Complex(a) != Complex(b) }
}
