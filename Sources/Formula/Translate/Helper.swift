/// A function that a translation includes because the language has none like it.
enum Helper: String, CaseIterable {
  case logarithm = "log"
  case arcCosine = "arccos"
  case areaCosine = "arcosh"
  case power
  case squared
  case parts
  case flip
  case screenPixel = "pixel"
  case whiteSquare
  case seeded
  case following
  case random

  /// The helpers that it calls.
  var calls: [Helper] {
    switch self {
    case .whiteSquare: [.screenPixel]
    case .seeded: [.following]
    case .logarithm, .arcCosine, .areaCosine, .power, .squared, .parts, .flip, .screenPixel, .following,
      .random:
      []
    }
  }

  /// Whether it scrambles its argument's bits, so that its result may be a number where the argument is not one.
  var isForRandomNumbers: Bool {
    switch self {
    case .seeded, .following, .random: true
    case .logarithm, .arcCosine, .areaCosine, .power, .squared, .parts, .flip, .screenPixel, .whiteSquare:
      false
    }
  }
}

/// What a program needs besides its statements.
struct Needs {
  /// The names and functions that the formula reads.
  var order: Set<String> = []
  /// The predefined variables that become params.
  var params: Set<String> = []
  /// Those of fn1 to fn4 that are called.
  var choices: Set<String> = []
  var helpers: Set<Helper> = []
  var usesRandom = false

  mutating func add(_ helper: Helper) {
    helpers.insert(helper)
    for other in helper.calls { add(other) }
  }

  mutating func addChoice(_ function: FormulaFunction) {
    choices.insert(function.rawValue)
    for helper in FunctionChoice.helpers { add(helper) }
  }
}
