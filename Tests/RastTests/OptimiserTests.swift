import Rast
import Testing

/// What each pass of the optimiser does to a small program, as `check --show code` prints it.
@Suite struct OptimiserTests {
  /// The instructions, without the line about the function.
  private func code(_ text: String) throws -> String {
    let listing = try Program(parsing: text).checked().codeListing()
    return listing.split(separator: "\n").dropFirst().joined(separator: "\n")
  }

  // MARK: Constant folding

  @Test func paramsAndLetsAreConstants() throws {
    let text = "param k: int = 3; program (x: int) -> int { let a = k * 2; let b = a + 1; x * b }"
    #expect(try code(text) == "  s1 = intMultiply s2, 7")
  }

  @Test func branchesThatAParamRulesOutAreLeftOut() throws {
    let text = "param fast: bool = true; program (x: int) -> int { if fast && 1 < 2 { x } else { x / 0 } }"
    #expect(try code(text) == "  s1 = s2")
  }

  @Test func aLoopThatNeverTurnsIsLeftOut() throws {
    #expect(try code("program (x: int) -> int { while 1 > 2 { print(x); } x }") == "  s1 = s2")
  }

  @Test func whatFailsIsLeftToFail() throws {
    #expect(try code("program () -> int { 7 / 2 + 1 / 0 }").contains("s2 = intDivide 1, 0 or fail"))
  }

  @Test func theTextOfAConstantIsKnown() throws {
    #expect(try code(#"program () -> int { len("\u{e9}t\u{e9}") }"#) == "  s1 = 3")
  }

  // MARK: Value numbering

  @Test func aCommonValueIsComputedOnce() throws {
    let text = "program (x: float) -> float { let a = sin(x) + 1; let b = sin(x) * 2; a / b }"
    #expect(
      try code(text) == """
          s3 = sin s2
          s4 = floatAdd s3, 1.0
          s5 = floatMultiply s3, 2.0
          s1 = floatDivide s4, s5
        """)
  }

  @Test func aValueIsNotTheSameOnceItsOperandIsAssigned() throws {
    let text = "program (n: int) -> int { var x = n; let a = x / 3; x += 1; a - x / 3 }"
    #expect(try code(text).split(separator: "intDivide").count == 3)
  }

  @Test func whatALoopsConditionComputedIsKnownInItsBody() throws {
    let text = """
      program (cx: float, cy: float, limit: int) -> int {
          var x = 0.0;
          var y = 0.0;
          var n = 0;
          while x * x + y * y <= 4.0 && n < limit {
              let t = x * x - y * y + cx;
              y = 2 * x * y + cy;
              x = t;
              n += 1;
          }
          n
      }
      """
    #expect(
      try code(text) == """
          s5 = 0.0
          s6 = 0.0
          s7 = 0
          loop
            s8 = floatMultiply s5, s5
            s9 = floatMultiply s6, s6
          while (s8 + s9 <= 4.0 && s7 < s4)
            s10 = floatMultiply 2.0, s5
            s5 = floatAdd (floatSubtract s8, s9), s2
            s6 = floatAdd (floatMultiply s10, s6), s3
            s7 = intAdd s7, 1
          s1 = s7
        """)
  }

  @Test func whatOneBranchComputedIsNotKnownInTheOther() throws {
    let text = "program (x: float) -> float { if x > 0 { sqrt(x) } else { sqrt(x) + 1 } }"
    #expect(try code(text).split(separator: "sqrt").count == 3)
  }

  @Test func whatALoopChangesIsNotKnownBehindIt() throws {
    let text = """
      program (x: float) -> float {
          var y = x;
          let a = sqrt(y);
          for i in 0..3 { if y > 9 { break; } y += 1; }
          a + sqrt(y)
      }
      """
    #expect(try code(text).split(separator: "sqrt").count == 3)
  }

  // MARK: Copies and dead code

  @Test func aResultIsWrittenWhereItGoes() throws {
    let text = """
      program (n: int) -> int {
          var a = 0;
          var b = 1;
          for i in 0..n {
              let next = a + b;
              a = b;
              b = next;
          }
          a
      }
      """
    // `a = b` cannot move before a read of `a`.
    #expect(
      try code(text) == """
          s3 = 0
          s4 = 1
          for s5 in 0..s2
            s6 = intAdd s3, s4
            s3 = s4
            s4 = s6
          s1 = s3
        """)
    #expect(
      try code(text.replacing("a + b", with: "b + 1")).contains(
        """
            s3 = s4
            s4 = intAdd s4, 1
        """))
    #expect(
      try code(text.replacing("a + b", with: "a * b + 1")).contains(
        """
            s6 = intMultiply s3, s4
            s3 = s4
            s4 = intAdd s6, 1
        """))
  }

  @Test func whatNobodyNeedsIsDropped() throws {
    let text = """
      program (x: float) -> float {
          var sum = 0.0;
          var i = 0;
          while i < 10 {
              sum = sum + sin(x);
              i += 1;
          }
          let unused = exp(x);
          x
      }
      """
    #expect(
      try code(text) == """
          s3 = 0
          loop
          while s3 < 10
            s3 = intAdd s3, 1
          s1 = s2
        """)
  }

  @Test func whatMayFailIsKept() throws {
    #expect(try code("program (n: int) -> int { let unused = 1 / n; n }").contains("intDivide 1, s2 or fail"))
  }

  // MARK: Loop invariants

  @Test func whatIsTheSameInEveryTurnIsComputedInFrontOfTheLoop() throws {
    let text = """
      program (c: complex, n: int) -> complex {
          var z = 0i;
          for i in 0..n {
              for j in 0..n { z = z * sin(c); }
          }
          z
      }
      """
    #expect(
      try code(text) == """
          s6 = 0.0+0.0i
          s8 = complexSin s3
          for s10 in 0..s5
            for s11 in 0..s5
              s6 = complexMultiply s6, s8
          s1 = s6 (2 slots)
        """)
  }

  @Test func whatOnlySomeTurnsComeToStaysThere() throws {
    let text = """
      program (x: float, n: int) -> float {
          var sum = 0.0;
          for i in 0..n {
              if i > 5 { sum += exp(x); }
              if i > 7 { break; }
              sum += ln(x);
          }
          sum
      }
      """
    #expect(try code(text).contains("      s6 = exp s2"))
    #expect(try code(text).contains("    s6 = ln s2"))
  }

  // MARK: Superinstructions

  @Test func operationsWithOneReaderAreTakenIn() throws {
    #expect(
      try code("program (a: float, b: float, c: float) -> float { c - a * b }")
        == "  s1 = floatSubtract s4, (floatMultiply s2, s3)")
  }

  @Test func anOperationIsTakenInByAllThatReadItOrByNone() throws {
    let both = "program (a: float, b: float) -> (float, float) { let p = a * b; (p + a, p - b) }"
    #expect(
      try code(both) == """
          s1 = floatAdd (floatMultiply s3, s4), s3
          s2 = floatSubtract (floatMultiply s3, s4), s4
        """)
    let one = "program (a: float, b: float) -> (float, float) { let p = a * b; (p + a, sin(p)) }"
    #expect(
      try code(one) == """
          s5 = floatMultiply s3, s4
          s1 = floatAdd s5, s3
          s2 = sin s5
        """)
  }

  @Test func anOperandThatIsAssignedInBetweenKeepsAnOperationOut() throws {
    let text = "program (n: float) -> float { var x = n; let a = x * x; x = sin(n); a + x }"
    #expect(
      try code(text) == """
          s3 = sin s2
          s1 = floatAdd (floatMultiply s2, s2), s3
        """)
    let assigned = text.replacing("var x = n", with: "var x = n; if n > 1 { x = 1; }")
    #expect(
      try code(assigned).hasSuffix(
        """
          s4 = floatMultiply s3, s3
          s3 = sin s2
          s1 = floatAdd s4, s3
        """))
  }

  // MARK: Slots

  @Test func valuesThatAreNotAliveTogetherShareASlot() throws {
    let sum = (1...20).map { "sin(x + \($0))" }.joined(separator: " + ")
    let listing = try Program(parsing: "program (x: float) -> float { \(sum) }").checked().codeListing()
    #expect(listing.hasPrefix("program: 7 slots"))
  }
}
