/// A function that a translation brings along, as the language has none like it.
enum Helper: String, CaseIterable {
  case logarithm = "log"
  case arcCosine = "arccos"
  case areaCosine = "arcosh"
  case squared
  case parts
  case flip
  case screenPixel = "pixel"
  case whiteSquare
  case seeded
  case following
  case random

  /// Those that it calls.
  var calls: [Helper] {
    switch self {
    case .whiteSquare: [.screenPixel]
    case .seeded: [.following]
    case .logarithm, .arcCosine, .areaCosine, .squared, .parts, .flip, .screenPixel, .following, .random: []
    }
  }

  /// Whether it mixes its argument's bits, so that what is no number does not stay none.
  var isForRandomNumbers: Bool {
    switch self {
    case .seeded, .following, .random: true
    case .logarithm, .arcCosine, .areaCosine, .squared, .parts, .flip, .screenPixel, .whiteSquare: false
    }
  }
}

/// What a program needs beside its statements.
struct Needs {
  /// The names that are read and the functions that are called.
  var order: Set<String> = []
  /// The predefined variables that become params.
  var params: Set<String> = []
  /// fn1 to fn4, as far as they are called.
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
