import Rast
import TestSupport
import Testing

/// A file of the largest size must not keep the viewer waiting, however it is written. Each test takes a tenth to a
/// third of a second, but minutes if anything grows with the square of the file's length.
@Suite("No file of a mebibyte takes long to compile") struct CompileTimeTests {
  /// A file of about a mebibyte: a piece repeated between a beginning and an end.
  private func file(_ head: String, _ tail: String, _ piece: (Int) -> String) -> SourceFile {
    var text = head
    var number = 0
    while text.utf8.count + tail.utf8.count < 1 << 20 {
      let next = piece(number)
      guard text.utf8.count + next.utf8.count + tail.utf8.count <= 1 << 20 else { break }
      text += next
      number += 1
    }
    return SourceFile(path: "large", text: text + tail)
  }

  /// Room for all the tests that run at the same time.
  private static let patience = Duration.seconds(40)

  private func expectSoon(_ source: SourceFile) throws {
    let start = ProcessorTime.now
    let program = try Analysis(source).get()
    _ = try Backend.lanes.prepare(program)
    #expect(ProcessorTime.now - start < Self.patience)
  }

  private let head = "program (n: int) -> int { var s = n; "

  @Test(
    "programs of one kind of part",
    arguments: [
      "s = s * 3 + n; ", "let a# = s + #; ", "if s > # { s -= 1; } else { s += 1; } ",
      "while s < # { s += 1; } ", "for i in 0..2 { s += i; } ", "s = f(s); ", "{ let a = s; s += a; } ",
      "s = if n > s { 1 } else { 2 }; ", "t = (t.1, t.2, t.3, t.0); ", "if \"a#\" == \"b\" { s = #; } ",
      "s += n / (s + 1) % 7; ", "if n == # { return #; } ", "x = sin(x) * 2 + x^3; ",
    ])
  func valid(_ piece: String) throws {
    let head =
      "fn f(n: int) -> int { if n > 3 { return 1; } n + 1 } " + head
      + "var t = (1.0, 2.0, 3.0, 4.0); var x = 0.5; "
    let source = file(head, " s }") {
      piece.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\($0)")
    }
    try expectSoon(source)
  }

  @Test("many functions, each called once and calling the one before, and many params")
  func items() throws {
    for source in [
      file("program (n: int) -> int { f0(n) } ", "") { "fn f\($0)(n: int) -> int { n * \($0) } " },
      file("program (n: int) -> int { f9(n) } fn f0(n: int) -> int { n } ", "") {
        "fn f\($0 + 1)(n: int) -> int { f\($0)(n) + 1 } "
      },
      file("program (n: int) -> int { n } ", "") {
        "param p\($0): int = \($0); fn f\($0)() -> int { p\($0) } "
      },
      file("program (n: int) -> int { f0(n, n) } ", "") {
        "fn f\($0)(a: int, b: int) -> int { if a > b { f\($0)(b, a) } else { f\($0 == 0 ? 0 : $0 - 1)(b, b) } } "
      },
    ] {
      try expectSoon(source)
    }
  }

  @Test("calls that nest, of functions that nest")
  func nested() throws {
    var text = "program (n: int) -> int { f0(n) } "
    for number in 0..<64 {
      let chain = (0..<140).map { "if n == \($0 + 1000) { \($0) }" }.joined(separator: " else ")
      text +=
        "fn f\(number)(n: int) -> int { \(chain) else { \(number < 63 ? "f\(number + 1)(n + 1)" : "n") } } "
    }
    let start = ProcessorTime.now
    let program = try Program(parsing: text).checked()
    for backend in Backend.allCases {
      let instance = try backend.prepare(program).makeInstance(RunOptions())
      #expect(try instance.run([.int(1)]) == .int(64))
    }
    #expect(ProcessorTime.now - start < Self.patience)
  }

  @Test("tuples that are copied so often that their values would need gigabytes are an error")
  func tuples() throws {
    let eight = { (name: String) in "(" + Array(repeating: name, count: 8).joined(separator: ", ") + ")" }
    let head =
      "program (n: int) -> int { let a = \(eight("n")); let b = \(eight("a")); var t = \(eight("b")); var u = t; "
    let program = try Analysis(file(head, "t.0.0.0 }") { _ in "t = u; u = t; " }).get()
    for backend in [Backend.compiled, .lanes] {
      let start = ProcessorTime.now
      let error = #expect(throws: CompileErrors.self) { try backend.prepare(program) }
      #expect(error?.diagnostics.map(\.code) == [.tooManySlots])
      #expect(ProcessorTime.now - start < Self.patience)
    }
    #expect(try Backend.evaluated.prepare(program).makeInstance(RunOptions()).run([.int(3)]) == .int(3))
  }

  @Test("a long text that is indexed repeatedly")
  func texts() throws {
    let text = "let s = \"" + String(repeating: "é", count: 200_000) + "\"; "
    let source = file("program () -> int { var n = 0; " + text, "n }") { _ in
      "if s[199999] == 'x' { n += 1; } "
    }
    let start = ProcessorTime.now
    let program = try Analysis(source).get()
    for backend in [Backend.compiled, .lanes] {
      #expect(try backend.prepare(program).makeInstance(RunOptions()).run([]) == .int(0))
    }
    #expect(ProcessorTime.now - start < Self.patience)
  }

  @Test(
    "files that are wrong all over",
    arguments: [
      "let a# = b#;\n", "let a# = b#; ", "let a# = \"x;\n", "let a# = 1\n", "let a = #;\n", "fn ( {\n", "(]",
      "{)\n",
      "$ ", "let a# = $;\n", "if ", "f(", "f(\n", "let a#: bool = 1;\n", "g#();\n", "'\n", "1 + * ;\n", "} ",
      "\\",
      "let v# = v#x + v#y;\n", "program () {}\n", "a.b.c = 3;\n", "/* \n",
    ])
  func wrong(_ piece: String) {
    let source = file(head, "") {
      piece.split(separator: "#", omittingEmptySubsequences: false).joined(separator: "\($0)")
    }
    let start = ProcessorTime.now
    let analysis = Analysis(source)
    #expect(!analysis.diagnostics.isEmpty)
    #expect(DiagnosticRenderer(source: source).render(analysis.diagnostics).utf8.count < 100_000)
    #expect(ProcessorTime.now - start < Self.patience)
  }
}
