import Fractal

@testable import Rast

/// One small change of a program.
struct Edit {
  var span: Span
  var replacement: String

  init(_ span: Span, _ replacement: String) {
    (self.span, self.replacement) = (span, replacement)
  }
}

/// A good program with one mistake in it.
struct Mistake {
  let kind: MistakeKind
  let source: SourceFile
  let isKernel: Bool
  let original: SourceFile
  /// Where the mistake was made. A removal leaves a gap between its neighbours, which includes the blanks and line ends
  /// there.
  let place: Span

  init(_ kind: MistakeKind, _ edits: [Edit], in program: GoodProgram) {
    let sorted = edits.sorted { $0.span.start < $1.span.start }
    var bytes: [UInt8] = []
    var end = 0
    var place: Span?
    for edit in sorted {
      bytes += program.source.bytes[end..<edit.span.start]
      let start = bytes.count
      bytes += Array(edit.replacement.utf8)
      end = edit.span.end
      let here = Span(start, bytes.count)
      // A name that is changed everywhere is wrong where it is declared.
      place = kind == .keywordForName ? place ?? here : place?.union(here) ?? here
    }
    bytes += program.source.bytes[end...]
    var found = place ?? .none
    if sorted.contains(where: \.replacement.isEmpty) {
      while found.start > 0, bytes[found.start - 1].isBlank { found.start -= 1 }
      while found.end < bytes.count, bytes[found.end].isBlank { found.end += 1 }
    }
    self.kind = kind
    self.place = found
    original = program.source
    isKernel = program.isKernel
    source = SourceFile(path: program.source.path, bytes: bytes)
  }

  /// All errors of a text, as `check` reports them.
  func diagnostics(of source: SourceFile) -> [Diagnostic] {
    let analysis = Analysis(source)
    return isKernel ? Kernel.diagnostics(of: analysis) : analysis.settled()
  }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }
}
