import Rast

// The codes of formulas, each with its explanation. No corrections are searched for.

extension DiagnosticFamily {
  /// Errors in formulas.
  public static let formulas = DiagnosticFamily([
    .formulaNotClosed, .formulaEmpty, .formulaCharacter, .formulaNumber, .formulaTooDeep, .formulaTooLong,
    .formulaOperand, .formulaOperator, .formulaParenthesis, .formulaBar, .formulaColon, .formulaTarget,
    .formulaFunction, .formulaIf,
  ])
}

extension DiagnosticCode {
  package static let formulaNotClosed = DiagnosticCode("F0101", .none, .formulaNotClosed)
  package static let formulaEmpty = DiagnosticCode("F0102", .none, .formulaEmpty)
  package static let formulaCharacter = DiagnosticCode("F0103", .none, .formulaCharacter)
  package static let formulaNumber = DiagnosticCode("F0104", .none, .formulaNumber)
  package static let formulaTooDeep = DiagnosticCode("F0105", .none, .formulaTooDeep)
  package static let formulaTooLong = DiagnosticCode("F0106", .none, .formulaTooLong)
  package static let formulaOperand = DiagnosticCode("F0201", .none, .formulaOperand)
  package static let formulaOperator = DiagnosticCode("F0202", .none, .formulaOperator)
  package static let formulaParenthesis = DiagnosticCode("F0203", .none, .formulaParenthesis)
  package static let formulaBar = DiagnosticCode("F0204", .none, .formulaBar)
  package static let formulaColon = DiagnosticCode("F0205", .none, .formulaColon)
  package static let formulaTarget = DiagnosticCode("F0206", .none, .formulaTarget)
  package static let formulaFunction = DiagnosticCode("F0207", .none, .formulaFunction)
  package static let formulaIf = DiagnosticCode("F0208", .none, .formulaIf)
}
