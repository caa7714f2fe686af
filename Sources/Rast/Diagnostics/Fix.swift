/// A small change of a text that corrects an error, as the help describes it.
public struct Fix: Hashable, Sendable {
  /// One edit of it.
  public struct Edit: Hashable, Sendable {
    /// What is removed; empty for an insertion.
    public var span: Span
    /// What is written in its place.
    public var replacement: String

    /// Writes `replacement` in place of `span`.
    public init(_ span: Span, _ replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  /// The edits in source order, without overlaps.
  public let edits: [Edit]

  /// A change of several places, which must not overlap.
  public init(_ edits: [Edit]) {
    self.edits = edits.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
  }

  /// Replaces what stands there.
  public static func replace(_ span: Span, with text: String) -> Fix { Fix([Edit(span, text)]) }

  /// Inserts something.
  public static func insert(_ text: String, at offset: Int) -> Fix { Fix([Edit(Span(offset, offset), text)]) }

  /// Removes something.
  public static func remove(_ span: Span) -> Fix { Fix([Edit(span, "")]) }

  /// The text with the change applied.
  public func applied(to source: SourceFile) -> SourceFile {
    var bytes: [UInt8] = []
    var end = 0
    for edit in edits {
      let start = min(max(end, edit.span.start), source.bytes.count)
      bytes += source.bytes[end..<start]
      bytes += Array(edit.replacement.utf8)
      end = min(max(start, edit.span.end), source.bytes.count)
    }
    bytes += source.bytes[end...]
    return SourceFile(path: source.path, bytes: bytes)
  }

  /// The place in the original text of a place in the changed text; for an insertion, where it was made.
  func original(_ span: Span) -> Span { Span(original(span.start), original(span.end)) }

  private func original(_ offset: Int) -> Int {
    var shift = 0
    for edit in edits {
      let length = edit.replacement.utf8.count
      let start = edit.span.start + shift
      if offset <= start { break }
      if offset < start + length { return edit.span.start }
      shift += length - (edit.span.end - edit.span.start)
    }
    return offset - shift
  }
}
