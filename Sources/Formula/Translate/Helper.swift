/// A function that a translation brings along, as the language has none like it.
enum Helper: String, CaseIterable {
  case logarithm = "log"
  case arcCosine = "arccos"
  case areaCosine = "arcosh"
  case squared
  case parts
  case flip
  case screenPixel = "pixel"
  case whiteSquare
  case seeded
  case following
  case random

  /// Those that it calls.
  var calls: [Helper] {
    switch self {
    case .whiteSquare: [.screenPixel]
    case .seeded: [.following]
    case .logarithm, .arcCosine, .areaCosine, .squared, .parts, .flip, .screenPixel, .following, .random: []
    }
  }

  /// Whether it mixes its argument's bits, so that what is no number does not stay none.
  var isForRandomNumbers: Bool {
    switch self {
    case .seeded, .following, .random: true
    case .logarithm, .arcCosine, .areaCosine, .squared, .parts, .flip, .screenPixel, .whiteSquare: false
    }
  }

  /// The function, with a comment.
  var text: String {
    switch self {
    case .logarithm:
      """
      // Fractint's logarithm: that of 0 is 0.
      fn log(z: complex) -> complex { if z == 0 { 0i } else { ln(z) } }
      """
    case .arcCosine:
      """
      // Fractint's arc cosine, which has its cuts elsewhere than `acos`.
      fn arccos(z: complex) -> complex {
          let w = ln(z + sqrt(z^2 - 1));
          complex(w.im, -w.re)
      }
      """
    case .areaCosine:
      """
      // Fractint's inverse of `cosh`, which has its cuts elsewhere than `acosh`.
      fn arcosh(z: complex) -> complex { ln(z + sqrt(z^2 - 1)) }
      """
    case .squared: "fn squared(x: float) -> float { x * x }"
    case .parts:
      """
      // Both parts without their signs.
      fn parts(z: complex) -> complex { complex(abs(z.re), abs(z.im)) }
      """
    case .flip:
      """
      // The parts in each other's place.
      fn flip(z: complex) -> complex { complex(z.im, z.re) }
      """
    case .screenPixel:
      """
      // The column and the row of a point on a screen that shows 4 by 3 around 0.
      fn pixel(point: complex) -> complex {
          complex(round((point.re + 2) / 4 * scrnmax.re), round((1.5 - point.im) / 3 * scrnmax.im))
      }
      """
    case .whiteSquare:
      """
      // Whether a point's pixel is one of the white squares of a chessboard.
      fn whiteSquare(point: complex) -> bool { abs((pixel(point).re + pixel(point).im) % 2) == 1 }
      """
    case .seeded:
      """
      // A row of numbers that look random begins with this.
      fn seeded(z: complex) -> int {
          following(following((z.re * 65536) as int) + (z.im * 65536) as int)
      }
      """
    case .following:
      """
      // The next number of the row; the multiplier is that of Knuth's MMIX.
      fn following(seed: int) -> int { seed * 6364136223846793005 + 1442695040888963407 }
      """
    case .random:
      """
      // A number from 0 to 1 in both parts.
      fn random(seed: int) -> complex {
          let x = abs(seed as float) / 9223372036854775808.0;
          complex(fract(x * 1024), fract(x * 33554432))
      }
      """
    }
  }
}

/// What a program needs beside its statements.
struct Needs {
  /// The names that are read and the functions that are called.
  var order: Set<String> = []
  /// The predefined variables that become params.
  var params: Set<String> = []
  /// fn1 to fn4, as far as they are called.
  var choices: Set<String> = []
  var helpers: Set<Helper> = []
  var usesRandom = false

  mutating func add(_ helper: Helper) {
    helpers.insert(helper)
    for other in helper.calls { add(other) }
  }

  mutating func addChoice(_ function: FormulaFunction) {
    choices.insert(function.rawValue)
    for helper in FunctionChoice.helpers { add(helper) }
  }
}

/// The function that calls one by its name, for fn1 to fn4.
enum FunctionChoice {
  static let helpers: [Helper] = [.logarithm, .arcCosine, .areaCosine]

  static var text: String {
    var lines = ["// The function of a name.", "fn call(name: str, z: complex) -> complex {"]
    for function in FormulaFunction.choices {
      let head = lines.count == 2 ? "    if" : "    } else if"
      lines.append("\(head) name == \"\(function.rawValue)\" {")
      lines.append("        \(body(of: function))")
    }
    return (lines + ["    } else {", "        z", "    }", "}"]).joined(separator: "\n")
  }

  /// What a function does to z.
  private static func body(of function: FormulaFunction) -> String {
    switch function {
    case .cotan: "1 / tan(z)"
    case .cotanh: "1 / tanh(z)"
    case .cosxx: "conj(cos(z))"
    case .acos: "arccos(z)"
    case .acosh: "arcosh(z)"
    case .sqr: "z^2"
    case .recip: "1 / z"
    case .abs: "complex(abs(z.re), abs(z.im))"
    case .cabs: "abs(z) as complex"
    case .real: "z.re as complex"
    case .imag: "z.im as complex"
    case .flip: "complex(z.im, z.re)"
    case .round: "floor(z + (0.5 + 0.5i))"
    case .ident: "z"
    case .zero: "0i"
    case .one: "1 + 0i"
    case .sin, .cos, .tan, .sinh, .cosh, .tanh, .asin, .atan, .asinh, .atanh, .sqrt, .exp, .log, .conj,
      .floor,
      .ceil, .trunc, .srand, .fn1, .fn2, .fn3, .fn4:
      "\(function.rawValue)(z)"
    }
  }
}
