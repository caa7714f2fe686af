import Rast
import Testing

/// Each explanation's examples are what it says they are.
@Suite struct ExplanationTests {
  /// The codes that the kernel contract and formulas give are held by the tests of Fractal and Formula.
  private static let languageCodes = Code.allCases.filter {
    !$0.rawValue.hasPrefix("E07") && !$0.rawValue.hasPrefix("F")
  }

  @Test(arguments: languageCodes)
  func badExampleGivesItsCode(_ code: Code) {
    let example = Explanation.of(code).bad
    let found = Analysis(SourceFile(path: "bad.rast", bytes: example.bytes)).diagnostics.map(\.code)
    #expect(found == [code])
  }

  @Test(arguments: languageCodes)
  func goodExampleCompiles(_ code: Code) {
    let analysis = Analysis(SourceFile(path: "good.rast", text: Explanation.of(code).good))
    #expect(
      analysis.program != nil, "\(DiagnosticRenderer(source: analysis.source).render(analysis.diagnostics))")
  }
}
