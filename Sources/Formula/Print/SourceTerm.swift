/// An expression of the language that formulas are translated to.
indirect enum SourceTerm: Hashable {
  /// A number; it is written without a point where it is whole.
  case number(Double)
  case text(String)
  case bool(Bool)
  /// `1.5i`
  case imaginary(Double)
  case name(String)
  case negate(SourceTerm)
  case not(SourceTerm)
  case binary(SourceOperator, SourceTerm, SourceTerm)
  /// A division whose divisor may be 0, with the place of its operator in the formula.
  case quotient(SourceTerm, SourceTerm, at: Int)
  case call(String, [SourceTerm])
  /// `z.re`, `z.im`
  case part(SourceTerm, SourcePart)
  case cast(SourceTerm, to: String)
}

/// One of the two parts of a complex number.
enum SourcePart: String {
  case re, im
}

/// An operator between two operands.
enum SourceOperator: String {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case power = "^"
  case equal = "=="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case and = "&&"
  case or = "||"

  /// How tightly it binds; the tighter, the larger.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: 3
    case .add, .subtract: 4
    case .multiply, .divide: 5
    case .power: 8
    }
  }
}

/// A statement.
indirect enum SourceStatement: Hashable {
  case comment(String)
  /// `let`, or `var` for what changes.
  case declare(String, SourceTerm, isVariable: Bool)
  case assign(String, SourceTerm)
  /// `n += 1`
  case increment(String)
  case choice([SourceBranch], else: [SourceStatement])
  case loop(SourceTerm, [SourceStatement])
  /// `break`
  case leave
  /// `return`
  case give(SourceTerm)
  /// The last expression of a block.
  case value(SourceTerm)
}

/// A condition, and what is done where it holds.
struct SourceBranch: Hashable {
  var condition: SourceTerm
  var body: [SourceStatement]
}
