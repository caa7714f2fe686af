import Rast
import TestSupport

@testable import Fractal

/// Any bytes as a program: lexer, parser, printer, type checker, the kernel contract, and what is said of the errors.
final class ParseTarget: Target {
  private let mutator = ProgramMutator()

  func run(_ bytes: [UInt8]) -> Bool {
    let source = SourceFile(path: "fuzz.rast", bytes: bytes)
    let analysis = Analysis(source)
    if analysis.program == nil, analysis.diagnostics.isEmpty { fail("no program, and nothing is wrong") }
    if analysis.program != nil, !analysis.diagnostics.isEmpty { fail("a program with errors") }
    let hash = Hash.of(bytes)
    // To find out what mends the errors, a hundred copies are checked, so it is not done each time.
    let isSettled = hash % 1024 == 0
    let diagnostics = isSettled ? Kernel.diagnostics(of: analysis) : Kernel.found(in: analysis)
    for diagnostic in diagnostics.prefix(DiagnosticRenderer.maximumShown) {
      let spans = [diagnostic.span] + diagnostic.secondary.map(\.span)
      guard spans.allSatisfy({ $0.start >= 0 && $0.start <= $0.end && $0.end <= bytes.count }) else {
        fail("\(diagnostic) is outside of the file")
      }
    }
    guard hash % 4 == 0 else { return true }
    if let problem = Reprinting.problem(of: source) { fail(problem) }
    // The width depends on the bytes, so that lines are cut in all kinds of places.
    let renderer = DiagnosticRenderer(
      source: source, isColoured: bytes.count % 2 == 0, width: 20 + bytes.count % 80)
    check(renderer.render(diagnostics), isColoured: renderer.isColoured)
    return true
  }

  /// Checks that nothing in a message can change the terminal that it is written to.
  private func check(_ text: String, isColoured: Bool) {
    for byte in text.utf8 where byte < 0x20 && byte != 0x0A || byte == 0x7F {
      if byte != 0x1B || !isColoured { fail("byte \(byte) in a message:\n\(text.debugDescription)") }
    }
  }

  func mutated(_ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64) -> [UInt8]? {
    // Sometimes any bytes, otherwise tokens.
    if other == nil, seed % 3 == 0 { return nil }
    return mutator.mutated(bytes, with: other, limit: limit, seed: seed)
  }
}
