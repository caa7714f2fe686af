// The explanations of the lexical errors, E01xx.

extension Explanation {
  static let notUTF8 = Explanation(
    title: "the file is not UTF-8",
    text: """
      A rast file is text encoded as UTF-8, and this one has bytes that no UTF-8 text
      has. Often the file was saved in an older encoding, such as Latin-1, in which é
      is the single byte E9 (shown as <E9> below). Save the file as UTF-8.
      """,
    bad: Example(
      shown: """
        // Gaston Julia, M<E9>moire, 1918.
        program (z: complex) -> complex {
          z^2 + 0.25
        }
        """,
      bytes: Array("// Gaston Julia, M".utf8) + [0xE9]
        + Array(
          """
          moire, 1918.
          program (z: complex) -> complex {
            z^2 + 0.25
          }
          """.utf8)),
    good: """
      // Gaston Julia, Mémoire, 1918.
      program (z: complex) -> complex {
        z^2 + 0.25
      }
      """)

  static let unexpectedCharacter = Explanation(
    title: "a character that has no meaning here",
    text: """
      Outside of comments and literals, a rast file is written in ASCII, and this
      character is not part of the language. Text copied from a paper or a web page
      often brings look-alikes with it: below, the minus is the typographic one,
      U+2212. Names are made of ASCII letters, digits and `_`. "And" is `&&`, "or" is
      `||`; a single `&` or `|` means nothing. Type the plain character instead.
      """,
    bad: Example(
      """
      program () -> float {
        let x = −0.75;
        x * x
      }
      """),
    good: """
      program () -> float {
        let x = -0.75;
        x * x
      }
      """)

  static let unclosedComment = Explanation(
    title: "a block comment that is not closed",
    text: """
      A block comment runs from `/*` to `*/`, and the file ends before this one does.
      Block comments nest, so that code with comments in it can be commented out:
      every `/*` needs a `*/` of its own. Add the missing `*/`.
      """,
    bad: Example(
      """
      program (z: complex) -> bool {
        norm(z) <= 4
      }

      /* Whether z is still near. /* See also julia.rast. */
      """),
    good: """
      program (z: complex) -> bool {
        norm(z) <= 4
      }

      /* Whether z is still near. /* See also julia.rast. */ */
      """)

  static let unclosedString = Explanation(
    title: "a string that is not closed",
    text: #"""
      A string runs from one `"` to the next, and must end on the line it begins on.
      Add the closing quote. A line break within a string is written `\n`, and a quote
      within a string `\"`.
      """#,
    bad: Example(
      """
      program () -> str {
        "Mandelbrot
      }
      """),
    good: """
      program () -> str {
        "Mandelbrot"
      }
      """)

  static let badCharacterLiteral = Explanation(
    title: "a character literal that is not one character",
    text: #"""
      A character literal holds exactly one Unicode scalar between single quotes, such
      as `'a'` or `'\n'`. This one is empty, holds more than one, or is not closed. A
      text of several characters is a string, and is written in double quotes. The
      quote itself is written `'\''`.
      """#,
    bad: Example(
      """
      program (n: int) -> char {
        if n < 10 { '.' } else { '**' }
      }
      """),
    good: """
      program (n: int) -> char {
        if n < 10 { '.' } else { '*' }
      }
      """)

  static let badEscape = Explanation(
    title: "an escape that is not known",
    text: #"""
      In strings and characters a backslash begins an escape. The escapes are `\n`,
      `\t`, `\r`, `\0`, `\\`, `\'`, `\"` and `\u{1F300}`, which gives a Unicode scalar
      by its hexadecimal number. Anything else after a backslash is an error, so that
      slips are noticed. A backslash that stands for itself is written `\\`.
      """#,
    bad: Example(
      #"""
      program () {
        print("C:\fractals");
      }
      """#),
    good: #"""
      program () {
        print("C:\\fractals");
      }
      """#)

  static let badNumber = Explanation(
    title: "a number that is not well formed",
    text: """
      A number is an int such as `42` or `1_000`, a float such as `1.5`, `1e-3` or
      `2.5e10`, or an imaginary number such as `3i`. This one begins like a number but
      goes on otherwise: an exponent without digits, letters right after the digits,
      or a second decimal point. There are no hexadecimal, octal or binary numbers;
      write the number in decimal.
      """,
    bad: Example(
      """
      program (n: int) -> bool {
        n < 0xFF
      }
      """),
    good: """
      program (n: int) -> bool {
        n < 255
      }
      """)

  static let intTooLarge = Explanation(
    title: "an int that does not fit in 64 bits",
    text: """
      An int is a 64-bit signed number, from -9223372036854775808 to
      9223372036854775807, and this literal is outside of that. Write a smaller
      number, or a float such as `1e19`, which reaches further but keeps only about
      16 digits.
      """,
    bad: Example(
      """
      program (n: int) -> bool {
        n < 10_000_000_000_000_000_000
      }
      """),
    good: """
      program (n: int) -> bool {
        n < 9_000_000_000_000_000_000
      }
      """)

  static let floatTooLarge = Explanation(
    title: "a float that is too large",
    text: """
      The largest float is about 1.8e308, and this literal is beyond it. It would have
      to become infinity, which is hardly ever what was meant. Write a smaller number.
      Where infinity is really wanted, `1.0 / 0.0` gives it.
      """,
    bad: Example(
      """
      program (z: complex) -> bool {
        norm(z) <= 1e999
      }
      """),
    good: """
      program (z: complex) -> bool {
        norm(z) <= 1e9
      }
      """)
}
