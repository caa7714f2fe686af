import Rast

/// An operator between two operands of one type.
struct Infix {
  var symbol: String
  var level: Fragment.Level
  var operand: Type
  var result: Type
  /// What Rast calls the operation.
  var operation: String

  /// All of them, except those on tuples and units, which are made where they are used.
  static let all: [Infix] =
    arithmetic.map { make($0, .int, "int") } + comparisons.map { make($0, .int, "int") }
    + arithmetic.map { make($0, .float, "float") } + comparisons.map { make($0, .float, "float") }
    + arithmetic.filter { $0.symbol != "%" }.map { make($0, .complex, "complex") }
    + equalities.map { make($0, .complex, "complex") } + equalities.map { make($0, .bool, "bool") }
    + comparisons.map { make($0, .char, "char") } + equalities.map { make($0, .str, "str") }

  private static let arithmetic: [(symbol: String, name: String, level: Fragment.Level?)] = [
    ("+", "Add", .sum), ("-", "Subtract", .sum), ("*", "Multiply", .product), ("/", "Divide", .product),
    ("%", "Remainder", .product), ("^", "Power", .power),
  ]

  private static let equalities: [(symbol: String, name: String, level: Fragment.Level?)] = [
    ("==", "Equal", nil), ("!=", "NotEqual", nil),
  ]

  private static let comparisons: [(symbol: String, name: String, level: Fragment.Level?)] =
    equalities + [
      ("<", "Less", nil), ("<=", "LessOrEqual", nil), (">", "Greater", nil), (">=", "GreaterOrEqual", nil),
    ]

  private static func make(
    _ entry: (symbol: String, name: String, level: Fragment.Level?), _ type: Type, _ prefix: String
  ) -> Infix {
    Infix(
      symbol: entry.symbol, level: entry.level ?? .comparison, operand: type,
      result: entry.level == nil ? .bool : type, operation: prefix + entry.name)
  }

  /// The two operands with the operator between them.
  func joined(_ left: Fragment, _ right: Fragment) -> Fragment {
    let (leftLevel, rightLevel): (Fragment.Level, Fragment.Level) =
      switch level {
      case .power: (.postfix, .prefix)
      case .comparison: (.sum, .sum)
      case .sum: (.sum, .product)
      case .or, .and, .product, .cast, .prefix, .postfix: (level, .cast)
      }
    return Fragment(text: "\(left.at(leftLevel)) \(symbol) \(right.at(rightLevel))", level: level)
  }
}

/// One version of a built-in function.
struct BuiltIn {
  var name: String
  var parameters: [Type]
  var result: Type
  /// What Rast calls the operation.
  var operation: String
  /// Whether arguments that are all int literals choose this version.
  var isFirst = true

  /// All of them.
  static let all: [BuiltIn] =
    floats.map { BuiltIn(name: $0, parameters: [.float], result: .float, operation: $0) }
    + complexes.map {
      BuiltIn(name: $0, parameters: [.complex], result: .complex, operation: complex($0), isFirst: false)
    }
    + [
      BuiltIn(name: "abs", parameters: [.int], result: .int, operation: "intAbs"),
      BuiltIn(name: "abs", parameters: [.float], result: .float, operation: "floatAbs", isFirst: false),
      BuiltIn(name: "abs", parameters: [.complex], result: .float, operation: "complexAbs", isFirst: false),
      BuiltIn(name: "sign", parameters: [.int], result: .int, operation: "intSign"),
      BuiltIn(name: "sign", parameters: [.float], result: .float, operation: "floatSign", isFirst: false),
      BuiltIn(name: "norm", parameters: [.complex], result: .float, operation: "complexNorm"),
      BuiltIn(name: "arg", parameters: [.complex], result: .float, operation: "complexArg"),
      BuiltIn(name: "conj", parameters: [.complex], result: .complex, operation: "complexConj"),
      BuiltIn(name: "len", parameters: [.str], result: .int, operation: "strLength"),
      BuiltIn(name: "atan2", parameters: [.float, .float], result: .float, operation: "atan2"),
      BuiltIn(name: "hypot", parameters: [.float, .float], result: .float, operation: "hypot"),
      BuiltIn(name: "pow", parameters: [.float, .float], result: .float, operation: "floatPower"),
      BuiltIn(
        name: "pow", parameters: [.complex, .complex], result: .complex, operation: "complexPower",
        isFirst: false),
      BuiltIn(name: "complex", parameters: [.float, .float], result: .complex, operation: "complexMake"),
      BuiltIn(name: "polar", parameters: [.float, .float], result: .complex, operation: "polar"),
      BuiltIn(name: "mix", parameters: [.float, .float, .float], result: .float, operation: "mix"),
      BuiltIn(
        name: "smoothstep", parameters: [.float, .float, .float], result: .float, operation: "smoothstep"),
    ] + ofIntAndFloat(["min", "max"], 2) + ofIntAndFloat(["clamp"], 3)

  private static let floats = [
    "sqrt", "cbrt", "exp", "ln", "log2", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh",
    "tanh", "asinh", "acosh", "atanh", "floor", "ceil", "round", "trunc", "fract",
  ]

  private static let complexes = [
    "sqrt", "exp", "ln", "sin", "cos", "tan", "sinh", "cosh", "tanh",
    "asin", "acos", "atan", "asinh", "acosh", "atanh", "floor", "ceil", "round", "trunc",
  ]

  private static func complex(_ name: String) -> String {
    "complex" + name.prefix(1).uppercased() + name.dropFirst()
  }

  private static func ofIntAndFloat(_ names: [String], _ count: Int) -> [BuiltIn] {
    names.flatMap { name in
      let capitalised = name.prefix(1).uppercased() + name.dropFirst()
      return [(Type.int, "int", true), (.float, "float", false)].map { type, prefix, isFirst in
        BuiltIn(
          name: name, parameters: Array(repeating: type, count: count), result: type,
          operation: prefix + capitalised, isFirst: isFirst)
      }
    }
  }
}
