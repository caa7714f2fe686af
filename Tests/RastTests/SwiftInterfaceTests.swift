import Rast
import Testing

/// Programs that are built in Swift, among them the seed's own cases.
@Suite struct SwiftInterfaceTests {
  private let mul2 = Program(input: .int, output: .int, body: .mul(.variable("input"), .constant(.int(2))))

  @Test(arguments: Backend.allCases)
  func mul2(_ backend: Backend) throws {
    let f = try compile(mul2, as: ((Int) -> Int).self, on: backend)
    #expect(try f(15) == 30)
    #expect(try f(-1) == -2)
    #expect(try f(Int.max) == -2)
  }

  @Test func mul2Evaluated() throws {
    #expect(try evaluate(mul2, 15, as: Int.self) == 30)
  }

  @Test(arguments: Backend.allCases)
  func cast(_ backend: Backend) throws {
    let program = Program(input: .int, output: .float, body: .cast(.variable("input"), .float))
    let f = try compile(program, as: ((Int) -> Double).self, on: backend)
    #expect(try f(123) == 123.0)
  }

  @Test func signatureMismatchIsThrown() {
    #expect(throws: BuildError.self) { try compile(mul2, as: ((Int) -> Double).self) }
    #expect(throws: BuildError.self) { try compile(mul2, as: ((Double) -> Int).self) }
    #expect(throws: BuildError.self) { try compile(mul2, as: ((Int, Int) -> Int).self) }
    #expect(throws: BuildError.self) { try compile(mul2, as: (() -> Int).self) }
    #expect(throws: CallError.self) { try evaluate(mul2, 1.5, as: Int.self) }
  }

  @Test func wrongProgramIsThrown() {
    let program = Program(
      input: .int, output: .int, body: .add(.variable("input"), .constant(.str("x"))))
    #expect {
      _ = try compile(program, as: ((Int) -> Int).self)
    } throws: { error in
      guard case .program(let errors)? = error as? BuildError else { return false }
      return errors.diagnostics.map(\.code) == [.operatorUndefined]
    }
  }

  typealias IntCase = (node: (Node, Node) -> Node, expected: Int)

  @Test(arguments: Backend.allCases)
  func operatorsOnInts(_ backend: Backend) throws {
    let cases: [IntCase] = [
      (Node.add, 15), (Node.sub, 9), (Node.mul, 36), (Node.div, 4), (Node.mod, 0), (Node.pow, 1728),
    ]
    for (node, expected) in cases {
      let program = Program(
        input: .tuple([.int, .int]), output: .int,
        body: node(.extractTuple(.variable("input"), 0), .extractTuple(.variable("input"), 1)))
      let f = try compile(program, as: ((Int, Int) -> Int).self, on: backend)
      #expect(try f(12, 3) == expected)
    }
  }

  @Test(arguments: Backend.allCases)
  func operatorsOnFloats(_ backend: Backend) throws {
    let cases: [(node: (Node, Node) -> Node, expected: Double)] = [
      (Node.add, 10), (Node.sub, 5), (Node.mul, 18.75), (Node.div, 3), (Node.mod, 0),
      (Node.pow, 7.5 * 7.5 * 2.7386127875258306),
    ]
    for (node, expected) in cases {
      let program = Program(
        input: .tuple([.float, .float]), output: .float,
        body: node(.extractTuple(.variable("input"), 0), .extractTuple(.variable("input"), 1)))
      let f = try compile(program, as: ((Double, Double) -> Double).self, on: backend)
      #expect(abs(try f(7.5, 2.5) - expected) < 1e-9)
    }
  }

  @Test(arguments: Backend.allCases)
  func comparisons(_ backend: Backend) throws {
    let cases: [(node: (Node, Node) -> Node, less: Bool, same: Bool, more: Bool)] = [
      (Node.eq, false, true, false), (Node.neq, true, false, true), (Node.gt, false, false, true),
      (Node.gtEq, false, true, true), (Node.lt, true, false, false), (Node.ltEq, true, true, false),
    ]
    for (node, less, same, more) in cases {
      func program(_ type: Type) -> Program {
        Program(
          input: .tuple([type, type]), output: .bool,
          body: node(.extractTuple(.variable("input"), 0), .extractTuple(.variable("input"), 1)))
      }
      let ints = try compile(program(.int), as: ((Int, Int) -> Bool).self, on: backend)
      #expect(try [ints(1, 2), ints(2, 2), ints(3, 2)] == [less, same, more])
      let floats = try compile(program(.float), as: ((Double, Double) -> Bool).self, on: backend)
      #expect(try [floats(1, 2), floats(2, 2), floats(3, 2)] == [less, same, more])
    }
  }

  @Test(arguments: Backend.allCases)
  func operatorsOnBools(_ backend: Backend) throws {
    let cases: [(node: (Node, Node) -> Node, expected: [Bool])] = [
      (Node.and, [false, false, false, true]), (Node.or, [false, true, true, true]),
      (Node.eq, [true, false, false, true]), (Node.neq, [false, true, true, false]),
    ]
    for (node, expected) in cases {
      let program = Program(
        input: .tuple([.bool, .bool]), output: .bool,
        body: node(.extractTuple(.variable("input"), 0), .extractTuple(.variable("input"), 1)))
      let f = try compile(program, as: ((Bool, Bool) -> Bool).self, on: backend)
      #expect(try [f(false, false), f(false, true), f(true, false), f(true, true)] == expected)
    }
  }

  /// Declare, Assign, While, Print, Block, ExtractArray: all that the seed's mandelbrot consists of.
  @Test(arguments: Backend.allCases)
  func statements(_ backend: Backend) throws {
    let output = Collector()
    let body: Node = .block([
      .declare("n", .constant(.int(0))),
      .while(
        .lt(.variable("n"), .variable("input")),
        .block([
          .print(.extractArray(.constant(.str("añb")), .mod(.variable("n"), .constant(.int(3))))),
          .assign("n", .add(.variable("n"), .constant(.int(1)))),
        ])),
      .variable("n"),
    ])
    let program = Program(input: .int, output: .int, body: body)
    let f = try compile(
      program, as: ((Int) -> Int).self, on: backend, options: RunOptions { output.append($0) })
    #expect(try f(5) == 5)
    #expect(output.text == "añbañ")
  }

  @Test(arguments: Backend.allCases)
  func everyTypePassesThrough(_ backend: Backend) throws {
    func identity(_ type: Type) -> Program { Program(input: type, output: type, body: .variable("input")) }
    let int = try compile(identity(.int), as: ((Int) -> Int).self, on: backend)
    #expect(try int(7) == 7)
    let float = try compile(identity(.float), as: ((Double) -> Double).self, on: backend)
    #expect(try float(0.5) == 0.5)
    let bool = try compile(identity(.bool), as: ((Bool) -> Bool).self, on: backend)
    #expect(try bool(true))
    let char = try compile(identity(.char), as: ((Unicode.Scalar) -> Unicode.Scalar).self, on: backend)
    #expect(try char("ñ") == "ñ")
    let str = try compile(identity(.str), as: ((String) -> String).self, on: backend)
    #expect(try str("höß") == "höß")
    let complex = try compile(identity(.complex), as: ((Complex) -> Complex).self, on: backend)
    #expect(try complex(Complex(1, -2)) == Complex(1, -2))
    let pair = try compile(
      identity(.tuple([.int, .str])), as: ((Int, String) -> (Int, String)).self, on: backend)
    #expect(try pair(3, "x") == (3, "x"))
    let empty = Program(input: .unit, output: .unit, body: .constant(.unit))
    let unit = try compile(empty, as: (() -> Unit).self, on: backend)
    #expect(try unit() == Unit())
  }

  @Test func parsedProgramsAreFunctionsToo() throws {
    let f = try compile(
      Program(
        parsing: "program (a: int, b: float) -> (float, int, bool) { (a * 1.0 as int, 1, true) }"
          .replacing("a * 1.0 as int", with: "a as float * b")),
      as: ((Int, Double) -> (Double, Int, Bool)).self)
    #expect(try f(3, 0.5) == (1.5, 1, true))
  }

  @Test func runtimeErrorIsThrownAndTheFunctionStaysUsable() throws {
    let program = Program(input: .int, output: .int, body: .div(.constant(.int(10)), .variable("input")))
    let f = try compile(program, as: ((Int) -> Int).self)
    #expect(throws: RuntimeError(.divisionByZero, .none)) { try f(0) }
    #expect(try f(5) == 2)
  }

  @Test func calledFromManyThreadsAtOnce() async throws {
    let text = """
      fn fib(n: int) -> int { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }
      program (n: int, s: str) -> (int, str) { (fib(n), s) }
      """
    let f = try compile(Program(parsing: text), as: ((Int, String) -> (Int, String)).self)
    try await withThrowingTaskGroup(of: Bool.self) { group in
      for task in 0..<16 {
        group.addTask { try f(15 + task % 3, "s\(task)") == ([610, 987, 1597][task % 3], "s\(task)") }
      }
      for try await isRight in group { #expect(isRight) }
    }
  }

  @Test func nodesNestedTooDeepAreAnError() {
    var node = Node.constant(.int(1))
    for _ in 0..<400 { node = .neg(node) }
    let program = Program(input: .unit, output: .int, body: node)
    #expect {
      _ = try program.checked()
    } throws: { ($0 as? CompileErrors)?.diagnostics.map(\.code) == [.tooDeep] }
  }
}
