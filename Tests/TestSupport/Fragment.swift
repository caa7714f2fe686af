/// The text of an expression, and how tightly it binds.
struct Fragment {
  /// The precedence of its outermost operator, the loosest first.
  enum Level: Int, Comparable {
    case or, and, comparison, sum, product, cast, prefix, power, postfix

    static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }
  }

  var text: String
  var level = Level.postfix
  /// Whether it is only an if or a block, which ends a statement at its `}`.
  var isBlockLike = false

  /// The text for a place that takes operators of the given level or tighter.
  func at(_ least: Level) -> String { level >= least ? text : "(\(text))" }

  /// The text for the start of a statement, where an if or a block would be taken for the whole statement.
  var opening: String {
    let begins = text.hasPrefix("if ") || text.hasPrefix("{")
    return begins && !isBlockLike ? "(\(text))" : text
  }
}
