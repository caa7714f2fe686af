/// A half-open range of bytes in a `SourceFile`.
public struct Span: Hashable, Sendable {
  /// Offset of the first byte.
  public var start: Int
  /// Offset after the last byte; never less than `start`.
  public var end: Int

  /// The bytes from `start` up to, but not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// An empty span at the very start: the place of anything that has no text (see `Node`).
  public static let none = Span(0, 0)

  /// The smallest span that covers this one and `other`.
  public func union(_ other: Span) -> Span {
    Span(min(start, other.start), max(end, other.end))
  }
}
