import Rast

// The explanations of the errors against the kernel contract, E07xx.

extension Explanation {
  static let unknownInput = Explanation(
    title: "a parameter that is not an input of a kernel",
    text: """
      A kernel is called for every pixel, and gets its inputs by name. They are
      `x: float`, `y: float`, `point: complex`, `iterations: int` and `time: float`,
      in any order, each at most once, and only those that are used. Correct the name.
      A value of the kernel's own, to be set from outside, is a `param`.
      """,
    bad: Example(
      """
      view(center: (0.0, 0.0), span: 4.0);

      program (point: complex, limit: int) -> int {
        if abs(point) <= 1 { limit } else { 0 }
      }
      """),
    good: """
      view(center: (0.0, 0.0), span: 4.0);

      program (point: complex, iterations: int) -> int {
        if abs(point) <= 1 { iterations } else { 0 }
      }
      """)

  static let inputType = Explanation(
    title: "an input of a kernel with the wrong type",
    text: """
      The inputs of a kernel have fixed types: `x: float`, `y: float`,
      `point: complex`, `iterations: int` and `time: float`. Give the parameter the
      type that belongs to its name. The coordinates of `point` are `point.re` and
      `point.im`.
      """,
    bad: Example(
      """
      view(center: (0.0, 0.0), span: 4.0);

      program (point: (float, float)) -> float {
        hypot(point.0, point.1)
      }
      """),
    good: """
      view(center: (0.0, 0.0), span: 4.0);

      program (point: complex) -> float {
        hypot(point.re, point.im)
      }
      """)

  static let outputType = Explanation(
    title: "a type that a kernel can't return",
    text: """
      What a kernel returns becomes a pixel. It is an escape count, `int` or `float`;
      an escape count and a hue, `(float, float)`; red, green and blue from 0 to 1,
      `(float, float, float)`; or a `char`, the glyph to draw. No other type can be
      drawn. Turn the value into one of these.
      """,
    bad: Example(
      """
      view(center: (0.0, 0.0), span: 4.0);

      program (point: complex) -> bool {
        abs(point) <= 1
      }
      """),
    good: """
      view(center: (0.0, 0.0), span: 4.0);

      program (point: complex) -> char {
        if abs(point) <= 1 { '#' } else { '.' }
      }
      """)

  static let kernelPrints = Explanation(
    title: "a kernel that prints",
    text: """
      A kernel runs once for every pixel, many pixels at a time and in no fixed order,
      so there is nowhere for it to print. Nor may the functions in its file. Return
      what is to be seen as part of the picture, or try the computation out in a
      program that is not a kernel.
      """,
    bad: Example(
      """
      view(center: (0.0, 0.0), span: 4.0);

      program (point: complex) -> float {
        let radius = abs(point);
        print(radius);
        radius
      }
      """),
    good: """
      view(center: (0.0, 0.0), span: 4.0);

      program (point: complex) -> float {
        let radius = abs(point);
        radius
      }
      """)
}
