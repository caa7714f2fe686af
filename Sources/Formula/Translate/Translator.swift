import Rast

/// Translates a formula to a program. The kinds of its variables are found by translating it repeatedly, each time with
/// what was learnt before, until nothing new is learnt.
struct Translator {
  let program: FormulaProgram
  /// The variables that are assigned to anywhere.
  let assigned: Set<String>
  /// Whether `LastSqr` is read anywhere, so that it has to be kept.
  let readsLastSqr: Bool
  var names: Names

  /// What is known so far of each variable.
  var shapes: [String: VariableShape] = [:]
  /// What this pass has found of each variable.
  var found: [String: VariableShape] = [:]
  /// The divisions whose divisor has to be tested for 0 beforehand, by the places of their operators.
  var guarded: Set<Int> = []

  /// The divisions whose infinite result may become a number again.
  var infinite: Set<Int> = []

  /// The statements of the block under way.
  var block: [StatementSyntax] = []
  /// Whether the block under way is part of the loop.
  var isInLoop = false
  /// What the program needs besides its statements.
  var needs = Needs()
  /// How many temporary names this pass has used.
  var temporaries = 0
  private var temporaryNames: [String] = []

  /// The variable that counts the loop's iterations.
  let counter: String
  /// The variable that says whether the loop goes on, where no expression can.
  let goesOn: String

  init(_ program: FormulaProgram) {
    self.program = program
    var survey = Survey()
    survey.visit(program.start)
    survey.visit(program.loop)
    assigned = survey.assigned
    readsLastSqr = survey.read.contains("lastsqr")
    let variables = survey.variables
    names = Names(spellings: program.spellings.filter { variables.contains($0.key) })
    counter = names.free(["n", "runs", "steps"])
    goesOn = names.free("goesOn")
    needs.order = survey.params
  }

  /// The start and the loop of the program.
  struct Draft {
    var start: [StatementSyntax]
    var body: [StatementSyntax]
    /// The condition of the loop; the flag `goesOn` if `usesFlag` is set.
    var condition: ExpressionSyntax
    var usesFlag: Bool
  }

  /// The program, with a test before each division by 0 that would not end the orbit by itself.
  mutating func draft() -> Draft {
    var draft = settle()
    let risky = ZeroDivisions(draft).unseen.union(infinite)
    if !risky.isEmpty {
      guarded = risky
      draft = settle()
    }
    return draft
  }

  /// Translates the program until the kinds of its variables no longer change.
  private mutating func settle() -> Draft {
    while true {
      let draft = write()
      let before = shapes
      // A temporary name may stand for something else in each pass.
      let temporary = Set(temporaryNames)
      for (name, shape) in found {
        shapes[name] = temporary.contains(name) ? shape : max(shapes[name] ?? .unset, shape)
      }
      guard shapes == before else { continue }
      // A variable that only ever holds the literals 0 and 1 is a number.
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
      // What the condition needs is computed in the loop; the condition itself is tested at its end.
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

  /// What is known of a variable of the translation.
  func shape(of variable: String) -> VariableShape { shapes[variable] ?? .unset }
}
