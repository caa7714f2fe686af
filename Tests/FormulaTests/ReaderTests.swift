import Rast
import Testing

@testable import Formula

@Suite("Reading files of formulas")
struct ReaderTests {
  private func names(_ text: String) -> [String] { formulas(text).entries.map(\.name) }

  @Test("text between entries, comments and entries without a name are left out")
  func leftOut() {
    let text = """
      Some words about the file.
      ; One { z = 1 }
      comment { no } COMMENT { neither
      } { nor this }
      Two { z = z*z + pixel } and words behind
      Three(XAXIS) = { z }
      """
    #expect(names(text) == ["Two", "Three"])
  }

  @Test("braces in comments do not count, and names may contain any character")
  func braces() {
    #expect(names("a-b.c#1* { ; }\n z ; { \n} x'y { z }") == ["a-b.c#1*", "x'y"])
  }

  @Test("a symmetry is not part of the name")
  func symmetry() throws {
    #expect(try #require(formulas("Name ( XAXIS ) { z }").entry("NAME")).name == "Name")
  }

  @Test("the line ends of DOS and of old Macs, control-Z and Latin-1 are accepted")
  func oldFiles() throws {
    let dos = Array("A {\r\n z = 1 ; caf".utf8) + [0xE9] + Array("\r\n |z| < 4 }\r\n\u{1A}".utf8)
    let file = FormulaFile(path: "dos.frm", bytes: dos)
    #expect(file.entries.map(\.name) == ["A"] && file.entries.flatMap(\.diagnostics).isEmpty)
    #expect(file.source.text(Span(0, file.source.bytes.count)).contains("café"))
    #expect(formulas("A {\r z = 1\r |z| < 4 }\rB { z }\r").entries.flatMap(\.diagnostics).isEmpty)
  }

  @Test("an entry that is not closed ends where the next begins")
  func notClosed() {
    let file = formulas("One {\n z = z*z\nTwo {\n z = 1\n}\nThree { z")
    #expect(file.entries.map(\.name) == ["One", "Two", "Three"])
    #expect(
      file.entries.map { $0.diagnostics.map(\.code) } == [[.formulaNotClosed], [], [.formulaNotClosed]])
  }

  @Test("reading ends even with two opening braces on a line and no closing one")
  func endless() {
    #expect(names("a { b { c {") == ["a"])
    #expect(names("a {\nb { c {\n{{{{\n}}}}").first == "a")
    #expect(names("{").isEmpty && names("").isEmpty && names("comment {").isEmpty)
  }

  @Test("an opening brace may stand below the name")
  func braceBelow() {
    #expect(names("One (XAXIS)\n{\n z }\nSome words\n{ z }") == ["One"])
  }

  @Test("names on command lines")
  func commandLine() {
    #expect(FormulaName("a.frm:B") == FormulaName(path: "a.frm", entry: "B"))
    #expect(FormulaName("dir/A.FRM") == FormulaName(path: "dir/A.FRM", entry: nil))
    #expect(FormulaName("a.frm:B:C")?.entry == "B:C")
    #expect(FormulaName("mandelbrot") == nil && FormulaName("a.frm.rast") == nil)
    #expect(FormulaName("a.frm:B")?.description == "a.frm:B")
  }

  @Test("in a file with one formula it need not be named")
  func choosing() throws {
    #expect(try formulas("One { z }").choose(nil).name == "One")
    #expect(throws: FormulaChoiceError.unknown(path: "test.frm", name: "Two", nearest: nil)) {
      try formulas("One { z }").choose("Two")
    }
    #expect(throws: FormulaChoiceError.self) { try formulas("One { z } Two { z }").choose(nil) }
    #expect(throws: FormulaChoiceError.noEntries(path: "test.frm")) { try formulas("").choose(nil) }
  }
}
