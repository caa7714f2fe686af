@testable import Rast

/// How a mistake is reported.
struct Verdict {
  let mistake: Mistake
  let diagnostics: [Diagnostic]
  /// Whether there is exactly one error.
  let isOne: Bool
  /// Whether the first error's own place (not one of its further labels) overlaps the mistake, or is right beside
  /// it.
  let touches: Bool
  /// Whether the change that the first error's help describes makes a program without errors.
  let mends: Bool
  /// Whether that program is the original one, except for blanks.
  let restores: Bool

  /// Nil if the program is still correct.
  init?(_ mistake: Mistake) {
    let diagnostics = mistake.diagnostics(of: mistake.source)
    guard let first = diagnostics.first else { return nil }
    self.mistake = mistake
    self.diagnostics = diagnostics
    isOne = diagnostics.count == 1
    touches = first.span.start <= mistake.place.end && first.span.end >= mistake.place.start
    let mended = first.fix?.applied(to: mistake.source)
    mends = mended.map { mistake.diagnostics(of: $0).isEmpty } ?? false
    restores = mended.map { Verdict.words($0) == Verdict.words(mistake.original) } ?? false
  }

  private static func words(_ source: SourceFile) -> [UInt8] {
    source.bytes.filter { $0 != 0x20 && $0 != 0x0A && $0 != 0x09 }
  }

  /// The mistake and the errors that are reported, for people to read.
  var report: String {
    var failings: [String] = []
    if !isOne { failings.append("\(diagnostics.count) errors") }
    if !touches { failings.append("elsewhere") }
    if !mends { failings.append("not mended") }
    let made = mistake.source.text(mistake.place)
    let line = mistake.source.position(of: mistake.place.start).line
    return """
      ==== \(mistake.kind.rawValue): \(failings.joined(separator: ", "))
      made in line \(line): \(made.debugDescription)
      \(DiagnosticRenderer(source: mistake.source).render(diagnostics))

      """
  }
}
