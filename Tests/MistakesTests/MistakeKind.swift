@testable import Rast

/// The kinds of mistakes that people make in programs: typing errors, omissions, and habits from other languages.
enum MistakeKind: String, CaseIterable {
  // Punctuation
  case noSemicolon = "no ;"
  case noOpeningBrace = "no {"
  case noClosingBrace = "no }"
  case noOpeningParen = "no ("
  case noClosingParen = "no )"
  case noComma = "no ,"
  case noColon = "no :"
  case doubledCloser = "closer twice"
  case otherCloser = "another closer"
  case doubledOpener = "opener twice"
  case semicolonForComma = "; and , swapped"
  case noQuote = "no quote"
  case strayKey = "stray key"

  // Words
  case misspeltName = "name misspelt"
  case misspeltDeclaration = "declaration misspelt"
  case misspeltCall = "function misspelt"
  case misspeltKeyword = "keyword misspelt"
  case misspeltType = "type misspelt"
  case otherCase = "name in other case"
  case noDeclarator = "no let or var"
  case letForVar = "let for var"
  case noKeyword = "keyword forgotten"
  case keywordForName = "keyword for name"

  // Types and values
  case otherType = "wrong type"
  case noResultType = "no -> type"
  case noParameterType = "no parameter type"
  case numberForBool = "number for bool"
  case noConversion = "no as"
  case otherLiteral = "literal of other type"
  case discardedValue = "; after the value"
  case noElse = "no else"
  case otherField = "other field"
  case doubledLine = "line twice"

  // Calls and operators
  case noArgument = "argument missing"
  case oneArgumentMore = "argument too many"
  case swappedArguments = "arguments swapped"
  case noOperand = "operand missing"
  case noOperator = "operator missing"
  case doubledOperator = "operator twice"
  case assignForEqual = "= for =="
  case equalForAssign = "== for ="
  case chainedComparison = "a < b < c"

  // Other languages
  case foreignOperator = "foreign operator"
  case foreignLogic = "and, or, not"
  case foreignPower = "**"
  case foreignIncrement = "++"
  case foreignAssignment = ":="
  case foreignDeclaration = "let mut, const, int x"
  case foreignFunction = "func, def"
  case foreignPrint = "println"
  case foreignElse = "elif"
  case foreignLoop = "foreign loop"
  case foreignType = "i32, double"
  case foreignLiteral = "True, nil, 1.0f"
  case foreignComment = "# comment"
  case foreignMethod = "z.abs()"
  case foreignTernary = "c ? a : b"
  case foreignTuple = "[a, b]"
  case foreignMath = "2z, |z|, z²"
  case unclosedComment = "comment not closed"
  case bareFraction = ".5, 1."
  case foreignQuotes = "' for \""

  /// All ways to make the mistake in a program, each as a list of edits.
  func edits(in program: GoodProgram) -> [[Edit]] {
    switch self {
    case .noSemicolon: program.dropped(.semicolon)
    case .noOpeningBrace: program.dropped(.leftBrace)
    case .noClosingBrace: program.dropped(.rightBrace)
    case .noOpeningParen: program.dropped(.leftParen)
    case .noClosingParen: program.dropped(.rightParen)
    case .noComma: program.dropped(.comma)
    case .noColon: program.dropped(.colon)
    case .doubledCloser: program.doubled(.rightBrace, .rightParen, .rightBracket)
    case .otherCloser: program.otherClosers
    case .doubledOpener: program.doubled(.leftBrace, .leftParen, .leftBracket)
    case .semicolonForComma: program.swappedSeparators
    case .noQuote: program.missingQuotes
    case .strayKey: program.strayKeys
    case .misspeltName: program.misspeltNames
    case .misspeltDeclaration: program.misspeltDeclarations
    case .misspeltCall: program.misspeltCalls
    case .misspeltKeyword: program.misspeltKeywords
    case .misspeltType: program.misspeltTypes
    case .otherCase: program.namesInOtherCase
    case .noDeclarator: program.missingDeclarators
    case .letForVar: program.letsForVars
    case .noKeyword: program.missingKeywords
    case .keywordForName: program.keywordsForNames
    case .otherType: program.otherTypes
    case .noResultType: program.missingResultTypes
    case .noParameterType: program.missingParameterTypes
    case .numberForBool: program.numbersForBools
    case .noConversion: program.missingConversions
    case .otherLiteral: program.otherLiterals
    case .discardedValue: program.discardedValues
    case .noElse: program.missingElses
    case .otherField: program.otherFields
    case .doubledLine: program.doubledLines
    case .noArgument: program.missingArguments
    case .oneArgumentMore: program.furtherArguments
    case .swappedArguments: program.swappedArguments
    case .noOperand: program.missingOperands
    case .noOperator: program.missingOperators
    case .doubledOperator: program.doubledOperators
    case .assignForEqual: program.symbols(.equal).map { [Edit($0.span, "=")] }
    case .equalForAssign: program.symbols(.assign).map { [Edit($0.span, "==")] }
    case .chainedComparison: program.chainedComparisons
    case .foreignOperator: program.foreignOperators
    case .foreignLogic: program.foreignLogic
    case .foreignPower: program.symbols(.power).map { [Edit($0.span, "**")] }
    case .foreignIncrement: program.foreignIncrements
    case .foreignAssignment: program.symbols(.assign).map { [Edit($0.span, ":=")] }
    case .foreignDeclaration: program.foreignDeclarations
    case .foreignFunction: program.foreignFunctions
    case .foreignPrint: program.foreignPrints
    case .foreignElse: program.foreignElses
    case .foreignLoop: program.foreignLoops
    case .foreignType: program.foreignTypes
    case .foreignLiteral: program.foreignLiterals
    case .foreignComment: program.foreignComments
    case .foreignMethod: program.foreignMethods
    case .foreignTernary: program.foreignTernaries
    case .foreignTuple: program.foreignTuples
    case .foreignMath: program.foreignMath
    case .unclosedComment: program.unclosedComments
    case .bareFraction: program.bareFractions
    case .foreignQuotes: program.foreignQuotes
    }
  }
}
