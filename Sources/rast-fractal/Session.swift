import Glibc
import Rast

/// What a command has to do with the world around it.
struct Session: Sendable {
  let interrupts = Interrupts()
  let standardError = StandardError()
  let output: StandardOutput

  init() { output = StandardOutput(interrupts.cancellation) }

  /// Diagnostics as they are drawn on standard error.
  func renderer(_ source: SourceFile) -> DiagnosticRenderer {
    DiagnosticRenderer(source: source, isColoured: standardError.isColoured)
  }

  /// What `body` gives; the errors of a file become what is shown of them.
  func compiling<Result>(_ body: () throws(CompileErrors) -> Result) throws(CommandError) -> Result {
    do throws(CompileErrors) {
      return try body()
    } catch {
      throw .diagnostics(renderer(error.source).render(error.diagnostics))
    }
  }
}
