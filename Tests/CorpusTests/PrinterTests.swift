import Fractal
import Rast
import TestSupport
import Testing

/// Every program of the corpus and every one that ships is printed as a text that is the same program.
@Suite struct PrinterTests {
  @Test(arguments: CorpusFile.all)
  func corpus(_ file: CorpusFile) {
    #expect(Reprinting.problem(of: file.source) == nil)
    if file.errors.isEmpty { #expect(FileSyntax(parsing: file.source) != nil) }
  }

  @Test(arguments: ShippedProgram.all.map(\.name))
  func shipped(_ name: String) throws {
    let source = try #require(ShippedProgram.named(name)).source
    #expect(FileSyntax(parsing: source) != nil)
    #expect(Reprinting.problem(of: source) == nil)
  }
}
