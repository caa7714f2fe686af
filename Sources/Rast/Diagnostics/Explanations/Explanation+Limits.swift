// The explanations of the errors about limits, E05xx.

extension Explanation {
  static let tooDeep = Explanation(
    title: "nested too deeply",
    text: """
      Expressions, blocks and types may be nested at most 256 deep. Files written by
      hand hardly ever come near that; generated ones can. Give the parts names with
      `let`, move some of them into functions, or use a loop.
      """,
    bad: Example(
      shown: """
        // The golden ratio, as a continued fraction.
        program () -> float {
          1.0 + 1.0 / (1.0 + 1.0 / (1.0 + 1.0 / ( ... 300 deep ... )))
        }
        """,
      bytes: Array(
        """
        // The golden ratio, as a continued fraction.
        program () -> float {
          \(String(repeating: "1.0 + 1.0 / (", count: 300))1.0\(String(repeating: ")", count: 300))
        }
        """.utf8)),
    good: """
      // The golden ratio, as a continued fraction.
      program () -> float {
        var x = 1.0;
        for step in 0..300 {
          x = 1 + 1 / x;
        }
        x
      }
      """)

  static var tooLong: Explanation {
    Explanation(
      title: "a file that is too long",
      text: """
        A rast file may be at most 1 MiB long, which is 1,048,576 bytes. A longer one is
        not read at all. Remove what is not needed. Large tables are better computed
        than written down.
        """,
      bad: Example(
        shown: """
          // Squares: 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169
          // ... and so on, for more than 1 MiB ...
          program (n: int) -> int {
            n * n
          }
          """,
        bytes: Array(
          """
          \(String(
            repeating: "// Squares: 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169\n", count: 16_384))
          program (n: int) -> int {
            n * n
          }
          """.utf8)),
      good: """
        // Squares: 1, 4, 9, 16, 25, 36, 49, 64, 81, 100, 121, 144, 169
        program (n: int) -> int {
          n * n
        }
        """)
  }

  static let tooManySlots = Explanation(
    title: "too many variables at once",
    text: """
      The variables of one function that are alive at once may take at most 65,536
      slots. An int, float, bool, char or str takes one slot, a complex takes two, and
      a tuple as many as its elements together, so tuples of tuples grow fast: `d`
      below would take 65,536 by itself. Use smaller tuples, or spread the work over
      several functions.
      """,
    bad: Example(
      """
      program () -> bool {
        let a = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        let b = (a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a);
        let c = (b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b);
        let d = (c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c);
        d.0 == c
      }
      """),
    good: """
      program () -> bool {
        let a = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
        let b = (a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a);
        let c = (b, b, b, b, b, b, b, b, b, b, b, b, b, b, b, b);
        c.0 == b
      }
      """)

  static let badArity = Explanation(
    title: "a tuple with too few or too many elements",
    text: """
      A tuple has 2 to 16 elements, and a program has at most 16 parameters, for they
      are the elements of its input. `(x,)` is not a tuple of one: a value by itself
      needs no tuple, and `(x)` is just `x` in parentheses. To hold more than 16
      values, make a tuple of tuples.
      """,
    bad: Example(
      """
      program () -> int {
        let primes = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59);
        primes.0
      }
      """),
    good: """
      program () -> int {
        let primes = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53);
        primes.0
      }
      """)
}
