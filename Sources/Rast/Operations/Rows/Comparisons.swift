// The comparisons, each for the types that it is defined on. Tuples and units are compared by an expression of their
// own.

extension Operation {
  static func visitComparisons<V: OperationVisitor>(_ visitor: inout V) {
    visitOrdered(Int.self, &visitor)
    visitOrdered(Double.self, &visitor)
    visitOrdered(CharWord.self, &visitor)
    visitor.visit(Compare<BoolWord, Equal>.self)
    visitor.visit(Compare<BoolWord, NotEqual>.self)
    visitor.visit(CompareTexts<Equal>.self)
    visitor.visit(CompareTexts<NotEqual>.self)
    visitor.visit(CompareComplex<Equal>.self)
    visitor.visit(CompareComplex<NotEqual>.self)
  }

  private static func visitOrdered<T: SlotValue & Comparable, V: OperationVisitor>(
    _: T.Type, _ visitor: inout V
  ) {
    visitor.visit(Compare<T, Equal>.self)
    visitor.visit(Compare<T, NotEqual>.self)
    visitor.visit(Compare<T, Less>.self)
    visitor.visit(Compare<T, LessOrEqual>.self)
    visitor.visit(Compare<T, Greater>.self)
    visitor.visit(Compare<T, GreaterOrEqual>.self)
  }
}

/// The six comparisons.
enum Comparison: Hashable, Sendable, CaseIterable {
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

/// `==` or `!=`, which are also defined where there is no order.
protocol EqualityKind: ComparisonKind {
  static func holds(equal: Bool) -> Bool
}

enum Equal: EqualityKind {
  static let comparison = Comparison.equal
  static func holds(equal: Bool) -> Bool { equal }
  @inline(__always) static func holds<T: Comparable>(_ a: T, _ b: T) -> Bool { a == b }
  @inline(__always) static func holds(_ a: Floats, _ b: Floats) -> LaneMask { a .== b }
  @inline(__always) static func holds(_ a: Ints, _ b: Ints) -> LaneMask { a .== b }
}

enum NotEqual: EqualityKind {
  static let comparison = Comparison.notEqual
  static func holds(equal: Bool) -> Bool { !equal }
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

/// A comparison of values that are ordered, or can be numbered.
enum Compare<T: SlotValue & Comparable, C: ComparisonKind>: ComparisonRow {
  static var spelling: Spelling { .infix(C.comparison.infix) }
  static var name: String { "\(T.type)\(C.self)" }
  static var operand: Type { T.type }
  static var comparison: Comparison { C.comparison }
  static func holds(_ a: Value, _ b: Value) -> Bool { C.holds(T(a), T(b)) }
}

/// A comparison of strs, scalar by scalar; by their numbers where they are in slots.
enum CompareTexts<C: EqualityKind>: ComparisonRow {
  static var spelling: Spelling { .infix(C.comparison.infix) }
  static var name: String { "str\(C.self)" }
  static var operand: Type { .str }
  static var comparison: Comparison { C.comparison }
  static func holds(_ a: Value, _ b: Value) -> Bool { C.holds(equal: a.isEqual(to: b)) }
}

/// A comparison of complex numbers.
enum CompareComplex<C: EqualityKind>: ComparisonRow {
  static var spelling: Spelling { .infix(C.comparison.infix) }
  static var name: String { "complex\(C.self)" }
  static var operand: Type { .complex }
  static var comparison: Comparison { C.comparison }
  static func holds(_ a: Value, _ b: Value) -> Bool { C.holds(equal: Complex(a) == Complex(b)) }
}
