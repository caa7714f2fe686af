import Rast

/// The names that variables of formulas have in the translation.
struct Names {
  private let spellings: [String: String]
  private var chosen: [String: String] = [:]
  private var taken: Set<String>

  /// Names that mean something else in a program.
  static let reserved = Set(Keyword.allCases.map(\.rawValue) + ["point", "iterations"])

  init(spellings: [String: String]) {
    self.spellings = spellings
    taken = Names.reserved
    // The formula's own names are chosen first, so that temporary names avoid them.
    for name in spellings.keys.sorted() { _ = self[name] }
  }

  /// The name of a formula's variable: as the formula spells it, but not in capitals, and not one that is taken.
  subscript(name: String) -> String {
    mutating get {
      if let known = chosen[name] { return known }
      let spelling = spellings[name] ?? name
      let isShouted = spelling == spelling.uppercased()
      let first = spelling.prefix(1).lowercased()
      let choice = free(isShouted ? name : first + spelling.dropFirst())
      chosen[name] = choice
      return choice
    }
  }

  /// The first of some names that is not taken; the chosen name is taken from then on.
  mutating func free(_ wishes: [String]) -> String {
    free(wishes.first { !taken.contains($0) } ?? wishes.first ?? "x")
  }

  /// This name, or one like it that is not taken; the chosen name is taken from then on.
  mutating func free(_ wish: String) -> String {
    var name = wish
    var number = 2
    while taken.contains(name) {
      name = Names.reserved.contains(wish) && number == 2 ? wish + "_" : wish + String(number)
      number += 1
    }
    taken.insert(name)
    return name
  }

  /// A text as a lowercase name: characters that no name can have become `_`, and so does each boundary of words.
  static func identifier(_ text: String) -> String {
    var name = ""
    var wasSmall = false
    for scalar in text.unicodeScalars {
      let isWord = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      if scalar.properties.isUppercase, wasSmall { name += "_" }
      name += isWord ? scalar.properties.lowercaseMapping : "_"
      wasSmall = isWord && !scalar.properties.isUppercase
    }
    let isName = name.first.map { !$0.isNumber } ?? false
    return isName && !reserved.contains(name) ? name : "_" + name
  }
}
