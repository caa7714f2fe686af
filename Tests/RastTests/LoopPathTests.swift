import Testing

@testable import Rast
@testable import RastMachine

/// The way that most turns of a loop go, which lanes spin on.
@Suite struct LoopPathTests {
  /// The way of the first loop of a program.
  private func path(_ body: String) throws -> LoopPath? {
    let text =
      "program (point: complex, iterations: int) -> (int, complex) { var z = 0i; var n = 0; \(body) (n, z) }"
    let code = try ProgramCode(Program(parsing: text).checked()).main.instructions
    for instruction in code {
      switch instruction {
      case .whileLoop(let condition, let test, let body, _):
        return LoopPath(condition: condition, test: test, body: body)
      case .forLoop(let counter, _, let high, let body, _):
        return LoopPath(counter: counter, high: high, body: body)
      case .compute, .call, .print, .ifElse, .breakLoop, .continueLoop, .returnValue, .region: continue
      }
    }
    return nil
  }

  @Test(
    "tests once, counts down, and leaves the counter out",
    arguments: [
      ("while norm(z) <= 4 && n < iterations { z = z^2 + point; n += 1; }", LoopPath.Place.test, 0),
      ("while n < iterations { if norm(z) > 4 { break; } z = z^2 + point; n += 1; }", .body(0), 1),
      ("while n < iterations { z = z^2 + point; if norm(z) > 4 { break; } n += 1; }", .body(1), 1),
      ("for k in 0..iterations { if norm(z) > 4 { return (k, z); } z = z^2 + point; }", .body(0), 1),
      (
        "var on = true; while on && n < iterations { z = z^2 + point; if norm(z) > 4 { on = false; } else { n += 1; } }",
        .body(1), 1
      ),
      ("while norm(z) <= 4 && n <= iterations { z = z^2 + point; n += 1; }", .test, -1),
      ("while (n == 0 || norm(z) <= 4) && n < iterations { z = z^2 + point; n += 1; }", .test, 0),
    ] as [(String, LoopPath.Place, Int)])
  func forms(_ form: String, _ place: LoopPath.Place, _ slack: Int) throws {
    let path = try #require(try path(form))
    #expect(path.place == place)
    #expect(path.tests.count == 1)
    #expect(path.countdowns.map(\.slack) == [slack])
    #expect(path.idleCounters.count == 1)
    #expect(path.elements.count == 1)
  }

  @Test(
    "does not exist where a turn may fail, ends in several places, or has loops of its own",
    arguments: [
      "while norm(z) <= 4 && n < iterations { z = z^2 + point; n += 12 / iterations; }",
      "while norm(z) <= 4 && n < iterations { z = z^2 + point; if z.re > 3 { break; } z = z^2; n += 1; }",
      "while norm(z) <= 4 { z = z^2 + point; for k in 0..iterations { z = z / 2; } n += 1; }",
      "while norm(z) <= 4 && n < iterations { n += 1; if z.re > 3 { continue; } z = z^2 + point; }",
    ])
  func none(_ form: String) throws { #expect(try path(form) == nil) }

  @Test("keeps a counter that is read otherwise")
  func counterInUse() throws {
    let path = try #require(
      try path("while norm(z) <= 4 && n < iterations { z = z * (n as complex) + point; n += 1; }"))
    #expect(path.idleCounters.isEmpty)
    #expect(path.countdowns.count == 1)
  }
}
