/// One version of a built-in function.
struct Overload {
  enum Operation {
    case unary(UnaryOperation)
    case binary(BinaryOperation)
    case ternary(TernaryOperation)
  }

  var operation: Operation

  var parameters: [Type] {
    switch operation {
    case .unary(let operation): [operation.operand]
    case .binary(let operation): [operation.operand, operation.operand]
    case .ternary(let operation): [operation.operand, operation.operand, operation.operand]
    }
  }

  var result: Type {
    switch operation {
    case .unary(let operation): operation.result
    case .binary(let operation): operation.result
    case .ternary(let operation): operation.operand
    }
  }
}

/// The built-in functions and constants.
enum Builtins {
  /// The predefined float constants.
  static let constants: [String: Double] = ["pi": .pi, "tau": 2 * .pi, "e": 0x1.5bf0a8b145769p1]

  /// The versions of each function: int before float before complex, the order in which literals choose.
  static let functions: [String: [Overload]] = [
    "sqrt": unary(.sqrt, .complexSqrt), "cbrt": unary(.cbrt), "exp": unary(.exp, .complexExp),
    "ln": unary(.ln, .complexLn), "log2": unary(.log2), "log10": unary(.log10),
    "sin": unary(.sin, .complexSin), "cos": unary(.cos, .complexCos), "tan": unary(.tan, .complexTan),
    "asin": unary(.asin, .complexAsin), "acos": unary(.acos, .complexAcos),
    "atan": unary(.atan, .complexAtan),
    "sinh": unary(.sinh, .complexSinh), "cosh": unary(.cosh, .complexCosh),
    "tanh": unary(.tanh, .complexTanh),
    "asinh": unary(.asinh, .complexAsinh), "acosh": unary(.acosh, .complexAcosh),
    "atanh": unary(.atanh, .complexAtanh),
    "floor": unary(.floor, .complexFloor), "ceil": unary(.ceil, .complexCeil),
    "round": unary(.round, .complexRound), "trunc": unary(.trunc, .complexTrunc),
    "fract": unary(.fract), "sign": unary(.intSign, .floatSign),
    "abs": unary(.intAbs, .floatAbs, .complexAbs),
    "norm": unary(.complexNorm), "arg": unary(.complexArg), "conj": unary(.complexConj),
    "len": unary(.strLength),
    "atan2": binary(.atan2), "min": binary(.intMin, .floatMin), "max": binary(.intMax, .floatMax),
    "pow": binary(.floatPower, .complexPower), "hypot": binary(.hypot),
    "complex": binary(.complexMake), "polar": binary(.polar),
    "clamp": ternary(.intClamp, .floatClamp), "mix": ternary(.mix), "smoothstep": ternary(.smoothstep),
  ]

  private static func unary(_ operations: UnaryOperation...) -> [Overload] {
    operations.map { Overload(operation: .unary($0)) }
  }

  private static func binary(_ operations: BinaryOperation...) -> [Overload] {
    operations.map { Overload(operation: .binary($0)) }
  }

  private static func ternary(_ operations: TernaryOperation...) -> [Overload] {
    operations.map { Overload(operation: .ternary($0)) }
  }
}
