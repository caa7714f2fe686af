// The explanations of the errors with names, E03xx.

extension Explanation {
  static let unknownVariable = Explanation(
    title: "a name that is not declared",
    text: """
      No variable, parameter or param of this name can be seen from here. It may be
      misspelt, declared further down, or declared in a block that has ended already:
      a variable lives from its declaration to the end of its block. Correct the name,
      or declare it first with `let` or `var`.
      """,
    bad: Example(
      """
      program (point: complex) -> float {
        let radius = abs(point);
        raduis / 2
      }
      """),
    good: """
      program (point: complex) -> float {
        let radius = abs(point);
        radius / 2
      }
      """)

  static let unknownFunction = Explanation(
    title: "a function that is not declared",
    text: """
      The file declares no function of this name, and there is no built-in function
      that is called so. Correct the name, or declare the function with `fn`; it may
      stand anywhere in the file. Variables and functions are kept apart, so a
      variable can't be called, whatever its name.
      """,
    bad: Example(
      """
      program (x: float, y: float) -> float {
        sqroot(x * x + y * y)
      }
      """),
    good: """
      program (x: float, y: float) -> float {
        sqrt(x * x + y * y)
      }
      """)

  static let unknownType = Explanation(
    title: "a type that does not exist",
    text: """
      The types are `unit`, `bool`, `char`, `int`, `float`, `complex` and `str`, and
      tuples of them such as `(float, float)`. No others exist, and a file can't
      declare new ones. The 64-bit number that other languages call `double` or `f64`
      is `float`.
      """,
    bad: Example(
      """
      program (x: float) -> float {
        let half: double = x / 2;
        half * half
      }
      """),
    good: """
      program (x: float) -> float {
        let half: float = x / 2;
        half * half
      }
      """)

  static let unknownField = Explanation(
    title: "a field or element that does not exist",
    text: """
      The fields of a complex are `.re` and `.im`. The elements of a tuple are `.0`,
      `.1` and so on, counted from 0, so that `.1` is the last of a pair. Values of
      the other types have neither. Correct the field, or look at the type of the
      value in front of the dot.
      """,
    bad: Example(
      """
      program (z: complex) -> float {
        z.real * z.im
      }
      """),
    good: """
      program (z: complex) -> float {
        z.re * z.im
      }
      """)

  static let declaredTwice = Explanation(
    title: "a name declared twice in one block",
    text: """
      A block may declare a name only once, and a list of parameters may too. An inner
      block may declare it anew, and then hides the outer one until it ends. Give the
      second variable a name of its own; or, if the first was meant to change, declare
      that with `var` and assign to it.
      """,
    bad: Example(
      """
      program (x: float) -> float {
        let t = x * x;
        let t = t + 1;
        t / 2
      }
      """),
    good: """
      program (x: float) -> float {
        let t = x * x;
        let s = t + 1;
        s / 2
      }
      """)

  static let readOnly = Explanation(
    title: "an assignment to a name that can't change",
    text: """
      Only variables declared with `var` can be assigned to. Read-only are names
      declared with `let`, parameters, params, the variable of a `for`, and the
      constants `pi`, `tau` and `e`. Declare the name with `var`; to change a
      parameter, copy it into a `var` first.
      """,
    bad: Example(
      """
      program () -> int {
        let n = 1;
        while n < 1000 {
          n *= 2;
        }
        n
      }
      """),
    good: """
      program () -> int {
        var n = 1;
        while n < 1000 {
          n *= 2;
        }
        n
      }
      """)

  static let functionTwice = Explanation(
    title: "a function declared twice",
    text: """
      A file may declare a function only once, for a call must know which one it
      means. That holds even where the parameters differ: functions of a file are not
      overloaded. Rename one of them, or remove it. A built-in function's name may be
      declared once, and the file's own function then hides the built-in one.
      """,
    bad: Example(
      """
      fn step(z: complex) -> complex { z^2 }
      fn step(z: complex) -> complex { z^3 }

      program (z: complex) -> complex {
        step(z) + 1
      }
      """),
    good: """
      fn square(z: complex) -> complex { z^2 }
      fn cube(z: complex) -> complex { z^3 }

      program (z: complex) -> complex {
        cube(z) - square(z) + 1
      }
      """)

  static let paramTwice = Explanation(
    title: "a param declared twice",
    text: """
      A param is visible in the whole file and is set by its name from outside, so
      its name must be the only one of its kind. Rename one of the two, or remove it.
      """,
    bad: Example(
      """
      param radius: float = 1.0;
      param radius: float = 2.0;

      program (z: complex) -> bool {
        abs(z) <= radius
      }
      """),
    good: """
      param inner: float = 1.0;
      param outer: float = 2.0;

      program (z: complex) -> bool {
        inner <= abs(z) && abs(z) <= outer
      }
      """)

  static let outsideLoop = Explanation(
    title: "break or continue outside a loop",
    text: """
      `break` leaves the innermost `while` or `for` around it, and `continue` goes on
      with that loop's next turn. Here no loop is around it; a loop that calls the
      function does not count. To leave the function or the program itself, use
      `return`.
      """,
    bad: Example(
      """
      program (n: int) -> int {
        if n < 0 {
          break;
        }
        n * (n + 1) / 2
      }
      """),
    good: """
      program (n: int) -> int {
        if n < 0 {
          return 0;
        }
        n * (n + 1) / 2
      }
      """)
}
