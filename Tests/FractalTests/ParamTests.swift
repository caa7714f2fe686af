import Rast
import Testing

@testable import Fractal

@Suite("Params set from outside")
struct ParamTests {
  private let text = """
    param power: int = 2 in 2..9;
    param seed: complex = 0.5 + 0i;
    param scale: float = 1.0 in 0.5..2.0;
    program () -> (int, complex, float) { (power, seed, scale) }
    """

  private func program() throws -> TypedProgram {
    try Analysis(SourceFile(path: "test.rast", text: text)).get()
  }

  @Test("changes what is named, and keeps the rest", arguments: Backend.allCases)
  func setting(_ backend: Backend) throws {
    let program = try program().setting(["seed": .complex(Complex(1, 2)), "power": .int(9)])
    #expect(program.params.map(\.value) == [.int(9), .complex(Complex(1, 2)), .float(1)])
    #expect(program.params.map(\.defaultValue) == [.int(2), .complex(Complex(0.5, 0)), .float(1)])
    let value = try backend.prepare(program).makeInstance(RunOptions()).run([])
    #expect(value == .tuple([.int(9), .complex(Complex(1, 2)), .float(1)]))
    #expect(try program.setting(["scale": .float(0.5)]).params.map(\.value).first == .int(9))
  }

  @Test(
    "says what can't be set",
    arguments: [
      ("powr", .int(3), "there is no param `powr`: did you mean `power`?"),
      ("zoom", .int(3), "there is no param `zoom`: there is power, seed, scale"),
      ("power", .int(10), "the param `power` must be 2 to 9, not 10"),
      ("power", .int(1), "the param `power` must be 2 to 9, not 1"),
      ("scale", .float(.nan), "the param `scale` must be 0.5 to 2.0, not NaN"),
      ("power", .float(3), "the param `power` is an int, not a float"),
    ] as [(String, Value, String)])
  func bad(_ name: String, _ value: Value, _ message: String) throws {
    let program = try program()
    let error = #expect(throws: ParamError.self) { try program.setting([name: value]) }
    #expect(error?.description == message)
  }

  @Test("reads a value as one of the param's type")
  func texts() throws {
    let program = try program()
    #expect(try program.paramValue("seed", parsing: "-0.8+0.156i") == .complex(Complex(-0.8, 0.156)))
    #expect(try program.paramValue("scale", parsing: "2") == .float(2))
    let error = #expect(throws: ParamError.self) { try program.paramValue("power", parsing: "2.5") }
    #expect(
      error?.description
        == "the param `power` can't be set: `2.5` is not an int: write it as `42` or `-1_000`")
    #expect(throws: ParamError.unknown("q", known: ["power", "seed", "scale"])) {
      try program.paramValue("q", parsing: "1")
    }
  }

  @Test("says so if there are none")
  func none() throws {
    let program = try Analysis(SourceFile(path: "a", text: "program () {}")).get()
    let error = #expect(throws: ParamError.self) { try program.setting(["a": .int(1)]) }
    #expect(error?.description == "there is no param `a`: the program has none")
  }
}
