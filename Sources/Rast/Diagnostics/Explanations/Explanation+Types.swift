// The explanations of the type errors, E04xx.

extension Explanation {
  static let mismatch = Explanation(
    title: "mismatched types",
    text: """
      A value of one type stands where a value of another is needed: in a declaration,
      an assignment, an argument, or as the value of a block or a function. Values do
      not change their type by themselves, except that an int literal becomes a float
      or complex where one is needed. Change the declared type, or convert the value with
      `as`: `n as float`, `x as int`, `x as complex`.
      """,
    bad: Example(
      """
      program (radius: float) -> int {
        tau * radius
      }
      """),
    good: """
      program (radius: float) -> float {
        tau * radius
      }
      """)

  static let operatorUndefined = Explanation(
    title: "an operator that these types do not have",
    text: """
      The operator is not defined for operands of these types. An int variable beside
      a float is the usual case: only literals become floats by themselves, so convert
      it with `as float`. Order comparisons are for int, float and char; `&&`, `||`
      and `!` are for bools; `==` and `!=` are for two values of the same type.
      """,
    bad: Example(
      """
      program (x: float, n: int) -> float {
        x * n
      }
      """),
    good: """
      program (x: float, n: int) -> float {
        x * (n as float)
      }
      """)

  static let conditionNotBool = Explanation(
    title: "a condition that is not a bool",
    text: """
      The condition of an `if` or a `while` must be a bool. Numbers, strings and other
      values do not count as true or false. Write out the comparison that is meant,
      such as `n != 0`.
      """,
    bad: Example(
      """
      program (n: int) -> str {
        if n { "some" } else { "none" }
      }
      """),
    good: """
      program (n: int) -> str {
        if n != 0 { "some" } else { "none" }
      }
      """)

  static let branchesDiffer = Explanation(
    title: "the branches of an if have different types",
    text: """
      An `if` with an `else` is an expression: its value is that of the branch taken.
      Both branches must therefore have the same type. Give them values of one type.
      Where the value is not wanted, end the last expression of each branch with `;`.
      """,
    bad: Example(
      """
      program (n: int) {
        let label = if n > 9 { "many" } else { n };
        print(label);
      }
      """),
    good: """
      program (n: int) {
        let label = if n > 9 { "many" } else { "few" };
        print(label);
      }
      """)

  static let argumentCount = Explanation(
    title: "the wrong number of arguments",
    text: """
      A call must give a function as many arguments as it has parameters, in their
      order. Parameters have no default values. Add the missing arguments, or remove
      the surplus ones.
      """,
    bad: Example(
      """
      fn area(width: float, height: float) -> float {
        width * height
      }

      program () -> float {
        area(3.5)
      }
      """),
    good: """
      fn area(width: float, height: float) -> float {
        width * height
      }

      program () -> float {
        area(3.5, 2.0)
      }
      """)

  static let noOverload = Explanation(
    title: "a built-in function that does not take these types",
    text: """
      Many built-in functions exist for several types, but not for the types given
      here. Functions such as `sqrt` and `sin` take a float or a complex; an int
      literal becomes a float by itself, an int variable must be converted with
      `as float`. Convert the argument, or choose another function.
      """,
    bad: Example(
      """
      program (n: int) -> float {
        sqrt(n)
      }
      """),
    good: """
      program (n: int) -> float {
        sqrt(n as float)
      }
      """)

  static let badCast = Explanation(
    title: "a cast that does not exist",
    text: """
      `as` converts int to float, complex or char, float to int or complex, bool and
      char to int, and every type to itself. No other casts exist. For a bool, write a
      comparison such as `n != 0`; for a part of a complex, write `z.re`, `z.im` or
      `abs(z)`.
      """,
    bad: Example(
      """
      program (n: int) -> bool {
        n as bool
      }
      """),
    good: """
      program (n: int) -> bool {
        n != 0
      }
      """)

  static let missingValue = Explanation(
    title: "a body that ends without a value",
    text: """
      The function or program declares a type to return, but its body can end without
      giving a value. The value of a body is its last expression, without a `;`.
      Remove the `;` after the last expression, add an expression, or write `return`.
      A function that returns nothing has no `->`.
      """,
    bad: Example(
      """
      program (n: int) -> int {
        n * (n + 1) / 2;
      }
      """),
    good: """
      program (n: int) -> int {
        n * (n + 1) / 2
      }
      """)

  static let boundNotInt = Explanation(
    title: "a bound of a for that is not an int",
    text: """
      A `for` counts with ints, from its first bound up to, but not including, its
      second. Both bounds must therefore be ints. Convert a float with `as int`, which
      drops its fraction. To go in other steps, count with an int and compute the
      float from it, or use a `while`.
      """,
    bad: Example(
      """
      program (limit: float) -> int {
        var sum = 0;
        for i in 0..limit {
          sum += i;
        }
        sum
      }
      """),
    good: """
      program (limit: float) -> int {
        var sum = 0;
        for i in 0..(limit as int) {
          sum += i;
        }
        sum
      }
      """)

  static let notIndexable = Explanation(
    title: "an index that can't be used here",
    text: """
      Only a str can be indexed, and only with an int: `s[i]` is its i-th Unicode
      scalar, counted from 0. An element of a tuple is written with a dot and a fixed
      number, such as `t.0`. A part of a complex is written `z.re` or `z.im`.
      """,
    bad: Example(
      """
      program () -> float {
        let center = (-0.75, 0.1);
        center[0]
      }
      """),
    good: """
      program () -> float {
        let center = (-0.75, 0.1);
        center.0
      }
      """)
}
