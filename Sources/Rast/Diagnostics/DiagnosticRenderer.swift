/// Draws diagnostics as rustc does: the message, path:line:column, the line, and carets under the span.
public struct DiagnosticRenderer: Sendable {
  /// The file that the spans refer to.
  public let source: SourceFile
  /// Whether to mark the parts with ANSI colours.
  public let isColoured: Bool
  /// How many columns a line may take; longer ones are cut around the span.
  public let width: Int

  /// A renderer for one file.
  public init(source: SourceFile, isColoured: Bool = false, width: Int = 110) {
    self.source = source
    self.isColoured = isColoured
    self.width = max(20, width)
  }

  /// How many diagnostics are drawn; the others are only counted.
  public static let maximumShown = 50

  /// The diagnostics with blank lines between them, and a line that counts those that are not shown.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    let shown = diagnostics.prefix(DiagnosticRenderer.maximumShown)
    var text = shown.map { render($0) }.joined(separator: "\n")
    if diagnostics.count > shown.count {
      text += "\n\(diagnostics.count - shown.count) more errors are not shown\n"
    }
    return text
  }

  /// One compile error; ends with a newline.
  public func render(_ diagnostic: Diagnostic) -> String {
    draw(
      head: "error[\(diagnostic.code.name)]", diagnostic.message, diagnostic.span, diagnostic.label,
      diagnostic.secondary, diagnostic.help)
  }

  /// A runtime error, with a note such as `at pixel (3, 4)` if there is something to add.
  public func render(_ error: RuntimeError, note: String? = nil) -> String {
    draw(head: "runtime error", error.kind.message, error.span, nil, [], error.kind.help, note)
  }

  private func draw(
    head: String, _ message: String, _ span: Span, _ label: String?, _ secondary: [Diagnostic.Label],
    _ help: String?,
    _ note: String? = nil
  ) -> String {
    var marks = [Mark(span: span, text: label, isPrimary: true)]
    marks += secondary.map { Mark(span: $0.span, text: $0.text, isPrimary: false) }
    let lines = Set(marks.map { source.line(at: $0.span.start) }).sorted()
    let gutter = String((lines.last ?? 0) + 1).count
    let blank = String(repeating: " ", count: gutter)
    let place = source.position(of: span.start)

    var text = paint(head, .red) + paint(": \(DisplayWidth.expanded(message))", .bold) + "\n"
    text +=
      "\(blank)\(paint("-->", .blue)) \(DisplayWidth.expanded(source.path)):\(place.line):\(place.column)\n"
    text += "\(blank) \(paint("|", .blue))\n"
    var previous: Int?
    for line in lines {
      if let previous, line > previous + 1 { text += paint("...", .blue) + "\n" }
      previous = line
      let number = String(line + 1)
      let padding = String(repeating: " ", count: gutter - number.count)
      let excerpt = excerpt(
        line, around: marks.first { source.line(at: $0.span.start) == line }?.span ?? span)
      text += paint("\(padding)\(number) |", .blue) + (excerpt.text.isEmpty ? "" : " " + excerpt.text) + "\n"
      for mark in marks where source.line(at: mark.span.start) == line {
        text += "\(blank) \(paint("|", .blue)) " + underline(mark, excerpt) + "\n"
      }
    }
    for (word, content) in [("note", note), ("help", help)] {
      if let content {
        text += "\(blank) \(paint("=", .blue)) \(paint(word, .bold)): \(DisplayWidth.expanded(content))\n"
      }
    }
    return text
  }

  private struct Mark {
    var span: Span
    var text: String?
    var isPrimary: Bool
  }

  /// The part of a line that is shown: its text, and the range of its bytes.
  private struct Excerpt {
    var text: String
    var range: Range<Int>
    var leading: Int
  }

  private func excerpt(_ line: Int, around span: Span) -> Excerpt {
    var range = source.lineRange(line)
    var leading = 0
    var (prefix, suffix) = ("", "")
    if range.count > width {
      let middle = min(span.start, range.upperBound)
      var start = max(range.lowerBound, middle - width / 2)
      var end = min(range.upperBound, start + width)
      // Cut between characters, not within them.
      while start > range.lowerBound, source.bytes[start] & 0xC0 == 0x80 { start -= 1 }
      while end < range.upperBound, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
      if start > range.lowerBound { (prefix, leading) = ("…", 1) }
      if end < range.upperBound { suffix = "…" }
      range = start..<end
    }
    let visible = source.text(Span(range.lowerBound, range.upperBound))
    return Excerpt(text: prefix + DisplayWidth.expanded(visible) + suffix, range: range, leading: leading)
  }

  private func underline(_ mark: Mark, _ excerpt: Excerpt) -> String {
    let start = min(max(mark.span.start, excerpt.range.lowerBound), excerpt.range.upperBound)
    let end = min(max(mark.span.end, start), excerpt.range.upperBound)
    let before = DisplayWidth.expanded(source.text(Span(excerpt.range.lowerBound, start)))
    let through = DisplayWidth.expanded(source.text(Span(excerpt.range.lowerBound, end)))
    let column = DisplayWidth.columns(of: before) + excerpt.leading
    let length = max(1, DisplayWidth.columns(of: through) + excerpt.leading - column)
    let marks = String(repeating: mark.isPrimary ? "^" : "-", count: length)
    let label = mark.text.map { " " + DisplayWidth.expanded($0) } ?? ""
    return String(repeating: " ", count: column) + paint(marks + label, mark.isPrimary ? .red : .blue)
  }

  private enum Paint: String {
    case red = "1;31"
    case blue = "1;34"
    case bold = "1"
  }

  private func paint(_ text: String, _ paint: Paint) -> String {
    isColoured ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
