/// The changes that could mend the errors of a file.
struct Corrections {
  let text: TokenText
  let layout: Layout
  /// How many brackets have no partner.
  let unmatched: Int

  /// The names that are used but not declared.
  let unknownNames: [String]

  init(_ source: SourceFile, among diagnostics: [Diagnostic]) {
    unknownNames = diagnostics.filter { $0.code == .unknownVariable }.map { source.text($0.span) }
    text = TokenText(source)
    layout = Layout(text.tokens, source)
    unmatched = layout.faults(at: -1, insert: nil, replaces: false).unmatched
  }

  /// The error itself, told with each change that may mend it, the likeliest first.
  func candidates(for error: Diagnostic) -> [Diagnostic] {
    guard !text.tokens.isEmpty else { return [error] }
    let found: [Correction] =
      switch error.code {
      case .notUTF8, .tooLong, .tooDeep, .tooManySlots, .badEscape, .floatTooLarge, .intTooLarge: []
      case .formulaNotClosed, .formulaEmpty, .formulaCharacter, .formulaNumber, .formulaTooDeep,
        .formulaOperand,
        .formulaOperator, .formulaParenthesis, .formulaBar, .formulaColon, .formulaTarget, .formulaFunction,
        .formulaIf:
        []
      case .unclosedComment: commentCorrections(error.span)
      case .unclosedString, .badCharacterLiteral: quoteCorrections(error.span)
      case .badNumber: numberCorrections(error.span)
      case .unexpectedCharacter:
        characterCorrections(error.span) + foreignCorrections(error.span) + tokenCorrections(error.span)
      case .keywordAsName:
        keywordCorrections(error.span) + foreignCorrections(error.span) + tokenCorrections(error.span)
      case .badAssignment: text.source.text(error.span) == "=" ? tokenCorrections(error.span) : []
      case .chainedComparison: chainCorrections(error.span) + tokenCorrections(error.span)
      case .unexpectedToken, .unclosedDelimiter, .unmatchedDelimiter, .missingSemicolon,
        .noProgram, .secondProgram, .secondView:
        foreignCorrections(error.span) + tokenCorrections(error.span)
      case .unknownVariable, .unknownFunction, .unknownType, .unknownField, .unknownViewField, .unknownInput:
        nameCorrections(error) + foreignCorrections(error.span) + typeCorrections(error)
      case .declaredTwice, .functionTwice, .paramTwice, .readOnly, .viewFieldTwice:
        declarationCorrections(error)
      case .inputType, .outputType: contractCorrections(error) + typeCorrections(error)
      case .outsideLoop, .mismatch, .operatorUndefined, .conditionNotBool, .branchesDiffer, .argumentCount,
        .noOverload, .badCast, .missingValue, .boundNotInt, .notIndexable, .badArity, .notConstant,
        .constantFails, .defaultOutsideRange, .badRange, .badViewValue, .kernelPrints:
        typeCorrections(error)
      }
    return [error] + error.alternatives + found.map { $0.told(insteadOf: error) }
  }
}
