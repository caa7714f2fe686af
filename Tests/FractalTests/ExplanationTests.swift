import Fractal
import Rast
import Testing

/// The examples of the codes that the kernel contract gives.
@Suite struct KernelExplanationTests {
  private static let contractCodes = Code.allCases.filter { $0.rawValue.hasPrefix("E07") }

  @Test(arguments: contractCodes)
  func badExampleGivesItsCode(_ code: Code) {
    let source = SourceFile(path: "bad.rast", bytes: Explanation.of(code).bad.bytes)
    #expect(Kernel.diagnostics(of: Analysis(source)).map(\.code) == [code])
  }

  @Test(arguments: contractCodes)
  func goodExampleIsAKernel(_ code: Code) {
    let source = SourceFile(path: "good.rast", text: Explanation.of(code).good)
    #expect(Kernel.diagnostics(of: Analysis(source)) == [])
  }

  @Test func aForgottenResultIsOneError() {
    let source = SourceFile(path: "test", text: "view(span: 2);\nprogram (x: float) { 5 }\n")
    #expect(Kernel.diagnostics(of: Analysis(source)).map(\.code) == [.mismatch])
  }
}
