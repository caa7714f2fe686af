import Rast
import TestSupport
import Testing

/// How syntax trees are printed.
@Suite struct PrinterTests {
  private func printed(_ text: String) throws -> String {
    SyntaxPrinter.text(of: try #require(FileSyntax(parsing: SourceFile(path: "a.rast", text: text))))
  }

  private func printed(_ expression: ExpressionSyntax) -> String {
    let body = BlockSyntax([StatementSyntax(.returnValue(expression))])
    let program = ProgramSyntax(Identifier("p"), [], nil, body)
    let text = SyntaxPrinter.text(of: FileSyntax([ItemSyntax(.program(program))]))
    return String(text.dropFirst("program p() {\n    return ".count).dropLast(";\n}\n".count))
  }

  @Test func layout() throws {
    let text = """
      // A kernel
      //
      // with comments
      view(center: (0.0, -1.5), span: 3.0, iterations: 256, julia: "julia.rast");

      param a: int = 1_000 in 0..2_000;
      // The other one.
      param b: complex = 1e-3 + 2i;

      /* A block of
         a comment. */
      fn short(z: complex) -> complex { if z == 0 { 0i } else { z^2 } }

      fn long(number: float, another: float) -> float {
          number * number + another * another - (number + another) * (number - another) + 1.0 / another
      }

      program p(x: float, t: (int, str), iterations: int) -> int {
          var z: float = 0.0;
          // In a loop.
          for i in 0..iterations {
              if z > 4.0 { break; }
              if z > 3.0 {
                  z -= 1.0;
              } else if z > 2.0 {
                  return i;
              } else {
                  print(z, "\\n");
              }
              z = { let w = z; w } * 2.0;
          }
          while z < 1.0 {}
          // What it is.
          t.0 + a
      }

      // The end.

      """
    let block = text.replacing(
      "{ let w = z; w }", with: "{\n            let w = z;\n            w\n        }")
    #expect(try printed(text) == block)
    #expect(try printed(block) == block)
  }

  @Test func commentsStayWithTheirStatements() throws {
    let text = "program p() { // one\n let a = 1; // two\n // three\n print(a /* four */); /* five */ }"
    #expect(
      try printed(text) == """
        program p() {
            // one
            // two
            let a = 1;
            // three
            /* four */
            /* five */
            print(a);
        }

        """)
  }

  @Test func literalsAreAsWrittenOrShortestWithTheSameBits() throws {
    let text = "program p() -> (float, float, int) { (1_0.50e+1, 9223372036854775808.0, 1_000) }\n"
    #expect(try printed(text) == text)
    var random = SplitMix64(seed: 7)
    for _ in 0..<2000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      for kind in [ExpressionSyntax.Kind.float(value.magnitude), .imaginary(value.magnitude)] {
        let literal = printed(ExpressionSyntax(kind))
        #expect(try parsed(literal).kind == kind, "\(literal)")
      }
    }
    #expect(printed(ExpressionSyntax(.imaginary(2))) == "2i")
    #expect(printed(ExpressionSyntax(.float(2))) == "2.0")
    #expect(printed(ExpressionSyntax(.int(1 << 63))) == "9223372036854775808")
  }

  @Test func infinityIsADivision() throws {
    let program = Program(
      input: .unit, output: .tuple([.float, .float, .bool]),
      body: .tuple([
        .constant(.float(.infinity)), .neg(.constant(.float(.infinity))),
        .eq(.constant(.float(.nan)), .constant(.float(.nan))),
      ]))
    let text = SyntaxPrinter.text(of: try #require(program.syntax))
    #expect(text.contains("(1.0 / 0.0, -(1.0 / 0.0), 0.0 / 0.0 == 0.0 / 0.0)"))
    let f = try compile(Program(parsing: text), as: (() -> (Double, Double, Bool)).self)
    #expect(try f() == (.infinity, -.infinity, false))
  }

  @Test func everyScalarIsReadBack() throws {
    let values = (0...0x10FFFF).filter { $0 < 0x3100 || $0 % 97 == 0 }
    for value in values.compactMap(Unicode.Scalar.init) {
      let char = try parsed(printed(ExpressionSyntax(.char(value))))
      #expect(char.kind == .char(value))
    }
    let text = "\"quoted\" \\ \n\t\r\0\u{202E}\u{7F}\u{301}é€😀'"
    let literal = printed(ExpressionSyntax(.string(text)))
    #expect(try parsed(literal).kind == .string(text))
    #expect(literal.contains("\\u{202E}"))
  }

  /// The expression that a text is parsed to.
  private func parsed(_ text: String) throws -> ExpressionSyntax {
    let source = SourceFile(path: "a.rast", text: "program p() { return \(text); }")
    let file = try #require(FileSyntax(parsing: source), "\(text)")
    return try #require(file.program?.body.statements.first?.expressions.first)
  }

  // MARK: Parentheses

  private static let leaves: [ExpressionSyntax] = [
    ExpressionSyntax(.name("a")), ExpressionSyntax(.int(5)), ExpressionSyntax(.float(1.5)),
  ]

  /// Every kind of compound expression, with the given one as a part.
  private func wrapped(_ inner: ExpressionSyntax) -> [ExpressionSyntax] {
    let a = ExpressionSyntax(.name("a"))
    let block = BlockSyntax([], value: inner)
    var kinds: [ExpressionSyntax.Kind] = [
      .prefix(.negate, operatorSpan: .none, inner), .prefix(.not, operatorSpan: .none, inner),
      .cast(inner, TypeSyntax(.float)), .field(inner, Identifier("re")), .element(inner, 0, .none),
      .index(inner, a), .index(a, inner), .tuple([inner, a]), .call(Identifier("f"), [a, inner]),
      .ifElse(inner, block, nil), .ifElse(a, BlockSyntax([], value: a), ExpressionSyntax(.block(block))),
      .block(block),
    ]
    for infix in InfixOperator.allCases {
      kinds += [.infix(infix, operatorSpan: .none, inner, a), .infix(infix, operatorSpan: .none, a, inner)]
    }
    return kinds.map { ExpressionSyntax($0) }
  }

  /// Trees of three levels are read back unchanged, even at the beginning of a statement.
  @Test func treesAreReadBackWithoutParenthesesOfTheirOwn() throws {
    for one in PrinterTests.leaves.flatMap(wrapped) {
      let trees = wrapped(one)
      let body = BlockSyntax(
        trees.map { StatementSyntax(.discard($0)) }, value: ExpressionSyntax(.name("a")))
      let program = ProgramSyntax(nil, [], nil, body)
      let file = FileSyntax([ItemSyntax(.program(program))])
      let text = SyntaxPrinter.text(of: file)
      let copy = try #require(FileSyntax(parsing: SourceFile(path: "a", text: text)), "\(text)")
      let found = copy.program?.body.statements.flatMap(\.expressions) ?? []
      #expect(found.map(shape) == trees.map(shape))
      #expect(Reprinting.problem(of: file) == nil)
    }
  }

  /// The shape of a tree, without places and parentheses.
  private func shape(_ expression: ExpressionSyntax) -> String {
    switch expression.kind {
    case .parentheses(let inner): shape(inner)
    case .int(let value): "\(value)"
    case .float(let value), .imaginary(let value): "\(value)"
    case .name(let name): name
    case .prefix(let prefix, _, let operand): "\(prefix)(\(shape(operand)))"
    case .infix(let infix, _, let left, let right): "\(infix)(\(shape(left)), \(shape(right)))"
    case .cast(let value, let type): "cast(\(shape(value)), \(type.kind))"
    case .call(let name, let parts): "\(name.name)(\(parts.map(shape)))"
    case .field(let value, let name): "field(\(shape(value)), \(name.name))"
    case .element(let value, let index, _): "element(\(shape(value)), \(index))"
    case .index(let value, let index): "index(\(shape(value)), \(shape(index)))"
    case .tuple(let elements): "tuple(\(elements.map(shape)))"
    case .ifElse(let condition, let then, let other):
      "if(\(shape(condition)), \(then.value.map(shape) ?? ""), \(other.map(shape) ?? ""))"
    case .block(let block): "block(\(block.value.map(shape) ?? ""))"
    case .bool, .char, .string, .unit, .damaged: "\(expression.kind)"
    }
  }

  @Test(arguments: [
    "(a + b) * c", "a + b * c", "a - (b - c)", "-a^2", "(-a)^2", "a^-b^c", "(a^b)^c", "(a as int) ^ 2",
    "-(a as int)", "-a as int", "!(a && b)", "(a < b) == (c < d)", "(a, b).0", "(5).0", "s[0][1]", "--a",
  ])
  func parenthesesThatAreNeededStand(_ text: String) throws {
    let text = text.replacing(" ^ ", with: "^")
    #expect(printed(try parsed(text)) == text)
  }

  @Test func deepTreesArePrinted() {
    for piece in ["1 + ", "-", "if true { 1 } else ", "(", "a."] {
      let count = piece == "1 + " ? 2000 : 200
      let close = piece == "(" ? ")" : ""
      let last = piece.hasPrefix("if") ? "{ 2 }" : "0"
      let text =
        "program () -> int { \(String(repeating: piece, count: count))\(last)"
        + "\(String(repeating: close, count: count)) }"
      #expect(Reprinting.problem(of: SourceFile(path: "a", text: text)) == nil, "\(piece)")
    }
  }

  @Test func programsOfNodesArePrinted() throws {
    let body: Node = .block([
      .declare("n", .constant(.int(-3))),
      .for(
        "i", .constant(.int(0)), .variable("input"),
        .if(
          .lt(.variable("i"), .constant(.int(2))), .continue,
          else: .block([.assign("n", .add(.variable("n"), .variable("i"))), .print(.variable("n"))]))),
      .while(.not(.constant(.bool(true))), .block([.break])),
      .add(.variable("n"), .if(.constant(.bool(true)), .constant(.int(1)), else: .constant(.int(2)))),
    ])
    let program = Program(input: .int, output: .int, body: body)
    let tree = try #require(program.syntax)
    #expect(
      SyntaxPrinter.text(of: tree) == """
        program (input: int) -> int {
            var n = -3;
            for i in 0..input {
                if i < 2 {
                    continue;
                } else {
                    n = n + i;
                    print(n);
                }
            }
            while !true {
                break;
            }
            n + if true { 1 } else { 2 }
        }

        """)
    #expect(Reprinting.problem(of: tree) == nil)
    let copy = Program(parsing: SyntaxPrinter.text(of: tree))
    #expect(try copy.checked().codeListing() == program.checked().codeListing())
  }
}
