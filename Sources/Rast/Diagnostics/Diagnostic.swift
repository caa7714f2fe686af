/// One error of a program as a value: what it is, where it is, and how to correct it.
public struct Diagnostic: Error, Hashable, Sendable {
  /// A further place that helps to understand the error.
  public struct Label: Hashable, Sendable {
    /// The place.
    public var span: Span
    /// What to say about it.
    public var text: String
  }

  /// What kind of error it is.
  public var code: DiagnosticCode
  /// The smallest place that shows it.
  public var span: Span
  /// One sentence that can stand alone, without a full stop.
  public var message: String
  /// A few words beside the carets, if they add something.
  public var label: String?
  /// Further places.
  public var secondary: [Label] = []
  /// What to write instead.
  public var help: String?
  /// The change that the help describes, if it is a definite one.
  public var fix: Fix?
  /// Other ways to report the error, each for another possible mistake, the likeliest first. The first whose fix proves
  /// to work is reported instead (see `Repair`).
  var alternatives: [Diagnostic] = []
  /// The type that was found where another is required.
  var found: Type?

  /// A diagnostic of the given kind at the given place.
  public init(
    _ code: DiagnosticCode, _ span: Span, _ message: String, label: String? = nil, help: String? = nil,
    fix: Fix? = nil
  ) {
    self.code = code
    self.span = span
    self.message = message
    self.label = label
    self.help = help
    self.fix = fix
  }

  /// The same diagnostic with one more place to show.
  public func pointing(at span: Span, _ text: String) -> Diagnostic {
    var copy = self
    copy.secondary.append(Label(span: span, text: text))
    return copy
  }
}

extension Diagnostic {
  /// Whether it touches one of these places.
  func isWithin(_ places: [Span]) -> Bool {
    places.contains {
      span.start < $0.end && span.end > $0.start || span.start == span.end && span.start == $0.end
    }
  }
}

extension Collection where Element == Diagnostic {
  /// Those that touch none of these places. Far beyond the number that is shown they are not tested, to save time.
  func outside(_ places: [Span]) -> [Diagnostic] {
    let asked = 4 * DiagnosticRenderer.maximumShown
    return prefix(asked).filter { !$0.isWithin(places) } + dropFirst(asked)
  }
}

/// All errors of one file, in source order.
public struct CompileErrors: Error, Sendable {
  /// The file.
  public let source: SourceFile
  /// The errors; never empty.
  public let diagnostics: [Diagnostic]

  /// The errors of a file, which are put into source order.
  public init(source: SourceFile, diagnostics: [Diagnostic]) {
    self.source = source
    self.diagnostics = diagnostics.sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
  }
}

extension CompileErrors: CustomStringConvertible {
  /// All diagnostics as `DiagnosticRenderer` draws them, without colour.
  public var description: String { DiagnosticRenderer(source: source).render(diagnostics) }
}
