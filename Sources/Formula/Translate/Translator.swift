import Rast

/// Writes a formula as a program. The kinds of its variables are found by writing it again and again, each time with
/// what was learnt before, until nothing new is learnt.
struct Translator {
  let program: FormulaProgram
  /// The variables that are assigned to somewhere.
  let assigned: Set<String>
  /// Whether anything reads `LastSqr`, so that it has to be kept.
  let readsLastSqr: Bool
  var names: Names

  /// What each variable was found to hold so far.
  var shapes: [String: VariableShape] = [:]
  /// What they are found to hold this time.
  var found: [String: VariableShape] = [:]
  /// The divisions before which it has to be tested whether the divisor is 0, by the places of their operators.
  var guarded: Set<Int> = []

  /// Those whose result is infinite and may go on to be a number.
  var infinite: Set<Int> = []

  /// The statements that are being written.
  var block: [StatementSyntax] = []
  /// Whether what is being written is in the loop.
  var isInLoop = false
  /// What the program needs beside its statements.
  var needs = Needs()
  /// How many names for what the formula has no name for were given this time.
  var temporaries = 0
  private var temporaryNames: [String] = []

  /// The counter of the loop's runs.
  let counter: String
  /// Whether another run follows, where that is no expression.
  let goesOn: String

  init(_ program: FormulaProgram) {
    self.program = program
    var survey = Survey()
    survey.visit(program.start)
    survey.visit(program.loop)
    assigned = survey.assigned
    readsLastSqr = survey.read.contains("lastsqr")
    names = Names(spellings: program.spellings.filter { survey.variables.contains($0.key) })
    counter = names.free(["n", "runs", "steps"])
    goesOn = names.free("goesOn")
    needs.order = survey.params
  }

  /// The start and the loop of the program.
  struct Draft {
    var start: [StatementSyntax]
    var body: [StatementSyntax]
    /// The condition for another run; that of the flag `goesOn` if `usesFlag` is set.
    var condition: ExpressionSyntax
    var usesFlag: Bool
  }

  /// The program, whose divisions by 0 end it.
  mutating func draft() -> Draft {
    var draft = settle()
    let risky = ZeroDivisions(draft).unseen.union(infinite)
    if !risky.isEmpty {
      guarded = risky
      draft = settle()
    }
    return draft
  }

  /// Writes the program until the kinds of its variables stay as they are.
  private mutating func settle() -> Draft {
    while true {
      let draft = write()
      let before = shapes
      // A temporary name may stand for something else each time.
      let temporary = Set(temporaryNames)
      for (name, shape) in found {
        shapes[name] = temporary.contains(name) ? shape : max(shapes[name] ?? .unset, shape)
      }
      guard shapes == before else { continue }
      // What is only ever 0 or 1 is a number.
      let bits = shapes.filter { $0.value == .bit && !temporary.contains($0.key) }.keys
      if bits.isEmpty { return draft }
      for name in bits { shapes[name] = .nonNegative }
    }
  }

  private mutating func write() -> Draft {
    (block, found, infinite, temporaries, isInLoop) = ([], [:], [], 0, false)
    needs = Needs(order: needs.order)
    writeShadows()
    for statement in program.start { write(statement) }
    let start = block
    (block, isInLoop) = ([], true)
    writeRandomStep()
    var draft = Draft(start: start, body: [], condition: .bool(true), usesFlag: false)
    for statement in program.loop.dropLast() { write(statement) }
    switch program.loop.last {
    case .expression(let expression)?:
      // What has to be done for the condition is done in the loop, the condition itself is tested where it ends.
      draft.condition = value(expression).condition
    case .choice(let branches, let otherwise)?:
      draft.usesFlag = true
      draft.condition = .name(goesOn)
      block += choice(branches[...], otherwise, isLast: true)
    case nil: break
    }
    draft.body = block
    return draft
  }

  /// A name for a value that is used more than once.
  mutating func temporary(_ wish: String) -> String {
    if temporaries == temporaryNames.count { temporaryNames.append(names.free(wish)) }
    temporaries += 1
    return temporaryNames[temporaries - 1]
  }

  /// What a variable of the translation holds, as far as was found.
  func shape(of variable: String) -> VariableShape { shapes[variable] ?? .unset }
}
