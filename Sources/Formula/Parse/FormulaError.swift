import Rast

/// What can be wrong with an entry.
enum FormulaError {
  case notClosed(isCommented: Bool)
  case nothingToRun
  case emptyLoop
  case unexpectedCharacter(String)
  case unknownOperator(String)
  case badNumber
  case tooDeep
  case tooLong
  case missingOperand(found: String)
  case missingOperator
  case unclosedParenthesis
  case unmatchedParenthesis
  case unmatchedBar
  case secondColon
  case badTarget
  case unknownFunction(String, nearest: String?)
  case functionWithoutArgument(String)
  case misplaced(String)
  case unclosedIf

  /// The error in words.
  func diagnostic(_ span: Span) -> Diagnostic {
    switch self {
    case .notClosed(let isCommented):
      Diagnostic(
        .formulaNotClosed, span, "this formula is not closed",
        help: isCommented
          ? "its `}` is a part of a comment, which goes from a `;` to the end of the line"
          : "write `}` at its end")
    case .nothingToRun:
      Diagnostic(.formulaEmpty, span, "there is nothing in this formula")
    case .emptyLoop:
      Diagnostic(
        .formulaEmpty, span, "this formula has no loop",
        help: "what is repeated, and the test that says whether to go on, come after the `:`")
    case .unexpectedCharacter(let character):
      Diagnostic(
        .formulaCharacter, span, "no formula can have the character `\(character)`",
        help: "a comment begins with `;`")
    case .unknownOperator(let text):
      Diagnostic(
        .formulaCharacter, span, "there is no operator `\(text)`",
        help: text == "&" ? "logical and is `&&`" : "not equal is `!=`")
    case .badNumber:
      Diagnostic(
        .formulaNumber, span, "this is not a number",
        help: "a number is written as in `1.5` or `1e-3`; times is `*`"
      )
    case .tooDeep:
      Diagnostic(.formulaTooDeep, span, "this is nested more than \(FormulaParser.depthLimit) deep")
    case .tooLong:
      Diagnostic(
        .formulaTooLong, span,
        "this formula has more than \(FormulaParser.tokenLimit) names, numbers and signs")
    case .missingOperand(let found):
      Diagnostic(.formulaOperand, span, "a value is missing before \(found)")
    case .missingOperator:
      Diagnostic(
        .formulaOperator, span, "an operator or the end of the statement is missing before this",
        help: "statements end with a comma or a newline")
    case .unclosedParenthesis:
      Diagnostic(.formulaParenthesis, span, "this parenthesis is not closed")
    case .unmatchedParenthesis:
      Diagnostic(.formulaParenthesis, span, "there is no `(` for this `)`")
    case .unmatchedBar:
      Diagnostic(.formulaBar, span, "the second `|` of this modulus is missing")
    case .secondColon:
      Diagnostic(
        .formulaColon, span, "a formula has one `:`",
        help: "it stands between the initialisation and the loop")
    case .badTarget:
      Diagnostic(
        .formulaTarget, span, "only a variable can be assigned to", help: "equality is tested with `==`")
    case .unknownFunction(let name, let nearest):
      Diagnostic(
        .formulaFunction, span, "there is no function `\(name)`",
        help: nearest.map { "did you mean `\($0)`?" } ?? "to multiply write `\(name)*(`")
    case .functionWithoutArgument(let name):
      Diagnostic(.formulaFunction, span, "the function `\(name)` needs an argument in parentheses")
    case .misplaced(let word):
      Diagnostic(.formulaIf, span, "there is no `if` that this `\(word)` could belong to")
    case .unclosedIf:
      Diagnostic(.formulaIf, span, "this `if` has no `endif`")
    }
  }
}
