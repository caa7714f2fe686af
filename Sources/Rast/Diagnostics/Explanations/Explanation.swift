/// What `explain` tells of a compile error: what it means, and how it is mended.
public struct Explanation: Sendable {
  /// One line that names the error, as it heads the page: "a name that is not declared".
  public let title: String

  /// A few lines of prose: what the error means, why it is one, and how it is usually mended.
  public let text: String

  /// A program that gives this error, once, and no other.
  public let bad: Example

  /// The same program mended; it compiles without errors.
  public let good: String

  /// A program with an error in it.
  public struct Example: Sendable {
    /// The program as a page shows it, abridged where it can't be shown in full.
    public let shown: String

    /// The program itself: the bytes that give the error when they are checked.
    public let bytes: [UInt8]
  }

  /// The explanation of a code.
  public static func of(_ code: Code) -> Explanation {
    switch code {
    case .notUTF8: notUTF8
    case .unexpectedCharacter: unexpectedCharacter
    case .unclosedComment: unclosedComment
    case .unclosedString: unclosedString
    case .badCharacterLiteral: badCharacterLiteral
    case .badEscape: badEscape
    case .badNumber: badNumber
    case .intTooLarge: intTooLarge
    case .floatTooLarge: floatTooLarge
    case .unexpectedToken: unexpectedToken
    case .unclosedDelimiter: unclosedDelimiter
    case .unmatchedDelimiter: unmatchedDelimiter
    case .chainedComparison: chainedComparison
    case .missingSemicolon: missingSemicolon
    case .keywordAsName: keywordAsName
    case .noProgram: noProgram
    case .secondProgram: secondProgram
    case .secondView: secondView
    case .badAssignment: badAssignment
    case .unknownVariable: unknownVariable
    case .unknownFunction: unknownFunction
    case .unknownType: unknownType
    case .unknownField: unknownField
    case .declaredTwice: declaredTwice
    case .readOnly: readOnly
    case .functionTwice: functionTwice
    case .paramTwice: paramTwice
    case .outsideLoop: outsideLoop
    case .mismatch: mismatch
    case .operatorUndefined: operatorUndefined
    case .conditionNotBool: conditionNotBool
    case .branchesDiffer: branchesDiffer
    case .argumentCount: argumentCount
    case .noOverload: noOverload
    case .badCast: badCast
    case .missingValue: missingValue
    case .boundNotInt: boundNotInt
    case .notIndexable: notIndexable
    case .tooDeep: tooDeep
    case .tooLong: tooLong
    case .tooManySlots: tooManySlots
    case .badArity: badArity
    case .notConstant: notConstant
    case .constantFails: constantFails
    case .defaultOutsideRange: defaultOutsideRange
    case .badRange: badRange
    case .unknownViewField: unknownViewField
    case .viewFieldTwice: viewFieldTwice
    case .badViewValue: badViewValue
    case .unknownInput: unknownInput
    case .inputType: inputType
    case .outputType: outputType
    case .kernelPrints: kernelPrints
    case .formulaNotClosed: formulaNotClosed
    case .formulaEmpty: formulaEmpty
    case .formulaCharacter: formulaCharacter
    case .formulaNumber: formulaNumber
    case .formulaTooDeep: formulaTooDeep
    case .formulaOperand: formulaOperand
    case .formulaOperator: formulaOperator
    case .formulaParenthesis: formulaParenthesis
    case .formulaBar: formulaBar
    case .formulaColon: formulaColon
    case .formulaTarget: formulaTarget
    case .formulaFunction: formulaFunction
    case .formulaIf: formulaIf
    }
  }

  /// The page that `explain` prints for this explanation of `code`, without a newline at its end.
  public func rendered(code: Code) -> String {
    """
    \(code.rawValue): \(title)

    \(text)

    This is an error:

    \(Self.indented(bad.shown))

    This is right:

    \(Self.indented(good))
    """
  }

  /// The text with each of its lines indented by four, but for the empty ones.
  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }
      .joined(separator: "\n")
  }
}

extension Explanation.Example {
  /// An example that is shown as it is.
  init(_ shown: String) {
    self.init(shown: shown, bytes: Array(shown.utf8))
  }
}
