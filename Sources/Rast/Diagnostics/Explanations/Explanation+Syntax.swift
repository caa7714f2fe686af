// The explanations of the syntax errors, E02xx.

extension Explanation {
  static let unexpectedToken = Explanation(
    title: "something else was expected here",
    text: """
      The text up to this place can't go on in this way. The message says what could
      stand here and what was found instead. Often a word or an operand was left out,
      or something is left over from an earlier version of the line.
      """,
    bad: Example(
      """
      program (n: int) -> int {
        let next = n + ;
        next * next
      }
      """),
    good: """
      program (n: int) -> int {
        let next = n + 1;
        next * next
      }
      """)

  static let unclosedDelimiter = Explanation(
    title: "a bracket that is not closed",
    text: """
      Every `(`, `[` and `{` needs its `)`, `]` or `}`. The bracket shown is never
      closed, or another kind of bracket closes before it does. Add the closing
      bracket where the group was meant to end.
      """,
    bad: Example(
      """
      program (x: float, y: float) -> float {
        sqrt(x * x + y * y
      }
      """),
    good: """
      program (x: float, y: float) -> float {
        sqrt(x * x + y * y)
      }
      """)

  static let unmatchedDelimiter = Explanation(
    title: "a closing bracket that closes nothing",
    text: """
      This `)`, `]` or `}` has no opening bracket that belongs to it. Either it is one
      too many, or the opening one was left out. Even indentation makes it easier to
      see where each block ends.
      """,
    bad: Example(
      """
      program (x: float) -> float {
        if x < 0 {
          -x
        } else {
          x
        }
      }
      }
      """),
    good: """
      program (x: float) -> float {
        if x < 0 {
          -x
        } else {
          x
        }
      }
      """)

  static let chainedComparison = Explanation(
    title: "comparisons in a chain",
    text: """
      In mathematics `a < b < c` means that both hold. As an expression it would
      compare the bool `a < b` with `c`, so rast does not allow it. Write the two
      comparisons out, and join them with `&&`.
      """,
    bad: Example(
      """
      program (x: float) -> bool {
        0.0 <= x < 1.0
      }
      """),
    good: """
      program (x: float) -> bool {
        0.0 <= x && x < 1.0
      }
      """)

  static let missingSemicolon = Explanation(
    title: "a statement without its semicolon",
    text: """
      A statement ends with `;`. Only `if`, `while`, `for` and block statements need
      none, and neither does the last expression of a block, which is the block's
      value. Add a `;` after the statement.
      """,
    bad: Example(
      """
      program () -> int {
        let n = 6
        n * 7
      }
      """),
    good: """
      program () -> int {
        let n = 6;
        n * 7
      }
      """)

  static let keywordAsName = Explanation(
    title: "a keyword used as a name",
    text: """
      Keywords are reserved, and can't name a variable, a function or a parameter.
      They are `program`, `fn`, `param`, `view`, `let`, `var`, `if`, `else`, `while`,
      `for`, `in`, `break`, `continue`, `return`, `as`, `true`, `false`, `print`, and
      the types `unit`, `bool`, `char`, `int`, `float`, `complex` and `str`. Choose
      another name, or add a `_` to this one.
      """,
    bad: Example(
      """
      program () {
        for char in 0..8 {
          print("*");
        }
      }
      """),
    good: """
      program () {
        for column in 0..8 {
          print("*");
        }
      }
      """)

  static let noProgram = Explanation(
    title: "a file without a program",
    text: """
      A rast file has exactly one `program`: it is where a run begins. This file has
      none. Functions, params and a view only accompany a program. Add one, such as
      `program (x: float) -> float { ... }`.
      """,
    bad: Example(
      """
      fn square(x: float) -> float {
        x * x
      }
      """),
    good: """
      fn square(x: float) -> float {
        x * x
      }

      program (x: float) -> float {
        square(x) + 1
      }
      """)

  static let secondProgram = Explanation(
    title: "more than one program",
    text: """
      A rast file has exactly one `program`, for a run must know where to begin. This
      is the second one in the file. Make one of them a function with `fn`, or move it
      into a file of its own.
      """,
    bad: Example(
      """
      program square(x: float) -> float {
        x * x
      }

      program cube(x: float) -> float {
        x * x * x
      }
      """),
    good: """
      fn square(x: float) -> float {
        x * x
      }

      program cube(x: float) -> float {
        x * square(x)
      }
      """)

  static let secondView = Explanation(
    title: "more than one view",
    text: """
      The `view` says where the viewer opens, so a file has at most one. This is the
      second one. Remove one of them, or put the fields of both into a single view.
      """,
    bad: Example(
      """
      view(center: (0.0, 0.0), span: 4.0);
      view(center: (1.0, 0.0), span: 2.0);

      program (point: complex) -> float {
        abs(point)
      }
      """),
    good: """
      view(center: (0.0, 0.0), span: 4.0);

      program (point: complex) -> float {
        abs(point)
      }
      """)

  static let badAssignment = Explanation(
    title: "an assignment that can't stand here",
    text: """
      An assignment is a statement of its own, `name = value;`, and has no value. It
      can't be part of an expression, and only a variable can be assigned to: not an
      element of a tuple, and not the result of a function. A comparison is written
      `==`. To change one element of a tuple, assign a whole new tuple.
      """,
    bad: Example(
      """
      program (count: int) -> str {
        var rest = abs(count);
        while rest >= 2 {
          rest -= 2;
        }
        if rest = 0 { "even" } else { "odd" }
      }
      """),
    good: """
      program (count: int) -> str {
        var rest = abs(count);
        while rest >= 2 {
          rest -= 2;
        }
        if rest == 0 { "even" } else { "odd" }
      }
      """)
}
