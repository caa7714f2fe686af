import Rast
import Testing

@testable import Fractal

@Suite("The contract of kernels")
struct ContractTests {
  /// Each diagnostic as its code and the text it points at.
  private func errors(_ text: String) -> [String] {
    let analysis = Analysis(SourceFile(path: "test.rast", text: text))
    return Kernel.diagnostics(of: analysis).map { "\($0.code.name) \(analysis.source.text($0.span))" }
  }

  private func first(_ text: String) throws -> Diagnostic {
    try #require(Kernel.diagnostics(of: Analysis(SourceFile(path: "test.rast", text: text))).first)
  }

  @Test(
    "accepts every kernel that meets it",
    arguments: [
      "program () -> int { 1 }",
      "program (x: float) -> float { x }",
      "program (time: float, y: float, x: float) -> (float, float) { (x, y + time) }",
      "program (iterations: int, point: complex) -> (float, float, float) { (0.0, 0.0, 1.0) }",
      "program (point: complex, x: float, y: float, iterations: int, time: float) -> char { 'x' }",
    ])
  func good(_ text: String) throws {
    #expect(errors(text) == [])
    let kernel = try kernel(text)
    #expect(kernel.inputs.map(\.rawValue) == kernel.program.parameters.map(\.name))
    #expect(kernel.output.type == kernel.program.output)
  }

  @Test(
    "says how a program breaks it",
    arguments: [
      ("program (limit: int) -> int { limit }", ["E0701 limit"]),
      ("program (x: int) -> int { x }", ["E0702 int"]),
      ("program (point: (float, float)) -> float { point.0 }", ["E0702 (float, float)"]),
      ("program f(x: float) -> bool { x < 1 }", ["E0703 bool"]),
      ("program f(x: float) {}", ["E0703 f"]),
      ("program (x: float) {}", ["E0703 program"]),
      ("program (x: float) -> (int, float) { (1, x) }", ["E0703 (int, float)"]),
      (
        "program (x: float) -> (float, float, float, float) { (x, x, x, x) }",
        ["E0703 (float, float, float, float)"]
      ),
      ("program (x: float) -> float { print(x); x }", ["E0704 print"]),
      (
        "fn f() { print(1); } program (x: float) -> float { f(); print(x); x }",
        ["E0704 print", "E0704 print"]
      ),
      ("program (z: complex, n: float) -> str { \"\" }", ["E0701 z", "E0701 n", "E0703 str"]),
    ])
  func bad(_ text: String, _ expected: [String]) {
    #expect(errors(text) == expected)
    #expect(throws: CompileErrors.self) { try kernel(text) }
  }

  @Test("joins the errors of the language, in source order and without those that merely follow")
  func merged() {
    #expect(
      errors("program (a: float, x: int) -> bool { print(q); x < 1 + r }")
        == ["E0701 a", "E0702 int", "E0703 bool", "E0704 print", "E0301 q", "E0301 r"])
    #expect(errors("program (a: intt, x: float) -> flot { x }") == ["E0303 intt", "E0303 flot"])
    #expect(errors("program (x: float, x: float) -> float { 1.0 }") == ["E0305 x"])
    #expect(errors("program (x: float -> float { x }").allSatisfy { $0.hasPrefix("E02") })
  }

  @Test(
    "suggests the input that was meant",
    arguments: [
      ("pint", "point: complex"), ("c", "point: complex"), ("iteration", "iterations: int"),
      ("max_iter", "iterations: int"), ("tiem", "time: float"), ("X", "x: float"), ("re", "x: float"),
    ])
  func suggestion(_ name: String, _ input: String) throws {
    let diagnostic = try first("program (\(name): int) -> int { 1 }")
    #expect(diagnostic.help == "did you mean `\(input)`?")
  }

  @Test("names all inputs if none is similar")
  func noSuggestion() throws {
    let help = try #require(try first("program (seed: complex) -> int { 1 }").help)
    #expect(help.contains("`iterations: int`") && help.contains("`param`"))
  }

  @Test(
    "gives help that fixes the error",
    arguments: [
      (
        "program (x: float) -> (int, float) { (1, x) }",
        "write `-> (float, float)`, with `n as float` for an int"
      ),
      ("program (x: int) -> int { 1 }", "write `x: float`"),
      (
        "program (point: (float, float)) -> int { 1 }",
        "write `point: complex`; its coordinates are `point.re` and `point.im`"
      ),
    ])
  func help(_ text: String, _ help: String) throws {
    #expect(try first(text).help == help)
  }

  @Test("has the view that the file gives, or else the standard one")
  func view() throws {
    let whole = try kernel(
      "view(center: (1.0, 2.0), span: 3.0, iterations: 4); program () -> int { 1 }")
    #expect(whole.viewport == Viewport(center: Complex(1, 2), span: 3))
    #expect(whole.iterations == 4)
    let none = try kernel("program () -> int { 1 }")
    #expect(none.viewport == Viewport(center: Complex(-0.75, 0), span: 2.5))
    #expect(none.iterations == 256)
    let part = try kernel("view(span: 0.5); program () -> int { 1 }")
    #expect(part.viewport == Viewport(center: Complex(-0.75, 0), span: 0.5))
  }
}
