extension TypeError {
  static let foreignTypes = [
    "i8": "int", "i16": "int", "i32": "int", "i64": "int", "u32": "int", "u64": "int", "usize": "int",
    "integer": "int", "long": "int", "f32": "float", "f64": "float", "double": "float", "real": "float",
    "string": "str", "boolean": "bool", "character": "char", "void": "unit", "complex64": "complex",
    "complex128": "complex", "c64": "complex", "cplx": "complex",
  ]

  static let foreignFunctions = [
    "log": "ln", "arctan": "atan", "mod": "%", "sqr": "z^2", "length": "len", "lerp": "mix",
    "floorf": "floor",
    "cabs": "abs", "power": "pow", "mag2": "norm", "norm2": "norm", "re": "z.re", "im": "z.im",
    "real": "z.re", "imag": "z.im",
  ]

  static let usage = [
    "atan2": "atan2(y, x)", "min": "min(a, b)", "max": "max(a, b)", "clamp": "clamp(x, lo, hi)",
    "pow": "pow(x, y)", "hypot": "hypot(x, y)", "mix": "mix(a, b, t)", "smoothstep": "smoothstep(lo, hi, x)",
    "complex": "complex(re, im)", "polar": "polar(r, angle)",
  ]

  static func functionHelp(_ name: String, _ isVariable: Bool, _ nearest: String?) -> String? {
    if isVariable { return "`\(name)` is a variable; to multiply write `*`" }
    if let keyword = Keyword(rawValue: name), keyword.type != nil {
      return "to convert, write `value as \(name)`"
    }
    return (foreignFunctions[name] ?? nearest).map { "did you mean `\($0)`?" }
  }

  static func fieldHelp(_ name: String, _ type: Type) -> String? {
    if let count = type.elementCount { return "its elements are `.0` to `.\(count - 1)`" }
    if type == .complex {
      let isImaginary = ["y", "i", "imag", "imaginary", "1"].contains(name.lowercased())
      let isReal = ["x", "r", "real", "0"].contains(name.lowercased())
      if isImaginary || isReal { return "did you mean `\(isReal ? "re" : "im")`?" }
      return "a complex has `.re` and `.im`; its modulus is `abs(z)`, its angle `arg(z)`"
    }
    return type == .str && name.hasPrefix("len") ? "write `len(s)`" : nil
  }

  static func readOnlyHelp(_ name: String, _ kind: String) -> String? {
    switch kind {
    case "let": "declare it with `var \(name)` to change it"
    case "parameter": "copy it first: `var my_\(name) = \(name);`"
    case "param": "params are changed from outside, with `--set \(name)=…`"
    case "predefined constant": "a variable of your own hides it: `var \(name) = …;`"
    default: nil
    }
  }

  /// The types that a value of each type can be cast to.
  private static let casts: [Type: [Type]] = [
    .int: [.float, .complex, .char], .float: [.complex, .int], .bool: [.int], .char: [.int],
  ]

  /// How to convert a value to the type that is needed; `text` is the value as written, if it is short.
  static func conversion(from: Type, to: Type, _ text: String?) -> String? {
    let value = text.flatMap { $0.count <= 24 ? $0 : nil } ?? "…"
    if casts[from]?.contains(to) ?? false { return "write `\(value == "…" ? "(…)" : value) as \(to)`" }
    if from == .complex, to == .float { return "take a part or the modulus: `z.re`, `z.im`, `abs(z)`" }
    if from == .int || from == .float, to == .bool { return "compare it: `\(value) != 0`" }
    if from == .str, to == .char { return "a char is written in single quotes: `'a'`" }
    if from == .char, to == .str { return "a str is written in double quotes: `\"a\"`" }
    guard to == .unit, from != .unit else { return nil }
    return "write `;` after it to discard it, or `-> \(from)` before the body to return it"
  }

  static func operatorHelp(
    _ infix: InfixOperator, _ left: Type, _ right: Type, _ leftText: String, _ rightText: String
  ) -> String? {
    func cast(_ text: String, _ type: Type) -> String {
      "convert the int: `\(text.isEmpty || text.count > 24 ? "n" : text.needsParentheses ? "(\(text))" : text) as \(type)`"
    }
    if infix == .and || infix == .or {
      // The first operand that is not a bool is the one to correct.
      let (type, text) = left == .bool ? (right, rightText) : (left, leftText)
      let value = text.isEmpty || text.count > 24 ? "a" : text.needsParentheses ? "(\(text))" : text
      let isNumber = type == .int || type == .float || type == .complex
      return isNumber ? "logical operators take bools: `\(value) != 0`" : "logical operators take bools"
    }
    if left == .int, right == .float || right == .complex { return cast(leftText, right) }
    if right == .int, left == .float || left == .complex { return cast(rightText, left) }
    if infix.isComparison, left == .complex || right == .complex {
      return "complex numbers have no order; compare `norm(z)` or `abs(z)`"
    }
    if left == .str, right == .str, infix == .add {
      return "strings cannot be joined; print one after the other"
    }
    if Set([left, right]) == [.str, .char] {
      return "a char is written in single quotes, a str in double quotes"
    }
    return nil
  }

  static func castHelp(_ from: Type, _ to: Type) -> String? {
    if from == .complex, to == .float || to == .int {
      return "take a part or the modulus: `z.re`, `z.im`, `abs(z)`"
    }
    if from == .int || from == .float, to == .bool { return "compare: `n != 0`" }
    if from == .bool, to == .float { return "in two steps: `b as int as float`" }
    return Set([from, to]) == [.char, .float] ? "in two steps, by way of int" : nil
  }
}

extension Type {
  /// The type with its article, for use in a sentence.
  var article: String {
    switch self {
    case .int: "an int"
    case .unit: "unit, `()`,"
    case .bool, .char, .float, .complex, .str: "a \(self)"
    case .tuple: weight > 32 ? short : "a tuple \(self)"
    }
  }

  /// The number of elements, if it is a tuple.
  var elementCount: Int? {
    if case .tuple(let tuple) = self { return tuple.elements.count }
    return nil
  }
}

extension String {
  /// Whether it needs parentheses before `as`.
  fileprivate var needsParentheses: Bool { contains { " +-*/%".contains($0) } && !hasPrefix("(") }
}
