/// A value of any type.
public enum Value: Hashable, Sendable {
  /// `()`.
  case unit
  /// A truth value.
  case bool(Bool)
  /// A Unicode scalar.
  case char(Unicode.Scalar)
  /// An integer.
  case int(Int)
  /// A float.
  case float(Double)
  /// A complex number.
  case complex(Complex)
  /// A text.
  case str(String)
  /// A tuple's elements.
  case tuple([Value])

  /// The value's type.
  public var type: Type {
    switch self {
    case .unit: .unit
    case .bool: .bool
    case .char: .char
    case .int: .int
    case .float: .float
    case .complex: .complex
    case .str: .str
    case .tuple(let elements): .tuple(elements.map(\.type))
    }
  }
}

extension Value: CustomStringConvertible {
  /// The value as `print` writes it.
  public var description: String {
    switch self {
    case .unit: "()"
    case .bool(let value): value ? "true" : "false"
    case .char(let value): String(Character(value))
    case .int(let value): String(value)
    case .float(let value): Value.text(value)
    case .complex(let value): Value.text(value)
    case .str(let value): value
    case .tuple(let elements): "(" + elements.map(\.description).joined(separator: ", ") + ")"
    }
  }

  /// The shortest text that reads back as the same float, or `NaN`, `inf` or `-inf`.
  package static func text(_ value: Double) -> String {
    value.isNaN ? "NaN" : value.description
  }

  /// `1.5-2.0i`.
  package static func text(_ value: Complex) -> String {
    let negative = value.im.sign == .minus && !value.im.isNaN
    return text(value.re) + (negative ? "-" : "+") + text(value.im.magnitude) + "i"
  }
}

extension Value {
  /// The language's equality: IEEE's for floats, scalar by scalar for strs (Swift's own treats canonically
  /// equivalent texts as equal).
  package func isEqual(to other: Value) -> Bool {
    switch (self, other) {
    case (.str(let one), .str(let two)): one.unicodeScalars.elementsEqual(two.unicodeScalars)
    case (.tuple(let one), .tuple(let two)): zip(one, two).allSatisfy { $0.isEqual(to: $1) }
    case (.unit, _), (.bool, _), (.char, _), (.int, _), (.float, _), (.complex, _), (.str, _), (.tuple, _):
      self == other
    }
  }
}
