import Rast
import Testing

/// The examples of each explanation are what it says they are.
@Suite struct ExplanationTests {
  /// The codes of the kernel contract and of formulas are tested with Fractal and Formula.
  private static let languageCodes = DiagnosticFamily.language.flatMap(\.codes)

  @Test(arguments: languageCodes)
  func badExampleGivesItsCode(_ code: DiagnosticCode) {
    let example = code.explanation.bad
    let found = Analysis(SourceFile(path: "bad.rast", bytes: example.bytes)).diagnostics.map(\.code)
    #expect(found == [code])
  }

  @Test(arguments: languageCodes)
  func goodExampleCompiles(_ code: DiagnosticCode) {
    let analysis = Analysis(SourceFile(path: "good.rast", text: code.explanation.good))
    #expect(
      analysis.program != nil, "\(DiagnosticRenderer(source: analysis.source).render(analysis.diagnostics))")
  }
}
