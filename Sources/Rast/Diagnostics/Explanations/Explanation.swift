/// What `explain` says of a compile error: what it means, and how to correct it.
public struct Explanation: Sendable {
  /// One line that names the error, as it heads the page: "a name that is not declared".
  public let title: String

  /// A few lines of prose: what the error means, why it is one, and how it is usually corrected.
  public let text: String

  /// A program that gives this error once, and no other.
  public let bad: Example

  /// The same program corrected; it compiles without errors.
  public let good: String

  /// A program with an error in it.
  public struct Example: Sendable {
    /// The program as the page shows it, abridged if it can't be shown in full.
    public let shown: String

    /// The program itself: the bytes that give the error when they are checked.
    public let bytes: [UInt8]

    /// An example that is shown abridged.
    package init(shown: String, bytes: [UInt8]) { (self.shown, self.bytes) = (shown, bytes) }

    /// An example that is shown as it is.
    package init(_ shown: String) { self.init(shown: shown, bytes: Array(shown.utf8)) }
  }

  /// An explanation.
  package init(title: String, text: String, bad: Example, good: String) {
    (self.title, self.text, self.bad, self.good) = (title, text, bad, good)
  }

  /// The page that `explain` prints for this explanation of `code`, without a newline at its end.
  public func rendered(code: DiagnosticCode) -> String {
    """
    \(code.name): \(title)

    \(text)

    This is an error:

    \(Self.indented(bad.shown))

    This is right:

    \(Self.indented(good))
    """
  }

  /// The text with every line that is not empty indented by four.
  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }
      .joined(separator: "\n")
  }
}
