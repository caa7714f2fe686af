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
  static let all: [BuiltIn] = {
    var names: Set<String> = []
    return Operation.all.compactMap { operation in
      operation.function.map {
        BuiltIn(
          name: $0, parameters: operation.operands, result: operation.result, operation: operation.name,
          isFirst: names.insert($0).inserted)
      }
    }
  }()
}
