/// The text of an expression, and how tightly it holds together.
struct Fragment {
  /// The precedence of its outermost operator, loosest first.
  enum Level: Int, Comparable {
    case or, and, comparison, sum, product, cast, prefix, power, postfix

    static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }
  }

  var text: String
  var level = Level.postfix
  /// Whether it is an if or a block and nothing else, which ends a statement at its `}`.
  var isBlockLike = false

  /// The text where an operator of the given level or looser is asked for.
  func at(_ least: Level) -> String { level >= least ? text : "(\(text))" }

  /// The text at the start of a statement, where an if or a block would be taken for all of it.
  var opening: String {
    let begins = text.hasPrefix("if ") || text.hasPrefix("{")
    return begins && !isBlockLike ? "(\(text))" : text
  }
}
