// The explanations of the errors with params and the view, E06xx.

extension Explanation {
  static let notConstant = Explanation(
    title: "a value that is not constant",
    text: """
      The default and the range of a param and the values of a view are computed
      before the program runs. They may use literals, `pi`, `tau`, `e`, operators,
      casts, built-in functions, and tuples of these; but no variables, no other
      params, and no functions of the file. Write the value out, or compute it in the
      program.
      """,
    bad: Example(
      """
      param radius: float = 2.0;
      param limit: float = radius ^ 2;

      program (z: complex) -> bool {
        norm(z) <= limit
      }
      """),
    good: """
      param radius: float = 2.0;

      program (z: complex) -> bool {
        norm(z) <= radius ^ 2
      }
      """)

  static let constantFails = Explanation(
    title: "a constant that can't be computed",
    text: """
      Computing this constant ends in an error that would stop a running program, such
      as an int division by zero, a negative int power, or a number that is not a
      Unicode scalar. Correct the expression.
      """,
    bad: Example(
      """
      param width: int = 80 / 0;

      program (n: int) -> int {
        n % width
      }
      """),
    good: """
      param width: int = 80 / 2;

      program (n: int) -> int {
        n % width
      }
      """)

  static let defaultOutsideRange = Explanation(
    title: "a default outside of its range",
    text: """
      The range after `in` bounds the values that a param may have, both ends
      included, and the default must be one of them. Change the default, or widen the
      range.
      """,
    bad: Example(
      """
      param power: int = 9 in 2..8;

      program (n: int) -> int {
        n ^ power
      }
      """),
    good: """
      param power: int = 3 in 2..8;

      program (n: int) -> int {
        n ^ power
      }
      """)

  static let badRange = Explanation(
    title: "a range that is not valid",
    text: """
      The range of a param goes from its lowest value to its highest, both included,
      and must hold at least one value. Here the first bound is greater than the
      second, or a bound is not a number, or the param is of a type without ranges:
      only int and float have them. Put the bounds in order, or leave the range out.
      """,
    bad: Example(
      """
      param power: int = 3 in 8..2;

      program (n: int) -> int {
        n ^ power
      }
      """),
    good: """
      param power: int = 3 in 2..8;

      program (n: int) -> int {
        n ^ power
      }
      """)

  static let unknownViewField = Explanation(
    title: "a field that a view does not have",
    text: """
      The fields of a view are `center`, the point in its middle; `span`, the height
      of the plane that the picture covers; `iterations`, the limit to begin with; and
      `julia`, the file of the kernel that `Space` opens. Each may be left out.
      Correct the name, or remove the field.
      """,
    bad: Example(
      """
      view(center: (0.0, 0.0), height: 4.0);

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

  static let viewFieldTwice = Explanation(
    title: "a field of the view given twice",
    text: """
      Each field of a view may be given only once, as it has only one value. Remove the
      one that is not meant.
      """,
    bad: Example(
      """
      view(center: (0.0, 0.0), span: 4.0, span: 2.5);

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

  static let badViewValue = Explanation(
    title: "a value that a view can't have",
    text: """
      The value of this field makes no picture. `span` must be greater than 0 and
      finite, the numbers of `center` must be finite, and `iterations` must be at
      least 1. A smaller span shows less of the plane, and so looks closer.
      """,
    bad: Example(
      """
      view(center: (0.0, 0.0), span: -4.0);

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
}
