import Text

/// Why the viewer can't be shown.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The stream, standard input or output, is not a terminal.
  case noTerminal(stream: String)
  /// TERM is not set, so that nothing is known about the terminal.
  case unnamed
  /// The terminal database has no entry of that name.
  case unknown(name: String)
  /// The terminal can't move its cursor to a given place.
  case incapable(name: String)
  /// The system refused something, for the reason that is given.
  case refused(String)

  /// One line, without a full stop.
  public var description: String {
    switch self {
    case .noTerminal(let stream): "the viewer needs a terminal, which \(stream) is not; \(Self.advice)"
    case .unnamed: "the viewer needs to know the terminal, but TERM is not set; \(Self.advice)"
    case .unknown(let name):
      "the viewer does not know the terminal `\(Self.printable(name))` (TERM); \(Self.advice)"
    case .incapable(let name):
      "the viewer can't draw on a terminal like `\(Self.printable(name))` (TERM); \(Self.advice)"
    case .refused(let reason): "the viewer can't use the terminal: \(reason); \(Self.advice)"
    }
  }

  private static let advice = "--headless writes a picture without one"

  /// A text from the environment, cut, without anything that a terminal would obey.
  private static func printable(_ text: String) -> String { VisibleText.of(text.prefix(60)) }
}
