import Rast

// The explanations of the errors in Fractint formulas, F01xx and F02xx.

extension Explanation {
  static let formulaNotClosed = Explanation(
    title: "a formula without a closing brace",
    text: """
      A formula is what stands between braces after its name. It ends at the first
      closing brace outside of comments; here another formula begins, or the file
      ends, before there is one. A `;` hides everything after it on its line, braces
      as well.
      """,
    bad: Example("Open { z = 0 : z = z*z + pixel, |z| <= 4 ; }"),
    good: "Open { z = 0 : z = z*z + pixel, |z| <= 4 }")

  static let formulaEmpty = Explanation(
    title: "a formula that does nothing",
    text: """
      What is done at every step of an orbit comes after the colon, or is the whole
      formula if there is no colon. Its last value says whether another step follows.
      Without a statement there is nothing to run.
      """,
    bad: Example("Still { z = pixel : }"),
    good: "Still { z = pixel : z = z*z, |z| <= 4 }")

  static let formulaCharacter = Explanation(
    title: "a character that means nothing in a formula",
    text: """
      Formulas are made of names, numbers, and the signs
      `+ - * / ^ = == != < <= > >= && || | ( ) , :`. A comment begins with `;` and ends
      with the line.
      """,
    bad: Example("Odd { z = z*z + pixel # 2, |z| <= 4 }"),
    good: "Odd { z = z*z + pixel * 2, |z| <= 4 }")

  static let formulaNumber = Explanation(
    title: "a number that is not one",
    text: """
      Numbers are written as in `3`, `.5`, `1.5` and `1e-3`. A complex one is a pair in
      parentheses, `(0, 1)`. Between a number and a name there has to be an operator.
      """,
    bad: Example("Twice { z = z*z + 2pixel, |z| <= 4 }"),
    good: "Twice { z = z*z + 2*pixel, |z| <= 4 }")

  static var formulaTooDeep: Explanation {
    Explanation(
      title: "a formula that is too complicated",
      text: """
        Parentheses and ifs may be nested at most 100 deep, and a statement may have at
        most 400 operators. Formulas written by hand do not come near that. Give parts of
        it to variables.
        """,
      bad: Example(
        shown: "Deep { z = ((( ... 200 deep ... pixel))), |z| <= 4 }",
        bytes: Array(
          "Deep { z = \(String(repeating: "(", count: 200))pixel\(String(repeating: ")", count: 200)), |z| <= 4 }"
            .utf8)),
      good: "Deep { z = z*z + (pixel), |z| <= 4 }")
  }

  static var formulaTooLong: Explanation {
    Explanation(
      title: "a formula that is too long",
      text: """
        A formula may have at most 10,000 names, numbers and signs. The longest ones that
        people write have a fraction of that. Leave out what is not needed.
        """,
      bad: Example(
        shown: "Long { z = pixel : z = z*z, z = z*z, ... 5,000 times ..., |z| <= 4 }",
        bytes: Array(
          "Long { z = pixel : \(String(repeating: "z = z*z, ", count: 5_000))|z| <= 4 }".utf8)),
      good: "Long { z = pixel : z = z*z, z = z*z, |z| <= 4 }")
  }

  static let formulaOperand = Explanation(
    title: "a value that is missing",
    text: """
      An operator stands between two values, and parentheses and bars hold one. Here the
      statement ends, or another operator follows, before the value.
      """,
    bad: Example("Half { z = z*z + , |z| <= 4 }"),
    good: "Half { z = z*z + pixel, |z| <= 4 }")

  static let formulaOperator = Explanation(
    title: "two values side by side",
    text: """
      Statements end with a comma or with the line. Within one, an operator has to stand
      between two values: writing them side by side does not multiply them. Two words
      are one name: Fractint drops the blanks between them.
      """,
    bad: Example("Beside { z = z*z + 2 pixel, |z| <= 4 }"),
    good: "Beside { z = z*z + 2*pixel, |z| <= 4 }")

  static let formulaParenthesis = Explanation(
    title: "a parenthesis without its partner",
    text: """
      Each `(` needs a `)` in the same statement, and each `)` a `(` before it.
      """,
    bad: Example("Round { z = z*z + pixel), |z| <= 4 }"),
    good: "Round { z = (z*z + pixel), |z| <= 4 }")

  static let formulaBar = Explanation(
    title: "a modulus that is not closed",
    text: """
      The modulus squared is written between two bars, `|z|`. One inside another is put
      in parentheses: `|z + (|c|)|`.
      """,
    bad: Example("Bar { z = z*z + pixel, |z <= 4 }"),
    good: "Bar { z = z*z + pixel, |z| <= 4 }")

  static let formulaColon = Explanation(
    title: "a second colon",
    text: """
      The colon separates what is done once from what is repeated. A formula has at
      most one.
      """,
    bad: Example("Colons { z = 0 : c = pixel : z = z*z + c, |z| <= 4 }"),
    good: "Colons { z = 0, c = pixel : z = z*z + c, |z| <= 4 }")

  static let formulaTarget = Explanation(
    title: "an assignment to something that is no variable",
    text: """
      Only a variable can stand to the left of `=`. To ask whether two values are equal,
      write `==`.
      """,
    bad: Example("Target { z + 1 = pixel, |z| <= 4 }"),
    good: "Target { z = pixel - 1, |z| <= 4 }")

  static let formulaFunction = Explanation(
    title: "a function that formulas do not have",
    text: """
      The functions are sin cos tan cotan sinh cosh tanh cotanh cosxx asin acos atan
      asinh acosh atanh sqr sqrt exp log recip abs cabs conj real imag flip floor ceil
      trunc round ident zero one srand and fn1 to fn4. A name before a parenthesis is
      taken for one of them; to multiply, write `*`.
      """,
    bad: Example("Unknown { z = sinus(z) + pixel, |z| <= 4 }"),
    good: "Unknown { z = sin(z) + pixel, |z| <= 4 }")

  static let formulaIf = Explanation(
    title: "an if that is incomplete",
    text: """
      An `if` ends with `endif`; between them there may be any number of `elseif`s and
      then one `else`. An `if` that begins before the colon must end before it.
      """,
    bad: Example("If { if (real(z) < 0), z = -z, z = z*z + pixel, |z| <= 4 }"),
    good: "If { if (real(z) < 0), z = -z, endif, z = z*z + pixel, |z| <= 4 }")
}
