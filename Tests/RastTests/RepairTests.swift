import TestSupport
import Testing

@testable import Rast

/// Which errors are reported, and that their helps correct them.
@Suite struct RepairTests {
  private func source(_ text: String) -> SourceFile { SourceFile(path: "test.rast", text: text) }

  private func codes(_ source: SourceFile) -> [DiagnosticCode] { Analysis(source).settled().map(\.code) }

  @Test func twoMistakesAreBothToldEachWithItsOwnHelp() throws {
    let source = source("program (first: int) -> int {\n    let b = first * 2\n    b + frist\n}\n")
    let told = Analysis(source).settled()
    #expect(told.map(\.code) == [.missingSemicolon, .unknownVariable])
    let fixes = try told.map { try #require($0.fix) }
    let mended = Fix(fixes.flatMap(\.edits)).applied(to: source)
    #expect(Analysis(mended).program != nil)
    #expect(codes(fixes[0].applied(to: source)) == [.unknownVariable])
    #expect(codes(fixes[1].applied(to: source)) == [.missingSemicolon])
  }

  @Test func whatVanishesWithAnotherErrorIsNotTold() throws {
    let source = source("func twice(x: int) -> int { 2 * x }\nprogram () -> int { twice(1) + twice(2) }\n")
    #expect(Analysis(source).diagnostics.count > 1)
    let told = Analysis(source).settled()
    #expect(told.count == 1)
    #expect(told.first?.help == "did you mean `fn`?")
    #expect(told.first?.span == Span(0, 4))
  }

  @Test func aHelpThatDoesNotMendIsNotTaken() throws {
    // `e` is similar, but a float; `n` fits.
    let source = source("program (n: int) -> int { n + 1 + nn }\n")
    let told = try #require(Analysis(source).settled().first)
    #expect(told.help == "did you mean `n`?")
  }

  @Test func aBraceIsAskedForWhereTheLinesAreIndentedLess() throws {
    let text = """
      program (n: int) -> int {
          var i = 0;
          while i < n {
              i += 1;
          print(i);
          i
      }

      """
    let told = Analysis(source(text)).settled()
    #expect(told.map(\.code) == [.unclosedDelimiter])
    let fix = try #require(told.first?.fix)
    let mended = fix.applied(to: source(text))
    #expect(mended.text(Span(0, mended.bytes.count)).contains("        i += 1;\n    }\n    print(i);"))
  }

  @Test func aFixChangesSeveralPlacesAndKnowsWhereTheyWere() {
    let fix = Fix([Fix.Edit(Span(3, 3), "x"), Fix.Edit(Span(0, 1), "abc")])
    let changed = fix.applied(to: source("hello"))
    #expect(changed.text(Span(0, 8)) == "abcelxlo")
    #expect(fix.original(Span(6, 8)) == Span(3, 5))
    #expect(fix.original(Span(0, 2)) == Span(0, 0))
    #expect(Fix.remove(Span(1, 4)).applied(to: source("hello")).text(Span(0, 9)) == "ho")
  }

  @Test func aGoodFileIsLeftAlone() {
    #expect(Analysis(source("program () {}\n")).settled().isEmpty)
  }

  @Test func aLongFileWithManyErrorsIsToldSoon() {
    let source = source("program () {\n" + String(repeating: "    let a = b c;\n", count: 20_000) + "}\n")
    let start = ProcessorTime.now
    #expect(!Analysis(source).settled().isEmpty)
    #expect(ProcessorTime.now - start < .seconds(60))
  }
}
