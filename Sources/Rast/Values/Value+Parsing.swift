extension Value {
  /// Reads a value as it is written on a command line, which is what `print` writes and a little more: ints
  /// as `-5` or `1_000`, floats as `1.5`, `2`, `1e-3`, `inf` or `nan`, complex numbers as `1.5-2.0i`, `3i` or
  /// `0.5`, tuples as `(1, 2)`; a char is one Unicode scalar and a str the text itself, both without quotes.
  ///
  /// - Throws: what is wrong with the text as a value of the type.
  public init(parsing text: String, as type: Type) throws(ValueTextError) {
    let trimmed = text.trimmingBlanks
    var value: Value?
    switch type {
    case .unit: value = trimmed == "()" ? .unit : nil
    case .bool: value = trimmed == "true" ? .bool(true) : trimmed == "false" ? .bool(false) : nil
    case .char: value = text.unicodeScalars.count == 1 ? text.unicodeScalars.first.map { .char($0) } : nil
    case .int: value = try Value.int(in: trimmed, type).map { .int($0) }
    case .float: value = try Value.float(in: trimmed, type).map { .float($0) }
    case .complex: value = try Value.complex(in: trimmed, type).map { .complex($0) }
    case .str: value = .str(text)
    case .tuple(let tuple): value = try Value.tuple(in: trimmed, tuple)
    }
    guard let value else { throw ValueTextError(text: text, type: type, isTooLarge: false) }
    self = value
  }

  private static func int(in text: String, _ type: Type) throws(ValueTextError) -> Int? {
    guard let digits = plainDigits(text.unsigned) else { return nil }
    guard let value = Int(text.sign + digits) else {
      throw ValueTextError(text: text, type: type, isTooLarge: true)
    }
    return value
  }

  private static func float(in text: String, _ type: Type) throws(ValueTextError) -> Double? {
    let magnitude = text.unsigned
    switch magnitude.lowercased() {
    case "inf", "infinity": return text.sign == "-" ? -.infinity : .infinity
    case "nan": return .nan
    default: break
    }
    guard let plain = plainFloat(magnitude), let value = Double(text.sign + plain) else { return nil }
    guard value.isFinite else { throw ValueTextError(text: text, type: type, isTooLarge: true) }
    return value
  }

  private static func complex(in text: String, _ type: Type) throws(ValueTextError) -> Complex? {
    guard text.hasSuffix("i") else {
      return try float(in: text, type).map { Complex($0, 0) }
    }
    let body = text.dropLast()
    // The sign between the parts: the last one that is neither the first character nor after an exponent's `e`.
    let sign = body.indices.dropFirst().last {
      "+-".contains(body[$0]) && !(body[body.index(before: $0)].lowercased() == "e")
    }
    guard let sign else { return try imaginary(in: String(body), type).map { Complex(0, $0) } }
    let (real, rest) = (String(body[..<sign]).trimmingBlanks, body[sign...])
    let part = String(rest.prefix(1)) + String(rest.dropFirst()).trimmingBlanks
    guard let re = try float(in: real, type), let im = try imaginary(in: part, type) else { return nil }
    return Complex(re, im)
  }

  /// The number before an `i`. It may be left out.
  private static func imaginary(in text: String, _ type: Type) throws(ValueTextError) -> Double? {
    text.unsigned.isEmpty ? (text.sign == "-" ? -1 : 1) : try float(in: text, type)
  }

  private static func tuple(in text: String, _ tuple: TupleType) throws(ValueTextError) -> Value? {
    guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
    var parts = [""]
    var depth = 0
    for character in text.dropFirst().dropLast() {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if character == ",", depth == 0 { parts.append("") } else { parts[parts.count - 1].append(character) }
    }
    guard parts.count == tuple.elements.count else { return nil }
    var values: [Value] = []
    for (part, type) in zip(parts, tuple.elements) {
      values.append(try Value(parsing: part.trimmingBlanks, as: type))
    }
    return .tuple(values)
  }

  /// The digits without the `_` between them; nil if there is anything else.
  private static func plainDigits(_ text: some StringProtocol) -> String? {
    guard let first = text.utf8.first, first.isDigit,
      text.utf8.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "_") })
    else { return nil }
    return String(text.filter { $0 != "_" })
  }

  /// `1.5e-3` without the `_` in it. Either side of the point may be left out.
  private static func plainFloat(_ text: String) -> String? {
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
    let sides = (parts.first ?? "").split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = sides.map { $0.isEmpty ? "" : plainDigits($0) }
    guard digits.allSatisfy({ $0 != nil }) else { return nil }
    let mantissa = digits.map { ($0 ?? "").isEmpty ? "0" : $0 ?? "" }.joined(separator: ".")
    guard sides.contains(where: { !$0.isEmpty }) else { return nil }
    guard parts.count == 2 else { return mantissa }
    let exponent = String(parts[1])
    guard let power = plainDigits(exponent.unsigned) else { return nil }
    return "\(mantissa)e\(exponent.sign)\(power)"
  }
}

/// That a text is not a value of the type that is needed.
public struct ValueTextError: Error, Hashable, Sendable {
  /// The text.
  public let text: String
  /// The type that it was read as.
  public let type: Type
  /// Whether it is a number, but too large a one.
  public let isTooLarge: Bool
}

extension ValueTextError: CustomStringConvertible {
  /// The error in one line, without a full stop.
  public var description: String {
    // The text may come from a file, so it must not be able to change the terminal.
    let shown = DisplayWidth.expanded(text.count > 60 ? text.prefix(60) + "…" : text)
    if isTooLarge { return "`\(shown)` is too large for \(type.article)" }
    return "`\(shown)` is not \(type.article): write it as \(type.example)"
  }
}

extension Type {
  /// A value of the type as it is written on a command line.
  fileprivate var example: String {
    switch self {
    case .unit: "`()`"
    case .bool: "`true` or `false`"
    case .char: "one character, such as `x`"
    case .int: "`42` or `-1_000`"
    case .float: "`2`, `-1.5`, `1e-3`, `inf` or `nan`"
    case .complex: "`0.5`, `3i` or `1.5-2.0i`"
    case .str: "any text"
    case .tuple(let tuple): "(…) with \(tuple.elements.count) values between commas"
    }
  }
}

extension String {
  /// The text without blanks and tabs at its ends.
  fileprivate var trimmingBlanks: String {
    let isBlank = { (character: Character) in character == " " || character == "\t" }
    let start = drop(while: isBlank)
    return String(start.prefix(start.count - start.reversed().prefix(while: isBlank).count))
  }

  /// The leading `-`, or nothing; a leading `+` means nothing.
  fileprivate var sign: String { hasPrefix("-") ? "-" : "" }

  /// What comes after the sign.
  fileprivate var unsigned: String { hasPrefix("-") || hasPrefix("+") ? String(dropFirst()) : self }
}
