import Fractal
import Rast
import Testing

/// The examples of the codes that the kernel contract gives.
@Suite struct KernelExplanationTests {
  private static let contractCodes = DiagnosticFamily.kernels.codes

  @Test(arguments: contractCodes)
  func badExampleGivesItsCode(_ code: DiagnosticCode) {
    let source = SourceFile(path: "bad.rast", bytes: code.explanation.bad.bytes)
    #expect(Kernel.diagnostics(of: Analysis(source)).map(\.code) == [code])
  }

  @Test(arguments: contractCodes)
  func goodExampleIsAKernel(_ code: DiagnosticCode) {
    let source = SourceFile(path: "good.rast", text: code.explanation.good)
    #expect(Kernel.diagnostics(of: Analysis(source)) == [])
  }

  @Test func aForgottenResultIsOneError() {
    let source = SourceFile(path: "test", text: "view(span: 2);\nprogram (x: float) { 5 }\n")
    #expect(Kernel.diagnostics(of: Analysis(source)).map(\.code) == [.mismatch])
  }
}
