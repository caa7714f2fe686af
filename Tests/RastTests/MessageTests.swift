import Rast
import Testing

@Suite("What is said of a program")
struct MessageTests {
  static let texts = [
    "program () { let a = \"\\\u{1B}[2J\"; }", "program () { let a = '\\\u{7}'; }", "\u{1B}[2J",
    "program () { a\u{9B}b }",
    "program () { print((1 + 2 \u{0}\u{1B}) / 1i); }",
    "program () { let a = \"\u{1B}]0;title\u{7}\"; a + 1 }",
    "fn \u{85}() {}", "// \u{1B}c\nprogram () { b /* \u{1B}c */ }",
  ]

  @Test("a message contains nothing that would affect the terminal", arguments: texts)
  func harmless(_ text: String) {
    let source = SourceFile(path: "a\u{1B}[2J.rast", text: text)
    let diagnostics = Analysis(source).diagnostics
    #expect(!diagnostics.isEmpty)
    let said = DiagnosticRenderer(source: source).render(diagnostics)
    let isHarmless = said.unicodeScalars.allSatisfy {
      $0 == "\n" || $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
    }
    #expect(isHarmless, "\(said.debugDescription)")
  }

  @Test("a text that is not a program always has an error")
  func never() {
    for text in ["program () -> int f() }", "fn a() }\nprogram () {}", "}", "program () int { 1 } }"] {
      let analysis = Analysis(SourceFile(path: "a.rast", text: text))
      #expect(analysis.program == nil && !analysis.diagnostics.isEmpty, "\(text)")
    }
  }
}
