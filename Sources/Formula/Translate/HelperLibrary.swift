import Rast

/// The functions that translations include, written in the language and parsed by its parser.
enum HelperLibrary {
  /// Each function with its comment, by its name.
  static let functions: [String: ItemSyntax] = {
    let text = source + "\n" + FunctionChoice.text
    let file = FileSyntax(parsing: SourceFile(path: "helpers.rast", text: text))
    var functions: [String: ItemSyntax] = [:]
    for item in file?.items ?? [] {
      if case .function(let function) = item.kind { functions[function.name.name] = item }
    }
    return functions
  }()

  private static let source = """
    // Fractint's logarithm: that of 0 is 0.
    fn log(z: complex) -> complex { if z == 0 { 0i } else { ln(z) } }

    // Fractint's arc cosine, which has its cuts elsewhere than `acos`.
    fn arccos(z: complex) -> complex {
        let w = ln(z + sqrt(z^2 - 1));
        complex(w.im, -w.re)
    }

    // Fractint's inverse of `cosh`, which has its cuts elsewhere than `acosh`.
    fn arcosh(z: complex) -> complex { ln(z + sqrt(z^2 - 1)) }

    // Fractint's power: 0 to any power is 0.
    fn power(z: complex, w: complex) -> complex { if z == 0 { 0i } else { z ^ w } }

    fn squared(x: float) -> float { x * x }

    // Both parts without their signs.
    fn parts(z: complex) -> complex { complex(abs(z.re), abs(z.im)) }

    // The parts in each other's place.
    fn flip(z: complex) -> complex { complex(z.im, z.re) }

    // The column and the row of a point on a screen that shows 4 by 3 around 0.
    fn pixel(point: complex) -> complex {
        complex(round((point.re + 2) / 4 * scrnmax.re), round((1.5 - point.im) / 3 * scrnmax.im))
    }

    // Whether a point's pixel is one of the white squares of a chessboard.
    fn whiteSquare(point: complex) -> bool { abs((pixel(point).re + pixel(point).im) % 2) == 1 }

    // A row of numbers that look random begins with this.
    fn seeded(z: complex) -> int {
        following(following((z.re * 65536) as int) + (z.im * 65536) as int)
    }

    // The next number of the row; the multiplier is that of Knuth's MMIX.
    fn following(seed: int) -> int { seed * 6364136223846793005 + 1442695040888963407 }

    // A number from 0 to 1 in both parts.
    fn random(seed: int) -> complex {
        let x = abs(seed as float) / 9223372036854775808.0;
        complex(fract(x * 1024), fract(x * 33554432))
    }

    """
}

/// The function that calls another by its name, for fn1 to fn4.
enum FunctionChoice {
  /// What it is called.
  static let name = "call"

  /// The helpers that it calls.
  static let helpers: [Helper] = [.logarithm, .arcCosine, .areaCosine]

  /// Its text.
  static var text: String {
    var lines = ["// The function of a name.", "fn \(name)(name: str, z: complex) -> complex {"]
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
      .floor, .ceil, .trunc, .srand, .fn1, .fn2, .fn3, .fn4:
      "\(function.rawValue)(z)"
    }
  }
}
