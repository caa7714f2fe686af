import Testing

@testable import Rast
@testable import RastMachine

/// What is known to be the same for all pixels.
@Suite struct UniformityTests {
  /// The listing of the computations that are uniform, where `iterations` is.
  private func uniform(_ body: String) throws -> [String] {
    let text = "program (point: complex, iterations: int) -> float { var x = 0.0; \(body) x }"
    let code = try ProgramCode(Program(parsing: text).checked()).main
    let parameter = code.parameters.index + 2
    var names: [String] = []
    Uniformity.marked(code.instructions, parameters: [parameter]).forEachInstruction { instruction in
      if case .compute(let computation) = instruction, computation.isUniform,
        case .operation(let operation) = computation.kind
      {
        names.append(operation.name)
      }
    }
    return names
  }

  @Test(
    "is what depends on the same only",
    arguments: [
      ("x = sqrt(iterations as float) + point.re;", ["intToFloat", "sqrt"]),
      ("x = sqrt(point.re);", []),
      ("for k in 0..iterations { x += sqrt(k as float) * point.re; }", ["intToFloat", "sqrt"]),
      ("for k in 0..iterations { if x > 1 { break; } x += sqrt(k as float) + point.re; }", []),
      (
        "var k = 0; while k < 9 { k += 1; x += sqrt(k as float) * point.re; }",
        ["intAdd", "intToFloat", "sqrt"]
      ),
      ("var k = 0; while x < 9 { k += 1; x += sqrt(k as float) * point.re; }", []),
      ("var k = 3; if point.re > 0 { k = iterations; } x = sqrt(k as float);", []),
      (
        "var k = 3; if iterations > 4 { k = iterations * 2; } x = sqrt(k as float);",
        ["intMultiply", "intToFloat", "sqrt"]
      ),
      ("if point.re > 0 { x = sqrt(iterations as float); }", ["intToFloat", "sqrt"]),
    ] as [(String, [String])])
  func marks(_ body: String, _ expected: [String]) throws { #expect(try uniform(body) == expected) }
}
