/// The stable name of a kind of compile error, such as E0301; `rast-fractal explain` tells more of each.
public enum Code: String, CaseIterable, Hashable, Sendable {
  // Lexical
  case notUTF8 = "E0101"
  case unexpectedCharacter = "E0102"
  case unclosedComment = "E0103"
  case unclosedString = "E0104"
  case badCharacterLiteral = "E0105"
  case badEscape = "E0106"
  case badNumber = "E0107"
  case intTooLarge = "E0108"
  case floatTooLarge = "E0109"

  // Syntax
  case unexpectedToken = "E0201"
  case unclosedDelimiter = "E0202"
  case unmatchedDelimiter = "E0203"
  case chainedComparison = "E0204"
  case missingSemicolon = "E0205"
  case keywordAsName = "E0206"
  case noProgram = "E0207"
  case secondProgram = "E0208"
  case secondView = "E0209"
  case badAssignment = "E0210"

  // Names
  case unknownVariable = "E0301"
  case unknownFunction = "E0302"
  case unknownType = "E0303"
  case unknownField = "E0304"
  case declaredTwice = "E0305"
  case readOnly = "E0306"
  case functionTwice = "E0307"
  case paramTwice = "E0308"
  case outsideLoop = "E0309"

  // Types
  case mismatch = "E0401"
  case operatorUndefined = "E0402"
  case conditionNotBool = "E0403"
  case branchesDiffer = "E0404"
  case argumentCount = "E0405"
  case noOverload = "E0406"
  case badCast = "E0407"
  case missingValue = "E0408"
  case boundNotInt = "E0409"
  case notIndexable = "E0410"

  // Limits
  case tooDeep = "E0501"
  case tooLong = "E0502"
  case tooManySlots = "E0503"
  case badArity = "E0504"

  // Params and view
  case notConstant = "E0601"
  case constantFails = "E0602"
  case defaultOutsideRange = "E0603"
  case badRange = "E0604"
  case unknownViewField = "E0605"
  case viewFieldTwice = "E0606"
  case badViewValue = "E0607"

  // The kernel contract
  case unknownInput = "E0701"
  case inputType = "E0702"
  case outputType = "E0703"
  case kernelPrints = "E0704"

  // Formulas of other programs
  case formulaNotClosed = "F0101"
  case formulaEmpty = "F0102"
  case formulaCharacter = "F0103"
  case formulaNumber = "F0104"
  case formulaTooDeep = "F0105"
  case formulaOperand = "F0201"
  case formulaOperator = "F0202"
  case formulaParenthesis = "F0203"
  case formulaBar = "F0204"
  case formulaColon = "F0205"
  case formulaTarget = "F0206"
  case formulaFunction = "F0207"
  case formulaIf = "F0208"
}
