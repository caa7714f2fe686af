import Rast
import Testing

/// What `check --show code` prints: the code of small programs, line by line.
@Suite struct ListingTests {
  private func code(_ text: String) throws -> String { try Program(parsing: text).checked().codeListing() }

  @Test func mandelbrotIsTwoInstructionsATurn() throws {
    let text = """
      program mandelbrot(point: complex, iterations: int) -> int {
          var z = 0i;
          var n = 0;
          while norm(z) <= 4 && n < iterations {
              z = z^2 + point;
              n += 1;
          }
          n
      }
      """
    #expect(
      try code(text) == """
        mandelbrot: 8 slots, value in s1, parameters in s2…s4
          s5 = 0.0+0.0i
          s7 = 0
          loop
          while (norm s5 <= 4.0 && s7 < s4)
            s5 = complexAdd (complexMultiply s5, s5), s2
            s7 = intAdd s7, 1
          s1 = s7

        """)
  }

  @Test func constantsAreFolded() throws {
    let text = "param k: float = 2;\nprogram (x: float) -> float { x + k * tau / 4.0 }"
    #expect(try code(text).contains("s1 = floatAdd s2, 3.141592653589793"))
  }

  @Test func anOperandIsKeptFromWhatComesAfter() throws {
    #expect(
      try code("program () -> int { var x = 1; x + { x = 10; x } }").contains(
        """
          s2 = 1
          s3 = s2
          s2 = 10
        """))
  }

  @Test func partsOfAComplexAreItsSlots() throws {
    #expect(try code("program (z: complex) -> float { z.re * z.im }").contains("s1 = floatMultiply s2, s3"))
  }

  @Test func callsGiveWayToWhatTheyCall() throws {
    let text = """
      fn half(n: int) -> int { if n % 2 == 0 { n / 2 } else { -n } }
      program (n: int) -> int { half(n) }
      """
    #expect(
      try code(text) == """
        program: 4 slots, value in s1, parameters in s2
          inlined
            s3 = intRemainder s2, 2 or fail
            if s3 == 0
              s3 = intDivide s2, 2 or fail
            else
              s3 = intNegate s2
          s1 = s3

        """)
  }

  @Test func recursiveCallsStay() throws {
    let text = """
      fn down(n: int) -> int { if n <= 0 { 0 } else { down(n - 1) } }
      program (n: int) -> int { down(n) }
      """
    #expect(
      try code(text) == """
        program: 4 slots, value in s1, parameters in s2
          s3 = s2
          s1 = call 0 with s3 (1 slots)

        down: 4 slots, value in s1, parameters in s2
          if s2 <= 0
            s1 = 0
          else
            s3 = intSubtract s2, 1
            s1 = call 0 with s3 (1 slots)

        """)
  }
}
