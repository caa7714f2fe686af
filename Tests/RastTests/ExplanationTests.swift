import Rast
import Testing

/// Each explanation's examples are what it says they are.
@Suite struct ExplanationTests {
  /// The codes that only the kernel contract gives; Fractal's tests hold those.
  private static let languageCodes = Code.allCases.filter { !$0.rawValue.hasPrefix("E07") }

  @Test(arguments: languageCodes)
  func badExampleGivesItsCode(_ code: Code) {
    let example = Explanation.of(code).bad
    let found = Analysis(SourceFile(path: "bad.rast", bytes: example.bytes)).diagnostics.map(\.code)
    #expect(found == [code])
  }

  @Test(arguments: Code.allCases)
  func goodExampleCompiles(_ code: Code) {
    let analysis = Analysis(SourceFile(path: "good.rast", text: Explanation.of(code).good))
    #expect(
      analysis.program != nil, "\(DiagnosticRenderer(source: analysis.source).render(analysis.diagnostics))")
  }
}
