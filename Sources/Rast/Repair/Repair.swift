/// Finds out by trial which errors merely follow from others, and which help corrects them: each change that an
/// error's help could describe is applied to a copy of the text, and the copy is checked.
///
/// A change corrects an error if the error is gone and no new one has appeared. Any other error that is gone with it
/// was a consequence, and is not reported. If several changes correct it, the one that leaves the fewest errors is
/// reported, and among equals the likeliest. Checking types as well shows reliably where a bracket was forgotten.
public enum Repair {
  /// How many bytes of copies may be checked for one file: a twentieth of a second's work.
  private static let effort = 1 << 19
  /// How many of those bytes an error found in a copy counts as.
  private static let errorEffort = 64
  /// How many more changes are tried after one that corrects an error, in search of one that leaves fewer errors.
  private static let further = 48
  /// The longest file, in bytes, for which changes are tried.
  private static let longest = 1 << 16

  /// The errors of a file that are to be reported, in source order.
  ///
  /// - Parameters:
  ///   - diagnostics: all errors that were found in it.
  ///   - source: the file.
  ///   - inputs: the names that the program's parameters must have, as those of a kernel must.
  ///   - find: finds the errors of a changed copy.
  public static func settle(
    _ diagnostics: [Diagnostic], of source: SourceFile, inputs: [String] = [],
    finding find: (SourceFile) -> [Diagnostic]
  ) -> [Diagnostic] {
    guard !diagnostics.isEmpty, 1...longest ~= source.bytes.count else { return diagnostics }
    var settled = diagnostics
    // One stack serves all copies: otherwise, on a small stack, each would need a thread of its own.
    _ = StackSegment.with(bytes: StackSegment.walkSize(depth: Limits.treeDepth) + 1 << 20) { _ in
      settled = tried(diagnostics, source, inputs, find)
    }
    return settled
  }

  private static func tried(
    _ diagnostics: [Diagnostic], _ source: SourceFile, _ inputs: [String],
    _ find: (SourceFile) -> [Diagnostic]
  ) -> [Diagnostic] {
    var left = effort
    let corrections = Corrections(source, among: diagnostics, inputs: inputs)
    var settled = 0
    var open = diagnostics.map { (found: $0, told: $0) }
    for error in diagnostics {
      guard left > 0 else { break }
      guard let index = open.firstIndex(where: { $0.found == error }) else { continue }
      var best: (told: Diagnostic, places: [Place])?
      // Each of several errors gets its share of the effort.
      let share = left / max(1, open.count - settled)
      settled += 1
      var further = further
      let floor = left - share
      for candidate in corrections.candidates(for: error) {
        guard let fix = candidate.fix else { continue }
        guard left > floor, further > 0 else { break }
        let copy = fix.applied(to: source)
        let places = find(copy).map { Place($0.code, fix.original($0.span)) }
        left -= copy.bytes.count + errorEffort * places.count
        if best != nil { further -= 1 }
        if places.count >= best?.places.count ?? open.count { continue }
        var others = open.map { Place($0.found.code, $0.found.span) }
        others.remove(at: index)
        guard places.allSatisfy(others.contains) else { continue }
        best = (candidate, places)
        if places.isEmpty { break }
      }
      guard let best else { continue }
      open[index].told = best.told
      open = open.filter { item in
        item.found == error || best.places.contains(Place(item.found.code, item.found.span))
      }
    }
    return CompileErrors(source: source, diagnostics: open.map(\.told)).diagnostics
  }

  /// What identifies an error before and after a change.
  private struct Place: Hashable {
    var code: DiagnosticCode
    var span: Span

    init(_ code: DiagnosticCode, _ span: Span) { (self.code, self.span) = (code, span) }
  }
}

extension Analysis {
  /// The diagnostics that do not merely follow from others, each with the help that corrects it if one was found (see
  /// `Repair`). This takes about a hundred times as long as the analysis.
  ///
  /// - Parameter inputs: the names that the program's parameters must have, as those of a kernel must.
  public func settled(inputs: [String] = []) -> [Diagnostic] {
    Repair.settle(diagnostics, of: source, inputs: inputs) { Analysis($0).diagnostics }
  }
}
