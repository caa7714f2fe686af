import Foundation
import Fractal
import Rast
import Testing

/// Every program of the corpus does what its comments say, on every backend.
@Suite struct CorpusTests {
  @Test func isLargeEnough() {
    #expect(CorpusFile.all.count >= 250)
  }

  /// The codes that `explain` knows.
  private static let known = (DiagnosticFamily.language + [.kernels]).flatMap(\.codes)

  @Test(arguments: CorpusFile.all)
  func program(_ file: CorpusFile) throws {
    let analysis = Analysis(file.source)
    let isKernel = file.isKernel || analysis.interface?.view != nil
    let diagnostics = isKernel ? Kernel.diagnostics(of: analysis) : analysis.diagnostics
    let found = diagnostics.map {
      "\(file.source.position(of: $0.span.start).line) \($0.code.name)"
    }
    #expect(diagnostics.allSatisfy { CorpusTests.known.contains($0.code) })
    let rendered = DiagnosticRenderer(source: file.source).render(diagnostics)
    #expect(found.sorted() == file.errors, "\(rendered)")
    guard file.errors.isEmpty, let program = analysis.program else { return }
    #expect(try program.codeProblems() == [])
    if file.isKernel { return try compareBackends(file, analysis) }
    for backend in Backend.allCases { try run(program, file, backend) }
  }

  /// A kernel gives the same picture on every backend.
  private func compareBackends(_ file: CorpusFile, _ analysis: Analysis) throws {
    let kernel = try Kernel(name: file.name, analysis)
    let frame = Frame(region: Region(-2, -1.25, 1, 1.25), width: 40, height: 30, iterations: 50, time: 0.5)
    func samples(_ backend: Backend) throws -> [String] {
      let picture = try Renderer(kernel, backend: backend, threads: 2).render(frame)
      return (0..<frame.width * frame.height).map { index in
        let (j, i) = index.quotientAndRemainder(dividingBy: frame.width)
        return "\(picture[i, j])"
      }
    }
    let expected = try samples(.evaluated)
    for backend in Backend.allCases { #expect(try samples(backend) == expected, "\(backend)") }
  }

  private func run(_ program: TypedProgram, _ file: CorpusFile, _ backend: Backend) throws {
    let output = Collector()
    let options = RunOptions(fuel: file.fuel) { output.append($0) }
    let arguments = zip(program.parameters, file.arguments).map { argument($1, $0.type) }
    var runtimeError: String?
    let instance = try backend.prepare(program).makeInstance(options)
    do throws(RuntimeError) {
      let value = try instance.run(arguments)
      if value != .unit { output.append("\(value)\n") }
    } catch {
      runtimeError = "\(file.source.position(of: error.span.start).line) \(error.kind.message)"
    }
    #expect(runtimeError == file.runtimeError, "\(backend)")
    var text = output.text
    if !text.isEmpty, text.utf8.last != UInt8(ascii: "\n") { text += "\n" }
    // A comment cannot end in blanks.
    text = text.split(separator: "\n", omittingEmptySubsequences: false).map(trimmed).joined(separator: "\n")
    let expected = file.output.map { $0 + "\n" }.joined()
    #expect(Array(text.utf8) == Array(expected.utf8), "\(backend) printed:\n\(text)expected:\n\(expected)")
  }

  private func trimmed(_ line: Substring) -> Substring {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private func argument(_ text: String, _ type: Type) -> Value {
    switch type {
    case .int: .int(Int(text) ?? 0)
    case .float: .float(Double(text) ?? 0)
    case .bool: .bool(text == "true")
    case .str: .str(text)
    case .unit, .char, .complex, .tuple: .unit
    }
  }
}

/// What a program printed.
private final class Collector: Sendable {
  private let pieces = Locked("")

  func append(_ piece: String) { pieces.withLock { $0 += piece } }

  var text: String { pieces.withLock { $0 } }
}
