import Rast

/// What is known of a value statically.
struct Shape: Hashable {
  /// What a value can be; each kind is a special case of the next.
  enum Kind: Int, Comparable {
    /// 1 or 0, as a comparison gives.
    case truth
    /// A number whose imaginary part is 0.
    case real
    case complex

    static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }
  }

  var kind: Kind
  /// Whether it is real and not below 0.
  var isNonNegative = false
  /// Whether it is not 0.
  var isNonZero = false

  static let truth = Shape(kind: .truth, isNonNegative: true)
  static let real = Shape(kind: .real)
  static let nonNegative = Shape(kind: .real, isNonNegative: true)
  static let positive = Shape(kind: .real, isNonNegative: true, isNonZero: true)
  static let complex = Shape(kind: .complex)
}

/// What a variable holds throughout a formula.
enum VariableShape: Int, Comparable {
  /// Nothing was assigned to it yet.
  case unset
  /// The literal 0 or 1.
  case bit
  case truth
  case nonNegative
  case real
  case complex

  static func < (one: VariableShape, other: VariableShape) -> Bool { one.rawValue < other.rawValue }

  init(_ shape: Shape) {
    switch shape.kind {
    case .truth: self = .truth
    case .real: self = shape.isNonNegative ? .nonNegative : .real
    case .complex: self = .complex
    }
  }

  /// What is known of the variable's value where it is read.
  var shape: Shape {
    switch self {
    case .truth: .truth
    case .unset, .bit, .nonNegative: .nonNegative
    case .real: .real
    case .complex: .complex
    }
  }

  /// The value of the variable before anything is assigned to it.
  var zero: ExpressionSyntax {
    switch shape.kind {
    case .truth: .bool(false)
    case .real: .number(0)
    case .complex: .imaginary(0)
    }
  }
}

/// The translation of a value.
struct TranslatedValue {
  var term: ExpressionSyntax
  var shape: Shape

  init(_ term: ExpressionSyntax, _ shape: Shape) { (self.term, self.shape) = (term, shape) }

  /// A number that is known statically.
  init(_ number: Double) {
    self.init(
      .number(number), Shape(kind: .real, isNonNegative: number >= 0, isNonZero: number != 0))
  }

  /// Its value, if it is a real literal.
  var number: Double? { term.number }

  /// The value as a number, if it is a truth.
  var numeric: TranslatedValue {
    guard shape.kind == .truth else { return self }
    return TranslatedValue(.cast(.cast(term, to: .int), to: .float), .nonNegative)
  }

  /// The value as a condition: whether its real part is not 0.
  var condition: ExpressionSyntax {
    if let number { return .bool(number != 0) }
    switch shape.kind {
    case .truth: return term
    case .real: return .binary(.notEqual, term, .number(0))
    case .complex: return .binary(.notEqual, .re(term), .number(0))
    }
  }

  /// Its real part.
  var realPart: TranslatedValue {
    switch shape.kind {
    case .truth: numeric
    case .real: self
    case .complex: TranslatedValue(term.complexParts?.re ?? .re(term), .real)
    }
  }

  /// The value as an expression of type complex, even where the context would not convert it.
  var complexTerm: ExpressionSyntax {
    let value = numeric
    guard value.shape.kind != .complex else { return value.term }
    if value.number == 0 { return .imaginary(0) }
    if value.number != nil { return .binary(.add, value.term, .imaginary(0)) }
    return .cast(value.term, to: .complex)
  }
}
