/// The bound of a norm that decides whether a modulus is below another one: √s ≤ b, rounded, for just the s up to
/// the largest one whose root is at most b.
struct NormBound {
  /// What to compare re² + im² with, in the same way.
  let value: Double

  /// The bound for the comparison of a modulus with an operand, if there is one: for constants so far from the ends of the
  /// range that a norm which is infinite, or no longer exact, is as surely beyond the bound as the modulus is.
  ///
  /// A modulus is infinite where one part is and the other one is NaN, but the norm is NaN. That makes no difference to
  /// "less", which neither of them is, but it does to "greater".
  init?(_ comparison: Comparison, _ operand: Operand) {
    guard case .float(let bound) = operand, 1e-100...1e100 ~= bound else { return nil }
    var value = bound * bound
    switch comparison {
    case .lessOrEqual:
      while value.squareRoot() > bound { value = value.nextDown }
      while value.nextUp.squareRoot() <= bound { value = value.nextUp }
    case .less:
      while value.squareRoot() < bound { value = value.nextUp }
      while value.nextDown.squareRoot() >= bound { value = value.nextDown }
    case .equal, .notEqual, .greater, .greaterOrEqual: return nil
    }
    self.value = value
  }
}
