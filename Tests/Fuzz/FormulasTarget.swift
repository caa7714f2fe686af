import Formula
import Fractal
import Rast

/// Any bytes as a file of Fractint formulas. Each entry must become a valid kernel, or get an error with a place in the
/// file.
final class FormulasTarget: Target {
  private let mutator = ProgramMutator()

  func run(_ bytes: [UInt8]) -> Bool {
    let file = FormulaFile(path: "fuzz.frm", bytes: bytes)
    for entry in file.entries {
      _ = (entry.name, entry.summary)
      do throws(CompileErrors) {
        check(try entry.translated(), entry)
      } catch {
        check(error.diagnostics, file)
      }
    }
    return !file.entries.isEmpty
  }

  /// What is printed must be a kernel, or too large for one.
  private func check(_ program: SourceFile, _ entry: FormulaEntry) {
    let analysis = Analysis(program)
    guard Kernel(trying: analysis, name: entry.name) == nil else { return }
    let limits: [DiagnosticCode] = [.tooDeep, .tooLong, .tooManySlots]
    guard analysis.diagnostics.contains(where: { limits.contains($0.code) }) else {
      fail("\(program.text(Span(0, program.bytes.count)))\n\(Kernel.diagnostics(of: analysis))")
    }
  }

  private func check(_ diagnostics: [Diagnostic], _ file: FormulaFile) {
    if diagnostics.isEmpty { fail("no kernel, and nothing is wrong") }
    for diagnostic in diagnostics {
      let spans = [diagnostic.span] + diagnostic.secondary.map(\.span)
      guard spans.allSatisfy({ $0.start >= 0 && $0.start <= $0.end && $0.end <= file.source.bytes.count })
      else { fail("\(diagnostic) is outside of the file") }
    }
    _ = DiagnosticRenderer(source: file.source, isColoured: false, width: 80).render(diagnostics)
  }

  func mutated(_ bytes: [UInt8], with other: [UInt8]?, limit: Int, seed: UInt64) -> [UInt8]? {
    if other == nil, seed % 3 == 0 { return nil }
    return mutator.mutated(bytes, with: other, limit: limit, seed: seed)
  }
}
