/// A token of the source.
struct Token: Hashable {
  enum Kind: Hashable {
    case identifier(String)
    case keyword(Keyword)
    /// The magnitude, up to 2^63 because of `-9223372036854775808`.
    case int(UInt64)
    case float(Double)
    case imaginary(Double)
    case char(Unicode.Scalar)
    case string(String)
    /// A literal that was already reported.
    case badLiteral
    case symbol(Symbol)
    case endOfFile
  }

  /// Operators and punctuation.
  enum Symbol: String, CaseIterable {
    case leftParen = "("
    case rightParen = ")"
    case leftBracket = "["
    case rightBracket = "]"
    case leftBrace = "{"
    case rightBrace = "}"
    case comma = ","
    case semicolon = ";"
    case colon = ":"
    case dot = "."
    case range = ".."
    case arrow = "->"
    case assign = "="
    case plusAssign = "+="
    case minusAssign = "-="
    case timesAssign = "*="
    case divideAssign = "/="
    case remainderAssign = "%="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divide = "/"
    case remainder = "%"
    case power = "^"
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case and = "&&"
    case or = "||"
    case not = "!"
  }

  var kind: Kind
  var span: Span

  /// The token as a message names it.
  var text: String {
    switch kind {
    case .identifier(let name): "`\(name)`"
    case .keyword(let keyword): "`\(keyword.rawValue)`"
    case .int, .float, .imaginary, .badLiteral: "a number"
    case .char: "a character"
    case .string: "a string"
    case .symbol(let symbol): "`\(symbol.rawValue)`"
    case .endOfFile: "the end of the file"
    }
  }
}

/// The words that cannot be names.
package enum Keyword: String, CaseIterable {
  case program, fn, param, view, `let`, `var`, `if`, `else`, `while`, `for`, `in`, `break`, `continue`,
    `return`
  case `as`, `true`, `false`, print
  case unit, bool, char, int, float, complex, str

  /// The type that the word names, if it names one.
  var type: Type? {
    switch self {
    case .unit: .unit
    case .bool: .bool
    case .char: .char
    case .int: .int
    case .float: .float
    case .complex: .complex
    case .str: .str
    case .program, .fn, .param, .view, .let, .var, .if, .else, .while, .for, .in, .break, .continue, .return,
      .as, .true, .false, .print:
      nil
    }
  }

  /// Whether an item begins with it.
  var startsItem: Bool {
    switch self {
    case .program, .fn, .param, .view: true
    case .let, .var, .if, .else, .while, .for, .in, .break, .continue, .return, .as, .true, .false, .print,
      .unit, .bool, .char, .int, .float, .complex, .str:
      false
    }
  }

  /// Whether only a statement begins with it.
  var startsStatement: Bool {
    switch self {
    case .let, .var, .while, .for, .break, .continue, .return, .print: true
    case .program, .fn, .param, .view, .if, .else, .in, .as, .true, .false,
      .unit, .bool, .char, .int, .float, .complex, .str:
      false
    }
  }
}
