import Glibc
import Rast

/// A command's connections to the outside: signals, output and errors.
struct Session: Sendable {
  let interrupts = Interrupts()
  let standardError = StandardError()
  let output: StandardOutput

  init() { output = StandardOutput(interrupts.cancellation) }

  /// Renders diagnostics for standard error.
  func renderer(_ source: SourceFile) -> DiagnosticRenderer {
    DiagnosticRenderer(source: source, isColoured: standardError.isColoured)
  }

  /// What `body` returns; the errors of a file become rendered diagnostics.
  func compiling<Result>(_ body: () throws(CompileErrors) -> Result) throws(CommandError) -> Result {
    do throws(CompileErrors) {
      return try body()
    } catch {
      throw .diagnostics(renderer(error.source).render(error.diagnostics))
    }
  }
}
