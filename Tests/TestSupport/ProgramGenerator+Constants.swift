import Rast

/// Literals, and the values that programs are run with, often from the ends of a type's range.
extension ProgramGenerator {
  /// A constant as it is written. Where the type is `expected`, an int literal can be a float or complex.
  mutating func constant(_ type: Type, expected: Bool) -> Fragment {
    switch type {
    case .unit: return Fragment(text: "()")
    case .bool: return Fragment(text: random.chance(50) ? "true" : "false")
    case .char: return Fragment(text: "'\(escaped(scalar()))'")
    case .int: return intLiteral()
    case .float:
      if expected, random.chance(30) { return literal(as: .float) }
      return floatConstant()
    case .complex:
      if expected, random.chance(30) { return literal(as: .complex) }
      return complexConstant()
    case .str:
      return Fragment(text: "\"" + string().unicodeScalars.map { escaped($0) }.joined() + "\"")
    case .tuple(let tuple):
      return tupleText(tuple.elements.map { constant($0, expected: expected).text })
    }
  }

  /// An int literal where a float or complex is needed.
  mutating func literal(as type: Type) -> Fragment {
    note(type == .float ? .literalAsFloat : .literalAsComplex)
    let literal = random.chance(70) ? Fragment(text: "\(random.below(6))") : intLiteral()
    return random.chance(10) ? Fragment(text: "(\(literal.text))") : literal
  }

  mutating func intLiteral() -> Fragment {
    let value = int()
    if value < 0 { return Fragment(text: "-\(value.magnitude)", level: .prefix) }
    return value == 0 && random.chance(10) ? Fragment(text: "-0", level: .prefix) : Fragment(text: "\(value)")
  }

  private mutating func floatConstant() -> Fragment {
    switch random.below(20) {
    case 0:
      note(.infinity)
      return Fragment(text: random.chance(50) ? "1.0 / 0.0" : "-1.0 / 0.0", level: .product)
    case 1:
      note(.notANumber)
      return Fragment(text: "0.0 / 0.0", level: .product)
    case 2:
      note(.negativeZero)
      return Fragment(text: "-0.0", level: .prefix)
    case 3, 4:
      let name = random.choose((1, "pi"), (1, "tau"), (1, "e"))
      if !isConstant, visible.contains(where: { $0.name == name }) { return Fragment(text: "0.25") }
      note(.predefined)
      return Fragment(text: name)
    case 5..<9: return signed(random.pick(ProgramGenerator.floats) ?? "0.0")
    case _: return signed("\(random.below(5)).\(random.below(100))")
    }
  }

  private mutating func signed(_ text: String) -> Fragment {
    random.chance(25) ? Fragment(text: "-" + text, level: .prefix) : Fragment(text: text)
  }

  private mutating func complexConstant() -> Fragment {
    switch random.below(4) {
    case 0: return Fragment(text: "\(random.below(4))i")
    case 1: return Fragment(text: "\(random.below(3)).\(random.below(10))i")
    case 2:
      return Fragment(text: "\(random.below(3)).5 \(random.chance(50) ? "+" : "-") 0.25i", level: .sum)
    case _:
      uses.insert("complexMake")
      return Fragment(text: "complex(\(floatConstant().text), \(floatConstant().text))")
    }
  }

  // MARK: Values

  /// A value to run a program with.
  mutating func value(_ type: Type) -> Value {
    switch type {
    case .unit: .unit
    case .bool: .bool(random.chance(50))
    case .char: .char(scalar())
    case .int: .int(int())
    case .float: .float(float())
    case .complex: .complex(Complex(float(), float()))
    case .str: .str(string())
    case .tuple(let tuple): .tuple(tuple.elements.map { value($0) })
    }
  }

  mutating func int() -> Int {
    switch random.below(10) {
    case 0: return random.pick(ProgramGenerator.ints) ?? 0
    case 1: return -(random.pick(ProgramGenerator.ints) ?? 0)
    case 2: return random.chance(50) ? .min : .max
    case _: return random.within(-3...9)
    }
  }

  mutating func float() -> Double {
    switch random.below(8) {
    case 0: return random.pick([0, -0.0, .infinity, -.infinity, .nan, .ulpOfOne, 0x1p63]) ?? 0
    case 1: return Double(random.pick(ProgramGenerator.floats)?.filter { $0 != "_" } ?? "0") ?? 0
    case _: return Double(random.within(-4000...4000)) / 1000
    }
  }

  private mutating func scalar() -> Unicode.Scalar {
    random.pick(Array("aZ09 ~'\"\\\n\t\r\0éß\u{301}\u{D7FF}\u{E000}\u{10FFFF}😀".unicodeScalars)) ?? "a"
  }

  private mutating func string() -> String {
    // Two of them differ only in how their scalars are composed.
    random.pick(["", "a", "abc", "hello, world", "\u{E9}", "e\u{301}", "日本語", "😀\n", "\"\\'\t", "0123456789"])
      ?? ""
  }

  private func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\t": "\\t"
    case "\r": "\\r"
    case "\0": "\\0"
    case "\\": "\\\\"
    case "'": "\\'"
    case "\"": "\\\""
    case _ where scalar.value > 0x2FF || scalar.value < 0x20:
      "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    case _: String(Character(scalar))
    }
  }

  private static let ints = [
    0, 1, 2, 10, 63, 64, 97, 255, 0xD7FF, 0xD800, 0xE000, 0x1F600, 0x10FFFF, 0x110000, 1 << 31, 1 << 32,
    (1 << 32) + 65, 1 << 53, (1 << 53) + 1, .max - 1, .max,
  ]

  private static let floats = [
    "0.0", "1.0", "2.0", "0.5", "1.5", "2.5", "0.1", "4.0", "10.0", "1e-9", "1e-5", "0.0001", "1e16", "1e300",
    "1e-300", "1.7976931348623157e308", "5e-324", "2.2250738585072014e-308", "4503599627370497.5",
    "9007199254740993.0", "9223372036854775807.0", "9223372036854774784.0", "1e19", "0.3333333333333333",
    "1_000.25", "0.49999999999999994", "700.0", "1e154",
  ]
}
