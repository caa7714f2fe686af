/// The stable name of a kind of compile error, such as E0301, with its explanation and the corrections to try. Each
/// module declares the codes of the errors that it finds; `rast-fractal explain` explains them all.
public struct DiagnosticCode: Hashable, Sendable {
  /// The name, which identifies the code.
  public let name: String
  /// How corrections of the error are searched for.
  let corrections: CorrectionSearch
  private let makeExplanation: @Sendable () -> Explanation

  /// A code with the search for corrections and the explanation, which is made when it is needed.
  package init(
    _ name: String, _ corrections: CorrectionSearch,
    _ explanation: @autoclosure @escaping @Sendable () -> Explanation
  ) {
    (self.name, self.corrections, makeExplanation) = (name, corrections, explanation)
  }

  /// What the error means, and how to correct it.
  public var explanation: Explanation { makeExplanation() }

  /// Whether both have the same name.
  public static func == (one: DiagnosticCode, other: DiagnosticCode) -> Bool { one.name == other.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Codes that belong together.
public struct DiagnosticFamily: Sendable {
  /// The codes, ordered by name.
  public let codes: [DiagnosticCode]

  /// A family of codes.
  package init(_ codes: [DiagnosticCode]) { self.codes = codes }
}
