import Rast

/// A token of a formula and its place.
struct FormulaToken: Equatable {
  enum Kind: Equatable {
    case number(Double)
    /// The name of a variable or function, in lower case.
    case name(String)
    case `if`, elseif, `else`, endif
    case plus, minus, times, over, power
    case assign, equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case and, or
    case bar, open, close
    /// The end of a line, which ends a statement.
    case newline
    case comma
    case colon
    case end
    /// A token that was already reported.
    case wrong
  }

  var kind: Kind
  var span: Span
}

extension FormulaToken.Kind {
  /// Whether an operand must follow, so that a newline after it does not end the statement.
  var wantsOperand: Bool {
    switch self {
    case .plus, .minus, .times, .over, .power, .assign, .equal, .notEqual, .less, .lessOrEqual, .greater,
      .greaterOrEqual, .and, .or, .open:
      true
    case .number, .name, .if, .elseif, .else, .endif, .bar, .close, .newline, .comma, .colon, .end, .wrong:
      false
    }
  }

  /// The binary operator that it is, if it is one.
  var operation: FormulaOperator? {
    switch self {
    case .plus: .add
    case .minus: .subtract
    case .times: .multiply
    case .over: .divide
    case .power: .power
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .and: .and
    case .or: .or
    case .number, .name, .if, .elseif, .else, .endif, .assign, .bar, .open, .close, .newline, .comma, .colon,
      .end, .wrong:
      nil
    }
  }

  /// Whether an operand can begin with it.
  var beginsOperand: Bool {
    switch self {
    case .number, .name, .minus, .plus, .bar, .open: true
    case .if, .elseif, .else, .endif, .times, .over, .power, .assign, .equal, .notEqual, .less, .lessOrEqual,
      .greater, .greaterOrEqual, .and, .or, .close, .newline, .comma, .colon, .end, .wrong:
      false
    }
  }

  /// Whether a statement ends before it.
  var endsStatement: Bool {
    switch self {
    case .newline, .comma, .colon, .end: true
    case .number, .name, .if, .elseif, .else, .endif, .plus, .minus, .times, .over, .power, .assign, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or, .bar, .open, .close, .wrong:
      false
    }
  }

  /// Whether no statement can begin with it, so that a newline before it did not end the statement.
  var cannotBegin: Bool {
    switch self {
    case .times, .over, .power, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and: true
    case .number, .name, .if, .elseif, .else, .endif, .plus, .minus, .assign, .or, .bar, .open, .close,
      .newline, .comma, .colon, .end, .wrong:
      false
    }
  }
}
