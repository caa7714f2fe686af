// The codes of the language, each with the search for its corrections and its explanation.

extension DiagnosticFamily {
  /// All codes of the language itself.
  public static let language: [DiagnosticFamily] = [
    .lexical, .syntax, .names, .types, .limits, .paramsAndView,
  ]

  /// Errors in characters and literals.
  public static let lexical = DiagnosticFamily([
    .notUTF8, .unexpectedCharacter, .unclosedComment, .unclosedString, .badCharacterLiteral, .badEscape,
    .badNumber, .intTooLarge, .floatTooLarge,
  ])

  /// Errors in the order of tokens.
  public static let syntax = DiagnosticFamily([
    .unexpectedToken, .unclosedDelimiter, .unmatchedDelimiter, .chainedComparison, .missingSemicolon,
    .keywordAsName, .noProgram, .secondProgram, .secondView, .badAssignment,
  ])

  /// Errors in names.
  public static let names = DiagnosticFamily([
    .unknownVariable, .unknownFunction, .unknownType, .unknownField, .declaredTwice, .readOnly,
    .functionTwice, .paramTwice, .outsideLoop,
  ])

  /// Errors in types.
  public static let types = DiagnosticFamily([
    .mismatch, .operatorUndefined, .conditionNotBool, .branchesDiffer, .argumentCount, .noOverload, .badCast,
    .missingValue, .boundNotInt, .notIndexable,
  ])

  /// Limits that were exceeded.
  public static let limits = DiagnosticFamily([
    .tooDeep, .tooLong, .tooManySlots, .badArity,
  ])

  /// Errors in params and the view.
  public static let paramsAndView = DiagnosticFamily([
    .notConstant, .constantFails, .defaultOutsideRange, .badRange, .unknownViewField, .viewFieldTwice,
    .badViewValue,
  ])
}

// MARK: Lexical

extension DiagnosticCode {
  package static let notUTF8 = DiagnosticCode("E0101", .none, .notUTF8)
  package static let unexpectedCharacter = DiagnosticCode("E0102", .characters, .unexpectedCharacter)
  package static let unclosedComment = DiagnosticCode("E0103", .comments, .unclosedComment)
  package static let unclosedString = DiagnosticCode("E0104", .quotes, .unclosedString)
  package static let badCharacterLiteral = DiagnosticCode("E0105", .quotes, .badCharacterLiteral)
  package static let badEscape = DiagnosticCode("E0106", .none, .badEscape)
  package static let badNumber = DiagnosticCode("E0107", .numbers, .badNumber)
  package static let intTooLarge = DiagnosticCode("E0108", .none, .intTooLarge)
  package static let floatTooLarge = DiagnosticCode("E0109", .none, .floatTooLarge)
}

// MARK: Syntax

extension DiagnosticCode {
  package static let unexpectedToken = DiagnosticCode("E0201", .tokens, .unexpectedToken)
  package static let unclosedDelimiter = DiagnosticCode("E0202", .tokens, .unclosedDelimiter)
  package static let unmatchedDelimiter = DiagnosticCode("E0203", .tokens, .unmatchedDelimiter)
  package static let chainedComparison = DiagnosticCode("E0204", .chains, .chainedComparison)
  package static let missingSemicolon = DiagnosticCode("E0205", .tokens, .missingSemicolon)
  package static let keywordAsName = DiagnosticCode("E0206", .keywords, .keywordAsName)
  package static let noProgram = DiagnosticCode("E0207", .tokens, .noProgram)
  package static let secondProgram = DiagnosticCode("E0208", .tokens, .secondProgram)
  package static let secondView = DiagnosticCode("E0209", .tokens, .secondView)
  package static let badAssignment = DiagnosticCode("E0210", .assignments, .badAssignment)
}

// MARK: Names

extension DiagnosticCode {
  package static let unknownVariable = DiagnosticCode("E0301", .names, .unknownVariable)
  package static let unknownFunction = DiagnosticCode("E0302", .names, .unknownFunction)
  package static let unknownType = DiagnosticCode("E0303", .names, .unknownType)
  package static let unknownField = DiagnosticCode("E0304", .names, .unknownField)
  package static let declaredTwice = DiagnosticCode("E0305", .declarations, .declaredTwice)
  package static let readOnly = DiagnosticCode("E0306", .declarations, .readOnly)
  package static let functionTwice = DiagnosticCode("E0307", .declarations, .functionTwice)
  package static let paramTwice = DiagnosticCode("E0308", .declarations, .paramTwice)
  package static let outsideLoop = DiagnosticCode("E0309", .types, .outsideLoop)
}

// MARK: Types

extension DiagnosticCode {
  package static let mismatch = DiagnosticCode("E0401", .types, .mismatch)
  package static let operatorUndefined = DiagnosticCode("E0402", .types, .operatorUndefined)
  package static let conditionNotBool = DiagnosticCode("E0403", .types, .conditionNotBool)
  package static let branchesDiffer = DiagnosticCode("E0404", .types, .branchesDiffer)
  package static let argumentCount = DiagnosticCode("E0405", .types, .argumentCount)
  package static let noOverload = DiagnosticCode("E0406", .types, .noOverload)
  package static let badCast = DiagnosticCode("E0407", .types, .badCast)
  package static let missingValue = DiagnosticCode("E0408", .types, .missingValue)
  package static let boundNotInt = DiagnosticCode("E0409", .types, .boundNotInt)
  package static let notIndexable = DiagnosticCode("E0410", .types, .notIndexable)
}

// MARK: Limits

extension DiagnosticCode {
  package static let tooDeep = DiagnosticCode("E0501", .none, .tooDeep)
  package static let tooLong = DiagnosticCode("E0502", .none, .tooLong)
  package static let tooManySlots = DiagnosticCode("E0503", .none, .tooManySlots)
  package static let badArity = DiagnosticCode("E0504", .types, .badArity)
}

// MARK: Params and view

extension DiagnosticCode {
  package static let notConstant = DiagnosticCode("E0601", .types, .notConstant)
  package static let constantFails = DiagnosticCode("E0602", .types, .constantFails)
  package static let defaultOutsideRange = DiagnosticCode("E0603", .types, .defaultOutsideRange)
  package static let badRange = DiagnosticCode("E0604", .types, .badRange)
  package static let unknownViewField = DiagnosticCode("E0605", .names, .unknownViewField)
  package static let viewFieldTwice = DiagnosticCode("E0606", .declarations, .viewFieldTwice)
  package static let badViewValue = DiagnosticCode("E0607", .types, .badViewValue)
}
