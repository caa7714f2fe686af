import Rast
import Testing

@testable import Formula

@Suite("Errors in formulas")
struct FormulaErrorTests {
  private static let codes = DiagnosticFamily.formulas.codes

  @Test("the example of each code gives that code, and the corrected one is a kernel", arguments: codes)
  func explanation(_ code: DiagnosticCode) throws {
    let bad = FormulaFile(path: "bad.frm", bytes: code.explanation.bad.bytes)
    #expect(bad.entries.flatMap(\.diagnostics).map(\.code) == [code])
    let good = FormulaFile(path: "good.frm", bytes: Array(code.explanation.good.utf8))
    let entry = try good.choose(nil)
    #expect(Analysis(try entry.translated()).diagnostics.isEmpty)
  }

  @Test(
    "each error is reported at its place",
    arguments: [
      ("z = z +, |z| < 4", "F0201 ,"), ("z = (z, |z| < 4", "F0203 ("), ("z = z), |z| < 4", "F0203 )"),
      ("|z < 4", "F0204 |"), ("z : z : z", "F0205 :"), ("2 = z, z", "F0206 2"), ("z = z + 2 = z", "F0206 +"),
      ("foo(z)", "F0207 foo"),
      ("z = 2z, z", "F0104 2z"), ("z = 1.2.3, z", "F0104 1.2.3"), ("z = z ? 2, z", "F0103 ?"),
      ("z & z", "F0103 &"), ("!z", "F0103 !"), ("else, z", "F0208 else"), ("if (z), z", "F0208 if"),
      ("z = 2 b, z", "F0202 b"), (":", "F0102 Test"), ("", "F0102 Test"), ("z = é, z", "F0103 é"),
      ("if (z), z, else, z, elseif (z), z, endif", "F0208 if"),
    ])
  func places(_ body: String, _ error: String) {
    #expect(errors(body).first == error)
  }

  @Test("a closing brace in a comment is pointed out")
  func commentedBrace() throws {
    let file = formulas("A { z = pixel: z = z*z; z = z + 1, |z| <= 4 }\n")
    #expect(file.entries.flatMap(\.diagnostics).first?.help?.contains("part of a comment") == true)
  }

  @Test("only the first error of each statement is reported, and all statements are checked")
  func several() {
    #expect(errors("z = + * 2 ) (, w = ), |z") == ["F0201 *", "F0201 )", "F0204 |"])
  }

  @Test("diagnostics look like those of programs")
  func drawn() {
    let file = formulas("A {\n  z = sinn(z)\n  |z| < 4\n}")
    let text = DiagnosticRenderer(source: file.source).render(file.entries.flatMap(\.diagnostics))
    #expect(
      text == """
        error[F0207]: there is no function `sinn`
         --> test.frm:2:7
          |
        2 |   z = sinn(z)
          |       ^^^^
          = help: did you mean `sin`?

        """)
  }

  @Test("formulas that are too deep or too long are errors, not crashes")
  func deep() {
    for piece in ["(", "-", "sin(", "|", "z = ", "2 - ", "2^", "+"] {
      let text = String(repeating: piece, count: 100_000)
      #expect(!errors("\(text)z, z").isEmpty)
    }
    let ifs = String(repeating: "if (z)\n", count: 10_000)
    #expect(!errors("\(ifs) z").isEmpty)
    let sum = String(repeating: "+ z", count: 300)
    #expect(errors("z = z \(sum), z").isEmpty)
  }

  @Test("no bytes make the reader or the parser fail", arguments: 0..<200)
  func noise(_ seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    let words = [
      "{", "}", ":", "z", "=", "(", ")", "|", "||", ",", "\n", ";", "\\", "if", "else", "endif", "elseif",
      "fn1(",
      "-", "^", "/", "1.5", ".", "e", "\r", "\u{1A}", "é", "comment", " ", "lastsqr", "rand", "sqr(", "&&",
      "<",
    ]
    var text = "A { "
    for _ in 0..<200 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      text += words[Int(state >> 33) % words.count]
    }
    for entry in formulas(text).entries {
      guard let program = try? entry.translated() else { continue }
      #expect(Analysis(program).diagnostics.isEmpty, "\(String(decoding: program.bytes, as: UTF8.self))")
    }
  }
}
