extension Token.Symbol {
  /// The infix operator that the symbol is, if it is one.
  var infix: InfixOperator? { InfixOperator(rawValue: rawValue) }

  /// The operator of a compound assignment.
  var compoundAssignment: InfixOperator? {
    switch self {
    case .plusAssign: .add
    case .minusAssign: .subtract
    case .timesAssign: .multiply
    case .divideAssign: .divide
    case .remainderAssign: .remainder
    case .leftParen, .rightParen, .leftBracket, .rightBracket, .leftBrace, .rightBrace, .comma, .semicolon,
      .colon, .dot, .range, .arrow, .assign, .plus, .minus, .times, .divide, .remainder, .power, .equal,
      .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .and, .or, .not:
      nil
    }
  }
}
