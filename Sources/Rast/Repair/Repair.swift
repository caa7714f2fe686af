/// Finds out which errors merely follow from others, and which help mends them, by trying: a change that an
/// error's help could speak of is made to a copy of the text, and the copy is looked at.
///
/// A change mends an error if that one is gone and no new one has come. Whatever else is gone with it followed from
/// it, and is not told. Where several changes mend it, the one that leaves the fewest errors is told, and of
/// those the likeliest. That types, too, are right afterwards makes a good judge of where a bracket was forgotten.
public enum Repair {
  /// How many bytes of copies may be looked at for one file: a twentieth of a second's work.
  private static let effort = 1 << 19
  /// What an error that is found in a copy costs of that.
  private static let errorEffort = 64
  /// How many changes are tried for an error after one that mends it, in search of one that mends more.
  private static let further = 48
  /// The longest file, in bytes, that changes are tried on.
  private static let longest = 1 << 16

  /// The errors to tell of a file, in source order.
  ///
  /// - Parameters:
  ///   - diagnostics: all that was found in it.
  ///   - source: the file.
  ///   - inputs: the names that parameters of the program must have, as those of a kernel.
  ///   - find: what finds the errors of a changed copy.
  public static func settle(
    _ diagnostics: [Diagnostic], of source: SourceFile, inputs: [String] = [],
    finding find: (SourceFile) -> [Diagnostic]
  ) -> [Diagnostic] {
    guard !diagnostics.isEmpty, 1...longest ~= source.bytes.count else { return diagnostics }
    var settled = diagnostics
    // One stack for all copies: each would need a thread of its own where there is little.
    _ = StackSegment.with(bytes: TypedFunction.walkSize(depth: Limits.treeDepth) + 1 << 20) { _ in
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
      // Where there are several errors each gets its share, and none is left when one was mended.
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

  /// What makes two errors the same before and after a change.
  private struct Place: Hashable {
    var code: DiagnosticCode
    var span: Span

    init(_ code: DiagnosticCode, _ span: Span) { (self.code, self.span) = (code, span) }
  }
}

extension Analysis {
  /// The errors to tell: of the diagnostics those that do not merely follow from another, each with the help
  /// that mends it where one could be found (see `Repair`). Takes some hundred times as long as the analysis.
  ///
  /// - Parameter inputs: the names that parameters of the program must have, as those of a kernel.
  public func settled(inputs: [String] = []) -> [Diagnostic] {
    Repair.settle(diagnostics, of: source, inputs: inputs) { Analysis($0).diagnostics }
  }
}
