/// The names that every program knows.
enum Builtins {
  /// The predefined float constants.
  static let constants: [String: Double] = ["pi": .pi, "tau": 2 * .pi, "e": 0x1.5bf0a8b145769p1]

  /// The versions of each function, in the order in which literals choose.
  static let functions = Operation.functions
}
