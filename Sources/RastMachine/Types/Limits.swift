/// The limits of the language, each with its own error.
public enum Limits {
  /// How deep brackets, blocks and prefix operators may nest.
  public static let nesting = 256
  /// How many operators may follow one another without brackets, which limits the depth of the syntax tree.
  public static let treeDepth = 2048
  /// How many slots a function's variables may take at once.
  public static let slots = 65_536
  /// How many calls may be active at once.
  public static let callDepth = 1000
}
