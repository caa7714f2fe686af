import Fractal
import Rast
import TestSupport
import Testing

@testable import Formula

@Suite("What formulas become")
struct TranslationTests {
  /// The expression that the loop compares with 4.
  private func condition(_ expression: String) throws -> String {
    let text = try program("z = pixel, w = pixel: z = z*z, (\(expression)) < 4")
    let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("while") })
    let start = try #require(line.firstRange(of: " || "))
    let end = try #require(line.firstRange(of: " < 4)"))
    return String(line[start.upperBound..<end.lowerBound])
  }

  @Test("a formula becomes the program that a person would write")
  func whole() throws {
    let text = "Mandel3 (XAXIS) { ; Three  lobes\n z = 0, C = pixel :\n z = z^3 + c + p1\n |z| <= 4\n}"
    let program = try formulas(text).choose(nil).translated()
    #expect(
      String(decoding: program.bytes, as: UTF8.self) == """
        // Mandel3, a formula of test.frm
        //
        // Three lobes
        view(center: (0.0, 0.0), span: 3.0, iterations: 256);

        param p1: complex = 0;

        program mandel3(point: complex, iterations: int) -> int {
            var z = 0i;
            let c = point;
            var n = 0;
            while norm(z) <= 4 && n < iterations {
                z = z^3 + c + p1;
                n += 1;
            }
            n
        }

        """)
  }

  @Test("provably real values are floats, and variables of a single iteration are declared in the loop")
  func real() throws {
    let text = try program(
      "z = pixel: x = real(z), y = imag(z), z = x*x - y*y + flip(2*x*y) + pixel, |z| <= 4")
    #expect(
      text == """
        var z = point;
        var n = 0;
        while (n == 0 || norm(z) <= 4) && n < iterations {
            let x = z.re;
            let y = z.im;
            z = complex(x * x - y * y, 2 * x * y) + point;
            n += 1;
        }
        """)
  }

  @Test("a divisor is tested for zero where nothing else would end the orbit")
  func divisions() throws {
    let safe = try program("z = pixel: z = z - 1/z, |z| <= 4")
    #expect(!safe.contains("break"))
    let other = try program("z = pixel: z = z - 1/z, |z| > 0.1 || |z| <= 4")
    #expect(!other.contains("break"))
    let unsafe = try program("z = pixel: z = z - 1/z, t = 1/z, |z| != 4")
    #expect(unsafe.contains("if z == 0 { break; }"))
    #expect(try program("z = pixel: x = 1/real(z), z = z*z, x < 4").contains("if z.re == 0 { break; }"))
    #expect(!(try program("z = pixel: z = z/2 + z/pi, |z| != 4")).contains("break"))
  }

  @Test("a truth that is kept while its variable changes has the kind that it is read as")
  func keptTruth() throws {
    for body in ["z = z*z, zz < (zz = |z| < 4)", "z = z*z, w = zz + (zz = |z| < 4), w", "z < z = zz < z"] {
      let program = try formulas("A { \(body) }").choose(nil).translated()
      #expect(Kernel(trying: Analysis(program), name: "a") != nil, "\(body)")
    }
  }

  @Test(
    "operators bind as Fractint's do",
    arguments: [
      ("-z^2", "((-z)^2).re"), ("z^w^2", "(power(z, w)^2).re"), ("z/w*z", "(z / w * z).re"),
      ("z - w - z", "(z - w - z).re"), ("z - (w - z)", "(z - (w - z)).re"), ("2/3", "2.0 / 3"),
      ("z^-2", "power(z, -2).re"), ("z^(2,1)", "(z^(2 + 1i)).re"), ("z^2.5", "(z^2.5).re"),
      ("real(z)^2", "z.re * z.re"),
      ("|z + (|w|)|", "norm(z + norm(w))"), ("||z| - w|", "norm(norm(z) - w)"), ("|real(z)|", "z.re * z.re"),
      ("imag(z)*-w", "(z.im * -w).re"), ("flip(z)", "z.im"), ("(2,3)*z", "((2 + 3i) * z).re"),
      ("sin(1,2)", "sin(1 + 2i).re"), ("abs(z)", "abs(z.re)"), ("cabs(z)", "abs(z)"),
      ("cosxx(z)", "conj(cos(z)).re"), ("round(z)", "floor(z + (0.5 + 0.5i)).re"), ("log(z)", "log(z).re"),
      ("exp(real(z))", "exp(z.re)"), ("sqrt(|z|)", "sqrt(norm(z))"), ("maxit", "iterations as float"),
    ])
  func operators(_ formula: String, _ expected: String) throws {
    #expect(try condition(formula) == expected)
  }

  @Test("the power of a negative number is not the negated power")
  func powersOfNegativeNumbers() throws {
    #expect(try program("z = (-2)^4: z = z*z + pixel, |z| <= 4").contains("(-2.0)^4"))
    #expect(try program("z = pixel: z = z*z + z^(-2.5), |z| <= 4").contains("z^(-2.5)"))
  }

  @Test("a constant that overflows is infinite, and the program compiles")
  func infinity() throws {
    let entry = try formulas("A { z = |1e200|: z = z*z + pixel, |z| <= 4 }").choose(nil)
    let source = try entry.translated()
    #expect(String(decoding: source.bytes, as: UTF8.self).contains("1.0 / 0.0"))
    #expect(Analysis(source).diagnostics.isEmpty)
  }

  @Test("the library has exactly the functions that translations may need")
  func helpers() {
    let names = Helper.allCases.map(\.rawValue) + [FunctionChoice.name]
    #expect(Set(HelperLibrary.functions.keys) == Set(names))
  }

  @Test("the stored value extends to the end of the statement")
  func assignments() throws {
    let text = try program("t = z < 5: z = z*z + t, |z| < 4")
    #expect(text.contains("let t = z.re < 5") || text.contains("let t = 0 < 5") || text.contains("< 5"))
    let twice = try program("z = q = 6: z = z - q, |z| < 4")
    #expect(twice.contains("let q = 6.0;") && twice.contains("var z = q;"))
  }

  @Test(
    "arithmetic after an assignment in parentheses belongs to the value",
    arguments: [
      ("(x = z)*w", "x = z * w"), ("(x = z)*w + 2", "x = z * w + 2"), ("2*(x = z) - w", "x = z - w"),
      ("-(x = z)/w", "x = z / w"), ("(x = z)*(w < 1) + (y = w)*(w > 1)", "y = w * "),
      ("((x = z))*w", "x = z;"), ("(x = z) < w", "x = z;"), ("w*(x = z)", "x = z;"),
    ])
  func stores(_ formula: String, _ expected: String) throws {
    let text = try program("z = pixel, w = pixel: t = \(formula), z = z*z + t + x + y, |z| < 4")
    #expect(text.contains(expected), "\(text)")
  }

  @Test("names that mean something else are changed, and all others are kept")
  func names() throws {
    let text = try program("in = pixel, n = 1: ImagZ = in*n, Z = Z*imagz + in, |z| < 4")
    #expect(text.contains("let in_ = point;") && text.contains("imagZ") && text.contains("var runs = 0;"))
  }

  @Test("the whole corpus compiles, and is printed as the same program")
  func corpusCompiles() throws {
    var count = 0
    for file in try corpus() {
      for entry in file.entries {
        let source = try entry.translated()
        #expect(Kernel.diagnostics(of: Analysis(source)).isEmpty)
        #expect(Reprinting.problem(of: source) == nil)
        let tree = try #require(FileSyntax(parsing: source))
        #expect(Array(SyntaxPrinter.text(of: tree).utf8) == source.bytes)
        count += 1
      }
    }
    #expect(count >= 60)
  }

  @Test("fn1 to fn4 are params that name a function")
  func choices() throws {
    let entry = try formulas("A { z = pixel: z = fn1(z) + fn2(pixel), |z| < 4 }").choose(nil)
    let kernel = try Kernel(name: "A", Analysis(try entry.translated()))
    #expect(kernel.program.params.map(\.name) == ["fn1", "fn2"])
    #expect(kernel.program.params.map(\.value) == [.str("sin"), .str("sqr")])
  }
}
