/// A function of formulas.
enum FormulaFunction: String, CaseIterable {
  case sin, cos, tan, cotan, sinh, cosh, tanh, cotanh, cosxx
  case asin, acos, atan, asinh, acosh, atanh
  case sqr, sqrt, exp, log, recip
  case abs, cabs, conj, real, imag, flip
  case floor, ceil, trunc, round
  case ident, zero, one
  case srand
  case fn1, fn2, fn3, fn4

  /// The default function of a param of this name.
  var standsFor: FormulaFunction? {
    switch self {
    case .fn1: .sin
    case .fn2: .sqr
    case .fn3: .sinh
    case .fn4: .cosh
    case .sin, .cos, .tan, .cotan, .sinh, .cosh, .tanh, .cotanh, .cosxx, .asin, .acos, .atan, .asinh, .acosh,
      .atanh, .sqr, .sqrt, .exp, .log, .recip, .abs, .cabs, .conj, .real, .imag, .flip, .floor, .ceil, .trunc,
      .round, .ident, .zero, .one, .srand:
      nil
    }
  }

  /// The functions that fn1 to fn4 can be set to.
  static let choices = allCases.filter { $0.standsFor == nil && $0 != .srand }
}
