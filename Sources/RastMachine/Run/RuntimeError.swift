/// Why a running program failed, and where in its file.
public struct RuntimeError: Error, Hashable, Sendable {
  /// What happened.
  public enum Kind: Error, Hashable, Sendable, CaseIterable {
    /// An int was divided by 0, or its remainder by 0 was taken.
    case divisionByZero
    /// An int was raised to a negative power.
    case negativeExponent
    /// A str was indexed outside its scalars.
    case indexOutOfRange
    /// An int that is not a Unicode scalar was cast to char.
    case notAScalar
    /// More than 1,000 calls were active at once.
    case callDepth
    /// There were more loop iterations and calls than the fuel allowed.
    case outOfFuel
    /// The program was asked to stop.
    case cancelled
  }

  /// What happened.
  public var kind: Kind
  /// The operation, call or loop where it happened.
  public var span: Span

  /// An error of the given kind at the given place.
  public init(_ kind: Kind, _ span: Span) {
    self.kind = kind
    self.span = span
  }
}

extension RuntimeError.Kind {
  /// The error in a few words.
  public var message: String {
    switch self {
    case .divisionByZero: "division by zero"
    case .negativeExponent: "negative exponent"
    case .indexOutOfRange: "index out of range"
    case .notAScalar: "not a Unicode scalar"
    case .callDepth: "call depth over \(Limits.callDepth)"
    case .outOfFuel: "fuel used up"
    case .cancelled: "cancelled"
    }
  }

  /// What can be done about it, if anything.
  public var help: String? {
    switch self {
    case .divisionByZero: "test the divisor before you divide, or compute with floats, where it gives inf"
    case .negativeExponent: "compute with floats: `(a as float) ^ b`"
    case .indexOutOfRange: "the first scalar is at 0, the last at `len(s) - 1`"
    case .notAScalar: "a scalar is 0 to 0xD7FF or 0xE000 to 0x10FFFF"
    case .callDepth: "does the recursion end? a loop needs no call"
    case .outOfFuel, .cancelled: nil
    }
  }
}
