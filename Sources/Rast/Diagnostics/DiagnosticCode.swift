/// The stable name of a kind of compile error, such as E0301, with what is known of the kind. The module that finds
/// an error brings its code; `rast-fractal explain` tells more of each.
public struct DiagnosticCode: Hashable, Sendable {
  /// The name, by which codes are told apart.
  public let name: String
  /// How changes that may mend the error are searched for.
  let corrections: CorrectionSearch
  private let makeExplanation: @Sendable () -> Explanation

  /// A code with the changes that may mend it and its explanation, which is made when it is asked for.
  package init(
    _ name: String, _ corrections: CorrectionSearch,
    _ explanation: @autoclosure @escaping @Sendable () -> Explanation
  ) {
    (self.name, self.corrections, makeExplanation) = (name, corrections, explanation)
  }

  /// What the error means, and how it is mended.
  public var explanation: Explanation { makeExplanation() }

  /// Whether both are of the same name.
  public static func == (one: DiagnosticCode, other: DiagnosticCode) -> Bool { one.name == other.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Codes that belong together.
public struct DiagnosticFamily: Sendable {
  /// The codes by their names.
  public let codes: [DiagnosticCode]

  /// A family of codes.
  package init(_ codes: [DiagnosticCode]) { self.codes = codes }
}
